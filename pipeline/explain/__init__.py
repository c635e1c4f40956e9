"""What annotation makes of a text: the parse, names, times, quotes and events, and the rules that decided.

The same code annotates as in a build; decisions are watched while they are made.
"""

from pipeline.explain.found import Explained, explain
from pipeline.explain.shown import to_json, to_text

__all__ = ["Explained", "explain", "to_json", "to_text"]
