"""Credits below an article: who wrote it, who contributed; those who edited or translated are neither."""

import re
from dataclasses import dataclass

from pipeline.annotate.structure.people import LIST, PLACE_BEHIND, is_name
from pipeline.annotate.structure.phrases import fold, phrases

_SENTENCE = re.compile(r";\s*|(?<=[a-z]{3}\.)\s+(?=[A-Z])")
_EMPLOYER = re.compile(r"^.*(?:['’]s|s['’])\s+(?=\S)")
_QUOTED = re.compile(r"[\"“”]")
_LONGEST, _LONGEST_WITHOUT_NAMES = 60, 20


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named below a report: those who wrote it, and those who contributed to it."""

    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.authors, *self.contributors)


def credited(text: str) -> Credit | None:
    """Whom a credit names ("Jane Doe in Paris contributed to this report."); None for any other line."""
    plain = text.strip(" *_()[]—–-")
    if len(plain.split()) > _LONGEST or _QUOTED.search(plain):
        return None
    sentences = [sentence.strip(" .") for sentence in _SENTENCE.split(plain)]
    found = [credit for sentence in sentences if (credit := _sentence_credit(sentence))]
    whole = Credit(
        tuple(dict.fromkeys(name for credit in found for name in credit.authors)),
        tuple(dict.fromkeys(name for credit in found for name in credit.contributors)),
    )
    if len(found) < len(sentences):
        return None
    if not whole.names and not all(_opening(sentence, "editing") for sentence in sentences):
        return None
    return whole if whole.names or len(plain.split()) <= _LONGEST_WITHOUT_NAMES else None


def _sentence_credit(sentence: str) -> Credit | None:
    """Whom a sentence of a credit names; None for any other sentence."""
    if phrase := _opening(sentence, "contributing"):
        return Credit(contributors=_listed(sentence[len(phrase) :]))
    if phrase := _opening(sentence, "reporting"):
        return Credit(authors=_listed(sentence[len(phrase) :]))
    if _opening(sentence, "editing"):
        return Credit()
    if (before := _before(sentence, "contributed")) is not None:
        return Credit(contributors=_listed(before.removesuffix(" also")))
    before = _before(sentence, "reported")
    return None if before is None else Credit(authors=_listed(before))


def _before(sentence: str, kind: str) -> str | None:
    """What stands before a phrase of the kind; None where the sentence has none."""
    cuts = (sentence.partition(f" {phrase}") for phrase in sorted(phrases("credit", kind)))
    return next((before for before, found, _ in cuts if found), None)


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
