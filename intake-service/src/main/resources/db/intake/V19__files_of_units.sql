-- A file may say something about a unit (考核材料) in place of a case.
alter table attachment add column unit_id text;
alter table attachment add constraint attachment_of_one check (case_id is null or unit_id is null);
create index attachment_by_unit on attachment (unit_id) where unit_id is not null;
