"""Variants of one passage of words, quoted by several articles → one statement.

The longest texts come first and each becomes the head of a statement, unless it shares a long run of words with an
earlier head: then it joins that one. So every quote shares a run with the longest text of its statement, and the result
does not depend on the order of the rows. Runs are found through an inverted index of word shingles (Broder, "On the
resemblance and containment of documents", 1997), never by comparing pairs.
"""

import functools
import hashlib
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.lexicon import table, words
from pipeline.resolve.signatures import rows

# Ten words in a row, four of them of substance, hardly ever meet by chance.
RUN_WORDS = 10
RUN_SUBSTANCE = 4
# A shorter quote belongs to a passage that holds all of it, if it is long enough to be telling; a paraphrase does not.
SHORT_WORDS = 5
SHORT_SUBSTANCE = 3

_WORD = re.compile(r"[^\W_]+(?:['’.&-]?[^\W_]+)*")
# Characters that mark others, or may be accents.
_MARK = re.compile(r"[^\w]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
# So many first words find a passage.
_TELLING = 3
# Passages of about one length whose keys are remembered: the same words often stand in many articles.
_SIMILAR = 4096
# An editor's bracket, "[sic]" or "[the general]", is not part of what was said.
_BRACKET = re.compile(r"\[[^\]]{0,80}\]")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quote's normalised words; `narrates` says that it is a turn that reports other people's words."""

    kind: str
    words: tuple[str, ...]
    narrates: bool


def resolve_statements(quotes: pa.Table) -> pa.Table:
    """Give every quote its statement.

    Words are held for the quotes of a batch alone, and for all of them the keys of their runs, as numbers.

    Args:
        quotes: rows with quote_id, quotation_id, article_id, kind and text (never null), in any order.

    Returns:
        Rows of quote_id, statement_id and longest (true for the one row whose text stands for the statement), sorted
        by quote_id.
    """
    lengths = pc.utf8_length(quotes.column("text"))
    quotes = quotes.append_column("length", lengths).sort_by([("length", "descending"), ("quote_id", "ascending")])
    heads = _assign(quotes.append_column("said", _said(quotes.column("text"))))
    ids = [quote_id for (quote_id,) in rows(quotes, "quote_id")]
    smallest: dict[int, str] = {}
    for quote_id, head in zip(ids, heads, strict=True):
        smallest[head] = min(quote_id, smallest.get(head, quote_id))
    found = pa.table(
        {
            "quote_id": pa.array(ids, pa.string()),
            "statement_id": pa.array([f"statement:{smallest[head]}" for head in heads], pa.string()),
            "longest": pa.array([head == number for number, head in enumerate(heads)], pa.bool_()),
        }
    )
    return found.sort_by("quote_id")


def normal_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without case, accents, dots and brackets, long forms shortened."""
    plain = unicodedata.normalize("NFKD", _BRACKET.sub(" ", text)).casefold()
    bare = _FOREIGN.sub(lambda char: "" if unicodedata.combining(char[0]) else char[0], plain)
    short_forms = _short_forms()
    shortened: list[str] = []
    for word in _WORD.findall(bare):
        shortened.append(word if word.isalnum() else _MARK.sub("", word))
        short = short_forms.get(" ".join(shortened[-2:]))
        if short is not None:
            shortened[-2:] = [short]
    return tuple(shortened)


@functools.cache
def _short_forms() -> dict[str, str]:
    forms: dict[str, str] = table("statement_forms")["short"]
    return forms


def _said(texts: Any) -> Any:
    """The normalised words of all texts, joined by spaces: as text in columns they take little room.

    What many articles quote stands side by side, since the texts are sorted, and is normalised once.
    """
    parts = []
    for part in texts.chunks:
        each = part.dictionary_encode()
        said = [" ".join(normal_words(text)) for text in each.dictionary.to_pylist()]
        parts.append(pa.array(said, pa.string()).take(each.indices))
    return pa.chunked_array(parts, pa.string())


def _passages(quotes: pa.Table) -> Iterator[_Passage]:
    """The quotes in their order."""
    articles = quotes.filter(pc.field("kind") == "turn").column("article_id").unique()
    beside = quotes.filter((pc.field("kind") != "turn") & pc.field("article_id").isin(articles))
    inner: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    for article, said in rows(beside, "article_id", "said"):
        spoken = tuple(said.split())
        if len(spoken) >= _TELLING:
            inner.setdefault((article, spoken[:_TELLING]), []).append(spoken)
    for article, kind, said in rows(quotes, "article_id", "kind", "said"):
        spoken = tuple(said.split())
        yield _Passage(kind, spoken, kind == "turn" and _narrates(article, spoken, inner))


def _narrates(
    article: str, said: tuple[str, ...], inner: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]]
) -> bool:
    """Whether a turn holds words that its own article gives to somebody in a row of their own."""
    return any(
        said[start : start + len(other)] == other
        for start in range(len(said) - _TELLING + 1)
        for other in inner.get((article, said[start : start + _TELLING]), ())
    )


def _key(said: tuple[str, ...], *, narrates: bool) -> int:
    """A 64-bit key of a run of words; turns that narrate have their own."""
    digest = hashlib.blake2b(" ".join(said).encode(), digest_size=8, person=b"turn" if narrates else b"")
    return int.from_bytes(digest.digest(), "big", signed=True)


def _substance(said: Iterable[str]) -> int:
    function_words = words("function_words")
    return sum(word not in function_words for word in said)


@functools.lru_cache(maxsize=_SIMILAR)
def _run_keys(said: tuple[str, ...], *, narrates: bool) -> tuple[int, ...]:
    """Keys of the passage's runs of ten words that are telling."""
    function_words = words("function_words")
    telling = [word not in function_words for word in said]
    starts = range(len(said) - RUN_WORDS + 1)
    return tuple(
        _key(said[start : start + RUN_WORDS], narrates=narrates)
        for start in starts
        if sum(telling[start : start + RUN_WORDS]) >= RUN_SUBSTANCE
    )


def _whole_key(passage: _Passage) -> int | None:
    """Key of a quote that is too short for a run but telling as a whole."""
    if passage.kind == "indirect":
        return None
    if SHORT_WORDS <= len(passage.words) < RUN_WORDS and _substance(passage.words) >= SHORT_SUBSTANCE:
        return _key(passage.words, narrates=passage.narrates)
    return None


def _assign(quotes: pa.Table) -> list[int]:
    """For each quote the number of the head of its statement: itself, or the earlier one that shares most runs."""
    runs, wholes, openings = _keys(_passages(quotes))
    short = frozenset(wholes.values())
    index: dict[int, int] = {}
    heads = []
    for number, passage in enumerate(_passages(quotes)):
        keys = [wholes[number]] if number in wholes else runs.get(number, [])
        shared = Counter(index[key] for key in keys if key in index)
        if shared:
            heads.append(min(shared, key=lambda head: (-shared[head], head)))
            continue
        heads.append(number)
        for key in (*keys, *(key for key in _part_keys(passage, openings) if key in short)):
            index.setdefault(key, number)
    return heads


def _keys(passages: Iterable[_Passage]) -> tuple[dict[int, list[int]], dict[int, int], set[tuple[str, ...]]]:
    """What the passages can be joined by.

    Returns:
        keys of runs that occur more than once, for the others can join nothing, by the number of the passage; keys of
        whole short quotes; and their first words.
    """
    numbers, keys = array("q"), array("q")
    wholes: dict[int, int] = {}
    openings: set[tuple[str, ...]] = set()
    for number, passage in enumerate(passages):
        whole = _whole_key(passage)
        if whole is not None:
            wholes[number] = whole
            openings.add(passage.words[:_TELLING])
        for key in _run_keys(passage.words, narrates=passage.narrates):
            numbers.append(number)
            keys.append(key)
    _, places, counts = np.unique(np.array(keys, np.int64), return_inverse=True, return_counts=True)
    repeated = np.flatnonzero(counts[places] > 1)
    runs: dict[int, list[int]] = {}
    for place in repeated.tolist():
        runs.setdefault(numbers[place], []).append(keys[place])
    return runs, wholes, openings


def _part_keys(passage: _Passage, openings: set[tuple[str, ...]]) -> Iterator[int]:
    """Keys of those parts of the passage that may be the whole of some short quote, by their first words."""
    said = passage.words
    for start in range(len(said) - SHORT_WORDS + 1):
        if said[start : start + _TELLING] in openings:
            for size in range(SHORT_WORDS, min(RUN_WORDS, len(said) - start + 1)):
                yield _key(said[start : start + size], narrates=passage.narrates)
