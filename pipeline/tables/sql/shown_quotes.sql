-- Quotes whose words the release may hold. In an article that is not open, words in quotation marks are shown up to a
-- cap for each quote and, in the order of the text, up to a share of the article's words; other words are not.
WITH counted AS (
  SELECT q.quote_id, q.article_id, q.start, o.open, a.word_count, r.quote_words, r.quote_share,
         CASE WHEN q.kind IN ('direct', 'partial') THEN len(string_split_regex(trim(q.text), '\s+')) END AS words,
         q.kind IN ('direct', 'partial') AND words <= r.quote_words AS short
  FROM evidence.quotes q
  JOIN rights.open_articles o USING (article_id)
  JOIN evidence.articles a USING (article_id), settings.rights r
)
SELECT quote_id,
       open OR (short AND
         sum(CASE WHEN short THEN words ELSE 0 END) OVER (PARTITION BY article_id ORDER BY start, quote_id)
           <= quote_share * word_count) AS shown
FROM counted
