"""The language step: it finds what the model itself finds, however the work is grouped."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate import annotate, annotate_together
from pipeline.annotate.language import DEFAULT_MODEL, analyse, words
from pipeline.errors import LexiconError
from pipeline.records import Annotations, Document, Facts, Region

Row = tuple[str, str, str, str, str, str, str]


@pytest.fixture(scope="module")
def model() -> Language:
    return spacy.load(DEFAULT_MODEL)


def found(text: str) -> list[Row]:
    """What the step finds: of each token the text, lemma, tags, label, head and name."""
    document = Document(article_id="a", path="a.txt", text=text, sha256="0" * 64)
    region = Region(start=0, end=len(text), kind="body")
    annotations = analyse([(document, Annotations(facts=Facts(language="en"), regions=(region,)))])[0]
    assert all(text[token.start : token.end].split() == token.text.split() for token in annotations.tokens)
    assert [sentence.first for sentence in annotations.sentences][1:] == [s.last for s in annotations.sentences][:-1]
    tokens = annotations.tokens
    return [(t.text, t.lemma, t.pos, t.tag, t.dep, tokens[t.head].text, t.entity) for t in tokens]


def expected(docs: list[Doc]) -> list[Row]:
    """The same of the model's own result."""
    return [
        (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.text, f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "")
        for doc in docs
        for t in doc
    ]


TEXTS = [
    # names, a compound sentence
    "Ada Brenham, the mayor of Riverton, told reporters on Monday that the bridge near Lake Mirren would stay closed.",
    # rules over several words
    "There is no plan. There were two bridges, and let's say that nobody's gonna pay. He ain't sure. Y'all know it.",
    # the same words, where no such rule applies
    "The plan is there. Two were bridges, and nobody will let one pay. He is sure, and all know it.",
    # words whose part of speech follows from the label
    "That is what he did. He had a car, and had gone before she does it, so that they have had to do that to this.",
    # a single token
    "Well",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_is_analysed_as_the_model_does_it(text: str, model: Language) -> None:
    assert found(text) == expected([model(text)])


@pytest.mark.parametrize("together", [1, 200, 100_000])
@pytest.mark.parametrize("remembered", [0, 20, 100_000])
def test_neither_groups_nor_memory_change_what_is_found(
    together: int, remembered: int, model: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.annotate.language._TOGETHER", together)
    monkeypatch.setattr(words, "_MOST", remembered)
    texts = TEXTS + TEXTS[::-1]
    assert found("\n\n".join(texts)) == expected(list(model.pipe(texts)))


def test_blanks_are_no_tokens() -> None:
    text = "Carla  met Dario.  They left   Riverton."
    assert [row[0] for row in found(text)] == ["Carla", "met", "Dario", ".", "They", "left", "Riverton", "."]


def test_a_model_without_rules_for_lemmas_is_refused() -> None:
    with pytest.raises(LexiconError, match="a model without rules for lemmas"):
        words.Words(spacy.blank("en"))


DOCUMENTS = [
    Document(article_id=str(number), path=f"{number}.txt", text=text, sha256="0" * 64)
    for number, text in enumerate([*TEXTS, "Elle est partie hier avec sa sœur et personne ne sait pourquoi.", ""])
]


@given(st.lists(st.sampled_from(DOCUMENTS), max_size=6))
@settings(max_examples=20, deadline=None)
def test_documents_annotated_together_are_what_each_is_alone(documents: list[Document]) -> None:
    assert annotate_together(documents) == [annotate(document) for document in documents]
