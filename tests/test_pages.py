"""Web pages in the forms that publishing systems make them: no words are lost, and no fact is stated that is none."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import annotate_together
from pipeline.errors import SeedError
from pipeline.read import read_collection
from pipeline.records import Document

HEADING = "<h1>Northbrook votes to repair bridge</h1>"
VOTE = (
    "The council of Northbrook voted on Tuesday to repair the old harbor bridge, which has been closed since the "
    "spring floods damaged two of its piers."
)
WORK = "“We will repair the bridge,” said Mira Okonedo, who directs the office of works and roads in the town."
COST = "The repair will cost about two million dollars, most of which the state has promised to pay, she said."
LONG = " ".join(["word"] * 100)
BODY = f"<p>{VOTE}</p><p>{WORK}</p><p>{COST}</p>"


def read(page: str | bytes, folder: Path) -> Document:
    (folder / "a.html").write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
    (document,) = read_collection(folder).documents()
    return document


def page(head: str = "", body: str = f"<article>{HEADING}{BODY}</article>") -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def script(content: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{content}</script>'


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{HEADING}{BODY}</article>",
        # no article element, with the page's own words around
        f"<div><a href='/'>Home</a></div><div class='content'>{HEADING}{BODY}</div><div id='footer'>© 2021</div>",
        # paragraphs parted by line breaks alone, in a division, in a paragraph, beside real ones
        f"<div class='story'>{HEADING}{VOTE}<br><br>{WORK}<br />\n<br>{COST}</div>",
        f"<article>{HEADING}<p>{VOTE}<br><br>{WORK}<br><br><br>{COST}</p></article>",
        f"<article>{HEADING}{VOTE}<br><br><p>{WORK}</p>{COST}<br><br></article>",
        # a table that lays the page out
        (
            f"<table><tr><td>Menu</td><td><table><tr><td>{HEADING}<br><br>{VOTE}<br><br>{WORK}<br><br>{COST}</td></tr>"
            "</table></td></tr></table>"
        ),
        # tags left open, or closed that were never opened
        f"<div>{HEADING}<p>{VOTE}<div><p>{WORK}</b></i><p>{COST}",
        # marked words
        (
            f"<article>{HEADING}<p>{VOTE.replace('council', '<a href=x>council</a>').replace('old', '<b>o</b>ld')}</p>"
            f"<p>{WORK.replace('Mira', '<em>Mira</em>')}</p><p>{COST}</p></article>"
        ),
        # a time element in running text, which the extractor would leave out
        (
            f"<article>{HEADING}<p>{VOTE.replace('Tuesday', '<time datetime=2021-05-04>Tuesday</time>')}</p>"
            f"<p>{WORK}</p><p>{COST}</p></article>"
        ),
        # characters that no page may hold
        f"<article>{HEADING}{BODY}</article>".replace("harbor", "har\0bor").replace("old", "o\x01ld"),
    ],
)
def test_no_paragraph_is_lost(body: str, tmp_path: Path) -> None:
    text = read(page(body=body), tmp_path).text
    assert [each for each in (VOTE, WORK, COST) if f"\n{each}\n" not in text] == []
    assert "Northbrook votes to repair bridge\n\n" in text


@pytest.mark.parametrize(
    ("behind", "left_out"),
    [
        ("", 0),
        # a notice of the page behind the article, and one too short to be missed
        ("<footer><p>This site is run by four readers of the paper in their spare time.</p></footer>", 1),
        ("<footer><p>All rights reserved.</p></footer>", 0),
    ],
)
def test_paragraphs_that_are_not_in_the_text_are_counted(behind: str, left_out: int, tmp_path: Path) -> None:
    assert read(page(body=f"<article>{HEADING}{BODY}</article>{behind}"), tmp_path).left_out == left_out


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        # a graph whose objects refer to one another, as a widespread plug-in writes it
        (
            script(
                '{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": "NewsArticle", "headline": "Bridge opens",'
                '"author": {"@id": "#a"}, "publisher": {"@id": "#b"}, "datePublished": "2021-05-04T09:00:00+00:00"},'
                '{"@type": "Person", "@id": "#a", "name": "Ada Quill"},'
                '{"@type": "Organization", "@id": "#b", "name": "The Herald"}]}'
            ),
            {
                "headline": "Bridge opens",
                "authors": ("Ada Quill",),
                "outlet": "The Herald",
                "published": date(2021, 5, 4),
            },
        ),
        # the article as the main thing of the page; several authors and a list of publishers
        (
            script(
                '{"@type": "WebPage", "mainEntity": {"@type": ["Article"], "author": ["Ada Quill", {"name": "Bo Doe"}],'
                '"publisher": [{"name": "Herald"}]}}'
            ),
            {"authors": ("Ada Quill", "Bo Doe"), "outlet": "Herald"},
        ),
        # names in parts
        (
            script('{"@type": "Article", "author": {"givenName": "Ada", "familyName": "Quill"}}'),
            {"authors": ("Ada Quill",)},
        ),
        # what is no author
        (
            script('{"@type": "Article", "author": [{"@type": ["NewsMediaOrganization"], "name": "The Herald Desk"}]}'),
            {"authors": ()},
        ),
        # another article's teaser first: the one of the page's heading counts; without such a one nothing does
        (
            script('{"@type": "NewsArticle", "headline": "Ferry stops", "author": "Cy Doe"}')
            + script(
                '{"@type": "NewsArticle", "headline": "Northbrook Votes to Repair Bridge", "author": "Ada Quill"}'
            ),
            {"authors": ("Ada Quill",)},
        ),
        (
            script(
                '[{"@type": "NewsArticle", "headline": "Ferry stops"}, {"@type": "NewsArticle", "headline": "Fair"}]'
            ),
            {"headline": None},
        ),
        # entities, line breaks and wrappings in the script; a type with a parameter
        (
            script('{"@type": "Article", "headline": "The bridge&#8217;s\nend &amp; after"}'),
            {"headline": "The bridge’s end & after"},
        ),
        (script('//<![CDATA[\n{"@type": "Article", "headline": "Bridge"}\n//]]>'), {"headline": "Bridge"}),
        (script('<!-- {"@type": "Article", "headline": "Bridge"} -->'), {"headline": "Bridge"}),
        (
            script('{"@type": "Article", "headline": "Bridge"}', "Application/LD+JSON; charset=utf-8"),
            {"headline": "Bridge"},
        ),
        # small faults of scripts: a comma too many (but not one in a string), a semicolon, entities for its marks
        (
            script('{"@type": "Article", "headline": "One, two,]", "author": ["Ada Quill",],}'),
            {"headline": "One, two,]"},
        ),
        (script('{"@type": "Article", "headline": "Bridge"};'), {"headline": "Bridge"}),
        (
            script("{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Bridge&quot;}"),
            {"headline": "Bridge"},
        ),
        # scripts that cannot be read, and half a character, state nothing
        (script('{"@type": "Article", "n": ' + "9" * 5000 + "}"), {"headline": None}),
        (script('{"@graph": ' * 3000 + "[]" + "}" * 3000), {"headline": None}),
        (script('{"@type": "Article", "headline": "\\ud800", "author": "\\udfff"}'), {"headline": None, "authors": ()}),
        # the site's name behind the headline
        (
            '<meta property="og:site_name" content="Herald"><meta property="og:title" content="Bridge opens | Herald">',
            {"headline": "Bridge opens", "outlet": "Herald"},
        ),
        # the names that other systems give to the meta elements
        (
            '<meta name="DC.date.issued" content="2021-05-04"><meta name="byl" content="By Ada Quill">',
            {"published": date(2021, 5, 4), "authors": ("By Ada Quill",)},
        ),
        ('<meta name="PubDate" content="2021-05-04T23:30:00-0800">', {"published": date(2021, 5, 4)}),
        # dates without hyphens, and as mails write them
        ('<meta name="pubdate" content="20210504">', {"published": date(2021, 5, 4)}),
        ('<meta name="pubdate" content="20211304">', {"published": None}),
        ('<meta name="pubdate" content="Tue, 04 May 2021 09:30:00 GMT">', {"published": date(2021, 5, 4)}),
        # an address is no author
        ('<meta property="article:author" content="https://example.org/ada">', {"authors": ()}),
        # what systems write for an unknown day, and a day that is no ISO 8601
        (script('{"@type": "Article", "datePublished": "1970-01-01T00:00:00Z"}'), {"published": None}),
        (script('{"@type": "Article", "datePublished": "05/04/2021"}'), {"published": None}),
        # a text in place of a headline, an outlet or an author states none
        (
            script(f'{{"@type": "Article", "headline": "{LONG}", "publisher": "{LONG}", "author": "{LONG}"}}'),
            {"headline": None, "outlet": None, "authors": ()},
        ),
        # the template's language is not the text's
        ("", {"language": None}),
    ],
)
def test_what_a_page_states(head: str, stated: dict[str, Any], tmp_path: Path) -> None:
    found = read(page(head), tmp_path).stated
    assert {name: getattr(found, name) for name in stated} == stated


@pytest.mark.parametrize(
    ("element", "authors"),
    [
        ('<p class="byline">By Ada Quill</p>', ("By Ada Quill",)),
        (
            '<p>By <a rel="author" href="/1">Ada Quill</a> and <a rel="author" href="/2">Bo Marsh</a></p>',
            ("Ada Quill", "Bo Marsh"),
        ),
        ('<span itemprop="author">Ada Quill</span>', ("Ada Quill",)),
        ('<aside><p class="byline">By Ada Quill</p></aside>', ()),  # of another article
        ('<ul><li><span class="author">Ada Quill</span> 2 hours ago</li></ul>', ()),
    ],
)
def test_which_elements_name_the_authors(element: str, authors: tuple[str, ...], tmp_path: Path) -> None:
    document = read(page(body=f"<article>{HEADING}{element}{BODY}</article>"), tmp_path)
    assert document.stated.authors == authors


SAID = "A bridge is a promise."


@pytest.mark.parametrize(
    ("element", "line"),
    [
        # the words with the attribution that the page gives: an element for it in the quote, before or after it
        (f"<blockquote><p>{SAID}</p><cite>Mayor Bo Marsh</cite></blockquote>", f"“{SAID}” — Mayor Bo Marsh"),
        (f"<blockquote><p>{SAID} <cite>— Bo Marsh, mayor</cite></p></blockquote>", f"“{SAID}” — Bo Marsh, mayor"),
        (f"<blockquote>{SAID}<footer>– <cite>Bo Marsh</cite></footer></blockquote>", f"“{SAID}” — Bo Marsh"),
        (
            f"<figure class='quote'><blockquote><p>{SAID}</p></blockquote><figcaption>Bo Marsh</figcaption></figure>",
            f"“{SAID}” — Bo Marsh",
        ),
        (
            (
                f"<figure class='pull'><blockquote>{SAID}</blockquote>"
                "<figcaption><cite>Bo Marsh</cite>, mayor</figcaption></figure>"
            ),
            f"“{SAID}” — Bo Marsh, mayor",
        ),
        # marks that are there already
        (f"<blockquote><p>“{SAID}”</p><cite>Bo Marsh</cite></blockquote>", f"“{SAID}” — Bo Marsh"),
        # embedded posts
        (
            (
                f"<blockquote class='twitter-tweet'><p lang='en'>{SAID}</p>&mdash; Bo Marsh (@marsh) "
                "<a href='/'>May 4, 2021</a></blockquote>"
            ),
            f"“{SAID}” — Bo Marsh",
        ),
        (
            (
                f"<blockquote class='bluesky-embed'><p>{SAID}</p>&mdash; Bo Marsh (<a href='/'>@marsh.example</a>) "
                "<a>May 4, 2021</a></blockquote>"
            ),
            f"“{SAID}” — Bo Marsh",
        ),
        # announced in the paragraph before; no more than a block of text otherwise
        (f"<p>Mayor Bo Marsh wrote:</p><blockquote><p>{SAID}</p></blockquote>", f"“{SAID}”"),
        (f"<p>The plan is old.</p><blockquote><p>{SAID}</p></blockquote>", SAID),
        # marks that a browser sets
        (f"<p>Mayor Bo Marsh said: <q>{SAID}</q></p>", f"Mayor Bo Marsh said: “{SAID}”"),
        ("<p>She said: <q>He said <q>No</q> to me.</q> She left.</p>", "She said: “He said ‘No’ to me.” She left."),
    ],
)
def test_marked_quotations_have_marks_and_attribution(element: str, line: str, tmp_path: Path) -> None:
    document = read(page(body=f"<article>{HEADING}<p>{VOTE}</p>{element}<p>{COST}</p></article>"), tmp_path)
    assert line in document.text.splitlines()
    assert f"{VOTE}\n" in document.text
    assert f"{COST}\n" in document.text


@pytest.mark.parametrize(
    ("element", "has", "has_not"),
    [
        # shown to those who pay, or run no scripts
        (f"<p class='paywall' aria-hidden='true'>{WORK}</p>", WORK, None),
        (f"<div class='story Premium'><p>{WORK}</p></div>", WORK, None),
        (f"<noscript><p>{WORK}</p></noscript>", WORK, None),
        # a link to another article between the paragraphs; a link among words stays
        ("<p><a href='/a'>Ferry captain held over fuel</a></p>", None, "Ferry captain"),
        ("<p><strong><a href='/a'>Ferry captain held over fuel</a></strong></p>", None, "Ferry captain"),
        ("<p>The <a href='/a'>ferry captain</a> was there.</p>", "The ferry captain was there.", None),
    ],
)
def test_what_is_of_the_article(element: str, has: str | None, has_not: str | None, tmp_path: Path) -> None:
    document = read(page(body=f"<article>{HEADING}<p>{VOTE}</p>{element}<p>{COST}</p></article>"), tmp_path)
    assert has is None or f"\n{has}\n" in document.text
    assert has_not is None or has_not not in document.text


TEASERS = "".join(
    f"<h2><a href='/{n}'>Ferry {n} stops for good after the flood</a></h2><p>It will not sail again, owners say.</p>"
    for n in range(4)
)


def test_a_list_of_articles_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(
        SeedError, match=r"^a\.html: the page lists articles and holds none; save each article's own page"
    ):
        read(page(body=f"<main><h1>The Herald</h1>{TEASERS}</main>"), tmp_path)


def test_an_article_above_a_list_of_others_is_one(tmp_path: Path) -> None:
    document = read(page(body=f"<main>{HEADING}{BODY}{BODY}{BODY}{TEASERS}</main>"), tmp_path)
    assert VOTE in document.text


def test_captions_are_kept_and_marked(tmp_path: Path) -> None:
    figure = "<figure><img src='x.jpg'><figcaption>The bridge on Tuesday, seen from the mill</figcaption></figure>"
    document = read(page(body=f"<article>{HEADING}<p>{VOTE}</p>{figure}<p>{COST}</p></article>"), tmp_path)
    ((start, end),) = document.captions
    assert document.text[start:end] == "The bridge on Tuesday, seen from the mill"
    regions = annotate_together([document])[0].regions
    assert [document.text[each.start : each.end] for each in regions if each.kind == "caption"] == [
        document.text[start:end]
    ]


@pytest.mark.parametrize(
    ("element", "published"),
    [
        ('<time datetime="2021-05-04">May 4</time>', date(2021, 5, 4)),
        ('<p>Published on <time datetime="2021-05-04">May 4</time></p>', date(2021, 5, 4)),  # a line of its own
        ('<time itemprop="dateModified" datetime="2021-05-04">May 4</time>', None),  # an update
        ('<span>Updated <time datetime="2021-05-04">May 4</time></span>', None),
        ('<time class="entry-date updated" datetime="2021-05-04">May 4</time>', None),
        ('<p>The bridge will open on <time datetime="2021-06-09">June 9</time> at noon.</p>', None),  # an event
        ('<time datetime="2021-05-04">May 4</time><time datetime="2021-05-05">May 5</time>', None),  # which one?
    ],
)
def test_which_time_elements_tell_the_day_of_publication(element: str, published: date | None, tmp_path: Path) -> None:
    document = read(page(body=f"<article>{HEADING}{element}{BODY}</article>"), tmp_path)
    assert document.stated.published == published


@pytest.mark.parametrize(
    ("label", "encoding", "word"),
    [
        ("gb2312", "gb18030", "朱镕基"),  # the label's own set lacks the second letter
        ("Shift_JIS", "cp932", "①"),
        ("iso-8859-9", "cp1254", "“İzmir”"),
        ("windows-874", "cp874", "ก"),
        ("utf-16", "utf-8", "Köln"),  # said in ASCII, it cannot be true
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, encoding: str, word: str, tmp_path: Path) -> None:
    source = page(f"<meta charset='{label}'>", f"<article><p>{COST} {word}</p><p>{COST}</p></article>")
    assert word in read(source.encode(encoding), tmp_path).text
