"""The structure step: which stretch of the text is what, and what is known about the article as a whole."""

from dataclasses import fields, replace
from typing import Any, Literal

from pipeline.annotate.structure.facts import find_place, stated_in_text
from pipeline.annotate.structure.outline import outline, regions
from pipeline.annotate.structure.people import stated_authors
from pipeline.records import Annotations, Document, Facts, Metadata

__all__ = ["annotate_structure"]


def annotate_structure(document: Document, annotations: Annotations) -> Annotations:
    """Fill the article's regions and facts.

    The regions stand in order, do not overlap, and hold all that is not white space. Of each fact the manifest's word
    wins, then what the source states outside the text, then what the text states; what nobody states is None or ().
    """
    parts = outline(document.text, document.captions)
    outside = (
        replace(each, authors=stated_authors(each.authors, document.text))
        for each in (document.manifest, document.stated)
    )
    sources = (*outside, stated_in_text(document.text, parts))
    known: dict[str, Any] = {
        each.name: next((value for source in sources if (value := getattr(source, each.name))), each.default)
        for each in fields(Metadata)
    }
    basis: Literal["manifest", "stated"] | None = (
        "manifest" if document.manifest.published else "stated" if known["published"] else None
    )
    facts = Facts(**known, published_basis=basis, dateline=find_place(document.text, parts))
    return replace(annotations, facts=facts, regions=regions(parts))
