SELECT m.event_mention_id, m.article_id, m.type, m."trigger", m.date, m.end_date,
       p.entity_id AS place_id, m.status, m.takes_up, m.words, a.published
FROM evidence.event_mentions m
JOIN evidence.articles a USING (article_id)
LEFT JOIN resolved.referent_entities p ON p.referent_id = m.place_referent
