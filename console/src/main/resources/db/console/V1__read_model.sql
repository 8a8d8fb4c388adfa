-- The read model: derived from the log, dropped and rebuilt at will (DESIGN §1). Nothing here counts rows by itself
-- (no sequences, no now()): the same log gives the same rows.

-- How far each partition has been taken in; written in the transaction that takes it in.
create table consumed (
  topic       text    not null,
  partition   integer not null,
  next_offset bigint  not null,
  primary key (topic, partition)
);

-- Records that could not be taken in, with the reason; they wait for a rebuild.
create table parked (
  topic      text    not null,
  partition  integer not null,
  log_offset bigint  not null,
  key        text,
  reason     text    not null,
  detail     text    not null,
  record     bytea,
  primary key (topic, partition, log_offset)
);

-- A case after its last event.
create table cases (
  case_id         text        primary key,
  case_number     text        not null,
  version         bigint      not null,
  state           text        not null,
  round           integer     not null,
  channel         text        not null,
  external_number text        not null,
  demand_type     text        not null,
  urgency         text        not null,
  category_level1 text,
  category_level2 text,
  unit_id         text,
  unit_line       text[]      not null,
  copied_unit_ids text[]      not null,
  hidden          boolean     not null,
  opened_at       timestamptz not null,
  ended_at        timestamptz,
  reported_by     text,
  summary         jsonb       not null,
  routing         jsonb,
  triage_reasons  text[]      not null,
  texts           jsonb       not null
);
create index cases_number on cases (case_number);
create index cases_opened on cases (opened_at, case_id);
create index cases_line on cases using gin (unit_line);
create index cases_copied on cases using gin (copied_unit_ids);
create index cases_open on cases (state) where ended_at is null;

-- What is derived from a case, its clocks and its texts together, whichever of them comes first.
create table case_index (
  case_id     text primary key,
  due_at      timestamptz,
  due_clock   text,
  due_party   text,
  card        text     not null default 'NONE',
  title       text,
  words_open  tsvector,
  words_all   tsvector
);
create index case_index_due on case_index (due_at, case_id);
create index case_index_open on case_index using gin (words_open);
create index case_index_all on case_index using gin (words_all);

-- Who may or must do what next.
create table steps (
  case_id text    not null,
  action  text    not null,
  party   text    not null,
  owed    boolean not null,
  roles   text[]  not null,
  primary key (case_id, action)
);
create index steps_party on steps (party, action) where owed;

create table clocks (
  case_id       text        not null,
  kind          text        not null,
  round         integer     not null,
  leg           integer     not null,
  party         text        not null,
  unit_id       text,
  unit_name     text,
  unit_line     text[]      not null,
  state         text        not null,
  limit_words   text        not null,
  reason_code   text        not null,
  started_at    timestamptz not null,
  due_at        timestamptz not null,
  yellow_at     timestamptz,
  met_at        timestamptz,
  in_time       boolean,
  yellow_card_at timestamptz,
  red_card_at   timestamptz,
  primary key (case_id, kind, round, leg)
);
create index clocks_running on clocks (due_at) where state = 'RUNNING';
create index clocks_cards on clocks (case_id) where yellow_card_at is not null or red_card_at is not null;

-- How far the clocks of a case have come: its last deadline event, and the case event that one answers.
create table clock_progress (
  case_id       text   primary key,
  sequence      bigint not null,
  case_sequence bigint not null
);

-- The story of a case: its events, and cards and notes of its clocks.
create table timeline (
  event_id    text        primary key,
  case_id     text        not null,
  sequence    bigint      not null,
  at          timestamptz not null,
  type        text        not null,
  actor       text,
  role        text,
  unit_id     text,
  desk        text,
  occurred_at timestamptz,
  details     jsonb       not null
);
create index timeline_case on timeline (case_id, at, sequence, event_id);

-- Scrubbed texts; a tombstone deletes the row.
create table texts (
  case_id     text        not null,
  text_id     text        not null,
  kind        text        not null,
  body        text        not null,
  accepted_at timestamptz not null,
  primary key (case_id, text_id)
);

create table warnings (
  warning_id      text        primary key,
  sequence        integer     not null,
  rule            text        not null,
  level           text        not null,
  scope           text        not null,
  scope_id        text        not null,
  unit_id         text,
  unit_name       text,
  unit_line       text[]      not null,
  category_level1 text,
  figures         jsonb       not null,
  case_ids        text[]      not null,
  state           text        not null,
  raised_at       timestamptz not null,
  at              timestamptz not null,
  cleared_reason  text
);
create index warnings_standing on warnings (at) where state = 'STANDING';

-- Every change of a warning, for the live stream.
create table warning_events (
  event_id   text        primary key,
  warning_id text        not null,
  type       text        not null,
  unit_line  text[]      not null,
  at         timestamptz not null,
  body       jsonb       not null,
  partition  integer     not null,
  log_offset bigint      not null
);
create index warning_events_place on warning_events (partition, log_offset);

-- Red cards; ladder steps and supervision orders join them.
create table escalations (
  event_id    text        primary key,
  kind        text        not null,
  case_id     text        not null,
  case_number text        not null,
  clock       text        not null,
  round       integer     not null,
  party       text        not null,
  unit_id     text,
  unit_name   text,
  unit_line   text[]      not null,
  urgency     text        not null,
  due_at      timestamptz not null,
  at          timestamptz not null,
  partition   integer     not null,
  log_offset  bigint      not null
);
create index escalations_place on escalations (partition, log_offset);
create index escalations_at on escalations (at, event_id);

-- Whom we told what; the inbox of an account is what came by channel INBOX.
create table deliveries (
  delivery_id     text        primary key,
  recipient       text        not null,
  unit_id         text,
  channel         text        not null,
  result          text        not null,
  attempt         integer     not null,
  template        text        not null,
  parameters      jsonb       not null,
  urgent          boolean     not null,
  case_id         text,
  source_event_id text        not null,
  happened_at     timestamptz not null,
  at              timestamptz not null,
  partition       integer     not null,
  log_offset      bigint      not null
);
create index deliveries_inbox on deliveries (recipient, partition, log_offset) where channel = 'INBOX';
create index deliveries_case on deliveries (case_id);

create table score_lines (
  line_id          text        primary key,
  unit_id          text        not null,
  unit_name        text        not null,
  scheme           text        not null,
  period           text        not null,
  item             text        not null,
  kind             text        not null,
  numerator        bigint      not null,
  denominator      bigint      not null,
  reason_code      text        not null,
  case_id          text,
  case_number      text,
  handling_unit_id text,
  source_event_id  text        not null,
  provisional      boolean     not null,
  rule_version     text        not null,
  at               timestamptz not null,
  struck           boolean     not null
);
create index score_lines_card on score_lines (unit_id, scheme, period, item);
create index score_lines_case on score_lines (case_id);

create table scorecards (
  unit_id         text        not null,
  scheme          text        not null,
  period          text        not null,
  unit_name       text        not null,
  items           jsonb       not null,
  total           text        not null,
  rule_version    text        not null,
  ledger_position bigint      not null,
  at              timestamptz not null,
  primary key (unit_id, scheme, period)
);
