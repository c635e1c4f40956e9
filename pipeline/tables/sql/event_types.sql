FROM resolved.event_types ORDER BY type
