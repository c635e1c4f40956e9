"""For the tests of the quotes step: annotate a text, and write its rows as `kind: words | speaker | cue`."""

from dataclasses import replace

from pipeline.annotate.language import analyse
from pipeline.annotate.quotes import annotate_quotes
from pipeline.records import Annotations, Document, Facts, Genre, Mention, Quote, Referent, Region


def annotated(
    text: str, genre: Genre | None = None, mentions: tuple[Mention, ...] = (), referents: tuple[Referent, ...] = ()
) -> Annotations:
    """The text, all of it body, after the language and quotes steps."""
    document = Document(article_id="a", path="a.txt", text=text, sha256="0" * 64)
    body = (Region(start=0, end=len(text), kind="body"),)
    start = Annotations(facts=Facts(language="en", genre=genre), regions=body)
    parsed = analyse([(document, start)])[0]
    return annotate_quotes(document, replace(parsed, mentions=mentions, referents=referents))


def written(text: str, quote: Quote) -> str:
    speaker = text[slice(*quote.speaker)] if quote.speaker else "-"
    cue = text[slice(*quote.cue)] if quote.cue else "-"
    return f"{quote.kind}: {text[quote.start : quote.end]} | {speaker} | {cue}"


def rows(text: str, genre: Genre | None = None) -> list[str]:
    return [written(text, quote) for quote in annotated(text, genre).quotes]
