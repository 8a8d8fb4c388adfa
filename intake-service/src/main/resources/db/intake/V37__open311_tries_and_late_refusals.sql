-- A request is noted before it is handed in, so that a second try after a crash says the same moment.
alter table open311_request add column taken boolean not null default true;
create index open311_request_not_taken on open311_request (requested_at) where not taken;
comment on column open311_request.taken is 'Whether it is on the log; others are tries that nobody is told of.';

-- Words of a command are on the log before its outcome is known; refused, they are taken off it again, however late the outcome.
create table text_at_stake (
  command_id   text        not null,
  content_hash text        not null,
  case_id      text        not null,
  text_ids     text[]      not null,
  first        boolean     not null,
  lately       boolean     not null,
  at           timestamptz not null,
  primary key (command_id, content_hash)
);
create index text_at_stake_by_case on text_at_stake (case_id);
comment on table text_at_stake is 'Texts of commands whose outcome has not come: gone with it.';
