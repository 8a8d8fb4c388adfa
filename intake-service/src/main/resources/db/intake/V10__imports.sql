create table import_job (
  id         text primary key,
  file_name  text        not null,
  dry_run    boolean     not null,
  state      text        not null,
  account    text        not null,
  total      int         not null default 0,
  accepted   int         not null default 0,
  updated    int         not null default 0,
  unchanged  int         not null default 0,
  rejected   int         not null default 0,
  started_at timestamptz not null,
  ended_at   timestamptz
);

create table import_error (
  import_id  text not null references import_job on delete cascade,
  row_number int  not null,
  field      text not null,
  message    text not null
);
create index import_error_by_row on import_error (import_id, row_number);
comment on table import_error is 'What is wrong with which row, and the mend; never the value.';
