"""One reader for each suffix: a file in, its articles out, one at a time."""

from collections.abc import Callable, Iterator

from pipeline.read.decoding import decode
from pipeline.read.jsonl import read_jsonl
from pipeline.read.pages import read_page
from pipeline.read.raw import Extract, Raw, checked

Reader = Callable[[Raw], Iterator[Extract]]


def read_text(raw: Raw) -> Iterator[Extract]:
    """The file is the article: its text exactly as decoded."""
    yield checked(Extract(text=decode(raw.whole(), raw.encoding or "utf-8", raw.path)), raw.path)


READERS: dict[str, Reader] = {
    ".htm": read_page,
    ".html": read_page,
    ".jsonl": read_jsonl,
    ".md": read_text,
    ".txt": read_text,
}
