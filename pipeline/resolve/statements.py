"""Variants of one passage of words, quoted by several articles → one statement.

The longest texts come first and each becomes the head of a statement, unless it shares a long run of words with an
earlier head: then it joins that one. So every quote shares a run with the longest text of its statement, and the result
does not depend on the order of the rows. Runs are found through an inverted index of word shingles (Broder, "On the
resemblance and containment of documents", 1997), never by comparing pairs.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.lexicon import table, words

# Ten words in a row, four of them of substance, hardly ever meet by chance.
RUN_WORDS = 10
RUN_SUBSTANCE = 4
# A shorter quote belongs to a passage that holds all of it, if it is long enough to be telling; a paraphrase does not.
SHORT_WORDS = 5
SHORT_SUBSTANCE = 3

_WORD = re.compile(r"[^\W_]+(?:['’.&-]?[^\W_]+)*")
# An editor's bracket, "[sic]" or "[the general]", is not part of what was said.
_BRACKET = re.compile(r"\[[^\]]{0,80}\]")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quote's normalised words; `narrates` says that it is a turn that reports other people's words."""

    quote_id: str
    kind: str
    words: tuple[str, ...]
    narrates: bool


def resolve_statements(quotes: pa.Table) -> pa.Table:
    """Give every quote its statement.

    Args:
        quotes: rows with quote_id, quotation_id, article_id, kind and text (never null), in any order.

    Returns:
        Rows of quote_id, statement_id and longest (true for the one row whose text stands for the statement), sorted
        by quote_id.
    """
    passages = _passages(quotes)
    repeated = _repeated(key for passage in passages for key in _run_keys(passage))
    short = {key for passage in passages if (key := _whole_key(passage)) is not None}
    heads = _assign(passages, repeated, short)
    smallest: dict[int, str] = {}
    for number, passage in enumerate(passages):
        head = heads[number]
        smallest[head] = min(passage.quote_id, smallest.get(head, passage.quote_id))
    rows = sorted((p.quote_id, f"statement:{smallest[heads[n]]}", heads[n] == n) for n, p in enumerate(passages))
    return pa.table(
        {
            "quote_id": pa.array([row[0] for row in rows], type=pa.string()),
            "statement_id": pa.array([row[1] for row in rows], type=pa.string()),
            "longest": pa.array([row[2] for row in rows], type=pa.bool_()),
        }
    )


def normal_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without case, accents, dots and brackets, long forms shortened."""
    plain = unicodedata.normalize("NFKD", _BRACKET.sub(" ", text)).casefold()
    found = [
        re.sub(r"[^\w]", "", match.group())
        for match in _WORD.finditer("".join(c for c in plain if not unicodedata.combining(c)))
    ]
    shortened: list[str] = []
    for word in found:
        shortened.append(word)
        short = _short_forms().get(tuple(shortened[-2:]))
        if short is not None:
            shortened[-2:] = [short]
    return tuple(shortened)


def _short_forms() -> dict[tuple[str, ...], str]:
    return {tuple(long.split()): short for long, short in table("statement_forms")["short"].items()}


def _passages(quotes: pa.Table) -> list[_Passage]:
    """The quotes, longest text first, ties by quote_id."""
    rows = quotes.select(["quote_id", "article_id", "kind", "text"]).to_pylist()
    rows.sort(key=lambda row: (-len(row["text"]), row["quote_id"]))
    spoken = [normal_words(row["text"]) for row in rows]
    inner: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    for row, said in zip(rows, spoken, strict=True):
        if row["kind"] != "turn" and len(said) >= 3:
            inner.setdefault((row["article_id"], said[:3]), []).append(said)
    return [
        _Passage(
            row["quote_id"], row["kind"], said, row["kind"] == "turn" and _narrates(row["article_id"], said, inner)
        )
        for row, said in zip(rows, spoken, strict=True)
    ]


def _narrates(
    article: str, said: tuple[str, ...], inner: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]]
) -> bool:
    """Whether a turn holds words that its own article gives to somebody in a row of their own."""
    return any(
        said[start : start + len(other)] == other
        for start in range(len(said) - 2)
        for other in inner.get((article, said[start : start + 3]), ())
    )


def _key(said: tuple[str, ...], narrates: bool) -> int:
    """A 64-bit key of a run of words; turns that narrate have their own."""
    digest = hashlib.blake2b(" ".join(said).encode(), digest_size=8, person=b"turn" if narrates else b"")
    return int.from_bytes(digest.digest(), "big", signed=True)


def _substance(said: Iterable[str]) -> int:
    function_words = words("function_words")
    return sum(word not in function_words for word in said)


def _run_keys(passage: _Passage) -> Iterator[int]:
    """Keys of the passage's runs of ten words that are telling."""
    for start in range(len(passage.words) - RUN_WORDS + 1):
        run = passage.words[start : start + RUN_WORDS]
        if _substance(run) >= RUN_SUBSTANCE:
            yield _key(run, passage.narrates)


def _whole_key(passage: _Passage) -> int | None:
    """Key of a quote that is too short for a run but telling as a whole."""
    if passage.kind == "indirect":
        return None
    if SHORT_WORDS <= len(passage.words) < RUN_WORDS and _substance(passage.words) >= SHORT_SUBSTANCE:
        return _key(passage.words, passage.narrates)
    return None


def _repeated(keys: Iterable[int]) -> set[int]:
    """The keys that occur more than once: the others can join nothing and need no place in the index."""
    seen = pa.table({"key": pa.array(keys, type=pa.int64())})
    counted = seen.group_by("key").aggregate([("key", "count")])
    repeated = counted.filter(pc.field("key_count") > 1).column("key").to_pylist()
    return {key for key in repeated if key is not None}


def _assign(passages: list[_Passage], repeated: set[int], short: set[int]) -> list[int]:
    """For each passage the number of the head of its statement: itself, or the earlier one that shares most runs."""
    index: dict[int, int] = {}
    heads = []
    for number, passage in enumerate(passages):
        whole = _whole_key(passage)
        keys = [key for key in _run_keys(passage) if key in repeated] if whole is None else [whole]
        shared = Counter(index[key] for key in keys if key in index)
        if shared:
            heads.append(min(shared, key=lambda head: (-shared[head], head)))
            continue
        heads.append(number)
        for key in (*keys, *_short_keys(passage, short)):
            index.setdefault(key, number)
    return heads


def _short_keys(passage: _Passage, short: set[int]) -> Iterator[int]:
    """Keys of those parts of the passage that are the whole of some short quote."""
    if not short:
        return
    for size in range(SHORT_WORDS, RUN_WORDS):
        for start in range(len(passage.words) - size + 1):
            key = _key(passage.words[start : start + size], passage.narrates)
            if key in short:
                yield key
