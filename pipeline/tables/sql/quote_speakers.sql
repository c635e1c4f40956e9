-- Two referents of one document may be the same entity: it speaks once, at its first position.
WITH speaking AS (
  SELECT quote_id, unnest(speakers) AS referent_id, unnest(speaker_references) AS rule,
         generate_subscripts(speakers, 1) AS place
  FROM evidence.quotes
), once AS (
  SELECT quote_id, entity_id, min(place) AS place, arg_min(speaking.rule, place) AS rule
  FROM speaking JOIN resolved.referent_entities USING (referent_id)
  GROUP BY quote_id, entity_id
)
SELECT quote_id, entity_id, row_number() OVER (PARTITION BY quote_id ORDER BY place) AS position, rule
FROM once
ORDER BY quote_id, position
