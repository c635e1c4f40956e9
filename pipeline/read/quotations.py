"""Quotations that a page marks by its elements: they get the quotation marks and the attribution that a reader sees.

`q` and `blockquote` as in the HTML standard (4.5.7, 4.4.4): a browser sets marks around the one and indents the other,
and an extractor keeps neither. Embedded posts are block quotes by their publishing systems' classes.
"""

import re
from collections.abc import Iterator

from lxml import html

from pipeline.lexicon import table

_OPEN, _CLOSE = "“", "”"
_MARKED = re.compile(r"^\W*[\"“”„«‘'‹]")
_DASHES = " \t\n\r\xa0—–―-"
# In an embedded post the name of its author stands before the account; a date and links follow.
_ACCOUNT = re.compile(r"\s*\(@[^)]*\).*$", re.DOTALL)
# A quotation is announced by a paragraph that ends so.
_ANNOUNCES = ":"
# An attribution is a name with a title; anything longer is prose.
_LONGEST = 25


def mark_quotations(page: html.HtmlElement) -> None:
    """Change the page in place: the words of marked quotations stand in quotation marks, with their attribution."""
    for element in reversed(list(page.iter("q"))):
        _enclose(element)
    for quote in list(page.iter("blockquote")):
        if quote.getparent() is not None and not any(each.tag == "blockquote" for each in quote.iterancestors()):
            _rewrite(quote)


def _enclose(element: html.HtmlElement) -> None:
    """Marks around the words of a `q`, which goes; single ones inside another."""
    inside = any(each.tag == "q" for each in element.iterancestors())
    opening, closing = ("‘", "’") if inside else (_OPEN, _CLOSE)
    element.text = opening + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing
    element.tag = "span"


def _rewrite(quote: html.HtmlElement) -> None:
    """A block quote as paragraphs in marks, if the page says whose words it holds."""
    figure = next((each for each in quote.iterancestors("figure")), None)
    block = quote if figure is None else figure
    attribution = _taken(quote, figure)
    if attribution is None and not _is_announced(block):
        return
    words = [text for text in _paragraphs(quote) if text]
    if not words:
        return
    if not any(map(_MARKED.match, words)):
        words = [f"{_OPEN}{text}" for text in words]
        words[-1] += _CLOSE
    if attribution:
        words[-1] += f" — {attribution}"
    division = block.makeelement("div")
    for text in words:
        paragraph = division.makeelement("p")
        paragraph.text = text
        division.append(paragraph)
    division.tail = block.tail
    block.getparent().replace(block, division)


def _taken(quote: html.HtmlElement, figure: html.HtmlElement | None) -> str | None:
    """Whose words the page says they are; what says it is taken out of the quote."""
    named = [each for each in quote.iter("cite", "footer") if each.getparent() is not None]
    if figure is not None:
        named += list(figure.iter("figcaption"))
    found = [_attribution(each.text_content()) for each in named]
    for each in named:
        if each.getparent() is not None and any(parent is quote for parent in each.iterancestors()):
            each.drop_tree()
    if any(found):
        return next(filter(None, found))
    return _author_of_post(quote) if _is_post(quote) else None


def _attribution(text: str) -> str | None:
    """The words of an attribution without the dash before them."""
    plain = " ".join(text.split()).strip(_DASHES)
    return plain if plain and len(plain.split()) <= _LONGEST else None


def _is_post(quote: html.HtmlElement) -> bool:
    classes = (quote.get("class") or "").lower().split()
    return any(name in classes for name in table("pages")["post_classes"])


def _author_of_post(quote: html.HtmlElement) -> str | None:
    """The author that stands behind the last paragraph of an embedded post: "— Ada Quill (@quill) May 4, 2021"."""
    last = next(reversed(list(quote.iter("p"))), None)
    if last is None:
        return None
    behind = [last.tail or ""]
    for each in list(last.itersiblings()):
        behind.append(each.text_content() + (each.tail or ""))
        each.getparent().remove(each)
    last.tail = None
    return _attribution(_ACCOUNT.sub("", "".join(behind)))


def _is_announced(block: html.HtmlElement) -> bool:
    """True if the paragraph before the quote ends with a colon: "The mayor wrote:"."""
    before = block.getprevious()
    return (
        before is not None and not (before.tail or "").strip() and (before.text_content().rstrip().endswith(_ANNOUNCES))
    )


def _paragraphs(quote: html.HtmlElement) -> Iterator[str]:
    """The words of a block quote, paragraph by paragraph."""
    inner = list(quote.iter("p"))
    if not inner:
        yield " ".join(quote.text_content().split())
        return
    if lead := " ".join((quote.text or "").split()):
        yield lead
    for paragraph in inner:
        yield " ".join(paragraph.text_content().split())
        if behind := " ".join((paragraph.tail or "").split()):
            yield behind
