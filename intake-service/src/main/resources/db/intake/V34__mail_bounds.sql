alter table mail_acknowledgement add column addressee text;
create index mail_acknowledgement_addressee on mail_acknowledgement (addressee) where addressee is not null;
comment on column mail_acknowledgement.addressee is 'Keyed hash of the address and the day: one address on two days is two.';

alter table mail_position add column since timestamptz not null default now();
update mail_position p set since = coalesce((select min(first_at) from mail m where m.mailbox = p.mailbox), p.since);
comment on column mail_position.since is 'Real time from which on this mailbox is read: after its server gave new ids, older mails are left alone.';
