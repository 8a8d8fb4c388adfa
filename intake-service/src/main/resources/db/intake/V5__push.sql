create table push_key (
  key         text primary key,
  mapping     text,
  source_line text,
  created_at  timestamptz not null,
  revoked_at  timestamptz
);
comment on table push_key is 'Keys by which platforms sign what they push; their secrets are in the vault.';

create table push_secret (
  secret_id   text primary key,
  key         text        not null references push_key on delete cascade,
  valid_from  timestamptz not null,
  valid_until timestamptz
);
create index push_secret_by_key on push_secret (key);
comment on table push_secret is 'Several secrets of a key hold at once while it is rotated. On real time.';

create table push_nonce (
  key     text        not null,
  nonce   text        not null,
  seen_at timestamptz not null,
  primary key (key, nonce)
);
create index push_nonce_by_time on push_nonce (seen_at);
comment on table push_nonce is 'Nonces of pushes within the time a signature holds. On real time.';

alter table work_order add column revision text;
comment on column work_order.revision is 'Revision of the source that was handed in last.';
