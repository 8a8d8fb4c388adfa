-- What was entered in one go is taken back in one go.
alter table assessment_records add column batch text;
create index assessment_records_batch on assessment_records (batch) where batch is not null;
create index assessment_records_cell on assessment_records (scheme, period, entered_at)
  where act in ('EVIDENCE', 'SPOT_CHECK');
