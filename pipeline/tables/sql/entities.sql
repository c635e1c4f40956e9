WITH named AS (
  SELECT entity_id, article_id, text, kind
  FROM evidence.mentions JOIN resolved.referent_entities USING (referent_id)
), counts AS (
  SELECT entity_id, count(*) AS mention_count, count(DISTINCT article_id) AS article_count FROM named GROUP BY entity_id
), forms AS (
  SELECT entity_id, list(DISTINCT text ORDER BY text) AS aliases
  FROM named JOIN resolved.entities USING (entity_id)
  WHERE kind = 'name' AND text <> name
  GROUP BY entity_id
), roles AS (
  SELECT entity_id, list(DISTINCT title ORDER BY title) AS titles
  FROM evidence.entity_titles JOIN resolved.referent_entities USING (referent_id)
  GROUP BY entity_id
)
SELECT e.entity_id, e.type, e.name, coalesce(f.aliases, []::VARCHAR[]) AS aliases,
       coalesce(r.titles, []::VARCHAR[]) AS titles, c.mention_count, c.article_count, e.wikidata
FROM resolved.entities e
JOIN counts c USING (entity_id)
LEFT JOIN forms f USING (entity_id)
LEFT JOIN roles r USING (entity_id)
ORDER BY entity_id
