-- Complainants whom nobody reached, or who were answered together with others, are asked to rate.
create table sms (
  delivery_id text primary key,
  case_id text not null,
  case_number text not null,
  case_sequence bigint not null,
  source_event_id text not null,
  together boolean not null,
  happened_at timestamptz not null,
  attempt int not null default 0,
  attempted_at timestamptz,
  begun boolean not null default false,
  outcome text check (outcome in ('TAKEN', 'REFUSED', 'NOT_REACHED', 'UNCLEAR')),
  ended_at timestamptz
);
comment on table sms is 'Requests for a rating by short message; no number, no code, no text';
comment on column sms.attempt is 'Attempts begun; committed before the message goes out';
comment on column sms.begun is 'The last attempt has no outcome yet: found so, it is unclear and not made again';
