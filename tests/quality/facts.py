"""Facts about one text, held against the rows of its article: a check gives None where it holds, else what is there."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quality.corpus import Row, Rows
from quality.matching import Span, overlap

Extra = Mapping[str, Any]
"""The other keys of a check."""
Check = dict[str, Any]

EXTRA: dict[str, frozenset[str]] = {
    "quote": frozenset({"speaker", "not_speaker", "speakers", "kind", "cue", "whole"}),
    "no_quote": frozenset({"kind", "speaker", "cue_not"}),
    "mention": frozenset({"in", "entity", "not_entity"}),
    **dict.fromkeys(("entity", "no_entity", "no_mention"), frozenset({"type"})),
    "no_date": frozenset({"in", "value"}),
    **dict.fromkeys(
        (
            *("one_quotation", "separate_quotations", "event", "no_event", "same_entity", "different_entities", "date"),
            *("article", "body_has", "body_has_not", "caption_has", "apart", "any_of"),
        ),
        frozenset(),
    ),
}
"""The checks, by the key that says what they are about, and the keys that each may have besides."""
ROLES = ("agent", "patient", "other", "participant")
EVENT_KEYS = frozenset(
    {
        *("type", "trigger", "in", "status", "date", "end_date", "place", *ROLES),
        *(f"not_{each}" for each in ("agent", "patient", "participant", "type", "date", "place")),
    }
)

_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "\u00a0": " "}
)


def plain(text: str) -> str:
    """The text with one kind of marks and dashes; as long as before."""
    return text.translate(_ALIKE)


def squeeze(text: str | None) -> str:
    """The text with one kind of marks, dashes and blanks."""
    return " ".join(plain(text or "").split())


def fold(name: str) -> str:
    """A name for comparing: no accents, capitals, punctuation or leading article."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    bare = re.sub(r"[-‐‑]", " ", bare.casefold())
    bare = re.sub(r"[.,\"'’‘“”()]", "", bare)
    return re.sub(r"^the ", "", " ".join(bare.split()))


def some(value: Any) -> list[Any]:
    """A value, or a list of values of which any will do."""
    return value if isinstance(value, list) else [value]


def places(needle: str, text: str) -> list[Span]:
    """Where the words stand, whatever the blanks between them."""
    pattern = r"\s+".join(re.escape(part) for part in plain(needle).split())
    return [Span(*match.span()) for match in re.finditer(pattern, plain(text))]


def name_of(check: Check) -> str | None:
    """The key that says what a check is about; None where none does, or several do."""
    keys = [key for key in EXTRA if key in check]
    for first in ("mention", "quote"):  # an entity, or a kind, may be said of these
        if first in keys:
            return first
    return keys[0] if len(keys) == 1 else None


class Article:
    """The rows of one article.

    Args:
        row: its row in `articles`.
        tables: rows of other tables, by table and article.
        entities: all entities, by id.
    """

    def __init__(self, row: Row, tables: Mapping[str, Mapping[str, Rows]], entities: Mapping[str, Row]) -> None:
        self.row, self.entities = row, entities
        self.text: str = row["text"] or ""
        self.of = {name: rows.get(row["article_id"], []) for name, rows in tables.items()}
        self.participants: dict[str, Rows] = defaultdict(list)
        for part in self.of["event_participants"]:
            self.participants[part["event_mention_id"]].append(part)
        self.names: dict[str, set[str]] = defaultdict(set)
        for mention in self.of["mentions"]:
            self._know(mention["entity_id"], mention["text"] if mention["kind"] == "name" else None)
        for entity in (each for quote in self.of["quotes"] for each in quote["speakers"]):
            self._know(entity)
        for part in self.of["event_participants"]:
            self._know(part["entity_id"])

    def _know(self, entity: str, name: str | None = None) -> None:
        row = self.entities[entity]
        self.names[entity] |= {fold(each) for each in (row["name"], *row["aliases"], name) if each is not None}

    def check(self, check: Check) -> str | None:
        """What is there instead of what the check says; None where it holds."""
        name = name_of(check)
        if name is None:
            raise ValueError(f"no check: {check}")
        method: Callable[[Any, Extra], str | None] = getattr(self, name)
        return method(check[name], {key: value for key, value in check.items() if key not in {name, "note"}})

    def called(self, name: Any) -> set[str]:
        """The entities of this article that have the name, or one of the names."""
        wanted = {fold(each) for each in some(name) if each is not None}
        return {entity for entity, names in self.names.items() if names & wanted}

    def fits(self, found: str | None, wanted: Any) -> bool:
        """Whether an entity is called so; null is allowed where the wanted values have it."""
        return None in some(wanted) if found is None else found in self.called(wanted)

    def quote(self, text: str, extra: Extra) -> str | None:
        """A row has the words, and all that is said of it."""
        rows = [row for row in self.of["quotes"] if _has(row, text, whole=bool(extra.get("whole")))]
        return None if any(self._quote_fits(row, extra) for row in rows) else _told(map(_quote, rows), "no such quote")

    def _quote_fits(self, row: Row, extra: Extra) -> bool:
        ids: list[str] = row["speakers"]
        return (
            ("kind" not in extra or row["kind"] in some(extra["kind"]))
            and ("speaker" not in extra or self.fits(ids[0] if ids else None, extra["speaker"]))
            and not set(ids) & self.called(extra.get("not_speaker"))
            and all(set(ids) & self.called(each) for each in extra.get("speakers") or [])
            and ("cue" not in extra or any(cue in (row["cue"] or "") for cue in some(extra["cue"])))
        )

    def no_quote(self, text: str, extra: Extra) -> str | None:
        """No row has the words, or none such; one whose cue says that they were not said is no fault."""
        rows = [
            row
            for row in self.of["quotes"]
            if _has(row, text)
            and ("kind" not in extra or row["kind"] in some(extra["kind"]))
            and ("speaker" not in extra or set(row["speakers"]) & self.called(extra["speaker"]))
            and not set((row["cue"] or "").split()) & set(some(extra.get("cue_not", [])))
        ]
        return _told(map(_quote, rows))

    def _quotations(self, texts: list[str]) -> list[set[str]]:
        return [{row["quotation_id"] for row in self.of["quotes"] if _has(row, text)} for text in texts]

    def one_quotation(self, texts: list[str], _extra: Extra) -> str | None:
        """The rows with these words have one quotation."""
        found = self._quotations(texts)
        return None if set.intersection(*found) else f"quotations: {[len(each) for each in found]}"

    def separate_quotations(self, texts: list[str], _extra: Extra) -> str | None:
        """The rows with these words have different quotations."""
        found = self._quotations(texts)
        if not all(found):
            return "no such quote"
        return None if _disjoint(found) else "one quotation"

    def _events(self, want: Check) -> Rows:
        return [row for row in self.of["event_mentions"] if self._event_fits(row, want)]

    def _event_fits(self, row: Row, want: Check) -> bool:
        for key, value in want.items():
            bare = key.removeprefix("not_")
            if bare in ROLES:
                good = self._role_fits(row, bare, some(value), wanted=bare == key)
            elif bare == "place":
                good = (row["place_id"] in self.called(value)) == (bare == key)
            elif bare == "trigger":
                good = any(each.casefold() in row["trigger"].casefold() for each in some(value))
            elif bare == "in":
                spans = [span for each in some(value) for span in places(each, self.text)]
                good = any(span.start <= row["trigger_start"] < span.end for span in spans)
            else:
                good = (row[bare] in some(value)) == (bare == key)
            if not good:
                return False
        return True

    def _role_fits(self, row: Row, role: str, names: list[Any], *, wanted: bool) -> bool:
        parts = self.participants[row["event_mention_id"]]
        ids = {part["entity_id"] for part in parts if role in {"participant", part["role"]}}
        there = [bool(ids & self.called(name)) for name in names]
        return all(there) if wanted else not any(there)

    def event(self, want: Check, _extra: Extra) -> str | None:
        """There is a row that is all of this."""
        if self._events(want):
            return None
        near = {key: want[key] for key in ("in",) if key in want} or {
            key: want[key] for key in ("trigger", "type") if key in want
        }
        return _told(map(self._event, self._events(near)), "no such event")

    def no_event(self, want: Check, _extra: Extra) -> str | None:
        """There is no row that is all of this."""
        return _told(map(self._event, self._events(want)))

    def _event(self, row: Row) -> str:
        parts = [f"{part['role']} {part['entity_id']}" for part in self.participants[row["event_mention_id"]]]
        return f"{row['type']} “{row['trigger']}” {row['status']} {row['date']} {', '.join(parts)}"

    def entity(self, name: Any, extra: Extra) -> str | None:
        """An entity has this name, and the type."""
        found = [self.entities[each] for each in sorted(self.called(name))]
        if any("type" not in extra or row["type"] in some(extra["type"]) for row in found):
            return None
        return _told(map(_entity, found), "no such entity")

    def no_entity(self, name: Any, extra: Extra) -> str | None:
        """No entity is displayed under this name, as this type."""
        wanted = set(map(fold, some(name)))
        found = [self.entities[each] for each in sorted(self.names)]
        rows = [row for row in found if fold(row["name"]) in wanted and _of_type(row, extra)]
        return _told(map(_entity, rows))

    def no_mention(self, text: Any, extra: Extra) -> str | None:
        """No name is just these words."""
        wanted = set(map(fold, some(text)))
        rows = [
            row
            for row in self.of["mentions"]
            if row["kind"] == "name"
            and fold(row["text"]) in wanted
            and _of_type(self.entities[row["entity_id"]], extra)
        ]
        return _told(map(_mention, rows))

    def mention(self, text: str, extra: Extra) -> str | None:
        """The name in the context is one of the entity, or of none of these."""
        where = places(extra.get("in", text), self.text)
        if not where:
            return "the context is not in the text"
        rows = [
            row
            for row in self.of["mentions"]
            if any(overlap(Span(row["start"], row["end"]), span) > 0 for span in where)
            and (fold(text) in fold(row["text"]) or fold(row["text"]) in fold(text))
        ]
        ids = {row["entity_id"] for row in rows}
        good = "entity" not in extra or (
            bool(ids & self.called(extra["entity"])) or (not ids and None in some(extra["entity"]))
        )
        good &= not ids & self.called(extra.get("not_entity"))
        return None if good else _told(map(_mention, rows), "no such mention")

    def same_entity(self, names: list[str], _extra: Extra) -> str | None:
        """The names are those of one entity."""
        found = [self.called(name) for name in names]
        return None if set.intersection(*found) else str([sorted(each) for each in found])

    def different_entities(self, names: list[str], _extra: Extra) -> str | None:
        """The names are those of different entities."""
        return _apart([self.called(name) for name in names])

    def apart(self, contexts: list[str], _extra: Extra) -> str | None:
        """The names in the stretches are those of different entities."""
        found = [
            {
                row["entity_id"]
                for row in self.of["mentions"]
                for span in places(context, self.text)
                if row["kind"] == "name" and overlap(Span(row["start"], row["end"]), span) > 0
            }
            for context in contexts
        ]
        return _apart(found)

    def any_of(self, checks: list[Check], _extra: Extra) -> str | None:
        """One of the checks holds."""
        found = [self.check(check) for check in checks]
        return None if None in found else "; ".join(each for each in found if each)

    def _dates(self, text: str, context: str | None) -> tuple[list[Span], Rows]:
        where = places(text, self.text)
        if context:
            around = places(context, self.text)
            where = [span for span in where if any(one.start <= span.start and span.end <= one.end for one in around)]
        rows = self.of["date_mentions"]
        return where, [row for row in rows if any(overlap(Span(row["start"], row["end"]), span) > 0 for span in where)]

    def date(self, want: Check, _extra: Extra) -> str | None:
        """A time expression at these words has this value."""
        where, rows = self._dates(want["text"], want.get("in"))
        if not where:
            return "the expression is not in the text"
        good = any(_value_fits(row["value"], value) for row in rows for value in some(want["value"]))
        good |= not rows and None in some(want["value"])
        return None if good else _told(map(_date, rows), "no time expression")

    def no_date(self, text: str, extra: Extra) -> str | None:
        """No time expression, or none with this value, is at these words."""
        where, rows = self._dates(text, extra.get("in"))
        if not where:
            return "the expression is not in the text"
        return _told(_date(row) for row in rows if "value" not in extra or row["value"] in some(extra["value"]))

    def article(self, want: Check, _extra: Extra) -> str | None:
        """The row of the article has these values."""
        wrong = []
        for key, value in want.items():
            column = key.removesuffix("_any")
            found = self.row[column]
            if found is not None and column == "published":
                found = str(found)
            if not any(_same(found, option) for option in (value if key.endswith("_any") else [value])):
                wrong.append(f"{column} = {found}")
        return _told(wrong)

    def _regions(self, kind: str) -> list[str]:
        return [squeeze(self.text[row["start"] : row["end"]]) for row in self.of["regions"] if row["kind"] == kind]

    def body_has(self, text: str, _extra: Extra) -> str | None:
        """The words are in the body."""
        return None if any(squeeze(text) in part for part in self._regions("body")) else "not in the body"

    def body_has_not(self, text: str, _extra: Extra) -> str | None:
        """The words are not in the body."""
        return "in the body" if any(squeeze(text) in part for part in self._regions("body")) else None

    def caption_has(self, text: str, _extra: Extra) -> str | None:
        """The words are in a caption."""
        return None if any(squeeze(text) in part for part in self._regions("caption")) else "not in a caption"


def _told(rows: Iterable[str], nothing: str | None = None) -> str | None:
    return "; ".join(rows) or nothing


def _has(row: Row, text: str, *, whole: bool = False) -> bool:
    found, wanted = squeeze(row["text"]), squeeze(text)
    return found.strip(" .,") == wanted.strip(" .,") if whole else wanted in found


def _of_type(entity: Row, extra: Extra) -> bool:
    return "type" not in extra or entity["type"] in some(extra["type"])


def _disjoint(sets: list[set[str]]) -> bool:
    return sum(map(len, sets)) == len(set[str]().union(*sets))


def _apart(found: list[set[str]]) -> str | None:
    return None if all(found) and _disjoint(found) else str([sorted(each) for each in found])


def _same(found: Any, wanted: Any) -> bool:
    if isinstance(found, list) and isinstance(wanted, list):
        return [fold(each) for each in found] == [fold(each) for each in wanted]
    if isinstance(found, str) and isinstance(wanted, str):
        return squeeze(found) == squeeze(wanted)
    return bool(found == wanted)


def _value_fits(found: str | None, wanted: str | None) -> bool:
    if wanted is not None and wanted.endswith("*"):
        return found is not None and found.startswith(wanted[:-1])
    return found == wanted


def _quote(row: Row) -> str:
    return f"{row['kind']} “{row['text']}” by “{row['speaker_text']}” {row['speakers']}, cue “{row['cue']}”"


def _entity(row: Row) -> str:
    return f"{row['type']} “{row['name']}”"


def _mention(row: Row) -> str:
    return f"“{row['text']}” of {row['entity_id']}"


def _date(row: Row) -> str:
    return f"“{row['text']}” = {row['value']}"
