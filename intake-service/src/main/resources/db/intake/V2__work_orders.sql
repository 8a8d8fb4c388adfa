create table work_order (
  case_id          text primary key,
  case_number      text        not null unique,
  channel          text        not null,
  source_line      text        not null,
  external_number  text        not null,
  first_command_id text        not null,
  content_hash     text        not null,
  fingerprint      text,
  accepted_at      timestamptz not null,
  updated_at       timestamptz not null,
  unique (channel, source_line, external_number)
);
comment on table work_order is 'Every external number that was ever accepted, and the case it opened.';
create index work_order_by_person on work_order (fingerprint, accepted_at desc) where fingerprint is not null;

create table case_number (
  day  date primary key,
  last integer not null
);

create table case_unit (
  case_id   text primary key,
  version   bigint  not null,
  unit_id   text,
  unit_line text[]  not null,
  hidden    boolean not null
);
comment on table case_unit is 'Which unit has a case, from case-events: for the right to see who complained.';

create table consumed (
  consumer    text    not null,
  topic       text    not null,
  partition   integer not null,
  next_offset bigint  not null,
  primary key (consumer, topic, partition)
);
