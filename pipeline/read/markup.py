"""A page's markup made plain before its text is taken out: forms of writing in which the extractor loses words."""

from collections.abc import Iterator

from lxml import etree, html

from pipeline.lexicon import table
from pipeline.read.quotations import mark_quotations

# Stands before a caption until the text is out of the page; no page means anything by it (Unicode, private use).
CAPTION = "\ue000"
# A paragraph that is shorter tells nothing by being hidden or linked.
_SOME_WORDS = 3


def make_plain(page: html.HtmlElement) -> None:
    """Change the page in place.

    Paragraphs of the article that are only hidden from those who do not pay or run no scripts are shown. Paragraphs
    that are nothing but a link lead elsewhere and go. Marked quotations get their marks; captions are kept, with
    CAPTION before them. A `time` element inside running text becomes its words, as the extractor leaves out what it
    holds. Two line breaks in a row become the bounds of a paragraph: there are pages that set their text in no other
    way.
    """
    _show_hidden(page)
    _drop_teasers(page)
    mark_quotations(page)
    _keep_captions(page)
    for element in [each for each in page.iter("time") if _has_words_beside(each)]:
        element.drop_tag()
    for parent in dict.fromkeys(each.getparent() for each in page.iter("br") if _is_double(each)):
        _split(parent)


def _show_hidden(page: html.HtmlElement) -> None:
    """Take away what hides a paragraph of the article: `noscript`, `aria-hidden`, classes for those who pay."""
    for element in page.xpath("//article//noscript[.//p] | //main//noscript[.//p]"):
        element.drop_tag()
    subscribers = set(table("pages")["subscriber_classes"])
    for element in page.xpath("//article//*[self::p or .//p] | //main//*[self::p or .//p]"):
        if element.tag == "p" and element.get("aria-hidden") == "true":
            del element.attrib["aria-hidden"]
        classes = (element.get("class") or "").split()
        if subscribers.intersection(name.lower() for name in classes):
            element.set("class", " ".join(name for name in classes if name.lower() not in subscribers))
            element.attrib.pop("aria-hidden", None)


def _drop_teasers(page: html.HtmlElement) -> None:
    """Take out paragraphs that hold a link and no other words."""
    for paragraph in page.xpath("//article//p[a] | //main//p[a]"):
        linked = " ".join(word for link in paragraph.iter("a") for word in link.text_content().split())
        if len(linked.split()) >= _SOME_WORDS and linked == " ".join(paragraph.text_content().split()):
            paragraph.drop_tree()


def _keep_captions(page: html.HtmlElement) -> None:
    """A picture's caption as a paragraph in the picture's place."""
    for figure in [each for each in page.iter("figure") if each.getparent() is not None]:
        captions = list(_captions(figure))
        if not captions:
            continue
        paragraph = figure.makeelement("p")
        paragraph.text = f"{CAPTION}{' '.join(captions)}"
        paragraph.tail = figure.tail
        figure.getparent().replace(figure, paragraph)


def _captions(figure: html.HtmlElement) -> Iterator[str]:
    if any(each.tag in {"table", "pre", "p"} and not _in_caption(each) for each in figure.iter()):
        return
    for caption in figure.iter("figcaption"):
        text = " ".join(caption.text_content().split())
        if len(text.split()) >= _SOME_WORDS:
            yield text


def _in_caption(element: html.HtmlElement) -> bool:
    return any(each.tag == "figcaption" for each in element.iterancestors())


def _has_words_beside(element: html.HtmlElement) -> bool:
    """True if other words stand in the element's paragraph."""
    running = table("pages")["running"]
    paragraph = next((each for each in element.iterancestors() if each.tag in running), element)
    return len(paragraph.text_content().split()) > len(element.text_content().split())


def _is_double(element: etree._Element) -> bool:
    """True for a line break with another one beside it."""
    before, behind = element.getprevious(), element.getnext()
    if element.tag != "br":
        return False
    return (behind is not None and behind.tag == "br" and not (element.tail or "").strip()) or (
        before is not None and before.tag == "br" and not (before.tail or "").strip()
    )


def _split(parent: etree._Element) -> None:
    """Put each run of words between double line breaks and blocks into a paragraph of its own."""
    children = [(child, _is_double(child)) for child in parent]
    blocks = table("pages")["blocks"]
    paragraph = parent.makeelement("p")
    paragraph.text, parent.text = parent.text, None
    parent.tag = "div" if parent.tag == "p" else parent.tag
    rows = [paragraph]
    for child, is_bound in children:
        parent.remove(child)
        if not (is_bound or child.tag in blocks):
            paragraph.append(child)
            continue
        paragraph = parent.makeelement("p")
        paragraph.text, child.tail = child.tail, None
        rows.extend([paragraph] if is_bound else [child, paragraph])
    parent.extend(row for row in rows if row.tag != "p" or len(row) or (row.text or "").strip())
