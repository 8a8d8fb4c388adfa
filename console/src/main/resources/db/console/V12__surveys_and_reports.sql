-- Satisfaction surveys and where everybody stands in them.
create table surveys (
  kind          text        not null,
  term          text        not null,
  coverage      text        not null,
  bottom_places integer     not null,
  rule_version  text        not null,
  by_account    text        not null,
  at            timestamptz not null,
  primary key (kind, term)
);
create table survey_standings (
  kind      text    not null,
  term      text    not null,
  position  integer not null,
  unit_id   text    not null,
  unit_name text    not null,
  parents   integer not null,
  asked     integer not null,
  satisfied integer not null,
  covered   boolean not null,
  rank      integer,
  bottom    boolean not null,
  primary key (kind, term, unit_id)
);
alter table assessment_records add column starts timestamptz;
create index assessment_records_plan on assessment_records (place_id, matter) where act = 'PLAN';
-- How reports of the calendar stand; one that was never filed has no filed_at.
create table report_standings (
  unit_id   text        not null,
  unit_name text        not null,
  report    text        not null,
  instance  text        not null,
  name      text        not null,
  due_at    timestamptz not null,
  filed_at  timestamptz,
  counted   boolean     not null,
  at        timestamptz not null,
  primary key (unit_id, report, instance)
);
create index report_standings_due on report_standings (due_at, report);
