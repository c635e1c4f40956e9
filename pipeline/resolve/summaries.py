"""One sentence for each event, built from its record in the project's own words.

The words stand with the type, in `lexicon/en/event_types/`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.event_types import concerns, event_types

_SHOWN = 2


class Names:
    """Names of the entities as sentences use them."""

    def __init__(self, entities: Mapping[str, str]) -> None:
        self._entities = entities

    def name(self, entity_id: str) -> str:
        """Display name of the entity."""
        return self._entities[entity_id]

    def joined(self, entity_ids: Sequence[str]) -> str:
        """The first names as one phrase: "A", "A and B"."""
        return " and ".join(self.name(entity_id) for entity_id in entity_ids[:_SHOWN])


def summary(event: Mapping[str, Any], agents: Sequence[str], patients: Sequence[str], names: Names) -> str:
    """One sentence: who did what to whom, where and when, and whether it is planned, alleged or denied.

    Args:
        event: type, date, end_date, place_id and status.
        agents: ids of those who act, the most mentioned first.
        patients: ids of those who are acted on, in the same order.
        names: names of all of them and of the place.
    """
    who, whom = names.joined(agents), names.joined(patients)
    status = event["status"]
    words = event_types()[event["type"]].summary
    if who:
        told = words.object.format(patient=whom) if whom else words.alone
        sentence = f"{who} {_verb(words.past, words.base, status)} {told}".rstrip()
    elif status == "denied" and concerns(event["type"]) == "agent":
        sentence = f"{words.noun} reportedly did not take place"
    elif whom and words.undergone:
        sentence = f"{whom} {_verb(*_agreeing(*words.undergone, plural=len(patients) > 1), status)}"
    elif whom:
        told = words.object.format(patient=whom)
        plural = words.plural or len(patients) > 1
        sentence = f"{told} {_passive(words.participle or words.past, plural=plural, status=status)}"
    else:
        sentence = f"{words.noun} {_verb('took place', 'take place', status)}"
    place = f" {words.place} {names.name(event['place_id'])}" if event["place_id"] else words.nowhere
    return sentence[0].upper() + sentence[1:] + place + _when(event["date"], event["end_date"])


def _verb(past: str, base: str, status: str) -> str:
    """The verb of an active sentence in the form that the status asks for."""
    forms = {
        "actual": past,
        "planned": f"would {base}",
        "alleged": f"allegedly {past}",
        "denied": f"reportedly did not {base}",
    }
    if base.startswith("be ") and status == "denied":
        first, _, rest = past.partition(" ")
        return f"reportedly {first} not {rest}"
    return forms[status]


def _agreeing(past: str, base: str, *, plural: bool) -> tuple[str, str]:
    """The forms with "were" for several subjects."""
    return ("were" + past.removeprefix("was") if plural and past.startswith("was ") else past), base


def _passive(participle: str, *, plural: bool, status: str) -> str:
    be = "were" if plural else "was"
    return {
        "actual": f"{be} {participle}",
        "planned": f"would be {participle}",
        "alleged": f"{be} allegedly {participle}",
        "denied": f"{be} reportedly not {participle}",
    }[status]


def _when(date: str | None, end: str | None) -> str:
    if date is None:
        return ""
    if end is not None:
        return f" from {date} to {end}"
    return f" {'on' if date.count('-') == 2 else 'in'} {date}"
