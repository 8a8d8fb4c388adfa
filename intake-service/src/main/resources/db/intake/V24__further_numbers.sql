alter table work_order add column further_people text[];
comment on column work_order.further_people is 'Whom the other numbers of the complainant are on the log, where the field of the phone has several.';
create index work_order_by_further_people on work_order using gin (further_people);
