SELECT q.* REPLACE (CASE WHEN s.shown THEN q.text END AS text), r.entity_id AS speaker_id, t.statement_id
FROM evidence.quotes q
JOIN rights.shown_quotes s USING (quote_id)
JOIN resolved.quote_statements t USING (quote_id)
LEFT JOIN resolved.referent_entities r ON r.referent_id = q.speakers[1]
ORDER BY quote_id
