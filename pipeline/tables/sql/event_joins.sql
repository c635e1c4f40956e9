SELECT event_mention_id, unnest(joined_by) AS rule, joined_with
FROM resolved.mention_events
ORDER BY event_mention_id, rule
