"""The structure step: regions and facts of invented news in the forms that news is saved, pasted and scraped in."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.structure import annotate_structure
from pipeline.annotate.structure.credits import Credit, credited
from pipeline.annotate.structure.datelines import Dateline, match_dateline
from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.languages import identify_language
from pipeline.annotate.structure.people import Byline, bare_byline, opened_byline, stated_authors
from pipeline.records import Annotations, Document, Metadata

VOTE = (
    "The council of Northbrook voted on Tuesday to repair the old harbor bridge, which has been closed since the "
    "spring floods damaged two of its piers."
)
WORK = "Work is expected to start soon and to take eight months, said Mira Okonedo, who directs the office of works."
COST = "The repair will cost about two million dollars, most of which the state has promised to pay, she said."
UNKNOWN = Metadata()
BODY = f"{VOTE}\n\n{WORK}\n\n{COST}"


def annotated(text: str, manifest: Metadata = UNKNOWN, stated: Metadata = UNKNOWN) -> Annotations:
    document = Document(article_id="a", path="a.txt", text=text, sha256="0", manifest=manifest, stated=stated)
    return annotate_structure(document, Annotations())


def outline(text: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in annotated(text).regions]


# Each case: the text in pieces, each with the kind that it should get.
REGIONS = [
    # one line is body
    [("body", VOTE)],
    # a headline on a line of its own, with and without a blank line below
    [("headline", "Northbrook votes to repair bridge"), "\n\n", ("body", BODY)],
    [("headline", "Northbrook votes to repair bridge"), "\n", ("body", f"{VOTE}\n{WORK}")],
    # a headline with a second line
    [("headline", "Northbrook votes to repair bridge;\nState promises to pay"), "\n\n", ("body", BODY)],
    # a question
    [("headline", "Will the bridge ever open?"), "\n\n", ("body", BODY)],
    # a headline with a full stop, told by its capitals or by the dateline below
    [("headline", "Northbrook Council Votes To Repair Its Old Harbor Bridge."), "\n\n", ("body", BODY)],
    [
        ("headline", "Northbrook votes to repair the old bridge in its harbor."),
        "\n\n",
        ("dateline", "NORTHBROOK, Ill. (AP) —"),
        " ",
        ("body", BODY),
    ],
    # a first sentence is no headline; neither is a line that goes on in the next
    [("body", f"By Friday, the city had closed it.\n\n{BODY}")],
    [("body", f"The statement read:\n\n{BODY}")],
    [("body", "The council of Northbrook voted on Tuesday to repair the\nold bridge in its harbor, which is closed.")],
    [("body", "The council of Northbrook voted on Tuesday to mend the old\nHarbor Bridge, which is closed to all.")],
    # datelines
    [("dateline", "NORTH HAVEN –"), " ", ("body", BODY)],
    [("dateline", "NORTH HAVEN, Ore. (AP) --"), " ", ("body", BODY)],
    [("dateline", "PARIS, March 3 (Reuters) —"), " ", ("body", BODY)],
    [("dateline", "Port-au-Prince (AFP) -"), " ", ("body", BODY)],
    [("dateline", "London (CNN)"), " ", ("body", BODY)],
    # words in capitals before a dash that are no place; a dash inside a sentence
    [("body", f"BREAKING – {BODY}")],
    [("body", f"The council – all nine members – met. {BODY}")],
    # a date stamp and a caption run into one line
    [
        ("furniture", "date 2021-05-04"),
        " ",
        ("caption", "FILE - In this May 1, 2021 photo, workers stand below the bridge. (Ada Quill via NPS, File)"),
        "\n\n",
        ("dateline", "NORTHBROOK --"),
        " ",
        ("body", BODY),
    ],
    # a sentence that starts with a date is no stamp
    [("body", f"On 20 November 2020 the mayor opened a bridge that nobody needed.\n\n{BODY}")],
    # captions
    [("caption", "Workers below the bridge on Monday, May 3, 2021. (AP Photo/Ada Quill)"), "\n\n", ("body", BODY)],
    [("body", VOTE), "\n\n", ("caption", "The bridge at dawn. Image: Ada Quill."), "\n\n", ("body", WORK)],
    [("caption", "Image: The bridge at dawn"), "\n\n", ("body", BODY)],
    # a page's path run into the headline
    [
        ("furniture", "HomeNewsAnalysisNorthbrook votes to repair bridge"),
        "\n\n",
        ("headline", "Northbrook votes to repair bridge"),
        "\n\n\n",
        ("body", BODY),
    ],
    # title, navigation, headline, byline, date, buttons
    [
        ("furniture", "Northbrook votes to repair bridge | The Herald\nSkip to content\nNews"),
        "\n",
        ("headline", "Northbrook votes to repair bridge"),
        "\n",
        ("byline", "By Ada Quill, The Herald"),
        "\n",
        ("dateline", "May 3, 2021"),
        "\n",
        ("furniture", "Share\nTweet"),
        "\n\n",
        ("body", BODY),
    ],
    # a path of its own, labelled dates
    [
        ("furniture", "Home > News > Northbrook"),
        "\n\n",
        ("headline", "Northbrook votes to repair bridge"),
        "\n",
        ("furniture", "Published: May 3, 2021 10:15 AM EDT\nUpdated 11:00 AM"),
        "\n\n",
        ("body", BODY),
    ],
    # the player and the appeal of a radio station
    [
        ("furniture", "Listen Live\n0:00 / 0:00\nReporting like this lives on listeners. Donate today."),
        "\n\n",
        ("headline", "Northbrook Votes To Repair Bridge"),
        "\n\n",
        ("body", BODY),
    ],
    # Markdown, with names and a date below the headline, and a contact at the end
    [
        ("headline", "# Northbrook votes to repair bridge"),
        "\n\n",
        ("byline", "Ada Quill, Bo Marsh"),
        "  \n",
        ("dateline", "3 May 2021"),
        "\n\n",
        ("body", f"{VOTE}\n\n## The cost\n\n{COST}"),
        "\n\n\n",
        ("furniture", "To write to the editors go to:\n\n**[herald.example.org](https://herald.example.org)**"),
    ],
    # ordinary words in capitals below a headline are no names
    [
        ("headline", "Bridge Closed In Northbrook\nDriver Charged"),
        "\n",
        ("dateline", "May 3, 2021"),
        "\n\n",
        ("body", f"{VOTE} A driver was charged."),
    ],
    # links inside the article; what follows is the article again
    [
        ("body", VOTE),
        "\n\n",
        ("furniture", "SEE ALSO: What the floods cost"),
        "\n\n",
        ("body", WORK),
        "\n\n",
        ("furniture", "Related Articles\n\nThe floods in pictures"),
        "\n\n",
        ("body", COST),
    ],
    # section headings are body
    [("body", f"{VOTE}\n\nThe cost\n\n{COST}")],
    # an appeal inside the article; the same words in a quotation, or in a sentence of the article, are body
    [("body", VOTE), "\n\n", ("furniture", "Sign up for our weekly newsletter"), "\n\n", ("body", WORK)],
    [("body", f"{VOTE}\n\n“Sign up for our newsletter,” says the sign on the bridge.\n\n{WORK}")],
    [("body", f"{VOTE}\n\nThe country wants to become a member of the union.\n\n{WORK}")],
    [("body", f"{VOTE}\n\nPoor planning contributed to this loss, an inquiry found.\n\n{WORK}")],
    # credits, ornaments, what owns the text
    [("body", BODY), "\n\n", ("furniture", "– – –\n\nAda Quill in Rome and Bo Marsh contributed to this report.")],
    [("body", BODY), "\n\n", ("furniture", "(Reporting by Ada Quill; Editing by Bo Marsh)")],
    [("body", BODY), "\n\n", ("furniture", "© 2021 The Northbrook Herald. All rights reserved.")],
    # the page behind the article, with teasers and their dates
    [
        ("body", BODY),
        "\n\n",
        (
            "furniture",
            (
                "Was this article helpful?\n\nRelated Content\n\nFLOODS / 6 FEB 2012\n\nThe river rose faster than…\n\n"
                "About The Herald\n\nWe moved to a new office by the river, and our readers came to see it for a day."
            ),
        ),
    ],
    # a transcript: turns are body, the credit behind them and the biography are not
    [
        ("headline", "Old Bridge To Be Repaired"),
        "\n\n",
        ("body", f"ANA POE, HOST: {VOTE}\n\nBO MARSH, BYLINE: {WORK}\n\nPOE: So it is."),
        "\n\n",
        ("furniture", "(SOUNDBITE OF MUSIC) Copyright Harbor Radio.\n\nBo Marsh is a reporter."),
    ],
    # the author's biography at the end
    [
        ("byline", "By Ada Quill"),
        "\n\n",
        ("body", BODY),
        "\n\n",
        ("furniture", "Ada Quill is a staff writer in Northbrook."),
    ],
    # hard blanks, as pages have them
    [("dateline", "NORTH\xa0HAVEN, Ore.\xa0(AP)\xa0—"), "\xa0", ("body", BODY)],
    # a place as names are written, told by the country or the state behind it
    [("dateline", "Nairobi, Kenya —"), " ", ("body", BODY)],
    [("dateline", "San Juan, Calif. --"), " ", ("body", BODY)],
    [("body", f"Mira Okonedo, Ada Quill — They disagree. {BODY}")],
    # a sentence that stands twice is no headline
    [("body", f"{VOTE}\n\n{VOTE}\n\n{WORK}")],
    # front matter, whatever stands in it; a rule above a text is none
    [("furniture", f"---\ntitle: Bridge plan\ndescription: {VOTE}\ntags:\n  - news\n---"), "\n\n", ("body", BODY)],
    [("furniture", '+++\r\ntitle = "Bridge plan"\r\n+++'), "\r\n", ("body", BODY)],
    [("furniture", "---"), "\n", ("body", f"{VOTE}\n\n{WORK}")],
    # a headline that is a link
    [("headline", "# [Northbrook votes](https://example.org/a)"), "\n\n", ("body", BODY)],
    # a byte order mark
    [("furniture", "\ufeff"), "", ("dateline", "NORTHBROOK —"), " ", ("body", BODY)],
    # other line ends
    [
        ("headline", "Northbrook votes"),
        "\r\n\r\n",
        ("byline", "By Ada Quill"),
        "\r\n\r\n",
        ("body", f"{VOTE}\r\n\r\n{WORK}"),
    ],
]


@pytest.mark.parametrize("pieces", REGIONS, ids=lambda pieces: str(pieces[0][1])[:30])
def test_regions(pieces: list[Any]) -> None:
    text = "".join(piece if isinstance(piece, str) else piece[1] for piece in pieces)
    assert outline(text) == [piece for piece in pieces if not isinstance(piece, str)]


# Each case: a text, and the facts that it states; all others must be unknown.
FACTS: list[tuple[str, dict[str, Any]]] = [
    (VOTE, {}),
    # the headline without its mark-up
    (f"# Northbrook votes\n\n{BODY}", {"headline": "Northbrook votes"}),
    (f"# [Northbrook votes](https://example.org/a)\n\n{BODY}", {"headline": "Northbrook votes"}),
    # front matter: plain strings, strings in marks, lists; what cannot be told for sure states nothing
    (
        f"---\ntitle: Bridge plan\nauthor: Ada Quill\ndate: 2021-05-03T23:00:00-08:00\nlayout: post\n---\n{BODY}",
        {"headline": "Bridge plan", "authors": ("Ada Quill",), "published": date(2021, 5, 3)},
    ),
    (
        f"---\ntitle: 'Bridge: a plan'\nauthors:\n  - Ada Quill\n  - \"Bo Marsh\"\ndate: May 3\n---\n{BODY}",
        {"headline": "Bridge: a plan", "authors": ("Ada Quill", "Bo Marsh")},
    ),
    (
        f'+++\ntitle = "Bridge plan"\nauthors = ["Ada Quill", "Bo Marsh"]\ndate = 2021-05-03\n+++\n{BODY}',
        {"headline": "Bridge plan", "authors": ("Ada Quill", "Bo Marsh"), "published": date(2021, 5, 3)},
    ),
    (f"---\ntitle: >\n  Bridge plan\nauthor: {{name: Ada}}\ndate: 2021-02-30\n---\n{BODY}", {}),
    # bylines: capitals are spelled as elsewhere, or as names are
    (
        f"Bridge plan\n\nBy ADA MCQUILL and BO O'MARSH\n\n{BODY} Ada McQuill asked.",
        {"headline": "Bridge plan", "authors": ("Ada McQuill", "Bo O'Marsh")},
    ),
    (f"By Ada Quill\nStaff Writer\n\n{BODY}", {"authors": ("Ada Quill",)}),
    (f"By Staff Reporter\n\n{BODY}", {}),
    (f"By Ada Quill, The Northbrook Herald\n\n{BODY}", {"authors": ("Ada Quill",), "outlet": "The Northbrook Herald"}),
    (
        f"Bridge plan\nAda Quill | 3 May 2021\n\n{BODY}",
        {"headline": "Bridge plan", "authors": ("Ada Quill",), "published": date(2021, 5, 3)},
    ),
    # agencies in datelines; the place as names are spelled
    (f"SAN JUAN (AP) — {BODY}", {"outlet": "The Associated Press", "dateline": "San Juan", "genre": "news report"}),
    (
        f"RENO, Nev. (UPI) -- {BODY}",
        {"outlet": "United Press International", "dateline": "Reno, Nev.", "genre": "news report"},
    ),
    (f"RENO – {BODY}", {"dateline": "Reno", "genre": "news report"}),
    # a date above the article, labelled or not; two that disagree are none; an update is none
    (f"Bridge plan\n\nMay 03, 2021\n\n{BODY}", {"headline": "Bridge plan", "published": date(2021, 5, 3)}),
    (
        f"Bridge plan\nPublished: 3 May 2021\nUpdated: 5 May 2021\n\n{BODY}",
        {"headline": "Bridge plan", "published": date(2021, 5, 3)},
    ),
    (f"Bridge plan\n3 May 2021\n5 May 2021\n\n{BODY}", {"headline": "Bridge plan"}),
    (f"Bridge plan\nUpdated: 5 May 2021\n\n{BODY}", {"headline": "Bridge plan"}),
    # a date that can be read in two ways
    (f"Bridge plan\n5/3/2021\n\n{BODY}", {"headline": "Bridge plan"}),
    # dates in the article and below it say nothing about its publication
    (f"{VOTE}\n\n3 May 2021\n\n{WORK}\n\n{COST}\n\nMost read\n\nFLOODS / 6 FEB 2012", {}),
    # credits: those who reported are authors, contributors and editors are not; what may be a place is no name
    (
        f"{BODY}\n\nReporting by Ada Quill in Rome, New York and Bo Marsh in Bern.",
        {"authors": ("Ada Quill", "Bo Marsh")},
    ),
    (f"{BODY}\n\nHarbor Wire’s Ada Quill contributed to this story.", {}),
    (f"{BODY}\n\nHarbor Wire’s Ada Quill reported from Bern.", {"authors": ("Ada Quill",)}),
    (
        f"{BODY}\n\n(Reporting by Ada Quill and Bo Marsh in Bern; Editing by Cy Poe)",
        {"authors": ("Ada Quill", "Bo Marsh")},
    ),
    # the owner of the text
    (f"{BODY}\n\n© 2021 The Northbrook Herald. All rights reserved.", {"outlet": "The Northbrook Herald"}),
    (f"By Ada Quill\n\n{BODY}\n\nCopyright 2021 Ada Quill", {"authors": ("Ada Quill",)}),
    # the page's own name, where it uses it more than once
    (f"{BODY}\n\nWas this page helpful?\n\nWrite to Harbor Watch.\n\nAbout Harbor Watch", {"outlet": "Harbor Watch"}),
    (f"{BODY}\n\nWas this page helpful?\n\nAbout Cookies", {}),
    # what a transcript says
    (
        f"ANA POE, HOST: {VOTE}\n\nBO MARSH, BYLINE: {WORK}\n\nPOE: So it is.\n\nMARSH: Bo Marsh, Harbor News, Lima.",
        {"authors": ("Bo Marsh",), "outlet": "Harbor News", "dateline": "Lima", "genre": "transcript"},
    ),
    (
        f"POE: {VOTE}\n\nBO MARSH, BYLINE: {WORK}\n\nPOE: Yes.\n\nMARSH: No. For Harbor News, I'm Bo Marsh in Lima.",
        {"authors": ("Bo Marsh",), "outlet": "Harbor News", "dateline": "Lima", "genre": "transcript"},
    ),
    # labels of genres: alone on a line, in the page's path, in the headline
    (f"OPINION\nMend the bridge now\n\n{BODY}", {"headline": "Mend the bridge now", "genre": "opinion"}),
    (f"Home > Opinion\n\nMend the bridge now\n\n{BODY}", {"headline": "Mend the bridge now", "genre": "opinion"}),
    (
        f"Analysis: Why the bridge matters\n\n{BODY}",
        {"headline": "Analysis: Why the bridge matters", "genre": "analysis"},
    ),
    (f"Analysis of the bridge\n\n{BODY}", {"headline": "Analysis of the bridge"}),
]


@pytest.mark.parametrize(("text", "expected"), FACTS, ids=lambda case: str(case)[:40])
def test_facts(text: str, expected: dict[str, Any]) -> None:
    facts = annotated(text).facts
    found = {name: getattr(facts, name) for name in facts.__slots__ if getattr(facts, name)}
    basis = {"published_basis": "stated"} if "published" in expected else {}
    assert found == {"language": "en"} | basis | expected


def test_the_manifest_wins_over_the_source_and_the_source_over_the_text() -> None:
    text = f"Bridge plan\n\nBy Ada Quill\n\nMay 3, 2021\n\n{BODY}"
    manifest = Metadata(published=date(2021, 5, 1), outlet="The Herald")
    stated = Metadata(published=date(2021, 5, 2), outlet="The Post", headline="The bridge plan", license="CC0-1.0")
    facts = annotated(text, manifest=manifest, stated=stated).facts
    assert (facts.published, facts.published_basis) == (date(2021, 5, 1), "manifest")
    assert (facts.outlet, facts.headline, facts.authors) == ("The Herald", "The bridge plan", ("Ada Quill",))
    assert facts.license == "CC0-1.0"
    assert annotated(text, stated=stated).facts.published_basis == "stated"


# A word, a mark or a line that means something to the step; strung together they make pages of every sort.
FRAGMENTS = st.sampled_from(
    f"{VOTE}|{WORK}|Northbrook votes|By Ada Quill|May 3, 2021|Related|SEE ALSO:|©|– – –|# A b c|AP|NORTHBROOK (AP) —|"
    "date 2021-05-04|FILE - A b. (Ada Quill via NPS)|POE: Yes.|Share|\ufeff|\x1c|Was this page helpful?|A > B|---|"
    "Copyright 2021 Ada|\n|\n\n| |\r\n|\u2028|x@y.org|https://a.b|:".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(FRAGMENTS, max_size=14).map("".join), st.lists(FRAGMENTS).map("\n".join)
)


@given(TEXTS)
def test_regions_hold_all_that_is_not_white_space_once_and_in_order(text: str) -> None:
    regions = annotated(text).regions
    covered = [offset for region in regions for offset in range(region.start, region.end)]
    assert covered == sorted(set(covered))
    assert all(not text[region.start].isspace() and not text[region.end - 1].isspace() for region in regions)
    inside = set(covered)
    assert [text[offset] for offset in range(len(text)) if offset not in inside and not text[offset].isspace()] == []


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("November 20, 2020", date(2020, 11, 20), None),
        ("Nov. 20, 2020, 3:05 p.m. EST", date(2020, 11, 20), None),
        ("Friday, 20th November 2020", date(2020, 11, 20), None),
        ("20 NOV 2020", date(2020, 11, 20), None),
        ("2020-11-20T10:00:00Z", date(2020, 11, 20), None),
        ("20.11.2020", date(2020, 11, 20), None),
        ("11/20/2020", date(2020, 11, 20), None),  # no month has the number 20
        ("20/11/2020 | 14:05 GMT", date(2020, 11, 20), None),
        ("3/4/2021", None, None),  # March or April
        ("Feb. 30, 2021", None, None),  # no such day
        ("Posted on November 20, 2020 at 3:05 pm", date(2020, 11, 20), "published"),
        ("Last updated: 20 November 2020", date(2020, 11, 20), "updated"),
        ("November 20, 2020, updated November 21, 2020", date(2020, 11, 20), None),
        ("Updated 9:06 AM", None, "updated"),
    ],
)
def test_lines_that_state_a_date(line: str, value: date | None, label: str | None) -> None:
    found = find_date_line(line)
    assert found is not None
    assert (found.value, found.label) == (value, label)


@pytest.mark.parametrize(
    "line", ["The bridge closed on May 3, 2021.", "May 3, 2021 was a Monday", "May 3", "2021", "On"]
)
def test_lines_that_state_no_date(line: str) -> None:
    assert find_date_line(line) is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Quill", Byline(("Ada Quill",))),
        ("by Ada Quill, Bo Marsh and Cy de la Poe", Byline(("Ada Quill", "Bo Marsh", "Cy de la Poe"))),
        ("By Ada Quill in Bern", Byline(("Ada Quill",))),
        ("By Ada Quill, Reuters", Byline(("Ada Quill",), "Reuters")),
        ("By The Associated Press", Byline((), "The Associated Press")),
        ("Written by Ada B. Quill Jr.", Byline(("Ada B. Quill Jr.",))),
        ("By noon the bridge was closed", None),
        ("By the river", None),
    ],
)
def test_bylines_that_open_as_such(line: str, byline: Byline | None) -> None:
    assert opened_byline(line) == byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Ada Quill", Byline(("Ada Quill",))),
        ("Ada Quill and Bo Marsh | 3 May 2021", Byline(("Ada Quill", "Bo Marsh"))),
        ("Ada Quill, Staff Writer", Byline(("Ada Quill",))),
        ("Breaking News", None),
        ("The Bridge", None),
        ("Ada Quill walks", None),
        ("Staff Writer", None),
    ],
)
def test_bylines_of_names_alone(line: str, byline: Byline | None) -> None:
    assert bare_byline(line) == byline


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        # those who contributed are told apart from those who wrote it; those who edited are neither
        ("Ada Quill contributed reporting.", Credit(contributors=("Ada Quill",))),
        (
            "Associated Press writers Ada Quill in Rome and Bo Marsh in Bern contributed to this report.",
            Credit(contributors=("Ada Quill", "Bo Marsh")),
        ),
        ("Marsh reported from Bern. Ada Quill contributed from Rome.", Credit(contributors=("Ada Quill",))),
        ("Cy Marsh reported from Bern. Ada Quill contributed from Rome.", Credit(("Cy Marsh",), ("Ada Quill",))),
        ("(Reporting by Cy Marsh; Additional reporting by Ada Quill)", Credit(("Cy Marsh",), ("Ada Quill",))),
        ("(Additional reporting by Ada Quill; Editing by Bo Marsh)", Credit(contributors=("Ada Quill",))),
        ("Editing by Bo Marsh", Credit()),
        ("Reporting by the Herald showed that the bridge was unsafe.", None),
        ("Many storms contributed to this winter's losses.", None),
        ("“Ada Quill contributed to this report,” the mayor said.", None),
    ],
)
def test_credits(line: str, credit: Credit | None) -> None:
    assert credited(line) == credit


@pytest.mark.parametrize(
    ("value", "names"),
    [
        # several in one string, in every way of listing them
        ("Ada Quill, Bo Marsh and Cy Doe", ("Ada Quill", "Bo Marsh", "Cy Doe")),
        ("By Ada Quill, Bo Marsh, and Cy Doe", ("Ada Quill", "Bo Marsh", "Cy Doe")),
        ("Ada Quill; Bo Marsh", ("Ada Quill", "Bo Marsh")),
        ("Ada Quill / Bo Marsh", ("Ada Quill", "Bo Marsh")),
        ("Ada Quill with Bo Marsh", ("Ada Quill", "Bo Marsh")),
        # a suffix belongs to its name, a degree does not
        ("Bo Marsh, Jr., and Ada Quill, MD", ("Bo Marsh Jr.", "Ada Quill")),
        ("Bo Marsh III and Ada Quill, Ph.D.", ("Bo Marsh III", "Ada Quill")),
        # capitals; titles, outlets, places and addresses beside a name
        ("BY ADA QUILL and BO MARSH, Ledger Staff", ("Ada Quill", "Bo Marsh")),
        ("Ada Quill | The Ledger", ("Ada Quill",)),
        ("Ada Quill, The Associated Press", ("Ada Quill",)),
        ("Ada Quill in Rome", ("Ada Quill",)),
        ("Ada Quill (The Ledger)", ("Ada Quill",)),
        ("Ada Quill, Staff Writer", ("Ada Quill",)),
        ("Ada Quill, Email the Author, quill@ledger.example", ("Ada Quill",)),
        ("quill@ledger.example (Ada Quill)", ("Ada Quill",)),
        # none at all
        ("admin", ()),
        ("quill@ledger.example", ()),
        ("@adaquill", ()),
        ("Additional reporting by Bo Marsh", ()),
        # what cannot be told apart stays as it is stated
        ("Marsh, Bo", ("Marsh, Bo",)),
        ("The Editorial Board", ("The Editorial Board",)),
        ("Ministry of Works", ("Ministry of Works",)),
    ],
)
def test_stated_authors(value: str, names: tuple[str, ...]) -> None:
    assert stated_authors([value], "") == names


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("PORT-AU-PRINCE, Haiti (AP) — The", Dateline(28, "PORT-AU-PRINCE, Haiti", "The Associated Press")),
        ("BERN, 3 May (Reuters) - The", Dateline(23, "BERN", "Reuters")),
        ("ST. LOUIS -- “The", Dateline(12, "ST. LOUIS", None)),
        ("Nairobi, Kenya — The", Dateline(16, "Nairobi, Kenya", None)),
        ("Reno, Nev., May 3 -- The", Dateline(20, "Reno, Nev.", None)),
        ("Nairobi, Kenya — the capital — is", None),
        ("Ada Quill, Mayor — The", None),
        ("(AP) — The", Dateline(6, None, "The Associated Press")),
        ("Bern (who else) said", None),
        ("NATO-led troops", None),
        ("UPDATE – The", None),
        ("MARSH--The", None),
    ],
)
def test_datelines(line: str, dateline: Dateline | None) -> None:
    assert match_dateline(line) == dateline


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (VOTE, "en"),
        ("Police arrested two men.", "en"),
        (f"{' ' * 9000}{VOTE}", "en"),  # white space of any length
        (f"https://example.org/{'a' * 9000} {VOTE}", "en"),  # an address has no language
        ("The mayor of São Paulo, João Silva, met the reporters of Estado de Minas with his aides.", "en"),  # names
        ("El ayuntamiento votó el martes a favor de reparar el viejo puente del puerto.", "es"),
        ("Der Stadtrat stimmte am Dienstag dafür, die alte Hafenbrücke zu reparieren.", "de"),
        ("Le conseil municipal a voté mardi la réparation du vieux pont du port.", "fr"),
        ("O conselho municipal votou na terça-feira a favor de reparar a velha ponte do porto.", "pt"),
        ("Il consiglio comunale ha votato martedì per riparare il vecchio ponte del porto.", "it"),
        ("Городской совет проголосовал во вторник за ремонт старого моста в порту.", "ru"),
        ("OK", None),  # too short
        ("12 : 45 / 3", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "000",
            {"headline": None, "outlet": None, "published": None, "dateline": "Mexico City", "genre": "news report"},
        ),
        ("001", {"outlet": "InSight Crime", "authors": (), "published": None, "genre": "analysis"}),
        ("002", {"outlet": "NPR", "authors": ("Carrie Kahn",), "dateline": "Mexico City", "genre": "transcript"}),
        ("003", {"headline": None, "outlet": None, "authors": (), "published": date(2020, 11, 19)}),
        ("004", {"authors": ("Andrea Lobo", "Don Knowland"), "published": date(2020, 11, 20), "outlet": None}),
    ],
)
def test_the_real_texts(name: str, expected: dict[str, Any], real_seeds: Path) -> None:
    (file,) = real_seeds.glob(f"{name}_*.txt")
    with file.open(encoding="utf-8", newline="") as stream:
        facts = annotated(stream.read()).facts
    assert {key: getattr(facts, key) for key in expected} == expected
    assert facts.language == "en"
