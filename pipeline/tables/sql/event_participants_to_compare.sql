SELECT DISTINCT event_mention_id, entity_id, role
FROM evidence.event_participants JOIN resolved.referent_entities USING (referent_id)
