create table attachment (
  attachment_id text primary key,
  case_id       text,
  account       text        not null,
  media_type    text        not null,
  size          integer     not null,
  created_at    timestamptz not null
);
create index attachment_by_case on attachment (case_id) where case_id is not null;
comment on table attachment is 'Files of cases; they and their names are sealed in the vault.';
