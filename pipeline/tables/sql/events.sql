WITH told AS (
  SELECT event_id, count(*) AS mention_count, count(DISTINCT article_id) AS article_count,
         coalesce(list(DISTINCT m.date ORDER BY m.date) FILTER (m.date IS NOT NULL), []::VARCHAR[]) AS dates_reported
  FROM evidence.event_mentions m JOIN resolved.mention_events USING (event_mention_id)
  GROUP BY event_id
)
FROM resolved.events JOIN told USING (event_id) ORDER BY event_id
