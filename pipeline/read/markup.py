"""A page's markup made plain before its text is taken out: forms of writing in which the extractor loses words."""

from lxml import etree, html

from pipeline.lexicon import table


def make_plain(page: html.HtmlElement) -> None:
    """Change the page in place.

    A `time` element inside running text becomes its words, as the extractor leaves out what stands in it. Two line
    breaks in a row become the bounds of a paragraph: there are pages that set their text in no other way.
    """
    for element in [each for each in page.iter("time") if _has_words_beside(each)]:
        element.drop_tag()
    for parent in dict.fromkeys(each.getparent() for each in page.iter("br") if _is_double(each)):
        _split(parent)


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
