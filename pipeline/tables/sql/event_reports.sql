-- What each article says of each event, in one row.
WITH mentions AS (
  SELECT e.event_id, m.*, p.entity_id AS place_id, list_position(['actual', 'planned', 'alleged', 'denied'], m.status) AS rank
  FROM evidence.event_mentions m
  JOIN resolved.mention_events e USING (event_mention_id)
  LEFT JOIN resolved.referent_entities p ON p.referent_id = m.place_referent
), told AS (
  SELECT event_id, article_id, mode(type ORDER BY type) AS type, count(*) AS mention_count,
         arg_min(struct_pack(date, end_date), (-length(date), date, trigger_start)) FILTER (date IS NOT NULL) AS time,
         CASE WHEN count(DISTINCT place_id) = 1 THEN any_value(place_id) END AS place_id,
         ['actual', 'planned', 'alleged', 'denied'][min(rank)] AS status
  FROM mentions GROUP BY ALL
), parts AS (
  SELECT e.event_id, p.article_id, p.role, list(DISTINCT entity_id ORDER BY entity_id) AS found
  FROM evidence.event_participants p
  JOIN resolved.referent_entities USING (referent_id)
  JOIN resolved.mention_events e USING (event_mention_id)
  GROUP BY ALL
), phrases AS (
  SELECT e.event_id, c.article_id, c.part = 'about' AS topic, list(DISTINCT c.text ORDER BY c.text) AS found
  FROM evidence.event_contents c
  JOIN resolved.mention_events e USING (event_mention_id)
  GROUP BY ALL
), numbers AS (
  SELECT e.event_id, f.article_id,
         list(DISTINCT concat_ws(' ', f.text, f.counted) ORDER BY concat_ws(' ', f.text, f.counted)) AS found
  FROM evidence.figures f
  JOIN resolved.mention_events e USING (event_mention_id)
  GROUP BY ALL
)
SELECT t.event_id, t.article_id, t.type, t.time.date AS date, t.time.end_date AS end_date, t.place_id, t.status,
       coalesce(a.found, []::VARCHAR[]) AS agents, coalesce(u.found, []::VARCHAR[]) AS patients,
       coalesce(o.found, []::VARCHAR[]) AS others, coalesce(w.found, []::VARCHAR[]) AS unnamed,
       coalesce(c.found, []::VARCHAR[]) AS about, coalesce(n.found, []::VARCHAR[]) AS figures, t.mention_count
FROM told t
LEFT JOIN parts a ON a.event_id = t.event_id AND a.article_id = t.article_id AND a.role = 'agent'
LEFT JOIN parts u ON u.event_id = t.event_id AND u.article_id = t.article_id AND u.role = 'patient'
LEFT JOIN parts o ON o.event_id = t.event_id AND o.article_id = t.article_id AND o.role = 'other'
LEFT JOIN phrases w ON w.event_id = t.event_id AND w.article_id = t.article_id AND NOT w.topic
LEFT JOIN phrases c ON c.event_id = t.event_id AND c.article_id = t.article_id AND c.topic
LEFT JOIN numbers n ON n.event_id = t.event_id AND n.article_id = t.article_id
ORDER BY t.event_id, t.article_id
