create table person_mark (
  hash    text not null,
  key_id  text not null,
  case_id text not null,
  primary key (hash, case_id)
);
create index person_mark_by_case on person_mark (case_id);
create index person_mark_by_key on person_mark (key_id);
comment on table person_mark is 'Hashes, under a key of fingerprints, of the mail address of a complainant and of name and address together, and the cases that have them: by what a person is found who gave no phone.';

-- Only the vault knows the addresses of cases of before: they are marked in the background, from the next start on.
alter table fingerprint_key add column marked boolean not null default false;
comment on column fingerprint_key.marked is 'Whether every case that is kept has its marks under this key.';
