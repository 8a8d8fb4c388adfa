-- Until when the unit of a warning owes its answer (DOMAIN §5, warning_answer); null where none is owed.
alter table warnings add column answer_due_at timestamptz;
comment on column warnings.answer_due_at is 'Last moment in which the unit answers in time';
create index warnings_to_answer on warnings (unit_id, answer_due_at) where answer_due_at is not null;
