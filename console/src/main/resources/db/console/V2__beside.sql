-- Found by what runs beside the handling: co-units that see a case, promises that wait to be struck off.
create index cases_co_units on cases using gin ((summary -> 'coUnits'));
create index cases_promises on cases (case_id) where summary -> 'promises' <> '[]'::jsonb;
