alter table mail add column kept boolean not null default false;
update mail set kept = true where state = 'QUARANTINED';
create index mail_kept on mail (last_at) where kept;
comment on column mail.kept is 'Whether something of the mail is sealed in the vault: as it came, or who wrote it and about what.';
