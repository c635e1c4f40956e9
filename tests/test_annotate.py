"""Laws of annotation as a whole: any text is read to its end, and what is found lies in the text."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.annotate import annotate
from pipeline.records import Document, Metadata

# What news is made of, and what breaks tokens: marks that stick to words, strange blanks, half sentences.
NEWS = (
    "Ana Ruiz|RUIZ|Mr. Hartmann|the Harbor Party|Lima|Peru-Spain|US|O’Neil|van der Berg|NGOs|he|He|her lawyer|the two|"
    "who|said|was arrested|told reporters that|according to|met with|denied|would not|calls it|charges against|"
    "a man, 43,|on Tuesday|in 2019|March 3, 2021|last week|two days after|12/05|noon|’90s|$5m|3.5|a strike|"
    "the arrest of|@ana|#vote|http://a.example/b?c|RUIZ:|\n|\n\n|\r\n|\t|\u2028|\u00a0"
)
MARKS = "\" “ ” ‘ ’ ' « » `` '' — – -- - ( [ ) ] : ; , . ?! … • \ufffd é 🗳"
PIECES = st.sampled_from(NEWS.split("|") + MARKS.split(" "))
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", ""])), max_size=40).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("On stage “[Ruiz told The Harbor Times.” 'Ruiz, she said, and “[Ruiz again met her.")
def test_what_is_found_lies_in_the_text(text: str) -> None:
    metadata = Metadata(published=date(2021, 3, 9), language="en")
    document = Document(article_id="a", path="a.txt", text=text, sha256="", manifest=metadata)
    found = annotate(document)
    for rows in (found.regions, found.mentions, found.titles, found.dates, found.quotes, found.events):
        assert all(0 <= row.start < row.end <= len(text) for row in rows)
        assert len({(row.start, row.end) for row in rows}) == len(rows)
    named = {referent.key for referent in found.referents}
    assert {mention.referent for mention in found.mentions} == named
    assert {speaker.referent for quote in found.quotes for speaker in quote.speakers} <= named
    assert {part.referent for event in found.events for part in event.participants} <= named
