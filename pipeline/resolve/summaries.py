"""One sentence for each event, built from its record in the project's own words.

The words stand with the type, in `lexicon/en/event_types/`, and in `lexicon/en/summaries.toml`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.event_types import Summary, concerns, event_types
from pipeline.resolve.wording import Names, active, passive, when


def summary(event: Mapping[str, Any], agents: Sequence[str], patients: Sequence[str], names: Names) -> str | None:
    """One sentence: who did what to whom, where and when, and whether it is planned, alleged or denied.

    None where nobody, no place and no date is known: of such an event there is nothing to tell.

    Args:
        event: type, date, end_date, place_id and status.
        agents: ids of those who act, the most mentioned first.
        patients: ids of those who are acted on, in the same order.
        names: names of all of them and of the place.
    """
    if not (agents or patients or event["place_id"] or event["date"]):
        return None
    words = event_types()[event["type"]].summary
    sentence = _happening(event, agents, patients, names)
    place = f" {words.place} {names.in_sentence(event['place_id'])}" if event["place_id"] else ""
    if not place and (agents or patients):
        place = words.nowhere
    return sentence[0].upper() + sentence[1:] + place + when(event["date"], event["end_date"])


def _happening(event: Mapping[str, Any], agents: Sequence[str], patients: Sequence[str], names: Names) -> str:
    """Who did what to whom."""
    who, whom, status = names.joined(agents), names.joined(patients), event["status"]
    words = event_types()[event["type"]].summary
    verb = (words.past, words.base)
    if who and whom:
        return f"{who} {active(verb, status, plural=len(agents) > 1)} {words.object.format(patient=whom)}"
    if who:
        return f"{who} {active(words.alone or verb, status, plural=len(agents) > 1)}"
    if whom and not (status == "denied" and concerns(event["type"]) == "agent"):
        return _undergone(whom, words, status, plural=len(patients) > 1)
    return f"{words.subject or words.noun} {active(words.happened, status)}"


def _undergone(whom: str, words: Summary, status: str, *, plural: bool) -> str:
    """What happened to somebody where nobody is known to have done it."""
    if words.undergone:
        return f"{whom} {active(words.undergone, status, plural=plural)}"
    told = words.object.format(patient=whom)
    return f"{told} {passive(words.participle or words.past, status, plural=words.plural or plural)}"
