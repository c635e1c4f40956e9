"""What a web page's named metadata state: JSON-LD, meta elements, `time` elements; nothing is guessed.

Names as in schema.org, the Open Graph protocol (ogp.me) and the HTML standard.
"""

import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import html

from pipeline.lexicon import table
from pipeline.read.fields import is_too_long, parse_date, parse_url
from pipeline.read.jsonld import clean, main_article, names
from pipeline.records import Metadata

# What systems write for an unknown day: the first of their calendars.
_NO_DAYS = frozenset({date.min, date(1970, 1, 1)})
_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}.*)?")
_MAIL_DATE = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
# A label such as "Published on" has at most so many words.
_LABEL = 3
_LONGEST_BYLINE = 20


def stated_metadata(page: html.HtmlElement) -> Metadata:
    """What the page states about its article; JSON-LD goes before meta elements.

    The language that a page declares is often that of its template; the text's own tells more.
    """
    article = main_article(page, headings(page))
    outlet = next(names(article.get("publisher")), None) or _meta(page, "og:site_name")
    headline = clean(article.get("headline")) or _meta(page, "og:title")
    if headline and outlet:
        headline = re.sub(rf"\s+[|–—-]\s+{re.escape(outlet)}$", "", headline)
    return Metadata(
        headline=_short("headline", headline),
        outlet=_short("outlet", outlet),
        authors=tuple(name for name in _authors(article, page) if name != outlet and _short("authors", name)),
        published=_published(article, page),
        url=_short("url", _url(page)),
    )


def _short(name: str, value: str | None) -> str | None:
    """The value, unless it is too long to be what its field is for."""
    return None if value and is_too_long(name, value) else value


def headings(page: html.HtmlElement) -> list[str]:
    """The texts of the page's first-level headings; those inside an article or main element if it has any."""
    inside = page.xpath("//article//h1 | //main//h1")
    texts = (clean(heading.text_content()) for heading in inside or page.xpath("//h1"))
    return [text for text in texts if text]


def _meta(page: html.HtmlElement, name: str) -> str | None:
    """Content of the first meta element with that name, property or itemprop."""
    keys = ("name", "property", "itemprop")
    found = (each.get("content") for each in page.iter("meta") if any(_is(each.get(key), name) for key in keys))
    return next(filter(None, map(clean, found)), None)


def _is(value: str | None, name: str) -> bool:
    return value is not None and value.strip().lower() == name.lower()


def _authors(article: dict[str, Any], page: html.HtmlElement) -> list[str]:
    """The people who wrote it, as they are stated; an organization is no author, an address no name."""
    people = list(names(article.get("author"), people=True))
    if not people:
        stated = (_meta(page, name) for name in table("pages")["meta"]["authors"])
        people = [next((value for value in stated if value and "://" not in value), "")]
    return list(dict.fromkeys(name for name in people if name and "://" not in name)) or _bylines(page)


def _bylines(page: html.HtmlElement) -> list[str]:
    """The authors that elements of the article itself are marked as, outside its running text and its boxes."""
    article = page.xpath("//article | //main")
    if not article:
        return []
    marked = article[0].xpath(".//*[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::li)]")
    for test in (_is_author_link, _is_byline):
        found = [text for each in marked if test(each) and (text := clean(each.text_content()))]
        if found and len(found[0].split()) <= _LONGEST_BYLINE:
            return list(dict.fromkeys(found)) if test is _is_author_link else found[:1]
    return []


def _is_author_link(element: html.HtmlElement) -> bool:
    return "author" in {element.get("rel"), element.get("itemprop")}


def _is_byline(element: html.HtmlElement) -> bool:
    classes = (element.get("class") or "").lower().split()
    return any(name in classes for name in table("pages")["byline_classes"])


def _published(article: dict[str, Any], page: html.HtmlElement) -> date | None:
    """The day of publication as the page's own clock has it."""
    named = [clean(article.get("datePublished")), *(_meta(page, name) for name in table("pages")["meta"]["published"])]
    days = [day for day in (_stated_day(value) for value in named if value) if day and day not in _NO_DAYS]
    return days[0] if days else _time_element(page)


def _stated_day(value: str) -> date | None:
    """The day of a date as pages state it: ISO 8601, with or without hyphens, or as mails have it (RFC 5322)."""
    if basic := _BASIC_DATE.fullmatch(value):
        return parse_date("-".join(basic.groups()))
    if day := parse_date(value):
        return day
    try:
        return parsedate_to_datetime(value).date() if _MAIL_DATE.match(value) else None
    except ValueError:
        return None


def _time_element(page: html.HtmlElement) -> date | None:
    """The day that the time elements of the article agree on; those that say so themselves go first.

    One in running text tells of something else, one that is called an update is no publication.
    """
    marked = page.xpath('//time[@itemprop="datePublished" or @pubdate]')
    inside = page.xpath("//article//time[not(ancestor::aside or ancestor::footer)]")
    alone = (element for element in inside if not (_in_text(element) or _is_update(element)))
    days = {parse_date((element.get("datetime") or "").strip()) for element in marked or alone}
    return days.pop() if len(days) == 1 else None


def _in_text(element: html.HtmlElement) -> bool:
    """True if other words stand in the same paragraph than the time and a label."""
    paragraphs = (each for each in element.iterancestors() if each.tag in table("pages")["running"])
    return any(len(each.text_content().split()) > len(element.text_content().split()) + _LABEL for each in paragraphs)


def _is_update(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    called = [element.get(key) or "" for key in ("itemprop", "class", "id")]
    called += [element.text_content(), parent.get("class") or "", parent.text or ""]
    return re.search(r"updat|modif|revis", " ".join(called), re.IGNORECASE) is not None


def _url(page: html.HtmlElement) -> str | None:
    canonical = page.xpath('//link[@rel="canonical"]/@href')
    return next(filter(None, (parse_url(address.strip()) for address in canonical)), None)
