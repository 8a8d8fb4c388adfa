-- Published bulletins (DESIGN §1: not derived from the log, so a rebuild leaves them alone).
create table bulletin_editions (
  period       text        not null,
  edition      integer     not null check (edition > 0),
  command_id   text        not null unique,
  published_at timestamptz not null,
  by_account   text        not null,
  by_role      text        not null,
  position     text        not null,
  reason       text,
  bulletin     jsonb       not null,
  primary key (period, edition)
);
