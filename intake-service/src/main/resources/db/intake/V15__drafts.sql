create table desk_draft (
  draft_id   text primary key,
  account    text        not null,
  updated_at timestamptz not null
);
create index desk_draft_of_account on desk_draft (account, updated_at desc);
create index desk_draft_by_time on desk_draft (updated_at);
comment on table desk_draft is 'Whose unfinished entry of the desk it is; what it says is sealed in the vault.';
