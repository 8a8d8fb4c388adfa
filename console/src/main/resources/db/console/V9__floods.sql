-- The flood of a case is found by what its lead was told (DOMAIN §4.6).
create index timeline_flood_cases on timeline using gin ((details -> 'caseIds') jsonb_path_ops)
  where type = 'FloodNoticed';
