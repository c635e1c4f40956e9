"""Quotation marks → stretches of marked words: every style and mixture, nested, broken, or running over paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.lexicon import words

Block = tuple[int, int]
Width = Literal["single", "double"]

_OPENING = frozenset("“„‟«‘‚‛‹") | {"``", "‘‘"}
_CLOSING = frozenset("”»’›") | {"’’"}
_SINGLE = frozenset("‘’‚‛'‹›")
# Three single marks that close are a single and a double one.
_MARK = re.compile(r"""(?<=\S)'(?=''(?!'))|(?<=\S)’(?=’’(?!’))|``|''|‘‘|’’|["“”„‟«»＂‘’‚‛'‹›]""")
# What may stand before an opening mark, and behind a closing one, beside white space.
_BEFORE = frozenset("([{—–-/“„«‘‚\"'`")
_NEVER_FIRST = frozenset(",;:!?)")
_BEHIND = frozenset(".,;:!?)]}—–-/”»’\"'…")
# Five feet six inches: 5'6" or 5' 6".
_FEET = re.compile(r"\d['’]\s?\d{0,2}$")
_SENTENCE_END = frozenset(".!?…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words between one pair of quotation marks within one paragraph.

    Attributes:
        start: first character inside the marks.
        end: behind the last character inside the marks.
        opened: start of the opening mark; `start` where it continues an earlier paragraph without one.
        closed: behind the closing mark; `end` where there is none.
        parent: index of the stretch around it.
        continues: index of the stretch of an earlier paragraph that it goes on with.
    """

    start: int
    end: int
    opened: int
    closed: int
    parent: int | None = None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    width: Width
    opens: bool
    closes: bool
    possessive: bool


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its partner, and the stretches found inside it so far."""

    mark: _Mark
    continues: int | None = None
    inside: list["_Pair"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pair:
    opened: int
    start: int
    end: int
    closed: int
    inside: tuple["_Pair", ...] = ()


def stretches(text: str, blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """The marked stretches of the paragraphs `blocks`, in text order, outer before inner."""
    found: list[Stretch] = []
    carried: int | None = None
    for number, (start, end) in enumerate(blocks):
        marks = list(_marks(text, start, end))
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        runs_on = following is not None and _opener_at(text, *following) is not None
        if carried is not None and marks and not _opens_at(marks[0], text, start):
            _close_carried(text, start, marks, found, carried)
            carried = None
        pairs, unclosed = _pair(marks, end, runs_on)
        first = len(found)
        _collect(text, pairs, None, found)
        if carried is not None and len(found) > first and marks and found[first].opened == start:
            found[first] = replace(found[first], continues=carried)
        carried = next((i for i in range(first, len(found)) if found[i].opened == unclosed), None)
    return tuple(found)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The quotation marks of a paragraph; apostrophes, feet and inches are left out."""
    for match in _MARK.finditer(text, start, end):
        sign, at, behind = match.group(), match.start(), match.end()
        before = text[at - 1] if at > start else " "
        after = text[behind] if behind < end else " "
        width: Width = "single" if sign in _SINGLE else "double"
        opens = _parts(before, _BEFORE) and not _parts(after, _NEVER_FIRST)
        closes = _parts(after, _BEHIND) and not _parts(before)
        if width == "single":
            opens = opens and sign not in "’›" and not _elided(text, behind, end)
            if not opens and not closes:
                continue
        elif before.isdigit() and _FEET.search(text, max(start, at - 6), at):
            continue
        if opens == closes and sign in _OPENING | _CLOSING:
            opens, closes = sign in _OPENING, sign in _CLOSING
        possessive = width == "single" and before in "sS" and after.isspace()
        yield _Mark(at, behind, width, opens, closes, possessive)


def _parts(char: str, signs: frozenset[str] = frozenset()) -> bool:
    """Whether a mark beside the character stands at the edge of words: beside a space, or one of the signs."""
    return char.isspace() or char in signs


def _elided(text: str, behind: int, end: int) -> bool:
    """Whether the apostrophe stands for left-out letters or digits: 'em, 'til, '90s."""
    match = re.match(r"\w+", text[behind : min(end, behind + 12)])
    if match is None:
        return False
    return match.group().lower() in words("elisions") or re.fullmatch(r"\d\ds?", match.group()) is not None


def _opener_at(text: str, start: int, end: int) -> _Mark | None:
    """The opening mark that the paragraph begins with."""
    mark = next(_marks(text, start, min(end, start + 3)), None)
    return mark if mark and _opens_at(mark, text, start) else None


def _opens_at(mark: _Mark, text: str, start: int) -> bool:
    return mark.opens and not text[start : mark.start].strip()


def _close_carried(text: str, start: int, marks: list[_Mark], found: list[Stretch], carried: int) -> None:
    """End the quotation that the paragraph before left open, if the first double mark here closes it.

    A paragraph that breaks off inside a sentence was cut by the page: its stretch goes on. A whole paragraph is a
    stretch of its own. The marks up to the closing one are used up.
    """
    closing = next((n for n, mark in enumerate(marks) if mark.width == "double"), None)
    if closing is None or not marks[closing].closes:
        return
    mark = marks[closing]
    before = found[carried]
    if text[before.end - 1] in _SENTENCE_END:
        words_here = _without_blanks(text, start, mark.start)
        if words_here is not None:
            first, last = words_here
            found.append(Stretch(start=first, end=last, opened=first, closed=mark.end, continues=carried))
    else:
        last = before.start + len(text[before.start : mark.start].rstrip())
        found[carried] = replace(before, end=last, closed=mark.end)
    del marks[: closing + 1]


def _pair(marks: list[_Mark], end: int, runs_on: bool) -> tuple[list[_Pair], int | None]:
    """The pairs of marks of a paragraph that ends at `end`, and where the mark stands that stays open, if one does."""
    top: list[_Pair] = []
    stack: list[_Open] = []
    for number, mark in enumerate(marks):
        depth = next((n for n in reversed(range(len(stack))) if stack[n].mark.width == mark.width), None)
        if _is_closing(mark, depth is not None):
            if depth is None or _is_apostrophe(marks, number):
                continue
            while len(stack) > depth + 1:
                _give_up(stack, top)
            opened = stack.pop()
            pair = _Pair(opened.mark.start, opened.mark.end, mark.start, mark.end, tuple(opened.inside))
            (stack[-1].inside if stack else top).append(pair)
        else:
            stack.append(_Open(mark))
    unclosed = _leave_open(stack, top, end, runs_on)
    return sorted(top, key=lambda pair: pair.opened), unclosed


def _is_closing(mark: _Mark, is_open: bool) -> bool:
    if mark.opens == mark.closes:
        return is_open
    return mark.closes


def _is_apostrophe(marks: list[_Mark], number: int) -> bool:
    """Whether a mark is rather the apostrophe of "the workers’ rights": the next single mark closes in its place."""
    later = next((mark for mark in marks[number + 1 :] if mark.width == "single"), None)
    return marks[number].possessive and later is not None and later.closes and not later.opens and not later.possessive


def _give_up(stack: list[_Open], top: list[_Pair]) -> None:
    """Take the last open mark for none; what stands inside it moves out."""
    lost = stack.pop()
    (stack[-1].inside if stack else top).extend(lost.inside)


def _leave_open(stack: list[_Open], top: list[_Pair], end: int, runs_on: bool) -> int | None:
    """Settle the marks still open at the paragraph's end: the outermost double one keeps the rest of the paragraph.

    Where it holds a further pair and the next paragraph does not go on, its own closing mark was forgotten: it ends
    before that pair.
    """
    while len(stack) > 1 or (stack and stack[0].mark.width == "single" and not runs_on):
        _give_up(stack, top)
    if not stack:
        return None
    opened = stack.pop()
    doubles = [pair for pair in opened.inside if not runs_on]
    if doubles:
        top.append(_Pair(opened.mark.start, opened.mark.end, doubles[0].opened, doubles[0].opened))
        top.extend(opened.inside)
        return None
    top.append(_Pair(opened.mark.start, opened.mark.end, end, end, tuple(opened.inside)))
    return opened.mark.start


def _collect(text: str, pairs: Sequence[_Pair], parent: int | None, found: list[Stretch]) -> None:
    """Add the pairs and those inside them; white space at the ends is left out, and pairs without a letter or digit."""
    for pair in pairs:
        words_inside = _without_blanks(text, pair.start, pair.end)
        if words_inside is None:
            continue
        start, end = words_inside
        found.append(Stretch(start=start, end=end, opened=pair.opened, closed=pair.closed, parent=parent))
        _collect(text, pair.inside, len(found) - 1, found)


def _without_blanks(text: str, start: int, end: int) -> Block | None:
    """The span without white space at its ends; None where it holds no letter or digit."""
    inner = text[start:end]
    if not any(sign.isalnum() for sign in inner):
        return None
    first = start + len(inner) - len(inner.lstrip())
    return first, first + len(inner.strip())
