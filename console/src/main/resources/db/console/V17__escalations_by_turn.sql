-- Two units may have had the same clock of a round, one after the other (DOMAIN §5).
alter table escalations add column leg integer not null default 1;
comment on column escalations.leg is 'Which unit''s turn within the round';
update escalations e set leg = k.leg from clocks k
where k.case_id = e.case_id and k.kind = e.clock and k.round = e.round
  and k.unit_id = e.unit_id and k.leg > 1;
create index escalations_clock on escalations (case_id, clock, round, leg);
