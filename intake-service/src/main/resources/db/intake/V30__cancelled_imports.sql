alter table import_job add column expected integer, add column cancel_asked_by text;
comment on column import_job.expected is 'Rows with a work order that the file has; null until they are counted.';
comment on column import_job.cancel_asked_by is 'Account that asked to cancel it; whichever instance runs it looks here.';
