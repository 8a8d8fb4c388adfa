create table fingerprint_key (
  key_id     text primary key,
  made_at    timestamptz not null,
  retired_at timestamptz,
  rekeyed    boolean     not null
);
create unique index fingerprint_key_in_use on fingerprint_key ((1)) where retired_at is null;
comment on table fingerprint_key is 'Keys under which phones are hashed; one is in use. The keys themselves are in the vault.';

create table person_fingerprint (
  hash   text primary key,
  key_id text not null,
  person text not null
);
create index person_fingerprint_by_key on person_fingerprint (key_id);
create index person_fingerprint_by_person on person_fingerprint (person);
comment on table person_fingerprint is 'Hash of a phone under a key, and whom it is on the log.';

insert into person_fingerprint (hash, key_id, person)
select distinct fingerprint, 'first', fingerprint from work_order where fingerprint is not null;
