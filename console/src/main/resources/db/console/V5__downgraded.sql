-- The list of complaints and reports that became something less.
create index cases_downgraded on cases (opened_at desc, case_id) where summary->>'downgradedFrom' is not null;
