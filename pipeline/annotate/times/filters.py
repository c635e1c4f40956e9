"""What looks like a time expression and is none: verbs and names of the same form, counts that look like years."""

import re

from pipeline import lexicon
from pipeline.annotate.clauses.words import (
    determines,
    is_bare_verb,
    is_name_or_genitive,
    is_noun_or_adjective,
    is_plural,
    is_tagged_proper,
)
from pipeline.annotate.syntax import Syntax
from pipeline.annotate.times.patterns import WORDS, Groups, either, filled
from pipeline.records import Mention, Token

# Entity types of the model whose names may hold a word of time.
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW"})
_NAMES_OF_TIME = re.compile(rf"(?i)\b(?:{either(lexicon.lines('times_names'))})\b".replace(" ", r"\s+"))
# What may stand before a month's name alone, so that it is the month whatever the model's tag says.
_BEFORE_MONTH = frozenset(WORDS["before_month"])
# What stands behind a count, a measure or the number of a house.
_COUNTED = re.compile(
    filled(r"\s?%|[,.]\d|[-–]{measured}\b| {counted}\b")
    + rf"|(?:\s[A-Z][\w.]+){{1,3}}\s(?:{either(WORDS['streets'])})(?!\w)"
)
_AGE_BEHIND = re.compile(filled(r"(?:\s|-){of_age}\b"))
_BEFORE_AGE = re.compile(filled(r"\b{own} (?:(?:{early}|{mid})[\s-]+)?$"))
_CLOCK_AHEAD = re.compile(filled(r"\b{before_clock} $"))
_REFERENCE_BEHIND = re.compile(filled(r" {behind_reference}\b"))
_ROUGHLY = frozenset(phrase.split()[-1] for phrase in WORDS["about"])
_OPENING, _CLOSING = ("“", '"', "‘"), ("”", '"', "’")
_FRACTION = re.compile(filled(r"{fractions}[\s-]+{fractioned}"))


def names_of_time(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of well-known names in a stretch of the text that hold a word of time ("USA Today")."""
    return [match.span() for match in _NAMES_OF_TIME.finditer(text, start, end)]


def allowed(syntax: Syntax, names: tuple[Mention, ...], span: tuple[int, int], groups: Groups) -> bool:
    """Whether the words in the span speak of time there."""
    inside = covering(syntax, span)
    if not inside or ("day" not in groups and _in_name(syntax, names, span, inside)):
        return False
    before, behind = _around(syntax, span, inside)
    keys = set(groups)
    if keys == {"weekday"}:
        return behind is None or behind.text.lower() not in lexicon.words("times_habits")
    return _fits(syntax, span, groups, (inside, before, behind))


def _fits(
    syntax: Syntax, span: tuple[int, int], groups: Groups, near: tuple[range, Token | None, Token | None]
) -> bool:
    """Whether what the expression is made of speaks of time between the tokens before it and behind it."""
    (inside, before, behind), keys, fits = near, set(groups), True
    if keys == {"month"}:
        fits = _is_month(syntax.tokens[inside.start], before)
    elif keys == {"year"}:
        counted = _COUNTED.match(syntax.text, span[1]) or _is_quoted(syntax.text, span)
        fits = not counted and _is_year(syntax, inside, groups["year"], before, behind)
    elif "unit" in keys:
        verb = is_bare_verb(syntax.tokens[inside.start])
        fits = not verb and _is_length(syntax.text, span, groups)
    elif keys == {"digits"}:
        fits = not _BEFORE_AGE.search(syntax.text, max(0, span[0] - 20), span[0])
    elif "clock" in keys and len(keys) == 1 + ("zone" in keys):
        fits = _is_clock(syntax.text, span[0], groups)
    elif keys == {"ordinal", "size"}:
        fits = not _in_play(syntax, span[0])
    elif "holiday" in keys:
        fits = all(token is None or not is_tagged_proper(token) for token in (before, behind))
    elif "reference" in keys or "set" in keys or "deictic" in keys:
        fits = _is_word_of_time(syntax, span, groups, before)
    return fits


def covering(syntax: Syntax, span: tuple[int, int]) -> range:
    """Indices of the tokens that begin in the span, or of the one that it is a part of ("mid-2015")."""
    index = syntax.at(span[0])
    return syntax.within(*span) or (range(0) if index is None else range(index, index + 1))


def _in_name(syntax: Syntax, names: tuple[Mention, ...], span: tuple[int, int], inside: range) -> bool:
    """Whether the span is a part of a longer name ("Sunday Times", "April Smith")."""
    start, end = span
    size = end - start
    if any(name.start <= start and end <= name.end and name.end - name.start > size for name in names):
        return True
    entity = syntax.tokens[inside.start].entity[2:]
    before = syntax.tokens[inside.start - 1].entity[2:] if inside.start else ""
    after = syntax.tokens[inside.stop].entity if inside.stop < len(syntax.tokens) else ""
    runs_in = syntax.tokens[inside.start].entity[:1] == "I" and before == entity
    runs_on = after[:1] == "I" and after[2:] == syntax.tokens[inside.stop - 1].entity[2:]
    return entity in _NAMES and (runs_in or runs_on)


def _around(syntax: Syntax, span: tuple[int, int], inside: range) -> tuple[Token | None, Token | None]:
    """The tokens before and behind the span in its sentence."""
    sentence = syntax.sentence_at(span[0])
    if sentence is None:
        return None, None
    before = syntax.tokens[inside.start - 1] if inside.start > sentence.first else None
    behind = syntax.tokens[inside.stop] if inside.stop < sentence.last else None
    return before, behind


def _is_month(token: Token, before: Token | None) -> bool:
    """Whether a month's name alone is the month, and no verb, person or demonstration."""
    if before is not None and before.text.lower() in _BEFORE_MONTH:
        return True
    if not is_tagged_proper(token) or token.entity[2:] in _NAMES:
        return False
    ambiguous = token.text.lower() in WORDS["ambiguous_months"]
    return not (ambiguous and (before is None or token.text.isupper() or is_name_or_genitive(before)))


def _is_year(syntax: Syntax, inside: range, year: str, before: Token | None, behind: Token | None) -> bool:
    """Whether four digits alone are a year and not a count: "2000 soldiers", "roughly 2000 Kestian shops"."""
    named = lexicon.words("times_numbered")
    if before is not None and (before.text.isdigit() or before.text.lower().rstrip(".") in named):
        return False
    if behind is None:
        return True
    if behind.text.lower() in lexicon.words("times_counted"):
        return False
    after = syntax.tokens[inside.stop + 1] if inside.stop + 1 < len(syntax.tokens) else behind
    about = before is not None and before.text.lower() in _ROUGHLY
    many = is_plural(behind) or (about and is_noun_or_adjective(behind) and is_plural(after))
    counted = many and (before is None or about or not determines(before))
    return not (counted and (year.endswith("00") or int(year) < 1900))


def _is_quoted(text: str, span: tuple[int, int]) -> bool:
    """Whether it stands alone between quotation marks, as titles do: the novel “1984”."""
    around = (text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1])
    return around[0] in _OPENING and around[1] in _CLOSING and "" not in around


def _is_length(text: str, span: tuple[int, int], groups: Groups) -> bool:
    """Whether a number and a unit are a length of time: no age, no fraction, no ordinal, no year before a noun."""
    if _AGE_BEHIND.match(text, span[1]) or _FRACTION.fullmatch(text, *span):
        return False
    number = groups.get("number", "")
    singular = not groups["unit"].endswith("s") and "-" not in text[span[0] : span[1]]
    return not (number.isdigit() and len(number) == 4 and singular)


def _is_clock(text: str, start: int, groups: Groups) -> bool:
    """Whether digits with a colon are a time of day: they say so themselves, or a preposition does."""
    if "zone" in groups or not groups["clock"][-1].isdigit():
        return True
    return _CLOCK_AHEAD.search(text, max(0, start - 12), start) is not None


def _in_play(syntax: Syntax, offset: int) -> bool:
    """Whether the sentence reports a match."""
    sentence = syntax.sentence_at(offset)
    tokens = syntax.tokens[sentence.first : sentence.last] if sentence else ()
    return any(token.text.lower() in lexicon.words("times_sports") for token in tokens)


def _is_word_of_time(syntax: Syntax, span: tuple[int, int], groups: Groups, before: Token | None) -> bool:
    """Whether an adverb or adjective of time is one: no name in the middle of a sentence, no part of a conjunction."""
    if "deictic" not in groups:
        named = (
            before is not None
            and syntax.text[span[0]].isupper()
            and before.text.isalnum()
            and not before.text.isupper()
        )
        if named or _REFERENCE_BEHIND.match(syntax.text, span[1]):
            return False
    return not _is_quoted(syntax.text, span)
