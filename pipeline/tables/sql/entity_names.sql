-- Every name that an article uses for an entity, once, and what it was joined with: a name that is not the article's
-- fullest with the fullest, and the fullest with a name of other articles. White space in a name is one blank.
WITH forms AS (
  SELECT text, regexp_replace(text, '[\s\v\x1C-\x1F\x{85}\p{Z}]+', ' ', 'g') AS name
  FROM (SELECT DISTINCT text FROM evidence.mentions WHERE kind = 'name')
), used AS (
  SELECT referent_id, forms.name, min_by(mention_id, start) AS mention_id, count(*) AS mention_count
  FROM evidence.mentions JOIN forms USING (text)
  WHERE kind = 'name'
  GROUP BY ALL
)
SELECT u.mention_id, e.entity_id, r.article_id, u.name, u.mention_count, r.type,
       CASE WHEN u.name = r.name THEN e.rule ELSE 'join/same article' END AS rule,
       CASE WHEN u.name = r.name THEN e.partner ELSE r.name END AS partner
FROM used u
JOIN evidence.referents r USING (referent_id)
JOIN resolved.referent_entities e USING (referent_id)
ORDER BY mention_id
