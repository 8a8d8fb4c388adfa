alter table write_back add column answered_by text[] not null default '{}';
comment on column write_back.answered_by is 'Cases whose answers the step carries: the parts of a call, or the lead; none for its own.';

alter table write_back_answer alter column text_id drop not null;
alter table write_back_answer add column verdict text;
alter table write_back_answer add column closing_kind text;
alter table write_back_answer add column ended text;
alter table write_back_answer add column lead_case_id text;
comment on table write_back_answer is
  'What a case answers: its public answer or reason (the text is in the vault), verdict, how it ended, the lead that answers for it.';
