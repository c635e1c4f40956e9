FROM evidence.regions ORDER BY region_id
