alter table write_back add column place smallint not null default 0;
comment on column write_back.place is 'Order of the steps that one event leads to.';
alter table write_back add column ended_by text;
comment on column write_back.ended_by is 'Account that checked it off; null if it was sent.';
drop index write_back_waiting;
create index write_back_waiting on write_back (case_id, sequence, place) where state in ('DUE', 'TODO');
drop index write_back_in_order;
create index write_back_in_order on write_back (accepted_at, case_id, sequence, place);
create index write_back_oldest on write_back (accepted_at) where state in ('DUE', 'TODO');
create index write_back_done on write_back (ended_at, step_id) where state = 'DONE';

alter table write_back_answer add column reached boolean;
alter table write_back_answer add column satisfaction text;
alter table write_back_answer add column resolution text;
comment on table write_back_answer is
  'What a case answers: its public answer or reason (the text is in the vault), verdict, how it ended, the lead that answers for it, and what its complainant said last.';

alter table handed_command add column kept boolean not null default false;
comment on column handed_command.kept is 'Whether registry and case had this content once; handed in again after another, it is a repetition.';
