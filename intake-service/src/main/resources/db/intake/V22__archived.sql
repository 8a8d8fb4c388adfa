-- What is answered of a case that left the stores long after its end: the same work order again is known, not refused.
alter table case_unit add column content_hash text;
alter table case_unit add column flags text[] not null default '{}';
alter table case_unit add column round integer not null default 1;
alter table case_unit add column unit_name text;
update case_unit u set content_hash = w.content_hash from work_order w where w.case_id = u.case_id;
comment on column case_unit.content_hash is 'Hash of the content the case has, as its events say.';
