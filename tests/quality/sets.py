"""The sets that are known: what each is called in the data sheet, and what is measured on it.

A set is a folder `<name>/dev` of the folder of data: `docs.jsonl` has the texts, `entities.jsonl`, `times.jsonl` and
`events.jsonl` the answers; PolNeAR has `text` and `attributions`, as it is published.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quality import events, names, quotes, times
from quality.corpus import Release, Texts, read_gold
from quality.figures import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A set of texts with answers.

    Attributes:
        name: its folder.
        title: for readers, with the part that is used.
        unit: what its texts are.
        measures: what is measured, in the order of the data sheet.
    """

    name: str
    title: str
    unit: str = "texts"
    measures: tuple[Callable[[Path, Texts, Release], Result], ...]

    def described(self, texts: Texts) -> str:
        """The set and its size, as the data sheet names it."""
        return f"{self.title}, {len(texts)} {self.unit}"


def _quotes(folder: Path, texts: Texts, release: Release) -> Result:
    return quotes.measure("polnear", texts, quotes.read_answers(folder, texts), release)


def _names(name: str, *, published: bool = True) -> Callable[[Path, Texts, Release], Result]:
    def measure(folder: Path, texts: Texts, release: Release) -> Result:
        gold = read_gold(folder, "entities")
        return names.measure(name, texts, gold, release, published="F1" if published else "")

    return measure


def _entities(*, across: bool) -> Callable[[Path, Texts, Release], Result]:
    def measure(folder: Path, texts: Texts, release: Release) -> Result:
        gold = read_gold(folder, "entities")
        return events.measure_entities(texts, gold, release, across=across, published=across)

    return measure


def _times(name: str) -> Callable[[Path, Texts, Release], Result]:
    def measure(folder: Path, texts: Texts, release: Release) -> Result:
        return times.measure(name, texts, read_gold(folder, "times"), release)

    return measure


def _kinds(folder: Path, texts: Texts, release: Release) -> Result:
    return events.measure_kinds("plover_gsr", texts, read_gold(folder, "events"), release)


def _joins(folder: Path, texts: Texts, release: Release) -> Result:
    return events.measure_joins("ecbplus", texts, read_gold(folder, "events"), release)


SETS: tuple[Set, ...] = (
    Set(name="polnear", title="PolNeAR, development part", measures=(_quotes,)),
    Set(
        name="gum_news",
        title="GUM news and interviews, development part",
        measures=(_names("gum_news"), _entities(across=False), _times("gum_news")),
    ),
    Set(
        name="meantime",
        title="MEANTIME, development part",
        measures=(_names("meantime"), _entities(across=False), _entities(across=True), _times("meantime")),
    ),
    Set(name="worldwide", title="Worldwide news, development part", measures=(_names("worldwide", published=False),)),
    Set(
        name="plover_gsr",
        title="PLOVER gold standard records, development part",
        unit="sentences",
        measures=(_kinds,),
    ),
    Set(name="ecbplus", title="ECB+, development part", measures=(_joins,)),
)
