"""Events: whether the kinds of events of a sentence are found, and whether reports of one event are joined."""

from collections import defaultdict

from quality.clusters import align, conll, group, links_across
from quality.corpus import ByText, Release, Row, Rows, Texts
from quality.figures import Figure, Result, all_three
from quality.ledger import Judged, codes, judged
from quality.matching import Score, Span, inside, span_of

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Kinds of PLOVER that the records of 2016 call otherwise than the manual of 2021."""


def measure_kinds(name: str, texts: Texts, gold: ByText, release: Release) -> Result:
    """The kinds of events of each text, by PLOVER, whatever their words: the release says what its types are there."""
    kinds: dict[str, str] = {row["type"]: row["plover"] or "" for row in release.all("event_types")}
    found, rows = release.rows("event_mentions"), []
    for text in texts.values():
        wanted: dict[str, Span] = {_kind(row): span_of(row) for row in reversed(gold[text.name])}
        given: dict[str, Row] = {}
        for mention in found[text.name]:
            if kinds[mention["type"]]:
                given.setdefault(kinds[mention["type"]], mention)
        for kind in sorted({*wanted, *given}):
            what = f"{name} kind {kind}"
            row: Row | None = given.get(kind)
            rule = {"rule": codes(row, "rule")} if row else {}
            span = wanted.get(kind) or (Span(row["trigger_start"], row["trigger_end"]) if row else Span(0, 0))
            rows.append(judged(what, text.name, span, text=text.text, right=kind in wanted and row is not None, **rule))
    score = Score(
        sum(row.right for row in rows),
        sum(len({_kind(row) for row in gold[each]}) for each in texts),
        sum(len({kinds[row["type"]] for row in found[each]} - {""}) for each in texts),
    )
    return Result(figures=all_three("kinds of events in a sentence", score, "F1"), rows=rows)


def _kind(answer: Row) -> str:
    return RENAMED.get(str(answer["type"]), str(answer["type"]))


def answers_of(gold: ByText) -> Rows:
    """All answers, in a fixed order: where one fits as well as another, the first is taken."""
    return sorted(flat(gold), key=lambda row: str(row["id"]), reverse=True)


def flat(by: ByText) -> Rows:
    """All rows, each with the name of its text."""
    return [row | {"doc": name} for name, rows in by.items() for row in rows]


def in_evaluated(texts: Texts, rows: Rows) -> Rows:
    """The rows within the stretches in which all answers are known."""
    return [row for row in rows if row["doc"] in texts and inside(span_of(row), texts[row["doc"]].evaluated)]


def measure_joins(name: str, texts: Texts, gold: ByText, release: Release) -> Result:
    """Pairs of reports in different texts that are joined, and those that should be."""
    answers = answers_of(gold)
    found = [
        {"doc": row["doc"], "start": row["trigger_start"], "end": row["trigger_end"], "cluster": row["event_id"]} | row
        for row in flat(release.rows("event_mentions"))
    ]
    pairs = align(answers, found)
    wanted = links_across([(number, row["doc"], row["chain"]) for number, row in enumerate(answers)])
    joined = links_across([(other, found[one]["doc"], found[one]["event_id"]) for one, other in pairs.items()])
    score = Score(len(wanted & joined), len(wanted), len(joined))
    figures = all_three("reports of one event across texts: joined pairs", score, "precision recall")
    rows = _judge_pairs(f"{name} joins", texts, answers, {other: found[one] for one, other in pairs.items()})
    return Result(figures=figures, rows=rows)


def _judge_pairs(what: str, texts: Texts, answers: Rows, found: dict[int, Row]) -> list[Judged]:
    """Each report that is joined with another text's: right where all those are of its event."""
    partners = defaultdict(list)
    for number, row in found.items():
        partners[row["event_id"]].append(number)
    rows = []
    for number, row in sorted(found.items()):
        others = [each for each in partners[row["event_id"]] if found[each]["doc"] != row["doc"]]
        if others:
            right = all(answers[each]["chain"] == answers[number]["chain"] for each in others)
            text = texts[row["doc"]]
            rule = codes(row, "joined_by")
            rows.append(judged(what, text.name, span_of(answers[number]), text=text.text, rule=rule, right=right))
    return rows


def measure_entities(texts: Texts, gold: ByText, release: Release, *, across: bool, published: bool = False) -> Result:
    """The names of one entity, in one text or in all texts: CoNLL F1 of named mentions.

    Args:
        texts: the texts.
        gold: mentions of entities, with the chain that each belongs to.
        release: of the texts.
        across: whether chains run through all texts; otherwise each text is by itself.
        published: whether the data sheet has the figure.
    """
    answers = [row for row in in_evaluated(texts, answers_of(gold)) if _named(row)]
    mentions = [row for row in in_evaluated(texts, flat(release.rows("mentions"))) if row["kind"] == "name"]
    pairs = align(answers, mentions)

    def own(row: Row, cluster: str) -> tuple[str, str]:
        return ("" if across else row["doc"], row[cluster])

    key = group((number, own(row, "chain")) for number, row in enumerate(answers))
    response = group(
        (pairs.get(number, ("no answer", number)), own(row, "entity_id")) for number, row in enumerate(mentions)
    )
    where = "across texts" if across else "within a text"
    figure = Figure(what=f"names of one entity {where}: CoNLL F1", value=conll(key, response), published=published)
    return Result(figures=[figure], rows=[])


def _named(row: Row) -> bool:
    return (
        row["level"] == "NAM"
        and row["type"] in {"PER", "ORG", "LOC", "GPE", "FAC"}
        and bool(row.get("exhaustive", True))
    )
