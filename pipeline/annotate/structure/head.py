"""What stands before the article's first words: the page's frame, the headline, bylines, dates, captions."""

from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.people import bare_byline, is_outlet, is_role
from pipeline.annotate.structure.phrases import in_title_case
from pipeline.annotate.structure.pieces import Piece
from pipeline.annotate.structure.tags import KINDS, Tag
from pipeline.annotate.structure.turns import is_transcript, is_turn
from pipeline.lexicon import words
from pipeline.records import RegionKind

# A headline longer than this is a paragraph.
_HEADLINE_WORDS = 25
# A page's path or title repeats the headline near the top; what it adds is short.
_TOP, _ADDED_WORDS = 12, 8
# Texts are wrapped at widths between these; a line that fills one and goes on in the next is no headline.
_NARROW, _WIDE = 50, 95
_PATH_MARKS = ("|", ">", "»", "›", "/", ":", "-", "–", "—", "·")
_MARKS = ".,;:!?\"'“”‘’()[]"
_OPEN_END = (",", ":", "…")
# What the article begins with.
_OPENING = frozenset({"text", "dateline"})
# What follows a headline rather than a short sentence.
_BELOW_HEADLINES = frozenset({"dateline", "byline", "date", "frame", "short"})


def head_kinds(pieces: list[Piece], tags: list[Tag]) -> list[RegionKind]:
    """Kinds of the pieces before the article proper; none where the text does not run anywhere."""
    top = _frame_length(pieces, tags)
    headline = _repeated(pieces, tags)
    if headline is None:
        headline = _first_headline(pieces, tags, top)
    begin = top if headline is None else headline + 1
    start = _first_text(pieces, tags, begin)
    if start is None:
        return []
    common = frozenset(word.strip(_MARKS) for piece in pieces for word in piece.text.split() if word[0].islower())
    kinds: list[RegionKind] = [_before(pieces[index], tags[index]) for index in range(begin)]
    if headline is not None:
        kinds[headline] = "headline"
    for index in range(begin, start):
        kind = _between(pieces[index:start], tags[index : start + 1], kinds, common)
        if kind == "body":
            break
        kinds.append(kind)
    return kinds


def _frame_length(pieces: list[Piece], tags: list[Tag]) -> int:
    """How many pieces at the top are front matter and the page's frame: each block, up to the last line that is."""
    length = max((index + 1 for index, tag in enumerate(tags) if tag == "matter"), default=0)
    while length < len(pieces) and tags[length] == "frame":
        stop = next((i for i in range(length + 1, len(pieces)) if pieces[i].gap > 1), len(pieces))
        last = max(index for index in range(length, stop) if tags[index] == "frame")
        length = last + 1
        if length < stop:
            break
    return length if length < len(pieces) else 0


def _repeated(pieces: list[Piece], tags: list[Tag]) -> int | None:
    """The first line that a line above it repeats, with the page's path before it or the page's name behind it."""
    for below in range(1, min(_TOP, len(pieces))):
        if not 3 <= pieces[below].words <= _HEADLINE_WORDS or tags[below] not in {"short", "text"}:
            continue
        for above in range(below - 1, -1, -1):
            if _holds(pieces[above].plain, pieces[below].plain) and not _is_sentence(pieces[below], tags[below]):
                runs = any(tags[index] in _OPENING for index in range(below) if index != above)
                return None if runs else below
    return None


def _is_sentence(piece: Piece, tag: Tag) -> bool:
    """True for running text: a sentence that stands twice is no headline."""
    return tag == "text" and piece.plain.endswith(".") and not in_title_case(piece.plain)


def _holds(line: str, headline: str) -> bool:
    """True if the line is the headline, with no more than a page's path before it or the page's name behind it."""
    line, headline = line.casefold(), headline.casefold()
    before, _, behind = line.partition(headline)
    if line == headline or not headline or len(line.split()) > len(headline.split()) + _ADDED_WORDS:
        return line == headline
    path = not behind and (before[-1:].isalpha() or before.rstrip().endswith(_PATH_MARKS))
    return headline in line and (path or (not before and behind.lstrip().startswith(_PATH_MARKS)))


def _first_headline(pieces: list[Piece], tags: list[Tag], top: int) -> int | None:
    """The first line that can be a headline, before or as the first running text; one in Markdown goes first."""
    start = _first_text(pieces, tags, top)
    if start is None:
        return None
    able = [index for index in range(top, start) if tags[index] == "short" and _headline_like(pieces, tags, index)]
    marked = [index for index in able if pieces[index].text.startswith("#")]
    full = [index for index in able if pieces[index].words >= 3]
    found = next(iter([*marked, *full, *able]), None)
    if found is not None:
        return found
    return start if _sentence_headline(pieces, tags, start) else None


def _first_text(pieces: list[Piece], tags: list[Tag], begin: int) -> int | None:
    transcript = is_transcript(pieces)
    found = (i for i in range(begin, len(pieces)) if tags[i] in _OPENING or (transcript and is_turn(pieces[i])))
    return next(found, None)


def _headline_like(pieces: list[Piece], tags: list[Tag], index: int) -> bool:
    """True for a short line that does not go on in the next one and neither ends nor begins like part of a sentence."""
    piece = pieces[index]
    following = pieces[index + 1]
    if piece.plain[:1].islower() or piece.plain.endswith(_OPEN_END) or piece.words < 2 or is_role(piece.plain):
        return False
    if index and tags[index - 1] == "byline" and is_outlet(piece.plain):
        return False
    if piece.plain.endswith(".") and tags[index + 1] not in _BELOW_HEADLINES:
        return _sentence_headline(pieces, tags, index + 1)
    if following.gap != 1 or tags[index + 1] == "date":
        return True
    narrow = all(len(other.text) <= _WIDE for other in pieces[index:])
    wrapped = narrow and len(piece.text) >= _NARROW
    return not (wrapped or following.text[0].islower() or piece.plain.split()[-1] in words("headline_inner_words"))


def _sentence_headline(pieces: list[Piece], tags: list[Tag], index: int) -> bool:
    """True for a headline that ends like a sentence: in title case, or before what only follows headlines."""
    piece = pieces[index]
    if tags[index] != "text" or piece.words > _HEADLINE_WORDS or index + 1 == len(pieces) or pieces[index + 1].gap == 0:
        return False
    return tags[index + 1] in _BELOW_HEADLINES - {"short", "frame"} or in_title_case(piece.plain)


def _before(piece: Piece, tag: Tag) -> RegionKind:
    """Kind of what stands above the headline or in the frame."""
    kind = date_kind(piece.text) if tag == "date" else KINDS.get(tag, "furniture")
    return "furniture" if kind == "body" else kind


def _between(pieces: list[Piece], tags: list[Tag], kinds: list[RegionKind], common: frozenset[str]) -> RegionKind:
    """Kind of the first of the pieces between the headline and the first running text.

    Args:
        pieces: the piece, and the rest of those before the running text.
        tags: of the pieces, and of the running text.
        kinds: of the pieces above.
        common: words that the text writes with a small letter.

    Returns:
        The kind; "body" where the article begins.
    """
    piece, above = pieces[0], kinds[-1] if kinds else None
    if tags[0] == "date":
        return date_kind(piece.text)
    if tags[0] != "short":
        return KINDS.get(tags[0], "furniture")
    if above == "byline" and (is_role(piece.plain) or is_outlet(piece.plain)):
        return "byline"
    if above in {"headline", "byline"} and _is_bare_byline(piece, tags[1], common):
        return "byline"
    if above == "headline" and (piece.gap == 1 or {"byline", "date"} & set(tags[1:])):
        return "headline"
    return "body"


def _is_bare_byline(piece: Piece, following: Tag, common: frozenset[str]) -> bool:
    """True for names without "by", with a date or an outlet to show it, and none of ordinary words."""
    found = bare_byline(piece.plain)
    if found is None or not (following == "date" or found.outlet):
        return False
    return not any(2 * sum(word.lower() in common for word in name.split()) > len(name.split()) for name in found.names)


def date_kind(text: str) -> RegionKind:
    """Kind of a date's line: a byline if it names its author, furniture if the page labels it, else a dateline."""
    found = find_date_line(text)
    byline = bare_byline(text)
    if byline and byline.names:
        return "byline"
    return "furniture" if found and (found.label or found.prefix) else "dateline"
