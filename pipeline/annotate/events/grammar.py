"""The clauses of a document, by the name that the modules of events still use."""

from pipeline.annotate.clauses import Clauses as Grammar

__all__ = ["Grammar"]
