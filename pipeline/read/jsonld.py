"""What a web page states in JSON-LD (schema.org): the object that describes its article, and the names in it."""

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

_ARTICLE_TYPES = ("Article", "BlogPosting", "Report")  # what names of schema.org's article types end with
# What a script stands in where the page is made for old browsers or as XML.
_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?://\s*)?(?:/\*\s*)?<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://\s*)?(?:/\*\s*)?\]\]>(?:\s*\*/)?)\s*$"
)
# A comma behind the last value, which JSON does not allow; strings are passed over.
_SPARE_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)

Object = dict[str, Any]


def main_article(page: html.HtmlElement, headings: list[str]) -> Object:
    """The object that describes the page's article; an empty one if none does or several may.

    Of several, it is the one whose headline is among the page's headings.
    """
    objects = [item for value in _values(page) for item in _objects(value)]
    whole = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str) and len(item) > 1}
    articles = [item for item in objects if _is_article(item)]
    headlines = {clean(item.get("headline")) for item in articles}
    if len(headlines) > 1:
        folded = {_folded(heading) for heading in headings}
        articles = [item for item in articles if _folded(clean(item.get("headline")) or "") in folded]
    if not articles:
        return {}
    return {key: _resolved(value, whole) for key, value in articles[0].items()}


def names(value: object, *, people: bool = False) -> Iterator[str]:
    """The names that a value gives: a string, an object with a name, or a list of these; with `people`, of people."""
    if isinstance(value, list):
        for item in value:
            yield from names(item, people=people)
    elif isinstance(value, dict):
        if not (people and any(kind.endswith("Organization") for kind in _types(value))):
            yield from names(value.get("name") or _given_and_family(value), people=people)
    elif text := clean(value):
        yield text


def clean(value: object) -> str | None:
    """A string with single blanks and without entities; None for anything else, and for one with half a character."""
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        return None
    return " ".join(entities.unescape(value).split()) or None


def _values(page: html.HtmlElement) -> Iterator[object]:
    """The content of each JSON-LD script, in order; a script that is no JSON states nothing."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            source = _WRAPPED.sub("", script.text_content()).strip().rstrip(";")
            for mended in (source, _SPARE_COMMA.sub(r"\1", source), entities.unescape(source)):
                try:
                    value = json.loads(mended, strict=False)
                except (ValueError, RecursionError):
                    continue
                yield value
                break


def _given_and_family(person: Object) -> str | None:
    """The full name of a person whose parts are given."""
    parts = (clean(person.get(key)) for key in ("givenName", "additionalName", "familyName"))
    return " ".join(filter(None, parts)) or None


def _objects(value: object) -> Iterator[Object]:
    """The objects at the top, in a list at the top, in its graph, or the main one of a page."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph"))
            yield from _objects(item.get("mainEntity"))


def _types(item: Object) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _is_article(item: Object) -> bool:
    return any(kind.endswith(_ARTICLE_TYPES) for kind in _types(item))


def _resolved(value: object, whole: dict[str, Object]) -> object:
    """The value; in place of a mere reference, the object that it refers to."""
    if isinstance(value, list):
        return [_resolved(item, whole) for item in value]
    if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
        return whole.get(value["@id"], value)
    return value


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
