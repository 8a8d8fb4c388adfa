-- What is entered about units, and what a card says beside its items.
create table assessment_records (
  record_id   text        primary key,
  unit_id     text        not null,
  place_id    text        not null,
  scheme      text        not null,
  period      text        not null,
  act         text        not null,
  state       text        not null,
  item        text,
  found       boolean,
  amount      text,
  matter      text,
  level       text,
  line_id     text,
  event_id    text,
  by_account  text        not null,
  by_role     text        not null,
  by_unit     text,
  second_account text,
  second_role text,
  second_unit text,
  entered_at  timestamptz not null,
  until       timestamptz,
  text_id     text,
  files       text[]      not null,
  at          timestamptz not null
);
create index assessment_records_unit on assessment_records (unit_id, scheme, period, act);
create index assessment_records_event on assessment_records (event_id) where event_id is not null;

alter table scorecards
  add column sections jsonb not null default '[]',
  add column weight text not null default '',
  add column base text not null default '',
  add column scaled text not null default '',
  add column demands_before_cap text not null default '',
  add column demands_counted text not null default '',
  add column stage text not null default 'OPEN',
  add column until timestamptz;
