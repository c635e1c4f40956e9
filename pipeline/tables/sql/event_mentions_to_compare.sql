SELECT m.event_mention_id, m.article_id, m.type, m."trigger", m.trigger_start, m.date, m.end_date, m.date_basis,
       p.entity_id AS place_id, m.status, m.is_definite, m.words, a.published
FROM evidence.event_mentions m
JOIN evidence.articles a USING (article_id)
LEFT JOIN resolved.referent_entities p ON p.referent_id = m.place_referent
