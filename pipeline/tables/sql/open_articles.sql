-- Articles whose full text the release may hold: their licence is on the allow list, or the release is private.
SELECT article_id, r.private OR coalesce(list_contains(r.licenses, a.license), false) AS open
FROM evidence.articles a, settings.rights r
