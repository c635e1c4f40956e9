FROM evidence.date_mentions ORDER BY date_mention_id
