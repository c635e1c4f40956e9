"""Which nouns take up an event that the text has told of before: "the arrest", where it has told of one arrest."""

from pipeline.annotate.events.chains import Told
from pipeline.event_types import event_types, happens_once
from pipeline.records import EventMention


def events_taken_up(told: list[Told]) -> list[EventMention | None]:
    """For each mention the one that it takes up: the first of the only such event told of before."""
    found: list[EventMention | None] = [None] * len(told)
    order = sorted(range(len(told)), key=lambda i: (told[i].event.start, told[i].event.end))
    first = {i: i for i in order}
    for at, index in enumerate(order):
        if _refers_back(told[index]):
            meant = {
                first[i] for i in order[:at] if _is_named(told[first[i]].event) and _may_mean(told[index], told[i])
            }
            if meant and _are_one([told[i] for i in meant]):
                first[index] = min(meant, key=order.index)
                found[index] = told[first[index]].event
    return found


def _refers_back(item: Told) -> bool:
    """The arrest …; she was arrested, where it is not known who she is."""
    again = item.of_the_known and not item.patients and happens_once(item.event.type)
    return (item.refers_back or again) and not item.is_many


def _may_mean(item: Told, other: Told) -> bool:
    """Whether the noun can mean this event, by its kind, its words and who took part."""
    one, two = item.event, other.event
    if _family(one.type) != _family(two.type) or (one.status == "denied") != (two.status == "denied"):
        return False
    same_word = item.lemma == other.lemma or (happens_once(one.type) and not event_types()[one.type].broad)
    by_others = item.agents and other.agents and not item.agents & other.agents
    return same_word and not by_others and item.patients <= other.patients and item.limits <= other.beside


def _family(code: str) -> str:
    return event_types()[code].family or code


def _are_one(told: list[Told]) -> bool:
    """Whether these mentions can be of one event: it happens to somebody once, and they tell to whom."""
    once = all(happens_once(item.event.type) for item in told)
    return len(told) == 1 or (once and bool(frozenset.intersection(*(item.patients for item in told))))


def _is_named(event: EventMention) -> bool:
    return bool(event.participants or event.place is not None or event.time)
