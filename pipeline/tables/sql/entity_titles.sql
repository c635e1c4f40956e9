FROM evidence.entity_titles JOIN resolved.referent_entities USING (referent_id) ORDER BY entity_title_id
