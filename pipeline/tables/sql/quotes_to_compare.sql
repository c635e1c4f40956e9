SELECT quote_id, quotation_id, article_id, kind, text FROM evidence.quotes
