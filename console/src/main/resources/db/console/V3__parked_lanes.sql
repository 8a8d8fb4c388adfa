-- Where records stand that could not be taken in; of the records nothing, since they may hold what was erased since.
drop table parked;
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
