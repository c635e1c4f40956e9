"""From annotations to the tables of the release: evidence of single documents, then one SQL query a table."""

from pipeline.tables.evidence import EVIDENCE, evidence
from pipeline.tables.queries import RIGHTS, RIGHTS_SCHEMA, query

__all__ = ["EVIDENCE", "RIGHTS", "RIGHTS_SCHEMA", "evidence", "query"]
