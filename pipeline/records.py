"""The values that flow between the stages: one document, and what annotation finds in it.

Every record is immutable. Offsets are code points into `Document.text`, `start` included and `end` excluded.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Genre = Literal["news report", "analysis", "transcript", "opinion"]
RegionKind = Literal["headline", "byline", "dateline", "caption", "body", "furniture"]
EntityType = Literal["person", "organization", "place"]
MentionKind = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "partial", "turn", "indirect"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Status = Literal["actual", "planned", "alleged", "denied"]
Unreal = Literal["unreal"]
Role = Literal["agent", "patient", "other"]
DateBasis = Literal["stated", "carried"]
ContentPart = Literal["agent", "patient", "about"]
FigureKind = Literal["agent", "patient", "money", "time"]
Telling = Literal["something", "little", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about an article beside its text; None and () mean unknown."""

    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    license: str | None = None
    language: str | None = None
    genre: Genre | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """What a curator says of one person, organization or place; it wins over what resolution infers.

    Attributes:
        place: the file's name and the line's number, for messages.
        name: the name to show.
        aliases: other names that mean the same entity.
        type: what it is.
        wikidata: its Wikidata item.
    """

    place: str
    name: str
    aliases: tuple[str, ...] = ()
    type: EntityType
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as read.

    Attributes:
        article_id: readable id, unique in the run.
        path: file, relative to the seeds folder, with forward slashes.
        part: which article of a file that holds several; None where the file is one article.
        text: the text that all offsets count in.
        sha256: of the file's bytes, hexadecimal.
        extractor: name and version of what took the text out of a page; None where the text is the file's own.
        captions: where the source itself marks the captions of pictures: code points, the end is the first after them.
        left_out: how many paragraphs the page has and the text does not; None where the source is no page.
        manifest: what the manifest gives; it wins over everything else.
        stated: what the source states outside the text (a page's named metadata, a line's fields).
    """

    article_id: str
    path: str
    part: str | None = None
    text: str
    sha256: str
    extractor: str | None = None
    captions: tuple[tuple[int, int], ...] = ()
    left_out: int | None = None
    manifest: Metadata = field(default_factory=Metadata)
    stated: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of the text with one function; regions do not overlap and cover all that is not white space."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The article's metadata after the structure step: the manifest's, else the source's, else the text's own."""

    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_basis: Literal["manifest", "stated"] | None = None
    dateline: str | None = None
    genre: Genre | None = None
    language: str | None = None
    url: str | None = None
    license: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its analysis; `head` and `sentence` are indices into the document's tokens and sentences.

    `pos` is the Universal POS tag, `tag` the Penn Treebank tag, `dep` the dependency label (ClearNLP scheme, the root
    is its own head), `entity` the model's guess in IOB form ("B-PERSON", "I-PERSON", "").
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, and its tokens as the half-open range `first` to `last` of the document's tokens."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """A person, organization or place as one document speaks of it.

    Attributes:
        key: start of its first mention; unique in the document.
        type: what it is.
        name: its fullest name in the document, without title.
        names: all names the document uses for it, sorted.
    """

    key: int
    type: EntityType
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An occurrence of a referent: name only (no title, possessive or leading article), nominal, or pronoun.

    Attributes:
        start: of the words.
        end: of the words.
        kind: name, nominal or pronoun.
        referent: key of the referent.
        rule: code of the rule that found it.
    """

    start: int
    end: int
    kind: MentionKind
    referent: int
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title or role that the text gives to a referent, with the span that gives it."""

    start: int
    end: int
    referent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression with its TIMEX3 value, and the code of the rule that read it."""

    start: int
    end: int
    value: str
    timex_type: TimexType
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: the referent, and the code of the rule by which the speaker phrase stands for it."""

    referent: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of reported words.

    Attributes:
        start: first character of the words, inside the marks.
        end: behind the last character of the words.
        kind: direct, partial, turn or indirect.
        quotation: start of the first piece of the same attribution.
        speaker: span of the phrase that the words are attributed to.
        cue: span of the word or phrase that reports.
        speakers: those who speak: the referents of the speaker phrase in the order of the text, then the partner in a
            joint statement.
        rule: code of the rule that attributed the words.
        speaker_rule: code of the rule that found the speaker phrase; None where there is none, or `rule` names it.
    """

    start: int
    end: int
    kind: QuoteKind
    quotation: int
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    speakers: tuple[Speaker, ...] = ()
    rule: str
    speaker_rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part in an event: the referent, its role, the span of the phrase, and the rule that gave the role."""

    referent: int
    role: Role
    start: int
    end: int
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """What an event mention says beside names: who acts, whom or what it happens to, what it is about.

    Attributes:
        part: agent or patient, where no named person, organization or place has that role; or about.
        link: the word that links it to the trigger: "to", "that", a preposition; None for subjects and objects.
        start: of the phrase, behind the link.
        end: of the phrase.
        rule: code of the rule that found it.
        plural: whether it is plural as the subject of a verb.
        tells: how much it tells by itself: something, little ("the company"), or nothing ("it").
        told: the words as they stand inside a sentence: white space is one blank, no capital that only begins one.
    """

    part: ContentPart
    link: str | None = None
    start: int
    end: int
    rule: str
    plural: bool = False
    tells: Telling = "something"
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure:
    """A number that an event mention gives.

    Attributes:
        measures: how many act (agent) or undergo it (patient), how much money, or how long (time).
        start: of the number with the words that bound it.
        end: of these.
        value: the number that stands there; None for "dozens" and "40 to 50".
        low: the least that is meant; None where that is open.
        high: the most that is meant; None where that is open.
        unit: people, a currency or a unit of time; None where only the noun says what is counted.
        counted: span of the noun that says what is counted.
        rule: code of the rule that found it.
    """

    measures: FigureKind
    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    unit: str | None
    counted: tuple[int, int] | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a trigger words its event, so that a summary can.

    Attributes:
        verb: the trigger as a verb, in its plain form ("arrest", "call off"); None where it is none.
        noun: the trigger as a noun, with the noun before it ("trade deal"); None where it is none.
        counted: whether "a" may stand with the noun: it is no plural.
        undergoes: whether the event happens to the subject of the verb.
        bare: whether nothing that is done or said stands beside the verb: no object, no clause.
    """

    verb: str | None = None
    noun: str | None = None
    counted: bool = False
    undergoes: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word or phrase that tells of an event.

    Attributes:
        start: of the trigger.
        end: of the trigger.
        type: code of the event type.
        sentence: span of the sentence.
        date: finest day, month or year that holds the time expression (`2020-11-17`, `2020-11`, `2019`, `XXXX-10-15`).
        end_date: the same for the end of a period.
        time: span of the time expression; None where the date comes from another mention or is unknown.
        place: key of the referent where it happened.
        place_rule: code of the rule that gave the place; None where it has none.
        status: actual, planned, alleged or denied.
        participants: who took part.
        rule: code of the trigger pattern or other rule that made it an event.
        date_rule: code of the rule that gave the date; None where it has none.
        date_basis: stated in the mention's own sentence, or carried from another mention; None where it has no date.
        status_rule: code of the rule that gave the status; None where nothing speaks against "actual".
        takes_up: span of the mention of the same event that it takes up ("the attack"); None where it takes up none.
        words: what its sentence says beside it: lemmas of words that say something by themselves, in their order.
        contents: what it says beside names.
        figures: the numbers that it gives.
        wording: how its trigger words it.
    """

    start: int
    end: int
    type: str
    sentence: tuple[int, int]
    date: str | None = None
    end_date: str | None = None
    time: tuple[int, int] | None = None
    place: int | None = None
    place_rule: str | None = None
    status: Status = "actual"
    participants: tuple[Participant, ...] = ()
    rule: str | None = None
    date_rule: str | None = None
    date_basis: DateBasis | None = None
    status_rule: str | None = None
    takes_up: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    contents: tuple[EventContent, ...] = ()
    figures: tuple[EventFigure, ...] = ()
    wording: Wording = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What the steps have found so far; each step fills its own fields and returns a new value."""

    facts: Facts = field(default_factory=Facts)
    regions: tuple[Region, ...] = ()
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    titles: tuple[Title, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unpaired_marks: int = 0
    events: tuple[EventMention, ...] = ()


Step = Callable[[Document, Annotations], Annotations]
"""A step of annotation: no I/O, no state; what it returns depends on its arguments and the code alone."""
