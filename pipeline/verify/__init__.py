"""A release against its own promises and, where the texts are at hand, against the texts: every row can be proved."""

from pipeline.verify.verdict import Verdict, check_laws, verify

__all__ = ["Verdict", "check_laws", "verify"]
