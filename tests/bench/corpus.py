"""Corpora to measure with: the longest texts of a folder, or as many invented ones as wanted."""

import random
import shutil
from pathlib import Path

GIVEN = ("Ada", "Benno", "Carla", "Dario", "Edda", "Farid", "Greta", "Hamid", "Ines", "Jonas", "Kira", "Lionel")
FAMILY_STARTS = ("Al", "Bren", "Cal", "Dor", "Fen", "Hol", "Kes", "Mar", "Nor", "Ost", "Pel", "Ren", "Sel", "Tor")
FAMILY_ENDS = ("ander", "bury", "combe", "dale", "field", "gate", "ham", "ley", "loway", "mond", "stad", "worth")
PLACES = ("Riverton", "Port Ansel", "Nordhaven", "Lake Mirren", "Eastbridge", "Caldera", "San Telmo", "Vellmark")
BODIES = ("the Harbor Authority", "the City Council", "the Ministry of Transport", "the Coast Guard", "the Rail Union")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("January", "March", "May", "July", "September", "November")
WORDS = ("we will look at every page", "of the report", "and answer all questions", "before the end of the season")
SENTENCES = (
    "Police in {place} arrested {person} on {day}, {body} said.",
    '"{words}," {person} told reporters in {place}.',
    "The trial of {person} begins on {month} {number}, 2021, according to {body}.",
    "{person}, who leads {body}, met {other} in {place} last week.",
    'A spokesman for {body} said that the talks in {place} would go on. "{words}," he added.',
    "About {number} people marched through {place} on {day} against a plan of {body}.",
    "{other} resigned in {month} after a dispute with {person}.",
    "The bridge near {place} was closed for {number} days, and nobody was hurt.",
)


def invent(folder: Path, count: int) -> Path:
    """Write `count` invented news texts of some hundred words; the same ones every time."""
    folder.mkdir(parents=True)
    for number in range(count):
        choose = random.Random(number)
        people = [_name(choose) for _ in range(3)]
        paragraphs = [" ".join(_sentence(choose, people) for _ in range(3)) for _ in range(choose.randint(2, 6))]
        place = choose.choice(PLACES).upper()
        text = f"{place} – " + "\n\n".join(paragraphs) + "\n"
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return folder


def longest(seeds: Path, folder: Path, count: int) -> Path:
    """Copy the `count` longest texts of a folder."""
    folder.mkdir(parents=True)
    texts = sorted(seeds.rglob("*.txt"), key=lambda path: (-path.stat().st_size, path.as_posix()))
    for number, path in enumerate(texts[:count]):
        shutil.copyfile(path, folder / f"{number:04}.txt")
    return folder


def _name(choose: random.Random) -> str:
    return f"{choose.choice(GIVEN)} {choose.choice(FAMILY_STARTS)}{choose.choice(FAMILY_ENDS)}"


def _sentence(choose: random.Random, people: list[str]) -> str:
    person, other = choose.sample(people, 2)
    return choose.choice(SENTENCES).format(
        person=person,
        other=other,
        place=choose.choice(PLACES),
        body=choose.choice(BODIES),
        day=choose.choice(DAYS),
        month=choose.choice(MONTHS),
        number=choose.randint(2, 28),
        words=" ".join(choose.sample(WORDS, 3)).capitalize(),
    )
