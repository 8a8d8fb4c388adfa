-- Who took note of a warning, what is done and when it is looked at again (DOMAIN §6).
alter table warnings
  add column acknowledged_at timestamptz,
  add column acknowledged_by text,
  add column measure_text_id text,
  add column look_back_on    date;
