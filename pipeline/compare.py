"""What different articles share: entities, statements, events; out of columns of what is found in single ones."""

from pipeline.records import Authority
from pipeline.resolve import resolve_entities, resolve_events, resolve_statements
from pipeline.store import Store
from pipeline.tables import query

# The tables that comparing documents gives.
RESOLVED = ("referent_entities", "entities", "quote_statements", "mention_events", "events")


def compare(store: Store, authority: tuple[Authority, ...] = ()) -> None:
    """Find what different articles share: entities, statements, events; fills the group `resolved`.

    One after the other, so that the rows that one of them compares are no longer held when the next one begins.
    """
    compare_entities(store, authority)
    store.write("resolved", {"quote_statements": resolve_statements(store.read(query("quotes_to_compare")))})
    compare_events(store)


def compare_entities(store: Store, authority: tuple[Authority, ...]) -> None:
    """Find people, organizations and places that are the same in different articles."""
    referents = store.read("SELECT referent_id, article_id, type, name, names, mention_count FROM evidence.referents")
    titles = store.read("SELECT referent_id, title FROM evidence.entity_titles")
    referent_entities, entities = resolve_entities(referents, titles, authority)
    store.write("resolved", {"referent_entities": referent_entities, "entities": entities})


def compare_events(store: Store) -> None:
    """Find mentions of the same event in different articles."""
    mention_events, events = resolve_events(
        store.read(query("event_mentions_to_compare")),
        store.read(query("event_participants_to_compare")),
        store.read("FROM resolved.entities"),
        store.read(query("named_entities")),
        store.read(query("event_tellings_to_compare")),
    )
    store.write("resolved", {"mention_events": mention_events, "events": events})
