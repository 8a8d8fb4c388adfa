create table mail_position (
  mailbox      text primary key,
  uid_validity bigint not null,
  last_uid     bigint not null
);
comment on table mail_position is 'How far each mailbox is read, by the ids of its server.';

create table mail (
  mail_id  text primary key,
  mailbox  text        not null,
  state    text        not null,
  why      text,
  case_id  text,
  size     integer     not null,
  attempts integer     not null,
  first_at timestamptz not null,
  last_at  timestamptz not null
);
create index mail_by_time on mail (first_at desc, mail_id desc);
create index mail_by_mailbox on mail (mailbox, state);
create index mail_in_quarantine on mail (first_at) where state = 'QUARANTINED';
comment on table mail is 'What became of each mail. Its id is a keyed hash; what is in quarantine is sealed in the vault.';

create table mail_thread (
  message_hash    text primary key,
  case_id         text not null,
  source_line     text,
  external_number text not null
);
comment on table mail_thread is 'Keyed hashes of Message-IDs of a thread, and the work order they belong to.';

create table mail_acknowledgement (
  case_id    text primary key,
  mail_id    text        not null,
  mailbox    text        not null,
  state      text        not null,
  attempts   integer     not null default 0,
  next_at    timestamptz not null,
  last_error text,
  ended_at   timestamptz
);
create index mail_acknowledgement_due on mail_acknowledgement (next_at) where state = 'DUE';
comment on table mail_acknowledgement is 'Acknowledgements by mail; next_at on real time. To whom and in answer to what is in the vault.';
