"""Ids made from content: never from counters, time or the order of processing."""

import hashlib
import re

from anyascii import anyascii


def sha256(text: str) -> str:
    """SHA-256 of the text as UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_hash(text: str) -> str:
    """The first eight hexadecimal digits of the text's SHA-256: enough to tell namesakes apart."""
    return sha256(text)[:8]


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens: "Andrés Manuel" becomes "andres-manuel"."""
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(text).lower().replace("'", "")))


def row_id(article_id: str, kind: str, start: int, end: int) -> str:
    """Id of a row that stands in an article: `ARTICLE:KIND:START-END`."""
    return f"{article_id}:{kind}:{start}-{end}"
