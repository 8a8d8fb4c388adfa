alter table work_order add column look_up_hash text;
comment on column work_order.look_up_hash is 'Keyed hash of the code with which the complainant looks the case up.';
