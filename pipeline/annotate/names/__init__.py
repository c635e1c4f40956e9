"""The names step: who and what a document names, the titles it gives them, and which names are the same."""

from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.names.candidates import Name, find_candidates
from pipeline.annotate.names.grouping import group
from pipeline.annotate.names.labels import heard
from pipeline.annotate.names.recurrence import with_recurrences
from pipeline.annotate.names.teams import with_teams
from pipeline.annotate.names.titles import titles_of
from pipeline.annotate.names.words import small_words, words_of
from pipeline.records import Annotations, Document, Mention, Referent

__all__ = ["annotate_names"]


def annotate_names(document: Document, annotations: Annotations) -> Annotations:
    """Fill `referents`, `mentions` (kind "name") and `titles` from the tokens; an unread document stays as it is."""
    if not annotations.tokens:
        return annotations
    syntax = Clauses(document, annotations)
    referents: list[Referent] = []
    mentions: list[Mention] = []
    lines = words_of(syntax)
    found = with_teams(with_recurrences(find_candidates(lines, syntax), lines, syntax), syntax)
    found = heard(found, document.text)
    for type_, names in group(found, small_words(syntax), document.text):
        key = names[0].start
        fullest = _fullest(names)
        forms = tuple(sorted({name.text for name in names}))
        referents.append(Referent(key=key, type=type_, name=fullest, names=forms))
        mentions.extend(
            Mention(start=name.start, end=name.end, kind="name", referent=key, rule=name.rule) for name in names
        )
    people = {referent.key for referent in referents if referent.type == "person"}
    return replace(
        annotations,
        referents=tuple(sorted(referents, key=lambda referent: referent.key)),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        titles=tuple(titles_of([mention for mention in mentions if mention.referent in people], syntax)),
    )


def _fullest(names: list[Name]) -> str:
    """The name with the most words and letters; one from running text before one from a headline or in capitals."""
    best = max(
        names,
        key=lambda name: (
            not name.shouted,
            len(name.text.split()),
            not name.text.isupper(),
            len(name.text),
            -name.start,
        ),
    )
    return " ".join(best.text.split())
