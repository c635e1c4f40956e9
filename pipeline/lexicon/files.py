"""The files of the vocabulary: where they stand, what is in them, and how a fault in one is told."""

import difflib
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

from pipeline.errors import LexiconError

LANGUAGE = "en"
HOME = resources.files(__package__)

_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Source(NamedTuple):
    """A file of the vocabulary.

    Attributes:
        place: its path below the folder `lexicon`.
        text: what is in it.
    """

    place: str
    text: str

    def fault(self, line: int, sentence: str) -> LexiconError:
        """What is wrong in a line, for people."""
        return LexiconError(f"lexicon/{self.place}, line {line}: {sentence}")


def read(name: str) -> Source:
    """The file of the language, or of all languages, that has the name."""
    for place in (f"{LANGUAGE}/{name}", name):
        path = HOME.joinpath(*place.split("/"))
        if path.is_file():
            try:
                return Source(place, path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
            except UnicodeDecodeError as error:
                raise LexiconError(f"lexicon/{place}: no UTF-8 at byte {error.start}; save the file as UTF-8") from None
    raise LexiconError(f"lexicon/{LANGUAGE}/{name}: no such vocabulary in this installation; reinstall the package")


def names() -> tuple[str, ...]:
    """The names of all files of vocabulary, sorted."""
    found = [*_below(HOME.joinpath(LANGUAGE)), *(file.name for file in HOME.iterdir() if file.is_file())]
    return tuple(sorted(name for name in found if name.endswith((".txt", ".toml"))))


def _below(folder: Traversable, path: str = "") -> Iterator[str]:
    for file in folder.iterdir():
        if file.is_dir():
            yield from _below(file, f"{path}{file.name}/")
        else:
            yield f"{path}{file.name}"


def allowed(known: Iterable[str], word: str) -> str:
    """The end of a sentence on a word that is not known: what is known, and what may have been meant."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    return f"; known are {', '.join(words)}{hint}"


def unreadable(source: Source, message: str) -> LexiconError:
    """What Python's reader of TOML says, with what stands twice by its name."""
    at = _LINE.search(message)
    number = int(at[1]) if at else len(source.text.splitlines())
    line = source.text.splitlines()[number - 1].partition("=")[0].strip()
    if "overwrite" in message or "twice" in message:
        return source.fault(number, f"{line} stands twice")
    return source.fault(number, f"no TOML: {_LINE.sub('', message).strip()}")
