"""Web pages: the article's text out of the page, and what the page's named metadata states."""

import codecs
import re
from collections.abc import Iterator
from importlib.metadata import version

from lxml import etree, html
from trafilatura import bare_extraction

from pipeline.errors import SeedError
from pipeline.read.decoding import decode, file_bytes, known_encoding
from pipeline.read.raw import Extract, Raw
from pipeline.read.stated import headings, stated_metadata

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
# The declaration must stand in the first 1024 bytes (HTML standard, 13.2.3.2); pages in the wild are later.
_HEAD = 4096
_LINE = "\u2028"  # Unicode's own line separator
# What browsers take these labels for (WHATWG Encoding standard, 4.2).
_WINDOWS = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1"})


def read_page(raw: Raw) -> Iterator[Extract]:
    """The article of a page: its paragraphs with blank lines between them, its headline first.

    Raises:
        SeedError: when the page's bytes do not fit its encoding, or no article is found in it.
    """
    content = file_bytes(raw.file, raw.path)
    source = _PROLOG.sub("", decode(content, raw.encoding or _encoding(content, raw.path), raw.path))
    try:
        page = html.document_fromstring(source)
    except (etree.ParserError, ValueError) as error:
        raise SeedError(f"{raw.path}: no web page ({error}); save the page again, or its text as .txt") from None
    extracted = bare_extraction(source, favor_recall=True, include_comments=False, with_metadata=False)
    if extracted is None or isinstance(extracted, dict):
        raise SeedError(f"{raw.path}: no article found in the page; save its text as .txt")
    stated = stated_metadata(page)
    paragraphs = list(_paragraphs(extracted.body))
    title = _title(headings(page), stated.headline)
    if title and _folded(title) not in {_folded(paragraph) for paragraph in paragraphs}:
        paragraphs.insert(0, title)
    yield Extract(text="\n\n".join(paragraphs) + "\n", extractor=f"trafilatura {version('trafilatura')}", stated=stated)


def _encoding(content: bytes, place: str) -> str:
    """The encoding that the page's byte order mark or declaration gives, else UTF-8."""
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return encoding
    match = _CHARSET.search(content[:_HEAD])
    label = match[1].decode("ascii").lower() if match else "utf-8"
    if not known_encoding(label):
        raise SeedError(f"{place}: the page names an unknown encoding '{label}'; name the right one in the manifest")
    # An ASCII-compatible declaration was just read, so the page is in no 16-bit encoding (HTML standard, ibid.).
    return "cp1252" if label in _WINDOWS else "utf-8" if label.startswith("utf-16") else label


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The text of each block of the extracted body; a line break in a paragraph stays one."""
    for element in body:
        if element.tag in {"list", "quote", "div"} and len(element):
            yield from _paragraphs(element)
        elif element.tag == "table":
            yield from filter(None, (_text(row, " ") for row in element.iter("row")))
        else:
            text = _text(element, "")
            if text:
                yield text


def _text(element: etree._Element, between: str) -> str:
    """The element's text with single blanks; `between` joins the texts of its parts."""
    for line_break in element.iter("lb"):
        line_break.tail = _LINE + (line_break.tail or "")
    lines = between.join(element.itertext()).split(_LINE)
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _title(candidates: list[str], stated: str | None) -> str | None:
    """The page's main heading: the one that the metadata repeat, else the only one."""
    matching = [text for text in candidates if stated and _folded(text) == _folded(stated)]
    return matching[0] if matching else candidates[0] if len(candidates) == 1 else None


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
