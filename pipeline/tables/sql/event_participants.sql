-- Two referents of one document may be the same entity: it takes one part once, where it is named first.
SELECT event_mention_id, any_value(event_id) AS event_id, any_value(p.article_id) AS article_id, entity_id, role,
       arg_min(p.rule, p.start) AS rule, min(p.start) AS start, arg_min(p."end", p.start) AS "end"
FROM evidence.event_participants p
JOIN resolved.referent_entities USING (referent_id)
JOIN resolved.mention_events USING (event_mention_id)
GROUP BY event_mention_id, entity_id, role
ORDER BY event_mention_id, entity_id, role
