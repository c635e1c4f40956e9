"""The laws of what tells more of events: their contents."""

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
)
