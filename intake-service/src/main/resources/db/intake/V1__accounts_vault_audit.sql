create table account (
  name          text primary key,
  password_hash text        not null,
  role          text        not null,
  unit_id       text,
  enabled       boolean     not null default true,
  demo          boolean     not null default false,
  created_at    timestamptz not null
);
comment on table account is 'One role at one unit; the person behind it is in the vault.';

create table vault_key (
  subject text primary key,
  wrapped bytea not null
);
comment on table vault_key is 'Key of a case or account, wrapped by the master key; deleting it erases the subject.';

create table vault_entry (
  subject    text        not null references vault_key on delete cascade,
  entry      text        not null,
  sealed     bytea       not null,
  updated_at timestamptz not null,
  primary key (subject, entry)
);

create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  account text        not null,
  role    text        not null,
  unit_id text,
  act     text        not null,
  granted boolean     not null,
  case_id text,
  reason  text
);
create index audit_by_account on audit (account, id);
create index audit_by_case on audit (case_id, id) where case_id is not null;
