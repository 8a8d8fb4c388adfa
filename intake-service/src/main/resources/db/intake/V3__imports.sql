create table import_job (
  import_id   text primary key,
  instance_id text        not null,
  account     text        not null,
  file_name   text        not null,
  dry_run     boolean     not null,
  state       text        not null,
  total       integer     not null default 0,
  accepted    integer     not null default 0,
  updated     integer     not null default 0,
  unchanged   integer     not null default 0,
  rejected    integer     not null default 0,
  errors      jsonb       not null default '[]',
  started_at  timestamptz not null,
  ended_at    timestamptz
);
comment on column import_job.errors is 'Row, field and mend of what is wrong; never the value.';
