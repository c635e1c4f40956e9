"""What a reader gets and what it gives."""

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import SeedError
from pipeline.read.decoding import file_bytes
from pipeline.read.fields import has_half
from pipeline.records import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A file to read.

    Attributes:
        file: where it is.
        path: how messages name it.
        encoding: its encoding, where the manifest gives one.
        content: what it holds, where that has been read already.
    """

    file: Path
    path: str
    encoding: str | None = None
    content: bytes | None = None

    def whole(self) -> bytes:
        """What the file holds.

        Raises:
            SeedError: when it cannot be read.
        """
        return file_bytes(self.file, self.path) if self.content is None else self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """An article as it comes out of a file.

    Attributes:
        text: its text.
        part: tells it from the file's others.
        place: names it in messages.
        extractor: name and version of what took the text out of a page.
        captions: where the source itself marks the captions of pictures: code points, the end is the first after them.
        left_out: how many paragraphs of a page are not in its text.
        stated: what the source states outside the text.
    """

    text: str
    part: str | None = None
    place: str | None = None
    extractor: str | None = None
    captions: tuple[tuple[int, int], ...] = ()
    left_out: int | None = None
    stated: Metadata = field(default_factory=Metadata)


def checked(extract: Extract, path: str) -> Extract:
    """The article, if its text is one.

    Args:
        extract: the article.
        path: of its file, for the message.

    Raises:
        SeedError: when it holds no words, or what is no character of a text.
    """
    place = extract.place or path
    if not any(char.isalpha() for char in extract.text):
        raise SeedError(f"{place}: no words; add the article's text, or remove the file from the folder")
    if "\0" in extract.text:
        line = extract.text.count("\n", 0, extract.text.index("\0")) + 1
        raise SeedError(
            f"{extract.place or f'{path} line {line}'}: a NUL character, so this is not text in that encoding but "
            "perhaps UTF-16; save it as UTF-8, or name its encoding in the manifest's column 'encoding'"
        )
    if has_half(extract.text):
        raise SeedError(f"{place}: half a character (a lone surrogate) in the text; write the whole character")
    return extract
