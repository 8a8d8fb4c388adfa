-- Somebody takes another post from day to day (代理, DOMAIN §3: substitutes count), besides the own one.
create table stand_in (
  stand_in_id text primary key,
  account text not null references account (name),
  unit_id text not null,
  role text not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  named_by text not null,
  named_at timestamptz not null,
  ended_at timestamptz
);
create index stand_in_of_account on stand_in (account, until_day);
create index stand_in_of_unit on stand_in (unit_id, until_day);
