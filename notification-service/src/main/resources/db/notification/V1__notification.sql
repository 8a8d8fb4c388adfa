-- What notification keeps: how far it has read, what it could not read, and the attempts at mail.

create table consumed (
  topic text not null,
  partition int not null,
  next_offset bigint not null,
  primary key (topic, partition)
);
comment on table consumed is 'Where to go on in each partition; written with what was done';

create table parked (
  topic text not null,
  partition int not null,
  log_offset bigint not null,
  reason text not null,
  parked_at timestamptz not null,
  primary key (topic, partition, log_offset)
);
comment on table parked is 'Places of records that could not be read or handled; the records stay on the log';

create table mail (
  delivery_id text primary key,
  message_key text not null,
  recipient text not null,
  recipient_unit_id text not null,
  template text not null,
  parameters jsonb not null,
  urgent boolean not null,
  case_id text,
  case_sequence bigint,
  source_event_id text not null,
  happened_at timestamptz not null,
  attempt int not null default 0,
  attempted_at timestamptz,
  state text not null default 'DUE' check (state in ('DUE', 'SENT', 'FAILED')),
  ended_at timestamptz,
  last_error text
);
comment on column mail.attempt is 'Attempts begun; committed before the mail goes out';
comment on column mail.last_error is 'Kind of the last error; never an address';

-- db-scheduler's own table, in its own form.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
