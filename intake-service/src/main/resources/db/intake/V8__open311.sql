create table open311_request (
  request_id   text primary key,
  case_id      text        not null,
  service_code text        not null,
  requested_at timestamptz not null
);
create index open311_request_by_time on open311_request (requested_at desc);
comment on table open311_request is 'Requests that came in by Open311, by their random ids.';

alter table case_unit add column state text;
alter table case_unit add column changed_at timestamptz;
