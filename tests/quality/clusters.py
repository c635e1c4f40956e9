"""Clusters of mentions: how well a release joins the names of one entity, or the reports of one event.

CoNLL F1 is the mean of the F1 of MUC, B3 and CEAFe, as is usual in work on coreference. Rows are first paired with the
answers one to one; an answer without a row lowers recall, a row without an answer lowers precision.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from quality.corpus import Row, Rows
from quality.matching import Score, Span, harmonic, overlap, pair, span_of

Cluster = frozenset[Hashable]
Clusters = list[Cluster]


def group(items: Iterable[tuple[Hashable, Hashable]]) -> Clusters:
    """Clusters of (mention, name of its cluster)."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in items:
        found[cluster].add(mention)
    return [frozenset(cluster) for cluster in found.values()]


def align(gold: Rows, found: Rows) -> dict[int, int]:
    """The number of the answer of each row that has one, by the number of the row; the largest overlap first."""
    by = defaultdict(list)
    for number, answer in enumerate(gold):
        by[answer["doc"]].append((number, _core(answer)))
    candidates = []
    for number, row in enumerate(found):
        span = Span(row["start"], row["end"])
        for other, core in by[row["doc"]]:
            shared = overlap(span, core)
            if shared > 0:
                whole = max(span.end, core.end) - min(span.start, core.start)
                candidates.append(((shared / whole,), number, other))
    return pair(candidates)


def _core(answer: Row) -> Span:
    return Span(answer["core_start"], answer["core_end"]) if "core_start" in answer else span_of(answer)


def conll(key: Clusters, response: Clusters) -> float:
    """The mean of the F1 of MUC, B3 and CEAFe."""
    similarity = _ceafe(key, response)
    scores = [
        harmonic(_share(muc(response, key)), _share(muc(key, response))),
        harmonic(_share(b_cubed(response, key)), _share(b_cubed(key, response))),
        Score(similarity, len(key), len(response)).f1,
    ]
    return sum(scores) / len(scores)


def _share(parts: tuple[float, float]) -> float:
    return parts[0] / parts[1] if parts[1] else 0.0


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Links of the key that the response has, and all of them."""
    index, kept, links = _index(response), 0, 0
    for cluster in key:
        parts = {index[mention] for mention in cluster if mention in index}
        alone = sum(mention not in index for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        links += len(cluster) - 1
    return kept, links


def b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    """For each mention of the key, the share of its cluster that the response has with it: the sum; their number."""
    index, kept, mentions = _index(response), 0.0, 0
    for cluster in key:
        counts = Counter(index[mention] for mention in cluster if mention in index)
        kept += sum(count * count for count in counts.values()) / len(cluster)
        mentions += len(cluster)
    return kept, mentions


def _ceafe(key: Clusters, response: Clusters) -> float:
    """The similarity of the best pairing of clusters one to one, each connected part of their graph by itself."""
    index = _index(response)
    edges: dict[int, dict[int, float]] = {}
    back: dict[int, set[int]] = defaultdict(set)
    for number, cluster in enumerate(key):
        counts = Counter(index[mention] for mention in cluster if mention in index)
        edges[number] = {other: 2.0 * count / (len(cluster) + len(response[other])) for other, count in counts.items()}
        for other in counts:
            back[other].add(number)
    total, seen = 0.0, set[int]()
    for number in edges:
        if number not in seen:
            rows, columns = _part(number, edges, back)
            seen.update(rows)
            if columns:
                total += _best([[edges[row].get(column, 0.0) for column in columns] for row in rows])
    return total


def _part(start: int, edges: dict[int, dict[int, float]], back: dict[int, set[int]]) -> tuple[list[int], list[int]]:
    """The clusters of key and response that are connected with a cluster of the key."""
    rows, columns, waiting = [start], list[int](), [start]
    while waiting:
        for column in edges[waiting.pop()]:
            if column not in columns:
                columns.append(column)
                more = sorted(back[column] - set(rows))
                rows += more
                waiting += more
    return rows, columns


def _best(weights: list[list[float]]) -> float:
    """The largest sum of weights with at most one from each row and column: the Hungarian method."""
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights, strict=True)]
    rows, columns = len(weights), len(weights[0])
    high, low = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            free = [each for each in range(1, columns + 1) if not used[each]]
            for each in free:
                cost = -weights[owner[column] - 1][each - 1] - high[owner[column]] - low[each]
                if cost < least[each]:
                    least[each], way[each] = cost, column
            following = min(free, key=least.__getitem__)
            step = least[following]
            for each in range(columns + 1):
                if used[each]:
                    high[owner[each]] += step
                    low[each] -= step
                else:
                    least[each] -= step
            column = following
        while column:
            owner[column], column = owner[way[column]], way[column]
    return sum(weights[owner[column] - 1][column - 1] for column in range(1, columns + 1) if owner[column])


def links_across(mentions: Sequence[tuple[Hashable, str, Hashable]]) -> set[frozenset[Hashable]]:
    """Pairs of mentions of one cluster in different texts: what repetition within a text does not add to.

    Args:
        mentions: each with its text and its cluster.
    """
    by: dict[Hashable, list[tuple[Hashable, str]]] = defaultdict(list)
    for mention, text, cluster in mentions:
        by[cluster].append((mention, text))
    return {
        frozenset((first, second))
        for members in by.values()
        for (first, one), (second, two) in itertools.combinations(members, 2)
        if one != two
    }
