-- Sentences of some length that few articles share tell that one is a copy of another.
WITH sentences AS (
  SELECT DISTINCT article_id, lower(regexp_replace(sentence, '\W+', ' ', 'g')) AS words
  FROM (SELECT article_id, unnest(string_split_regex(text, '[.!?]["”’]*\s+|\n+')) AS sentence FROM evidence.articles)
  WHERE length(sentence) >= 40
), sizes AS (
  SELECT article_id, count(*) AS size FROM sentences GROUP BY article_id
), shared AS (
  SELECT article_id, words FROM sentences QUALIFY count(*) OVER (PARTITION BY words) BETWEEN 2 AND 20
), copies AS (
  SELECT later.article_id, min(earlier.article_id) AS copy_of
  FROM (
    SELECT a.article_id, b.article_id AS other, count(*) AS common
    FROM shared a JOIN shared b ON a.words = b.words AND b.article_id < a.article_id
    GROUP BY ALL HAVING common >= 3
  ) later
  JOIN sizes own USING (article_id)
  JOIN sizes earlier ON earlier.article_id = later.other
  WHERE 2 * later.common >= least(own.size, earlier.size)
  GROUP BY ALL
)
SELECT a.* REPLACE (CASE WHEN o.open THEN a.text END AS text),
       nullif(first_value(article_id) OVER (PARTITION BY a.text_sha256 ORDER BY article_id), article_id) AS duplicate_of,
       c.copy_of
FROM evidence.articles a
JOIN rights.open_articles o USING (article_id)
LEFT JOIN copies c USING (article_id)
ORDER BY article_id
