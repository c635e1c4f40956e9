"""`explain`: what annotation makes of a sentence or a file, and which rules decided."""

import argparse
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.annotate.language import DEFAULT_MODEL
from pipeline.errors import SeedError
from pipeline.explain import explain, to_json, to_text
from pipeline.ids import sha256
from pipeline.lexicon import check_vocabulary
from pipeline.read import READERS, Source, read_source
from pipeline.records import Document, Metadata

HELP = "show how a text is read, and which rules decided"
LONGEST_PATH = 1000
"""Characters; systems take no longer paths, and some fail when asked."""
DESCRIPTION = (
    "Annotate a sentence or a file as a build does, and show the parse, names, time expressions, quotes and events, "
    "with the rules that decided, and those that were tried before them."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What to explain, and what is known of it."""
    command.add_argument("text", metavar="TEXT", help="a sentence or more, or the path of a text file")
    command.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="the day of publication, as 2024-05-31: what Monday counts from",
    )
    command.add_argument("--json", action="store_true", help="print JSON, a line each article")
    command.add_argument("--model", default=DEFAULT_MODEL, metavar="NAME", help="language model (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    """Print an explanation for the text, or for each article of the file."""
    check_vocabulary()
    show = to_json if options.json else to_text
    for document in _documents(options.text, options.published):
        print(show(explain(document, options.model)), end="")
    return 0


def _documents(text: str, published: date | None) -> Iterator[Document]:
    """The text as a document in English, or those of the file that it names.

    Raises:
        SeedError: when the file cannot be read, or the text is the path of no file.
    """
    path = Path(text)
    if _is_path(text):
        if path.suffix.lower() not in READERS or not path.is_file():
            known = ", ".join(READERS)
            raise SeedError(f"{text}: no such text file (known: {known}); name one, or give the sentence itself")
        for document in read_source(Source(path=path.name, file=path, article_id=path.stem)):
            yield replace(document, manifest=Metadata(published=published))
        return
    if not any(char.isalpha() for char in text):
        raise SeedError("TEXT: no words in it; give a sentence, or the path of a text file")
    yield Document(
        article_id="text",
        path="text",
        text=text,
        sha256=sha256(text),
        manifest=Metadata(published=published, language="en"),
    )


def _is_path(text: str) -> bool:
    """Whether the text is rather a path than a sentence: there is a folder or text file, or one word with a suffix."""
    if "\n" in text or len(text) > LONGEST_PATH:
        return False
    path = Path(text)
    named = " " not in text and (path.suffix[1:].isalnum() or "/" in text)
    # What os.path asks of a sentence that no system takes for a name is answered with no, not with an error.
    return named or os.path.isdir(text) or (path.suffix.lower() in READERS and os.path.isfile(text))  # noqa: PTH112, PTH113


def _day(text: str) -> date:
    """The day that the text states.

    Raises:
        argparse.ArgumentTypeError: when it states none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it as 2024-05-31") from None
