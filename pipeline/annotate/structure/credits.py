"""Credits below an article: who contributed, reported, wrote; those who edited or translated are no authors."""

import re

from pipeline.annotate.structure.people import LIST, PLACE_BEHIND, is_name
from pipeline.annotate.structure.phrases import fold, phrases

_SENTENCE = re.compile(r";\s*|(?<=[a-z]{3}\.)\s+(?=[A-Z])")
_EMPLOYER = re.compile(r"^.*(?:['’]s|s['’])\s+(?=\S)")
_QUOTED = re.compile(r"[\"“”]")
_LONGEST, _LONGEST_WITHOUT_NAMES = 60, 20


def credited(text: str) -> tuple[str, ...] | None:
    """The authors that a credit names ("Jane Doe in Paris contributed to this report."); None for any other line."""
    plain = text.strip(" *_()[]—–-")
    if len(plain.split()) > _LONGEST or _QUOTED.search(plain):
        return None
    sentences = [sentence.strip(" .") for sentence in _SENTENCE.split(plain)]
    found = [_authors(sentence) for sentence in sentences]
    names = [name for authors in found for name in authors or ()]
    if None in found or not (names or all(_opening(sentence, "editing") for sentence in sentences)):
        return None
    return tuple(dict.fromkeys(names)) if names or len(plain.split()) <= _LONGEST_WITHOUT_NAMES else None


def _authors(sentence: str) -> tuple[str, ...] | None:
    """The authors that a sentence of a credit names; None for any other sentence."""
    if phrase := _opening(sentence, "reporting"):
        return _listed(sentence[len(phrase) :])
    if _opening(sentence, "editing"):
        return ()
    for phrase in sorted(phrases("credit", "contributed")):
        before, found, _ = sentence.partition(f" {phrase}")
        if found:
            return _listed(before.removesuffix(" also"))
    return None


def _opening(sentence: str, kind: str) -> str:
    """The phrase of the kind that the sentence starts with, or nothing."""
    return next((phrase for phrase in sorted(phrases("credit", kind)) if sentence.lower().startswith(f"{phrase} ")), "")


def _listed(text: str) -> tuple[str, ...]:
    """Names in a list, with or without places; a part without place behind one with may itself be a place: no name."""
    names: list[str] = []
    placed = False
    for part in LIST.split(text.strip()):
        bare = _without_employer(PLACE_BEHIND.sub("", _EMPLOYER.sub("", part)))
        has_place = PLACE_BEHIND.search(part) is not None
        if is_name(bare) and (has_place or not placed):
            names.append(bare)
        placed = placed or has_place
    return tuple(dict.fromkeys(names))


def _without_employer(text: str) -> str:
    """The words behind the last one that names an employer or a role: "Associated Press writers Jane Doe"."""
    parts = text.split()
    last = max((n for n, part in enumerate(parts) if fold(part) in phrases("byline", "not_names")), default=-1)
    return " ".join(parts[last + 1 :])
