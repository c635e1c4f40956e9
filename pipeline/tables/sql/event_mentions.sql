SELECT m.*, e.event_id, p.entity_id AS place_id
FROM evidence.event_mentions m
JOIN resolved.mention_events e USING (event_mention_id)
LEFT JOIN resolved.referent_entities p ON p.referent_id = m.place_referent
ORDER BY event_mention_id
