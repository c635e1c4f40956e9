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

    @property
    def is_unclosed(self) -> bool:
        """Whether the opening mark has no partner."""
        return self.opened < self.start and self.closed == self.end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    width: Width
    opens: bool
    closes: bool
    possessive: bool
    is_first: bool


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
    width: Width
    inside: tuple["_Pair", ...] = ()


def stretches(text: str, blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """The marked stretches of the paragraphs `blocks`, in text order, outer before inner."""
    found: list[Stretch] = []
    carried: int | None = None
    for number, (start, end) in enumerate(blocks):
        marks = list(_marks(text, start, end))
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        next_opener = _opener_at(text, *following) if following else None
        if carried is not None and marks and not (marks[0].opens and marks[0].is_first):
            _close_carried(text, start, marks, found, carried)
            carried = None
        pairs, unclosed = _pair(marks, end, next_opener.width if next_opener else None)
        first = len(found)
        _collect(text, pairs, None, found)
        if carried is not None and len(found) > first and marks and found[first].opened == start:
            found[first] = replace(found[first], continues=carried)
        carried = next((i for i in range(first, len(found)) if found[i].opened == unclosed), None)
    return tuple(found)


def without_partner(text: str, blocks: Sequence[Block], found: Sequence[Stretch]) -> Iterator[int]:
    """The places of double marks that belong to no stretch: nobody knows what they open or close."""
    opened, closed = {stretch.opened for stretch in found}, {stretch.closed for stretch in found}
    for start, end in blocks:
        for mark in _marks(text, start, end):
            if mark.width == "double" and mark.start not in opened and mark.end not in closed:
                yield mark.start


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
        is_first = not text[start:at].strip()
        if opens == closes and (is_first or sign in _OPENING | _CLOSING):
            opens, closes = is_first or sign in _OPENING, sign in _CLOSING and not is_first
        possessive = width == "single" and before in "sS" and after.isspace()
        yield _Mark(at, behind, sign, width, opens, closes, possessive, is_first)


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
    return mark if mark and mark.opens and mark.is_first else None


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


def _pair(marks: list[_Mark], end: int, next_opener: Width | None) -> tuple[list[_Pair], int | None]:
    """The pairs of marks of a paragraph that ends at `end`, and where the mark stands that stays open, if one does."""
    top: list[_Pair] = []
    stack: list[_Open] = []
    for number, mark in enumerate(marks):
        depth = _partner(mark, stack)
        if _is_closing(mark, None if depth is None else stack[depth].mark):
            if depth is None or _is_apostrophe(marks, number):
                continue
            while len(stack) > depth + 1:
                _give_up(stack, top)
            opened = stack.pop()
            pair = _Pair(opened.mark.start, opened.mark.end, mark.start, mark.end, mark.width, tuple(opened.inside))
            (stack[-1].inside if stack else top).append(pair)
        else:
            stack.append(_Open(mark))
    unclosed = _leave_open(stack, top, end, next_opener)
    return sorted(top, key=lambda pair: pair.opened), unclosed


def _partner(mark: _Mark, stack: Sequence[_Open]) -> int | None:
    """The place of the last open mark that the mark may close: of its width and, if there is one, of its kind."""
    alike = [n for n, waiting in enumerate(stack) if waiting.mark.width == mark.width]
    if mark.sign in _CLOSING:
        alike = [n for n in alike if stack[n].mark.sign in _OPENING] or alike
    return alike[-1] if alike else None


def _is_closing(mark: _Mark, partner: _Mark | None) -> bool:
    """Whether the mark closes; one that its place does not tell closes what is open, a straight one no curly mark."""
    if mark.opens == mark.closes:
        return partner is not None and (partner.sign in _OPENING) == (mark.sign in _CLOSING)
    return mark.closes


def _is_apostrophe(marks: list[_Mark], number: int) -> bool:
    """Whether a mark is rather the apostrophe of "the workers’ rights": the next single mark closes in its place."""
    later = next((mark for mark in marks[number + 1 :] if mark.width == "single"), None)
    return marks[number].possessive and later is not None and later.closes and not later.opens and not later.possessive


def _give_up(stack: list[_Open], top: list[_Pair]) -> None:
    """Take the last open mark for none; what stands inside it moves out."""
    lost = stack.pop()
    (stack[-1].inside if stack else top).extend(lost.inside)


def _leave_open(stack: list[_Open], top: list[_Pair], end: int, next_opener: Width | None) -> int | None:
    """Settle the marks still open at the paragraph's end: the outermost one keeps the rest of the paragraph.

    Where it holds a further pair of its kind and the next paragraph does not go on with a mark like it, its own closing
    mark was forgotten: it ends before that pair. A single mark inside a paragraph is rather an apostrophe.
    """
    while len(stack) > 1 or (stack and not _may_stay_open(stack[0].mark, next_opener)):
        _give_up(stack, top)
    if not stack:
        return None
    opened = stack.pop()
    mark = opened.mark
    like_it = next((pair.opened for pair in opened.inside if pair.width == mark.width), None)
    if like_it is None or mark.width == next_opener:
        top.append(_Pair(mark.start, mark.end, end, end, mark.width, tuple(opened.inside)))
        return mark.start
    inside = tuple(pair for pair in opened.inside if pair.opened < like_it)
    top.append(_Pair(mark.start, mark.end, like_it, like_it, mark.width, inside))
    top.extend(pair for pair in opened.inside if pair.opened >= like_it)
    return None


def _may_stay_open(mark: _Mark, next_opener: Width | None) -> bool:
    return mark.width in {"double", next_opener} or mark.is_first


def _collect(text: str, pairs: Sequence[_Pair], parent: int | None, found: list[Stretch]) -> None:
    """Add the pairs and those inside them; white space at the ends is left out, and pairs without a letter or digit."""
    for pair in pairs:
        words_inside = _without_blanks(text, pair.start, pair.end)
        if words_inside is None:
            continue
        start, end = words_inside
        closed = end if pair.closed == pair.end else pair.closed
        found.append(Stretch(start=start, end=end, opened=pair.opened, closed=closed, parent=parent))
        _collect(text, pair.inside, len(found) - 1, found)


def _without_blanks(text: str, start: int, end: int) -> Block | None:
    """The span without white space at its ends; None where it holds no letter or digit."""
    inner = text[start:end]
    if not any(sign.isalnum() for sign in inner):
        return None
    first = start + len(inner) - len(inner.lstrip())
    return first, first + len(inner.strip())
