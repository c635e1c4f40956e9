FROM evidence.mentions JOIN resolved.referent_entities USING (referent_id) ORDER BY mention_id
