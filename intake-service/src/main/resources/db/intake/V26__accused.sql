-- Whom a case is against: who stands in for somebody has nothing to do with what is against their own unit.
alter table case_unit add column accused_unit text;
