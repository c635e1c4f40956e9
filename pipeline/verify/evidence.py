"""The laws between tables: every row names its evidence, and every summary is a summary of rows that do.

A phrase that stands for one speaker or participant names it if it names anybody; one for several ("the two
prosecutors") need not. The laws hold without any text, so that a value that was changed together with all checksums
still shows.
"""

from collections.abc import Iterator

from pipeline.check.database import Database
from pipeline.check.problems import shown
from pipeline.errors import Problem
from pipeline.schema import table
from pipeline.verify.events import EVENT_LAWS
from pipeline.verify.law import Law

PLACES = {
    "regions": ("region", ""),
    "entity_titles": ("entity-title", ""),
    "mentions": ("mention", ""),
    "quotes": ("quote", ""),
    "date_mentions": ("date-mention", ""),
    "event_mentions": ("event-mention", "trigger_"),
}
"""Tables whose ids say where the row stands: the word in the id, and the prefix of the columns of its span."""


LAWS = (
    Law(
        table="quotes",
        column="speaker_id",
        rule="must be the first speaker of the quote, which is {}",
        needs={"quotes": ("quote_id", "speaker_id"), "quote_speakers": ("quote_id", "entity_id", "position")},
        sql="""
            SELECT q.quote_id, s.entity_id FROM quotes q
            LEFT JOIN quote_speakers s ON s.quote_id = q.quote_id AND s.position = 1
            WHERE q.speaker_id IS DISTINCT FROM s.entity_id
        """,
    ),
    Law(
        table="quote_speakers",
        column="position",
        rule="positions must count from 1 without a gap, found {}",
        needs={"quote_speakers": ("quote_id", "position")},
        sql="""
            SELECT quote_id, list(position ORDER BY position)::VARCHAR FROM quote_speakers
            GROUP BY quote_id HAVING max(position) <> count(DISTINCT position)
        """,
    ),
    Law(
        table="quotes",
        column="speaker_id",
        rule="the phrase that the words are attributed to, {}, names somebody else, not the speaker",
        needs={
            "quotes": ("quote_id", "article_id", "speaker_id", "speaker_text", "speaker_start", "speaker_end"),
            "quote_speakers": ("quote_id",),
            "mentions": ("article_id", "entity_id", "start", "end"),
        },
        sql="""
            SELECT q.quote_id, q.speaker_text FROM quotes q
            SEMI JOIN (SELECT quote_id FROM quote_speakers GROUP BY quote_id HAVING count(*) = 1) alone
            ON alone.quote_id = q.quote_id
            JOIN mentions m ON m.article_id = q.article_id
            AND m."start" < q.speaker_end AND q.speaker_start < m."end"
            GROUP BY ALL HAVING NOT bool_or(m.entity_id = q.speaker_id)
        """,
    ),
    Law(
        table="event_participants",
        column="entity_id",
        rule="the phrase for the participant names somebody else, not {}",
        needs={
            "event_participants": ("event_mention_id", "article_id", "entity_id", "role", "start", "end"),
            "mentions": ("article_id", "entity_id", "start", "end"),
        },
        sql="""
            SELECT concat_ws(', ', p.event_mention_id, p.entity_id, p.role), p.entity_id FROM event_participants p
            SEMI JOIN (
                SELECT event_mention_id, "start" FROM event_participants GROUP BY ALL HAVING count(*) = 1
            ) alone ON alone.event_mention_id = p.event_mention_id AND alone."start" = p."start"
            JOIN mentions m ON m.article_id = p.article_id AND m."start" < p."end" AND p."start" < m."end"
            GROUP BY ALL HAVING NOT bool_or(m.entity_id = p.entity_id)
        """,
    ),
    Law(
        table="event_participants",
        column="event_id, article_id",
        rule="must be those of the event mention, which are {}",
        needs={
            "event_participants": ("event_mention_id", "event_id", "article_id", "entity_id", "role"),
            "event_mentions": ("event_mention_id", "event_id", "article_id"),
        },
        sql="""
            SELECT concat_ws(', ', p.event_mention_id, p.entity_id, p.role), concat_ws(', ', m.event_id, m.article_id)
            FROM event_participants p JOIN event_mentions m USING (event_mention_id)
            WHERE p.event_id <> m.event_id OR p.article_id <> m.article_id
        """,
    ),
    Law(
        table="event_mentions",
        column="sentence_start, sentence_end",
        rule="the sentence must hold the trigger, {}",
        needs={
            "event_mentions": (
                "event_mention_id",
                "trigger",
                "trigger_start",
                "trigger_end",
                "sentence_start",
                "sentence_end",
            )
        },
        sql="""
            SELECT event_mention_id, "trigger" FROM event_mentions
            WHERE trigger_start < sentence_start OR trigger_end > sentence_end
        """,
    ),
    Law(
        table="entities",
        column="titles",
        rule="must be the titles in entity_titles, which are {}",
        needs={"entities": ("entity_id", "titles"), "entity_titles": ("entity_id", "title")},
        sql="""
            WITH given AS (
                SELECT entity_id, list(DISTINCT title ORDER BY title) AS found FROM entity_titles GROUP BY ALL
            )
            SELECT entity_id, coalesce(found, [])::VARCHAR FROM entities LEFT JOIN given USING (entity_id)
            WHERE titles <> coalesce(found, [])
        """,
    ),
    Law(
        table="entities",
        column="aliases",
        rule="must be the other names in mentions, which are {}",
        needs={"entities": ("entity_id", "name", "aliases"), "mentions": ("entity_id", "kind", "text")},
        sql="""
            WITH given AS (
                SELECT entity_id, list(DISTINCT text ORDER BY text) AS found
                FROM mentions JOIN entities USING (entity_id) WHERE kind = 'name' AND text <> name GROUP BY ALL
            )
            SELECT entity_id, coalesce(found, [])::VARCHAR FROM entities LEFT JOIN given USING (entity_id)
            WHERE aliases <> coalesce(found, [])
        """,
    ),
    Law(
        table="entity_names",
        column="entity_id, article_id",
        rule="must be those of the mention, and this a name; they are {}",
        needs={
            "entity_names": ("mention_id", "entity_id", "article_id"),
            "mentions": ("mention_id", "entity_id", "article_id", "kind"),
        },
        sql="""
            SELECT mention_id, concat_ws(', ', m.entity_id, m.article_id, m.kind)
            FROM entity_names n JOIN mentions m USING (mention_id)
            WHERE n.entity_id <> m.entity_id OR n.article_id <> m.article_id OR m.kind <> 'name'
        """,
    ),
    Law(
        table="entity_names",
        column="name",
        rule="must be the words of the mention, which are {}",
        needs={"entity_names": ("mention_id", "name"), "mentions": ("mention_id", "text")},
        sql=r"""
            SELECT mention_id, text FROM entity_names JOIN mentions USING (mention_id)
            WHERE name <> regexp_replace(text, '[\s\v\x1C-\x1F\x{85}\p{Z}]+', ' ', 'g')
        """,
    ),
    Law(
        table="entity_names",
        column="partner",
        rule="stands where a rule does and is a name of the entity, found {}",
        needs={
            "entity_names": ("mention_id", "entity_id", "name", "rule", "partner"),
            "entities": ("entity_id", "name"),
        },
        sql="""
            WITH known AS (SELECT entity_id, name FROM entity_names UNION SELECT entity_id, name FROM entities)
            SELECT mention_id, partner FROM entity_names n ANTI JOIN known k
            ON k.entity_id = n.entity_id AND k.name = n.partner
            WHERE n.partner IS NOT NULL OR n.rule IS NOT NULL
        """,
    ),
    Law(
        table="entities",
        column="mention_count",
        rule="the mentions by name are not those counted in entity_names, which are {}",
        needs={"entity_names": ("entity_id", "mention_count"), "mentions": ("entity_id", "kind")},
        sql="""
            WITH counted AS (
                SELECT entity_id, count(*) AS mentions, NULL AS names FROM mentions WHERE kind = 'name' GROUP BY ALL
                UNION ALL SELECT entity_id, NULL, sum(mention_count) FROM entity_names GROUP BY ALL
            )
            SELECT entity_id, coalesce(sum(names), 0)::BIGINT AS found FROM counted
            GROUP BY entity_id HAVING found <> coalesce(sum(mentions), 0)
        """,
    ),
    Law(
        table="event_mentions",
        column="date_rule, date_basis",
        rule="must be given where there is a date, and only there, found {}",
        needs={"event_mentions": ("event_mention_id", "date", "date_rule", "date_basis")},
        sql="""
            SELECT event_mention_id, concat_ws(', ', coalesce(date_rule, 'null'), coalesce(date_basis, 'null'))
            FROM event_mentions
            WHERE (date IS NULL) <> (date_rule IS NULL) OR (date IS NULL) <> (date_basis IS NULL)
        """,
    ),
    Law(
        table="event_joins",
        column="joined_with",
        rule="must be another mention of the same event, found {}",
        needs={
            "event_joins": ("event_mention_id", "rule", "joined_with"),
            "event_mentions": ("event_mention_id", "event_id"),
        },
        sql="""
            SELECT concat_ws(', ', j.event_mention_id, j.rule), j.joined_with
            FROM event_joins j
            JOIN event_mentions m USING (event_mention_id)
            JOIN event_mentions w ON w.event_mention_id = j.joined_with
            WHERE m.event_id <> w.event_id OR j.event_mention_id = j.joined_with
        """,
    ),
    Law(
        table="events",
        column="dates_reported",
        rule="must be the dates in event_mentions, which are {}",
        needs={"events": ("event_id", "dates_reported"), "event_mentions": ("event_id", "date")},
        sql="""
            WITH given AS (
                SELECT event_id, list(DISTINCT date ORDER BY date) AS found
                FROM event_mentions WHERE date IS NOT NULL GROUP BY ALL
            )
            SELECT event_id, coalesce(found, [])::VARCHAR FROM events LEFT JOIN given USING (event_id)
            WHERE dates_reported <> coalesce(found, [])
        """,
    ),
    Law(
        table="event_mentions",
        column="date_text_start, date_text_end",
        rule="must be those of the date mention, which are {}",
        needs={
            "event_mentions": ("event_mention_id", "date_mention_id", "date_text_start", "date_text_end"),
            "date_mentions": ("date_mention_id", "start", "end"),
        },
        sql="""
            SELECT m.event_mention_id, concat(d."start", ' and ', d."end")
            FROM event_mentions m JOIN date_mentions d USING (date_mention_id)
            WHERE m.date_text_start IS DISTINCT FROM d."start" OR m.date_text_end IS DISTINCT FROM d."end"
        """,
    ),
    Law(
        table="statements",
        column="text_sha256",
        rule="is not the hash of the words of any quote of the statement",
        needs={"statements": ("statement_id", "text_sha256"), "quotes": ("statement_id", "text_sha256")},
        sql="SELECT statement_id, NULL FROM statements ANTI JOIN quotes USING (statement_id, text_sha256)",
    ),
    Law(
        table="statements",
        column="text",
        rule="the words {} are in no quote of the statement",
        needs={"statements": ("statement_id", "text", "variants"), "quotes": ("statement_id", "text")},
        sql="""
            WITH words AS (
                SELECT statement_id, unnest(list_append(variants, text)) AS text FROM statements
            )
            SELECT statement_id, text FROM words ANTI JOIN quotes USING (statement_id, text) WHERE text IS NOT NULL
        """,
    ),
    *EVENT_LAWS,
)


def check_evidence(database: Database) -> Iterator[Problem]:
    """Every law, and that ids say where their rows stand."""
    for law in LAWS:
        if all(database.has(name, *columns) for name, columns in law.needs.items()):
            for key, found in database.rows(f"{law.sql} ORDER BY ALL"):
                yield Problem(table=law.table, key=key, column=law.column, rule=law.rule.format(shown(found)))
    for name in PLACES:
        yield from _check_ids(database, name)


def _check_ids(database: Database, name: str) -> Iterator[Problem]:
    """The id of a row is made from its article and its span."""
    (own,), (kind, prefix) = table(name).primary_key, PLACES[name]
    if not database.has(name, own, "article_id", f"{prefix}start", f"{prefix}end"):
        return
    sql = f"""
        SELECT {own}, concat(article_id, ':{kind}:', "{prefix}start", '-', "{prefix}end") AS found
        FROM {name} WHERE {own} <> found ORDER BY ALL
    """
    for key, found in database.rows(sql):
        yield Problem(table=name, key=key, column=own, rule=f"is not the id of the row's place, which is {found}")
