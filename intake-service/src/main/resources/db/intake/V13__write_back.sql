create table write_back (
  step_id         text primary key,
  case_id         text        not null,
  sequence        bigint      not null,
  kind            text        not null,
  external_number text        not null,
  case_number     text        not null,
  accepted_at     timestamptz not null,
  fields          jsonb       not null,
  text_id         text,
  state           text        not null,
  attempts        integer     not null default 0,
  next_at         timestamptz not null,
  last_error      text,
  ended_at        timestamptz
);
create index write_back_due on write_back (next_at) where state = 'DUE';
create index write_back_waiting on write_back (case_id, sequence) where state in ('DUE', 'TODO');
create index write_back_in_order on write_back (accepted_at, case_id, sequence);
create index write_back_by_state on write_back (state) where state in ('DUE', 'TODO');
comment on table write_back is 'What the platform above hears of its work orders, in order; next_at and ended_at on real time.';

create table write_back_answer (
  case_id text primary key,
  text_id text not null
);
comment on table write_back_answer is 'The public answer of the last report of a case; the text is in the vault.';
