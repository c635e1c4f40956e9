SELECT a.* REPLACE (CASE WHEN o.open THEN a.text END AS text),
       nullif(first_value(article_id) OVER (PARTITION BY a.text_sha256 ORDER BY article_id), article_id) AS duplicate_of
FROM evidence.articles a
JOIN rights.open_articles o USING (article_id)
ORDER BY article_id
