"""Memory and time of comparing entities: `python tests/bench/mentions.py [MENTIONS]`, ten million by default.

Invented referents, each with two mentions; names are as unevenly spread as in news (the n-th name has a share of 1/n).
"""

import resource
import sys
import time

import numpy as np
import pyarrow as pa
from corpus import FAMILY_ENDS, FAMILY_STARTS, GIVEN

from pipeline.resolve import resolve_entities

MENTIONS = 10_000_000
EACH = 2
NAMES = 300_000


def main() -> None:
    """Invent, compare, and print what it took."""
    mentions = int(sys.argv[1]) if len(sys.argv) > 1 else MENTIONS
    referents, titles = invented(mentions // EACH)
    begun = time.process_time()
    _, entities = resolve_entities(referents, titles)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{mentions:,} mentions, {entities.num_rows:,} entities: {seconds:.0f} s CPU, {peak:,.0f} MB at most")


def invented(count: int) -> tuple[pa.Table, pa.Table]:
    """So many referents, of whom every tenth has a title."""
    choose = np.random.default_rng(0)
    spread = np.cumsum(1 / np.arange(1, NAMES + 1))
    names = pa.array([name(number) for number in range(NAMES)])
    chosen = names.take(pa.array(np.searchsorted(spread, choose.random(count) * spread[-1])))
    ids = pa.array([f"{number // 12:07}:referent:{number % 12}" for number in range(count)])
    referents = pa.table(
        {
            "referent_id": ids,
            "type": pa.repeat("person", count),
            "name": chosen,
            "names": pa.ListArray.from_arrays(pa.array(range(count + 1), pa.int32()), chosen),
            "mention_count": pa.array(np.full(count, EACH)),
        }
    )
    return referents, pa.table({"referent_id": ids[::10], "title": pa.repeat("spokesman", len(ids[::10]))})


def name(number: int) -> str:
    """The name of that number: a given name, a middle one and a surname."""
    parts = []
    for choice in (GIVEN, FAMILY_STARTS, FAMILY_ENDS, FAMILY_STARTS, FAMILY_ENDS):
        number, place = divmod(number, len(choice))
        parts.append(choice[place])
    return f"{parts[0]} {parts[1]}{parts[2]} {parts[3]}{parts[4]}"


if __name__ == "__main__":
    main()
