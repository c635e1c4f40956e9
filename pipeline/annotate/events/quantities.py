"""Numbers in a text: how many or how much, with the bounds that the words around them give."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lexicon import listed, table

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a text tells it.

    Attributes:
        start: of its words, those that bound it among them.
        number: where the number itself starts.
        end: of its words.
        value: the number that stands there; None for "dozens" and "40 to 50".
        low: the least that is meant; None where that is open.
        high: the most that is meant.
        unit: the unit of money.
    """

    start: int
    number: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    unit: str | None = None


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The numbers in a stretch of a text, in its order."""
    for match in _pattern().finditer(text, start, end):
        found = _read(match)
        if found is not None:
            yield found


def _read(match: re.Match[str]) -> Quantity | None:
    """The quantity that the words tell; None where it is no whole number."""
    unit = _unit(match)
    bounds = _bounds(match, 0 if unit else 1)
    if bounds is None:
        return None
    value, low, high = bounds
    return Quantity(
        start=match.start(),
        number=match.start("quantity"),
        end=match.end(),
        value=value,
        low=low,
        high=high,
        unit=unit,
    )


Bounds = tuple[int | None, int | None, int | None]


def _bounds(match: re.Match[str], step: int) -> Bounds | None:
    """The number that is told, the least and the most that are meant; `step`: how far apart two such numbers are."""
    if match["vague"]:
        return None, int(table("figures")["vague"][" ".join(match["vague"].lower().split())]), None
    if match["range"]:
        low, high = _ends([part for part in _numbers().findall(match["range"]) if part.strip()])
        return (None, low, high) if low is not None and high is not None and low < high else None
    value = _whole(_value(match["one"]))
    if value is None:
        return None
    bound = "least" if match["behind"] else _bound(match["bound"])
    meant: dict[str, tuple[int | None, int | None]] = {
        "": (value, value),
        "least": (value, None),
        "above": (value + step, None),
        "most": (None, value),
        "below": (None, value - step),
        "near": (None, None),
    }
    return (value, *meant[bound])


def _bound(words: str | None) -> str:
    """The kind of bound that the words before a number set."""
    told = " ".join((words or "").lower().split())
    return next((kind for kind, forms in table("figures")["bounds"].items() if told in forms), "")


def _ends(parts: list[str]) -> tuple[int | None, int | None]:
    """The two ends of a range; "2 to 3 million" are two million to three."""
    first, last = (_value(part) for part in parts[:2])
    scale = _scale(parts[1])
    if scale > 1 and _scale(parts[0]) == 1 and first < last / scale:
        first *= scale
    return _whole(first), _whole(last)


def _scale(words: str) -> Decimal:
    found = Decimal(1)
    for word in re.split(r"[\s-]+", words.lower()):
        found *= table("figures")["scales"].get(word, 1)
    return found


def _value(words: str) -> Decimal:
    """What a number in digits or words says: "2.5 million", "twenty-three", "two hundred and fifty", "half a dozen"."""
    total, part = Decimal(0), Decimal(0)
    half = any(word in listed("figures", "halves", "words") for word in words.lower().split())
    for word in re.findall(rf"{_DIGITS}|[a-z]+", words.lower()):
        known = table("figures")
        scale = known["scales"].get(word) or known["short_scales"].get(word)
        if word[0].isdigit():
            part += Decimal(word.replace(",", ""))
        elif scale is None:
            part += known["numbers"].get(word, 0)
        elif scale < max(known["scales"]["thousand"], 1):
            part = (part or 1) * scale
        else:
            total, part = total + (part or 1) * scale, Decimal(0)
    return (total + part) / 2 if half else total + part


def _whole(value: Decimal) -> int | None:
    return int(value) if value == value.to_integral_value() else None


def _unit(match: re.Match[str]) -> str | None:
    known = table("figures")
    symbol, noun = match["symbol"], match["currency"]
    if symbol:
        return str(known["symbols"][symbol.upper()])
    return str(known["currencies"][noun.lower()]) if noun else None


@functools.cache
def _numbers() -> re.Pattern[str]:
    return re.compile(_number(), re.IGNORECASE)


@functools.cache
def _number() -> str:
    """One number, in digits or words."""
    known = table("figures")
    word, scale = _any(known["numbers"]), _any(known["scales"])
    short = _any(known["short_scales"])
    half = _any(listed("figures", "halves", "words"))
    spelt = rf"{word}(?:-{word})?\b"
    counted = rf"(?:(?:{_DIGITS})(?:{short}\b)?|\b{spelt})(?:[ -]{scale}\b)*(?:(?<=hundred) and {spelt})?"
    return rf"(?:{counted}|\b(?:{half} )?an? {scale}(?: {scale})*\b)"


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A quantity: what bounds it, a symbol of money, the number, what stands behind it, and a noun of money."""
    known = table("figures")
    bound = _any(form for forms in known["bounds"].values() for form in forms)
    symbol = _any(known["symbols"])
    number = rf"(?P<range>{_ranges()})|(?P<one>{_number()})|\b(?P<vague>{_any(known['vague'])})\b"
    one = rf"(?:(?P<symbol>(?<!\w){symbol}) ?)?(?:{number})"
    least, currency = _any(listed("figures", "behind", "least")), _any(known["currencies"])
    behind = rf"(?P<behind> {least}\b)?(?: (?P<currency>{currency})s?\b)?"
    return re.compile(
        rf"(?:\b(?P<bound>{bound}) )?(?<![\w.,$£€¥-])(?P<quantity>{one}){behind}(?![\w%]|[.,]\d|-\w| ?%)", re.IGNORECASE
    )


def _ranges() -> str:
    """Two numbers with what stands between; with a hyphen alone, two in digits: "twenty-three" is one."""
    forms = ((form, _number() if " " in form else f"(?:{_DIGITS})") for form in table("figures")["ranges"]["forms"])
    return "|".join(re.escape(form).replace(r"\{\}", "{}").format(number, number) for form, number in forms)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, blanks of any kind between them."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in longest)})"
