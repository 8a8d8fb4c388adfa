-- Where records stand that intake itself gave up.
create table parked (
  topic      text    not null,
  partition  integer not null,
  log_offset bigint  not null,
  lane       text    not null,
  attempt    integer not null,
  stage      text    not null,
  reason     text    not null,
  primary key (topic, partition, log_offset)
);
create index parked_lane on parked (lane);

create table dead_letter (
  letter_id     bigint generated always as identity primary key,
  service       text        not null,
  step          text        not null,
  topic         text        not null,
  partition     integer     not null,
  log_offset    bigint      not null,
  lane          text        not null,
  position      bigint      not null,
  stage         text        not null,
  case_id       text,
  value_size    integer     not null,
  error_class   text        not null,
  error_message text        not null,
  attempts      integer     not null,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  state         text        not null,
  request_id    text,
  asked         text,
  sent          boolean     not null default false,
  unique (service, step, topic, partition, log_offset)
);
create index dead_letter_waiting on dead_letter (service, step, lane, position) where state in ('OPEN', 'PARKED');
create index dead_letter_by_request on dead_letter (request_id) where request_id is not null;
create index dead_letter_unsent on dead_letter (letter_id) where asked is not null and not sent;
comment on table dead_letter is 'What the services gave up, and what became of it, from the dead-letters topics; what was asked for is ours.';
comment on column dead_letter.position is 'Place of its first letter on the topic of its service: the order within a lane.';
comment on column dead_letter.asked is 'What was asked of the service and is not answered yet; null where nothing is.';
comment on column dead_letter.sent is 'Whether that is on the retry topic.';

create table dead_letter_request (
  request_id text primary key,
  account    text        not null,
  kind       text        not null,
  service    text,
  reason     text,
  letters    integer     not null,
  at         timestamptz not null
);
comment on table dead_letter_request is 'Who asked for what to be handled again, or left out, and when.';
