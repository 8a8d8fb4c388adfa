create table handed_command (
  command_id   text        not null,
  content_hash text        not null,
  case_id      text        not null,
  at           timestamptz not null,
  accepted     boolean     not null default false,
  primary key (command_id, content_hash)
);
create index handed_command_by_case on handed_command (case_id);
comment on table handed_command is 'Commands and amendments whose texts went onto the log, unless they were refused: the same, handed in again and refused then, takes no text off the log that was accepted once.';

-- Of a case of before, nobody noted what was accepted.
alter table work_order add column commands_noted boolean not null default false;
alter table work_order alter column commands_noted set default true;
comment on column work_order.commands_noted is 'Whether handed_command has all that was handed in of this case.';
comment on column handed_command.accepted is 'Whether an outcome was read that says so: outcomes of a case come in order.';
