SELECT m.*, r.entity_id
FROM evidence.mentions m
JOIN resolved.referent_entities r USING (referent_id)
ORDER BY mention_id
