-- A report that the head wrote is signed off by the head above (DOMAIN §3).
alter table cases add column reported_by_head boolean not null default false;
comment on column cases.reported_by_head is 'Whether the last report was written by a head';
