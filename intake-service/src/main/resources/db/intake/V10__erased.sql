alter table work_order add column erased_at timestamptz;
comment on column work_order.erased_at is 'When the person of the case was erased: its number brings nothing back.';
