"""The rules for who speaks: the head of the phrase that speaks for a cue, in the order in which they are tried."""

from collections.abc import Callable

from pipeline.annotate.clauses.parts import is_object
from pipeline.annotate.clauses.words import is_finite, is_ing_form
from pipeline.annotate.quotes import speaker_places as places
from pipeline.annotate.quotes.speakers import Site, can_speak, referred
from pipeline.lexicon import words
from pipeline.rules import Decision, Example, Rule, decide


def speaker_of(site: Site) -> Decision[int] | None:
    """The head token of the phrase that speaks, and the rule that found it; None where nobody speaks."""
    return decide(RULES, site)


def _otherwise(rule: Callable[[Site], int | None], site: Site) -> int | None:
    """What the rules below the given one find."""
    place = next(number for number, other in enumerate(RULES) if other.find is rule)
    found = decide(RULES[place + 1 :], site)
    return None if found is None else found.found


def _same_speaker(site: Site) -> int | None:
    """Who reports before a participle that the parse gave to the one reported on: X said Y had left, adding …."""
    if site.before is None or not _goes_on(site):
        return None
    token, speaker = site.before
    tokens = site.context.tokens
    beside = tokens[token].sentence == tokens[site.cue].sentence and is_finite(tokens[token])
    if not beside or tokens[site.cue - 1].text != ",":
        return None
    other = _otherwise(_same_speaker, site)
    return speaker if other is not None and token < other else None


def _goes_on(site: Site) -> bool:
    """Whether the cue is a participle in the paragraph, and inside the same marks, as the cue before it."""
    if site.before is None:
        return False
    context, token = site.context, site.before[0]
    same = context.block[site.cue] == context.block[token] and context.container[site.cue] == context.container[token]
    return same and is_ing_form(context.tokens[site.cue])


def _report_around(site: Site) -> int | None:
    """Who reports the clause that the cue stands in, where its own subject can say nothing: X said it warned that …."""
    if site.report is None or site.report > site.cue:
        return None
    own = _otherwise(_report_around, site)
    is_mute = own is not None and not can_speak(site.context, own)
    return _speaker_of_report(site, site.report) if is_mute else None


def _speaker_of_report(site: Site, verb: int) -> int | None:
    found = speaker_of(Site(context=site.context, cue=verb))
    return None if found is None else found.found


def _maker(site: Site) -> int | None:
    """Who makes a statement: X made the claim that …."""
    if site.kind != "noun":
        return None
    token = site.context.tokens[site.cue]
    if not is_object(token) or site.context.tokens[token.head].lemma.lower() not in words("cue_supports"):
        return None
    found = speaker_of(Site(context=site.context, cue=token.head))
    maker = None if found is None else referred(site.context, found.found)
    return maker if can_speak(site.context, maker) else None


def _last_speaker(site: Site) -> int | None:
    """Who speaks for the cue before a participle that has no speaker of its own."""
    return site.before[1] if site.before is not None and _goes_on(site) else None


def _rule(name: str, meaning: str, find: Callable[[Site], int | None], *examples: Example) -> Rule[[Site], int]:
    return Rule(step="speaker", name=name, meaning=meaning, find=find, examples=examples)


RULES: tuple[Rule[[Site], int], ...] = (
    # Where the parse gives the cue to somebody who is only spoken of.
    _rule(
        "participle after a report",
        "a participle after a comma has the speaker of the report before it in its sentence, although the parse gives"
        " it to somebody reported on",
        _same_speaker,
        Example(
            text="“The bridge is closed,” Ada Lund said after the council easily won its case, remarking that the ferry"
            " was late.",
            words="the ferry was late",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "report around a report",
        "where the subject of the verb can say nothing, whoever reports the clause that it stands in speaks",
        _report_around,
        Example(
            text="Ada Lund said it takes time to mend a bridge but promised that it would open.",
            words="it would open",
            gives="Ada Lund",
        ),
    ),
    # Of nouns of speech, "according to" and headlines.
    _rule(
        "possessor",
        "the possessor of a noun of speech speaks",
        places.possessor,
        Example(
            text="Nobody believed Ada Lund's claim that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "author",
        "whoever a noun of speech is by or from speaks",
        places.author,
        Example(
            text="A claim by Ada Lund that the bridge was closed surprised the town.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "maker",
        "whoever makes, gives or voices a noun of speech speaks",
        _maker,
        Example(
            text="Ada Lund expressed concern that the bridge was unsafe.",
            words="the bridge was unsafe",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "according to",
        "the phrase after “according to” speaks",
        places.named_source,
        Example(
            text="The bridge is closed, according to Ada Lund.",
            words="The bridge is closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "headline",
        "what stands before the colon of a headline speaks",
        places.before_colon,
        Example(
            text="Ada Lund: Bridge will stay closed\n\nThe town has waited for years. Ada Lund left on Friday.",
            words="Bridge will stay closed",
            gives="Ada Lund",
        ),
    ),
    # Of verbs: their own subject, or that of a verb above them.
    _rule(
        "relayed",
        "whoever is quoted or cited “as saying” something speaks, not who passes it on",
        places.relayed,
        Example(
            text="The Harbour Post quoted Ada Lund as saying that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "inserted clause",
        "the name right before the verb of an inserted clause speaks, although the parse has it in apposition to"
        " another",
        places.inserted,
        Example(
            text="Or perhaps Tomas Brook, teacher Ada Lund said.",
            words="Or perhaps Tomas Brook",
            gives="teacher Ada Lund",
        ),
    ),
    _rule(
        "person before the verb",
        "the person named right before the verb speaks, where the parse has something else before a comma as subject",
        places.adjoining,
        Example(
            text="In a post on X, formerly Twitter, Mayor Ada Lund wrote: “The bridge opens on Monday.”",
            words="The bridge opens on Monday.",
            gives="Mayor Ada Lund",
        ),
    ),
    _rule(
        "subject",
        "the subject of the verb speaks",
        places.subject,
        Example(
            text="Ada Lund said that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "agent",
        "the agent of a passive verb speaks",
        places.agent,
        Example(
            text="It was announced by Ada Lund that the bridge would close.",
            words="the bridge would close",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "phrase before the verb",
        "the phrase between a comma and the verb speaks, although the parse gives it to the words before",
        places.split_off,
        Example(
            text="Tuesday in Millbrook, while on the campaign trail for her husband, former mayor Ada Lund said the"
            " bridge was closed.",
            words="the bridge was closed",
            gives="former mayor Ada Lund",
        ),
    ),
    _rule(
        "inverted",
        "the phrase behind a verb that follows a clause in quotation marks speaks, where “and” or “but” joins that"
        " clause to the report before it",
        places.inverted,
        Example(
            text="“We paid for the seed,” said farmer Ada Lund, and “we paid for the rain,” joked her neighbour.",
            words="we paid for the rain,",
            gives="her neighbour",
        ),
    ),
    _rule(
        "made to speak",
        "whoever is led or required to say something speaks",
        places.told,
        Example(
            text="The flood led Ada Lund to declare that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "shared subject",
        "the subject of a verb that the verb is joined to speaks",
        places.shared,
        Example(
            text="Ada Lund left the room and said that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "shared subject of a passive",
        "the subject or agent of a passive verb that the verb is joined to speaks",
        places.shared_passive,
        Example(
            text="Ada Lund was asked about the ferry and said that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "participle as main verb",
        "the noun before a verb that the parse took for a participle speaks",
        places.main_verb,
        Example(
            text="Lund, a teacher from Millbrook, announced on Friday that the line was sold.",
            words="the line was sold",
            gives="Lund",
        ),
    ),
    # Of verbs in a clause that says more about a noun.
    _rule(
        "subject of the sentence",
        "the subject of the clause around speaks where a participle goes with that clause, not with the noun before it",
        places.clause_subject,
        Example(
            text="Ada Lund rejected the notion that the bridge should be forgotten, saying that if she found a crack,"
            " “I would mend it.”",
            words="if she found a crack",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "issuer",
        "whoever puts out the statement that says something speaks",
        places.issuer,
        Example(
            text="Ada Lund issued a statement saying that the bridge was closed.",
            words="the bridge was closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "modified noun",
        "the noun that the clause with the verb says more about speaks",
        places.modified,
        Example(
            text="A letter saying that the bridge was closed reached the town.",
            words="the bridge was closed",
            gives="A letter",
        ),
    ),
    # Where the parse lost the subject.
    _rule(
        "modifier of the verb",
        "the word before the verb speaks, although the parse took it for the verb's modifier",
        places.modifier,
        Example(
            text="That attitude, many argue, could close the bridge if Ada Lund becomes mayor.",
            words="That attitude",
            gives="many",
        ),
    ),
    _rule(
        "noun before a comma",
        "the noun that the comma before the verb depends on speaks",
        places.above_comma,
        Example(
            text="As a part of her plea, Ada Maria Lund, 44, said that she had closed the bridge.",
            words="she had closed the bridge",
            gives="Ada Maria Lund",
        ),
    ),
    _rule(
        "phrase before an aside",
        "the phrase that opens the sentence speaks where an aside between commas separates it from the verb",
        places.before_aside,
        Example(
            text="Lund, meanwhile, who sits on the harbour board, said that fact speaks volumes.",
            words="fact speaks volumes",
            gives="Lund",
        ),
    ),
    _rule(
        "phrase after the verb",
        "the phrase after a verb that follows the words speaks, although the parse took it for the verb's object",
        places.after,
        Example(
            text="“The plant is safe,” read a statement from the town.",
            words="The plant is safe,",
            gives="a statement",
        ),
    ),
    _rule(
        "name after the verb",
        "the name right after a verb that follows the words speaks, whatever the parse makes of it",
        places.next_name,
        Example(
            text="“The bridge needs one or two big ideas,” said Ada Lund, who served as mayor yet endorsed Tomas Brook"
            " in the vote.",
            words="The bridge needs one or two big ideas,",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "name before the verb",
        "the name or noun right before a verb with an object speaks, whatever the parse makes of it",
        places.beside,
        Example(text="And Connelly called Brook “a coward.”", words="a coward.", gives="Connelly"),
    ),
    _rule(
        "phrase after the words",
        "the phrase right after the words in quotation marks speaks, where the parse lost it",
        places.after_marks,
        Example(
            text="“She is also a mother of three boys,” another friend, Ada Lund told the Gazette.",
            words="She is also a mother of three boys,",
            gives="another friend, Ada Lund",
        ),
    ),
    _rule(
        "speaker of the cue before",
        "a participle without a speaker of its own has that of the cue before it in its paragraph",
        _last_speaker,
        Example(
            text="“The bridge is closed,” Ada Lund said. Adding that the ferry was late.",
            words="the ferry was late",
            gives="Ada Lund",
        ),
    ),
)
