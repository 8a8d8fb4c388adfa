create table knowledge (
  entry_id    text        not null,
  version     integer     not null,
  question    text        not null,
  answer      text        not null,
  category    text,
  basis       text,
  valid_until date,
  withdrawn   boolean     not null,
  changed_by  text        not null,
  changed_at  timestamptz not null,
  primary key (entry_id, version)
);
comment on table knowledge is 'Answers of the centre, every edition of each; nothing personal belongs into them.';
