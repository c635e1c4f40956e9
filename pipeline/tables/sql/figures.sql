SELECT f.*, e.event_id
FROM evidence.figures f
JOIN resolved.mention_events e USING (event_mention_id)
ORDER BY event_mention_id, start
