"""Web pages: the article's text out of the page, and what the page's named metadata states."""

import codecs
import re
from collections.abc import Iterator
from importlib.metadata import version

from lxml import etree, html
from trafilatura import bare_extraction

from pipeline.errors import SeedError
from pipeline.lexicon import table
from pipeline.read.decoding import decode, known_encoding
from pipeline.read.markup import CAPTION, make_plain
from pipeline.read.raw import Extract, Raw, checked
from pipeline.read.stated import headings, stated_metadata

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters that no page may hold (HTML standard, 13.2.3.5).
_CONTROLS = re.compile(rf"[\x00-\x08\x0b\x0e-\x1f{CAPTION}]")
# The declaration must stand in the first 1024 bytes (HTML standard, 13.2.3.2); pages in the wild are later.
_HEAD = 4096
# A page with this many headings that lead elsewhere is no article, unless it has more paragraphs of this many words.
_TEASERS, _SENTENCE = 3, 6
# Words of a paragraph that is missed when it is left out; buttons and labels have fewer.
_LONG = 8
_LINE = "\u2028"  # Unicode's own line separator


def read_page(raw: Raw) -> Iterator[Extract]:
    """The article of a page: its paragraphs with blank lines between them, its headline first.

    Raises:
        SeedError: when the page's bytes do not fit its encoding, or no article is found in it.
    """
    content = raw.whole()
    no_article = SeedError(f"{raw.path}: no article found in the page; save its text as .txt")
    source = decode(content, raw.encoding or _encoding(content, raw.path), raw.path)
    source = _CONTROLS.sub("", _PROLOG.sub("", source))
    try:
        page = html.document_fromstring(source)
    except (etree.ParserError, ValueError) as error:
        raise SeedError(f"{raw.path}: not a web page ({error}); save the page again, or its text as .txt") from None
    if _is_index(page):
        raise SeedError(
            f"{raw.path}: the page lists articles and holds none; save each article's own page, or remove the file"
        )
    stated = stated_metadata(page)
    title = _title(headings(page), stated.headline)
    make_plain(page)
    shown = [_folded(element.text_content()) for element in page.iter("p") if _is_long(element)]
    extracted = bare_extraction(page, favor_recall=True, include_comments=False, with_metadata=False)
    if extracted is None or isinstance(extracted, dict):
        raise no_article
    paragraphs = list(_paragraphs(extracted.body))
    if all(element.tag == "head" for element in extracted.body):
        raise no_article
    if title and _folded(title) not in {_folded(paragraph) for paragraph in paragraphs}:
        paragraphs.insert(0, title)
    text, captions = _joined(paragraphs)
    taken = _folded(text)
    left_out = sum(words not in taken for words in shown)
    extractor = f"trafilatura {version('trafilatura')}"
    yield checked(
        Extract(text=text, extractor=extractor, captions=captions, left_out=left_out, stated=stated), raw.path
    )


def _is_index(page: html.HtmlElement) -> bool:
    """True for a page with some headings that link elsewhere, and no more than a paragraph to each."""
    inside = "self::main or self::article" if page.xpath("//main | //article") else "self::body"
    headings = page.xpath(f"//*[{inside}]//*[self::h1 or self::h2 or self::h3 or self::h4][.//a or parent::a]")
    linked = sum(_folded(each.text_content()) == _folded(_linked_text(each)) for each in headings)
    paragraphs = page.xpath(f"//*[{inside}]//p[not(ancestor::aside or ancestor::footer)]")
    running = sum(len(each.text_content().split()) >= _SENTENCE and _linked_text(each) == "" for each in paragraphs)
    return linked >= _TEASERS and running <= linked


def _linked_text(element: html.HtmlElement) -> str:
    """The words of the element's links; all of its words where it stands in a link."""
    if element.getparent().tag == "a":
        return str(element.text_content())
    return "".join(link.text_content() for link in element.iter("a"))


def _is_long(paragraph: html.HtmlElement) -> bool:
    return len(paragraph.text_content().split()) >= _LONG


def _joined(paragraphs: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The paragraphs with blank lines between them, and where the captions among them stand."""
    captions: list[tuple[int, int]] = []
    lines: list[str] = []
    position = 0
    for paragraph in paragraphs:
        line = paragraph.replace(CAPTION, "")
        if paragraph.startswith(CAPTION):
            captions.append((position, position + len(line)))
        lines.append(line)
        position += len(line) + 2
    return "\n\n".join(lines) + "\n", tuple(captions)


def _encoding(content: bytes, place: str) -> str:
    """The encoding that the page's byte order mark or declaration gives, else UTF-8."""
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return encoding
    match = _CHARSET.search(content[:_HEAD])
    label = match[1].decode("ascii").lower() if match else "utf-8"
    named: str = table("pages")["encodings"].get(label, label)
    if not known_encoding(named):
        raise SeedError(f"{place}: the page names an unknown encoding '{label}'; name the right one in the manifest")
    return named


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The text of each block of the extracted body; a line break in a paragraph stays one."""
    for element in body:
        if element.tag in {"list", "quote", "div"} and len(element):
            yield from _paragraphs(element)
        elif element.tag == "table" and element.find("row/cell/p") is not None:  # it lays the page out
            yield from (text for cell in element.iter("cell") for text in [_own(cell), *_paragraphs(cell)] if text)
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


def _own(cell: etree._Element) -> str:
    """The words of a cell before its first paragraph."""
    return " ".join((cell.text or "").split())


def _title(candidates: list[str], stated: str | None) -> str | None:
    """The page's main heading: the one that the metadata repeat, else the only one."""
    matching = [text for text in candidates if stated and _folded(text) == _folded(stated)]
    return matching[0] if matching else candidates[0] if len(candidates) == 1 else None


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
