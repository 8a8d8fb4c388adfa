alter table vault_key add column wrapped_by bigint;
comment on column vault_key.wrapped_by is 'Id of the master key that wraps this key; null of one of before, until it is looked at in the background.';
