"""The laws of what tells more of events: their contents, their figures, and what each article says of them."""

from pipeline.verify.law import Law

EVENT_LAWS = (
    Law(
        table="event_contents",
        column="event_id, article_id",
        rule="must be those of the event mention, which are {}",
        needs={
            "event_contents": ("event_mention_id", "event_id", "article_id", "part"),
            "event_mentions": ("event_mention_id", "event_id", "article_id"),
        },
        sql="""
            SELECT concat_ws(', ', c.event_mention_id, c.part), concat_ws(', ', m.event_id, m.article_id)
            FROM event_contents c JOIN event_mentions m USING (event_mention_id)
            WHERE c.event_id <> m.event_id OR c.article_id <> m.article_id
        """,
    ),
    Law(
        table="event_contents",
        column="told_id",
        rule="must be another event mention whose trigger stands in the phrase, found {}",
        needs={
            "event_contents": ("event_mention_id", "article_id", "part", "start", "end", "told_id"),
            "event_mentions": ("event_mention_id", "article_id", "trigger_start"),
        },
        sql="""
            SELECT concat_ws(', ', c.event_mention_id, c.part), c.told_id
            FROM event_contents c JOIN event_mentions m ON m.event_mention_id = c.told_id
            WHERE m.article_id <> c.article_id OR m.event_mention_id = c.event_mention_id
            OR m.trigger_start < c."start" OR m.trigger_start >= c."end"
        """,
    ),
    Law(
        table="figures",
        column="event_id, article_id",
        rule="must be those of the event mention, which are {}",
        needs={
            "figures": ("event_mention_id", "event_id", "article_id", "start"),
            "event_mentions": ("event_mention_id", "event_id", "article_id"),
        },
        sql="""
            SELECT concat_ws(', ', f.event_mention_id, f."start"), concat_ws(', ', m.event_id, m.article_id)
            FROM figures f JOIN event_mentions m USING (event_mention_id)
            WHERE f.event_id <> m.event_id OR f.article_id <> m.article_id
        """,
    ),
    Law(
        table="figures",
        column="low, high",
        rule="the least must not be more than the most, found {}",
        needs={"figures": ("event_mention_id", "start", "low", "high")},
        sql="""
            SELECT concat_ws(', ', event_mention_id, "start"), concat_ws(' and ', low, high) FROM figures
            WHERE low > high
        """,
    ),
    Law(
        table="event_reports",
        column="mention_count",
        rule="must be the rows of event_mentions with the event and the article, which are {}",
        needs={
            "event_reports": ("event_id", "article_id", "mention_count"),
            "event_mentions": ("event_id", "article_id"),
        },
        sql="""
            WITH given AS (SELECT event_id, article_id, count(*) AS found FROM event_mentions GROUP BY ALL)
            SELECT concat_ws(', ', event_id, article_id), coalesce(found, 0)
            FROM event_reports FULL JOIN given USING (event_id, article_id)
            WHERE mention_count IS DISTINCT FROM found
        """,
    ),
    Law(
        table="event_reports",
        column="agents, patients, others",
        rule="must be those in event_participants, which are {}",
        needs={
            "event_reports": ("event_id", "article_id", "agents", "patients", "others"),
            "event_participants": ("event_id", "article_id", "entity_id", "role"),
        },
        sql="""
            WITH stated AS (
                SELECT event_id, article_id, list_sort(list_concat(
                    list_transform(agents, lambda e: 'agent ' || e),
                    list_transform(patients, lambda e: 'patient ' || e),
                    list_transform(others, lambda e: 'other ' || e))) AS stated
                FROM event_reports
            ), given AS (
                SELECT event_id, article_id, list_sort(list(DISTINCT role || ' ' || entity_id)) AS found
                FROM event_participants GROUP BY ALL
            )
            SELECT concat_ws(', ', event_id, article_id), coalesce(found, [])::VARCHAR
            FROM stated LEFT JOIN given USING (event_id, article_id) WHERE stated <> coalesce(found, [])
        """,
    ),
)
