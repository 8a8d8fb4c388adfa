-- What is parked waits in lanes, and is handled again when it is asked for.
drop table parked;
create table parked (
  topic text not null,
  partition int not null,
  log_offset bigint not null,
  lane text not null,
  attempt int not null,
  stage text not null,
  reason text not null,
  primary key (topic, partition, log_offset)
);
create index parked_lane on parked (lane);
comment on table parked is 'Places of records that could not be read or handled, or wait behind one; the records stay on the log';
