WITH pieces AS (
  SELECT t.statement_id, t.longest, q.article_id, q.text, q.text_sha256, s.shown
  FROM resolved.quote_statements t
  JOIN evidence.quotes q USING (quote_id)
  JOIN rights.shown_quotes s USING (quote_id)
), longest AS (
  SELECT statement_id, text, text_sha256, shown FROM pieces WHERE longest
), variants AS (
  SELECT statement_id, list(DISTINCT p.text ORDER BY p.text) AS variants
  FROM pieces p JOIN longest l USING (statement_id)
  WHERE p.shown AND p.text <> l.text
  GROUP BY statement_id
), counts AS (
  SELECT statement_id, count(*) AS quote_count, count(DISTINCT article_id) AS article_count
  FROM pieces GROUP BY statement_id
)
SELECT statement_id, CASE WHEN l.shown THEN l.text END AS text, l.text_sha256, c.quote_count, c.article_count,
       coalesce(v.variants, []::VARCHAR[]) AS variants
FROM longest l
JOIN counts c USING (statement_id)
LEFT JOIN variants v USING (statement_id)
ORDER BY statement_id
