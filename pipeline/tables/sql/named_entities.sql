SELECT DISTINCT article_id, entity_id
FROM evidence.mentions JOIN resolved.referent_entities USING (referent_id)
