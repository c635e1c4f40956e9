"""Across documents: mentions of the same entity, event or statement find each other."""

from pipeline.resolve.entities import resolve_entities
from pipeline.resolve.events import resolve_events
from pipeline.resolve.statements import resolve_statements

__all__ = ["resolve_entities", "resolve_events", "resolve_statements"]
