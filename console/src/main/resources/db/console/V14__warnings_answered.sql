-- What the unit answered to a warning, and what was found by looking back (DOMAIN §6).
alter table warnings
  add column answered_at     timestamptz,
  add column answered_by     text,
  add column answer_text_id  text,
  add column looked_back_at  timestamptz,
  add column looked_back_by  text,
  add column finding_text_id text,
  add column settled         boolean not null default false;
create index warnings_to_look_back_at on warnings (look_back_on)
  where look_back_on is not null and not settled;
