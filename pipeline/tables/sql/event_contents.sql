SELECT c.*, e.event_id
FROM evidence.event_contents c
JOIN resolved.mention_events e USING (event_mention_id)
ORDER BY event_mention_id, part
