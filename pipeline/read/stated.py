"""What a web page's named metadata state: JSON-LD, meta elements, `time` elements; nothing is guessed.

Names as in schema.org, the Open Graph protocol (ogp.me) and the HTML standard.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import html

from pipeline.read.fields import parse_date, parse_language, parse_url
from pipeline.records import Metadata

_ARTICLE_TYPES = ("Article", "BlogPosting", "Report")  # what names of schema.org's article types end with


def stated_metadata(page: html.HtmlElement) -> Metadata:
    """What the page states about its article; JSON-LD goes before meta elements."""
    article = next(_json_articles(page), {})
    outlet = _name(article.get("publisher")) or _meta(page, "og:site_name")
    return Metadata(
        headline=_clean(article.get("headline")) or _meta(page, "og:title"),
        outlet=outlet,
        authors=tuple(name for name in _authors(article, page) if name != outlet),
        published=_published(article, page),
        url=_url(page),
        language=parse_language(page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
    )


def headings(page: html.HtmlElement) -> list[str]:
    """The texts of the page's first-level headings; those inside an article or main element if it has any."""
    inside = page.xpath("//article//h1 | //main//h1")
    texts = (_clean(heading.text_content()) for heading in inside or page.xpath("//h1"))
    return [text for text in texts if text]


def _clean(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _json_articles(page: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that the page describes in JSON-LD, in order; a script that is no JSON states nothing."""
    for script in page.xpath('//script[@type="application/ld+json"]'):
        try:
            value = json.loads(script.text_content())
        except (json.JSONDecodeError, RecursionError):
            continue
        for item in _objects(value):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(_ARTICLE_TYPES) for kind in kinds):
                yield item


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """The objects at the top, in a list at the top, or in its graph."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph", []))


def _meta(page: html.HtmlElement, name: str) -> str | None:
    """Content of the first meta element with that name, property or itemprop."""
    found = page.xpath("//meta[@name=$name or @property=$name or @itemprop=$name]/@content", name=name)
    return next(filter(None, map(_clean, found)), None)


def _name(value: object) -> str | None:
    """A schema.org name: a string, or an object's name."""
    return _clean(value.get("name")) if isinstance(value, dict) else _clean(value)


def _authors(article: dict[str, Any], page: html.HtmlElement) -> list[str]:
    """The people who wrote it; an organization is no author, an address no name."""
    value = article.get("author")
    items = value if isinstance(value, list) else [value]
    people = [_name(item) for item in items if not (isinstance(item, dict) and item.get("@type") == "Organization")]
    if not any(people):
        stated = page.xpath('//meta[@name="author" or @property="article:author"]/@content')
        people = [_clean(name) for content in stated for name in content.split(";")]
    names = [name.removeprefix("By ") for name in people if name and "://" not in name]
    return list(dict.fromkeys(names))


def _published(article: dict[str, Any], page: html.HtmlElement) -> date | None:
    """The day of publication as the page's own clock has it."""
    named = (
        _clean(article.get("datePublished")),
        _meta(page, "article:published_time"),
        _meta(page, "datePublished"),
    )
    days = [day for day in (parse_date(value) for value in named if value) if day]
    return days[0] if days else _time_element(page)


def _time_element(page: html.HtmlElement) -> date | None:
    """The day that the time elements of the article agree on; those that say so themselves go first."""
    marked = page.xpath('//time[@itemprop="datePublished" or @pubdate]/@datetime')
    inside = page.xpath("//article//time[not(ancestor::aside or ancestor::footer)]/@datetime")
    days = {parse_date(value.strip()) for value in marked or inside}
    return days.pop() if len(days) == 1 else None


def _url(page: html.HtmlElement) -> str | None:
    canonical = page.xpath('//link[@rel="canonical"]/@href')
    return next(filter(None, (parse_url(address.strip()) for address in canonical)), None)
