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
  SELECT e.event_id, p.article_id,
         list(DISTINCT entity_id ORDER BY entity_id) FILTER (role = 'agent') AS agents,
         list(DISTINCT entity_id ORDER BY entity_id) FILTER (role = 'patient') AS patients,
         list(DISTINCT entity_id ORDER BY entity_id) FILTER (role = 'other') AS others
  FROM evidence.event_participants p
  JOIN resolved.referent_entities USING (referent_id)
  JOIN resolved.mention_events e USING (event_mention_id)
  GROUP BY ALL
), phrases AS (
  SELECT e.event_id, c.article_id,
         list(DISTINCT c.text ORDER BY c.text) FILTER (part <> 'about') AS unnamed,
         list(DISTINCT c.text ORDER BY c.text) FILTER (part = 'about') AS about
  FROM evidence.event_contents c
  JOIN resolved.mention_events e USING (event_mention_id)
  GROUP BY ALL
), numbers AS (
  SELECT e.event_id, f.article_id,
         list(DISTINCT concat_ws(' ', f.text, f.counted) ORDER BY concat_ws(' ', f.text, f.counted)) AS figures
  FROM evidence.figures f
  JOIN resolved.mention_events e USING (event_mention_id)
  GROUP BY ALL
)
SELECT event_id, article_id, t.type, t.time.date AS date, t.time.end_date AS end_date, t.place_id, t.status,
       coalesce(agents, []::VARCHAR[]) AS agents, coalesce(patients, []::VARCHAR[]) AS patients,
       coalesce(others, []::VARCHAR[]) AS others, coalesce(unnamed, []::VARCHAR[]) AS unnamed,
       coalesce(about, []::VARCHAR[]) AS about, coalesce(figures, []::VARCHAR[]) AS figures, t.mention_count
FROM told t
LEFT JOIN parts USING (event_id, article_id)
LEFT JOIN phrases USING (event_id, article_id)
LEFT JOIN numbers USING (event_id, article_id)
ORDER BY event_id, article_id
