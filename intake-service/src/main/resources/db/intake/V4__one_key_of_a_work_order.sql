-- The case id is made of channel, source line and external number, so that the primary key is enough to keep a number to one
-- case. A second unique index made one of two hand-ins of the same number fail when they came at the same moment.
alter table work_order drop constraint work_order_channel_source_line_external_number_key;
create index work_order_external_number on work_order (external_number);
