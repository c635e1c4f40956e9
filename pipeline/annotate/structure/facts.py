"""What the text itself states about the article: only what its form makes plain; anything else stays unknown."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.annotate.structure.credits import credited
from pipeline.annotate.structure.datelines import Dateline, match_dateline
from pipeline.annotate.structure.dates import find_date_line, stamp_date
from pipeline.annotate.structure.frontmatter import stated_in_matter
from pipeline.annotate.structure.languages import identify_language
from pipeline.annotate.structure.outline import Part
from pipeline.annotate.structure.people import Byline, bare_byline, opened_byline, respelled
from pipeline.annotate.structure.phrases import fold, genre_label, plain_blanks
from pipeline.annotate.structure.turns import is_transcript, reporters, sign_off
from pipeline.lexicon import listed
from pipeline.records import Genre, Metadata

_CAPITALIZED = r"[A-Z][\w&'’-]*"
_INSIDE = "|".join(sorted(listed("name_words", "inside")))
_OWNER = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)(?:[\s,©]|\([cC]\)|\d{4}(?:\s?[-–]\s?\d{4})?|by\b)*"
    rf"(?P<owner>{_CAPITALIZED}(?: (?:(?:{_INSIDE}) )*{_CAPITALIZED})*)"
)
_RIGHTS = re.compile(r"\s+All(?: Rights.*)?$", re.IGNORECASE)
_ABOUT = re.compile(rf"About (?P<outlet>{_CAPITALIZED}(?: {_CAPITALIZED}){{0,4}})$")
_PATH_STEP = re.compile(r"[^/|>»›:]+")
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_DATELINE = 200
_LINK = re.compile(r"\[([^\]]*)\]\([^()\s]*\)")


def stated_in_text(text: str, parts: tuple[Part, ...]) -> Metadata:
    """The metadata that the text states."""
    matter = stated_in_matter(text)
    authors = matter.authors or find_authors(text, parts)
    return Metadata(
        headline=matter.headline or _headline(parts),
        outlet=_outlet(text, parts, authors),
        authors=authors,
        published=matter.published or _published(parts),
        language=identify_language("\n".join(_body(parts)) or text),
        genre=_genre(text, parts),
    )


def find_place(text: str, parts: tuple[Part, ...]) -> str | None:
    """The place of the dateline, or of the words that a reporter ends a broadcast with."""
    places = (dateline.place for dateline in _datelines(text, parts) if dateline.place)
    place = next(places, None) or next((place for _, place in _sign_offs(parts)), None)
    if place is None:
        return None
    town, comma, region = place.partition(",")  # the region of a town in capitals is not in capitals: CHICAGO, Ill.
    return respelled(text, town) + comma + region


def find_authors(text: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The people in bylines, then those whom credits name as authors, once each, as the text spells them."""
    names = [name for byline in _bylines(parts) for name in byline.names]
    names += reporters(part.piece for part in parts)
    credits_below = (credited(part.piece.text) for part in parts if part.tag == "credit")
    names += [name for credit in credits_below if credit for name in credit.authors]
    return tuple(dict.fromkeys(respelled(text, name) for name in names))


def _body(parts: tuple[Part, ...]) -> list[str]:
    return [part.piece.text for part in parts if part.kind == "body"]


def _headline(parts: tuple[Part, ...]) -> str | None:
    return next((_LINK.sub(r"\1", part.piece.plain).rstrip(" ;|") for part in parts if part.kind == "headline"), None)


def _bylines(parts: tuple[Part, ...]) -> Iterator[Byline]:
    for part in parts:
        if part.kind == "byline":
            yield opened_byline(part.piece.text) or bare_byline(part.piece.text) or Byline()


def _datelines(text: str, parts: tuple[Part, ...]) -> Iterator[Dateline]:
    for part in parts:
        if part.tag == "dateline":
            found = match_dateline(plain_blanks(text[part.piece.start : part.piece.start + _LONGEST_DATELINE]))
            if found:
                yield found


def _sign_offs(parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    names = reporters(part.piece for part in parts)
    found = (sign_off(paragraph, names) for paragraph in _body(parts)) if names else ()
    return filter(None, found)


def _outlet(text: str, parts: tuple[Part, ...], authors: tuple[str, ...]) -> str | None:
    """The agency of the dateline, else the text's owner, the station signed off from, the byline's, the page's."""
    agencies = (dateline.agency for dateline in _datelines(text, parts))
    owners = (_owner(part.piece.text, authors) for part in parts if part.tag == "end" and part.kind == "furniture")
    stations = (outlet for outlet, _ in _sign_offs(parts))
    papers = (byline.outlet for byline in _bylines(parts))
    return next((name for group in (agencies, owners, stations, papers, _about(parts)) for name in group if name), None)


def _owner(text: str, authors: tuple[str, ...]) -> str | None:
    match = _OWNER.search(text)
    name = _RIGHTS.sub("", match["owner"]) if match else None
    return name if name and fold(name) not in {fold(author) for author in authors} else None


def _about(parts: tuple[Part, ...]) -> Iterator[str]:
    """The name in a heading "About …" below the article, if the page uses it elsewhere, too."""
    page = [part.piece.text for part in parts if part.kind == "furniture" and not part.head]
    for line in page:
        match = _ABOUT.match(line)
        if match and any(match["outlet"] in other for other in page if other != line):
            yield match["outlet"]


def _published(parts: tuple[Part, ...]) -> date | None:
    """The one day that stands above the article, a labelled one first; else the one day that a label below it gives."""
    above = [part for part in parts if part.head or part.kind == "byline"]
    for group, label in ((above, "published"), (above, None), (parts, "published")):
        days = {day for part in group if (day := _day(part, label))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _day(part: Part, label: str | None) -> date | None:
    if part.tag == "stamp":
        return stamp_date(part.piece.text) if label == "published" else None
    found = find_date_line(part.piece.text) if part.kind in {"byline", "dateline", "furniture"} else None
    return found.value if found and found.label == label else None


def _genre(text: str, parts: tuple[Part, ...]) -> Genre | None:
    """The genre that the form tells: turns, a label near the headline or in the page's path, or a dateline."""
    if is_transcript(part.piece for part in parts if part.kind == "body"):
        return "transcript"
    for step in (step for part in parts if part.head for step in _steps(part)):
        genre = genre_label(step)
        if genre:
            return genre
    return "news report" if any(_datelines(text, parts)) else None


def _steps(part: Part) -> list[str]:
    """The parts of a page's path ("HomeNewsAnalysis…", "Home > Opinion"), or of a headline with its label before it."""
    if part.kind not in {"furniture", "headline"}:
        return []
    steps = [step.strip() for step in _PATH_STEP.findall(part.piece.plain)]
    if part.kind == "headline":
        return steps if len(steps) > 1 else []
    return steps + [word for step in steps for word in _RUN_TOGETHER.split(step)]
