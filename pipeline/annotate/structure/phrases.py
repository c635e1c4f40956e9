"""Lines told by their words, as `lexicon/en/structure.toml` lists them."""

import functools
import re

from pipeline.lexicon import table
from pipeline.records import Genre

# A line of a page's frame is short; what is longer is somebody's prose, whatever it starts with.
_LONGEST = 60
_EDGES = " \t.,:;!?…*_#>|-–—•·\"'“”‘’()[]"
_LONGEST_QUESTION, _LONGEST_STEP = 20, 3
_COPYRIGHT = re.compile(
    r"[*_(\s]*(?:©|\([cC]\)\s|[Cc]opyright\s+(?:©|\([cC]\)|\d{4}|by\b)|Copyright [A-Z][\w .&'’-]{1,40}\.?$)"
)
_QUOTED = re.compile(r"[\"“”«»„]")


# One code point for one, so that offsets hold.
_BLANKS = dict.fromkeys(
    map(ord, "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)


def plain_blanks(text: str) -> str:
    """The text with plain blanks in place of hard and typographic ones."""
    return text.translate(_BLANKS)


def fold(text: str) -> str:
    """Lower case, single blanks, plain apostrophes, no marks at the ends."""
    return " ".join(text.lower().replace("’", "'").split()).strip(_EDGES)


@functools.cache
def phrases(section: str, kind: str) -> frozenset[str]:
    """The phrases that the lexicon lists."""
    return frozenset(table("structure")[section][kind])


@functools.cache
def _starts(section: str, kind: str) -> re.Pattern[str]:
    longest_first = sorted(phrases(section, kind), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        "|".join(re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in longest_first)
    )


def starts_with(text: str, section: str, kind: str = "starts") -> bool:
    """True if the line is short and starts with a phrase of the section."""
    line = " ".join(text.lower().replace("’", "'").split()).lstrip(" *_#>[(|•·-–—")
    return _starts(section, kind).match(line) is not None and len(line.split()) <= _LONGEST


def is_frame(text: str) -> bool:
    """True for a line of the page's frame: navigation, player, buttons, appeals."""
    if fold(text) in phrases("furniture", "lines") or starts_with(text, "furniture") or is_clock(text):
        return True
    if _QUOTED.search(text) or len(text.split()) > _LONGEST:
        return False
    request = re.split(r"[.!?] ", text)[-1]  # an appeal ends with what the reader shall do
    return starts_with(request, "furniture") or any(phrase in text.lower() for phrase in phrases("furniture", "holds"))


def is_box(text: str) -> bool:
    """True for the heading of a box with links to other texts."""
    return fold(text) in phrases("end", "boxes")


def is_end(text: str) -> bool:
    """True for a line that only stands below an article."""
    return is_notice(text) or (starts_with(text, "end") and len(text.split()) <= _LONGEST_QUESTION)


def is_notice(text: str) -> bool:
    """True for a sentence about the text as a publication: who owns it, who wrote it down, where it was first."""
    return starts_with(text, "end", "notices") or _COPYRIGHT.match(text) is not None


def is_link(text: str) -> bool:
    """True for a link to another text."""
    return starts_with(text, "link")


def is_path(text: str) -> bool:
    """True for a page's path: "Home > News > Opinion", "World / Americas"."""
    steps = re.split(r"\s*[>»›]\s*|\s+/\s+", text)
    return len(steps) > 1 and all(step[:1].isupper() and len(step.split()) <= _LONGEST_STEP for step in steps)


def is_clock(text: str) -> bool:
    """True for the times that a player shows."""
    return re.fullmatch(r"\d{1,2}:\d\d(?:\s*/?\s*\d{1,2}:\d\d)*", text) is not None


def is_address(text: str) -> bool:
    """True for a line that is nothing but web or mail addresses, as such or as Markdown links."""
    bare = re.sub(r"\[[^\]]*\]\((?:https?:|mailto:)[^)\s]*\)|https?://\S+|www\.\S+|\S+@\S+\.\w+", "", text)
    return bare != text and not any(char.isalnum() for char in bare)


def in_title_case(text: str) -> bool:
    """True if nearly all longer words but the first have capitals, and there are some."""
    long_words = [word.strip("\"'“”‘’(") for word in text.split()[1:] if len(word) >= 4]
    capital = sum(word[:1].isupper() or not word[:1].isalpha() for word in long_words)
    return len(long_words) >= 3 and capital >= 0.85 * len(long_words)


def genre_label(text: str) -> Genre | None:
    """The genre that a line of its own names."""
    genres: tuple[Genre, ...] = ("analysis", "opinion")
    return next((genre for genre in genres if fold(text) in phrases("genre", genre)), None)
