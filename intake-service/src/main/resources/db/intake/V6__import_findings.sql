alter table import_job add column findings jsonb;
update import_job set findings = jsonb_build_object('errors', errors, 'warnings', '[]'::jsonb, 'columns', '[]'::jsonb,
  'passedOver', '[]'::jsonb, 'unread', '[]'::jsonb) where ended_at is not null;
alter table import_job drop column errors;
comment on column import_job.findings is 'Row, field and mend of what is wrong, names of columns; never a value.';
