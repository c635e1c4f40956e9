"""What a cue reports: its content as tokens, by the construction that it stands in."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.annotate.clauses.parts import (
    is_adverbial_clause,
    is_auxiliary,
    is_inserted,
    is_joined,
    is_noun_clause,
    is_prepositional,
    is_subject,
)
from pipeline.annotate.clauses.words import (
    is_conjunction_or_preposition,
    is_coordinator,
    is_finite,
    is_participle,
    is_past,
    is_verb,
    opens_question,
)
from pipeline.annotate.quotes.context import OUTSIDE, QuoteContext
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.speakers import can_speak, referred
from pipeline.lexicon import listed, table, words

_QUESTION_OPENERS = listed("quote_words", "question_openers")
_CLAUSAL = frozenset({"clause", "question"})
# Tokens of a cue clause between commas: speaker with title, adverb, verb, day.
_SHORT = 10


def own_clause(context: QuoteContext, cue: Cue) -> range:
    """The cue clause itself, which may stand inside what it reports: speaker, cue, and "in a report" after them."""
    start, end = cue.phrase or cue.span
    own = context.syntax.within(min(start, cue.span[0]), max(end, cue.span[1]))
    below = set(context.syntax.subtree(cue.token))
    token = context.tokens[cue.token]
    if not is_inserted(token) and not is_prepositional(token):
        below = set(_in_adjuncts(context, cue))
    stop = own.stop
    while stop in below and context.tokens[stop].text != ",":
        stop += 1
    return range(own.start, stop)


def _in_adjuncts(context: QuoteContext, cue: Cue) -> list[int]:
    """The tokens of what tells how, when and where it is said."""
    return [i for adjunct in context.syntax.adjuncts(cue.token) for i in context.syntax.subtree(adjunct)]


def passive_clause(context: QuoteContext, cue: Cue) -> list[int]:
    """She was told that it was safe."""
    is_told = any(has_that(context, i) for i in _content_clauses(context, cue))
    return clause(context, cue) if is_told and context.syntax.passive_auxiliaries(cue.token) else []


def passive_question(context: QuoteContext, cue: Cue) -> list[int]:
    """She was asked if it was safe; asked why it was closed, …."""
    return clause(context, cue) if any(_is_question(context, i) for i in _content_clauses(context, cue)) else []


def _content_clauses(context: QuoteContext, cue: Cue) -> list[int]:
    """The clauses after a passive verb or participle."""
    return [i for i in context.syntax.content_clauses(cue.token) if i > cue.token] if is_passive(context, cue) else []


def is_passive(context: QuoteContext, cue: Cue) -> bool:
    """Whether the cue is a passive verb or a past participle: she was told; asked about it, …; not: she has told."""
    syntax = context.syntax
    is_active = syntax.active_auxiliaries(cue.token) and not syntax.passive_auxiliaries(cue.token)
    return is_participle(context.tokens[cue.token]) and not is_active


def _is_question(context: QuoteContext, clause: int) -> bool:
    """Whether a clause begins with a question word."""
    syntax = context.syntax
    openers = (*syntax.openers(clause), *syntax.active_subjects(clause), *syntax.objects(clause))
    tokens = [context.tokens[i] for i in openers]
    return any(token.text.lower() in _QUESTION_OPENERS or opens_question(token) for token in tokens)


def clause(context: QuoteContext, cue: Cue) -> list[int]:
    """X said (that) the bridge was safe; the bridge was safe, X said; also with a second main clause."""
    return _below(context, cue, _clause_heads(context, cue)) if _reports_clause(context, cue) else []


def misplaced_clause(context: QuoteContext, cue: Cue) -> list[int]:
    """A that-clause which the parse hung on a noun between: X said at the hearing that the bridge was safe."""
    if not _reports_clause(context, cue):
        return []
    heads = [i for i in _in_adjuncts(context, cue) if is_noun_clause(context.tokens[i]) and has_that(context, i)]
    return _below(context, cue, heads[:1])


def _below(context: QuoteContext, cue: Cue, heads: list[int]) -> list[int]:
    """The reported verbs with all below them, and further main clauses that are reported too."""
    if not heads:
        return []
    found = {i for head in heads for i in context.syntax.subtree(head)}
    for second in context.syntax.joined(cue.token):
        if _is_also_reported(context, cue, heads[-1], second):
            found.update(range(min(found), context.syntax.subtree(second)[-1] + 1))
    return sorted(found - _told_next(context, cue, heads[-1]))


def _clause_heads(context: QuoteContext, cue: Cue) -> list[int]:
    """The verb of what is reported; both verbs where it goes on: “It is safe,” X said, that it will stay."""
    own = own_clause(context, cue)
    clauses = [i for i in context.syntax.content_clauses(cue.token) if not _is_apart(context, cue, i)]
    before = [i for i in clauses if i < cue.token][:1]
    behind = [i for i in clauses if i > cue.token and i not in own and _joins(context, i)][:1]
    if before and behind:
        goes_on = context.container[before[0]] != OUTSIDE or context.tokens[own.start - 1].text == ","
        return [*before, *behind] if goes_on else behind
    clauses.sort(key=lambda clause: clause in own)
    return clauses[:1]


def _joins(context: QuoteContext, clause: int) -> bool:
    """Whether a clause belongs to the verb before it: introduced by "that", or not parted from it by a comma."""
    return has_that(context, clause) or context.tokens[context.syntax.subtree(clause)[0] - 1].text != ","


def _is_apart(context: QuoteContext, cue: Cue, clause: int) -> bool:
    """Whether the clause ended before the report began: But the news was bad: Lund said …."""
    return any(
        context.tokens[i].text in {":", ";"} for i in range(clause, cue.token) if context.container[i] == OUTSIDE
    )


def has_that(context: QuoteContext, clause: int) -> bool:
    """Whether the clause is introduced by "that"."""
    return any(context.tokens[mark].text.lower() == "that" for mark in context.syntax.conjunctions(clause))


def _told_next(context: QuoteContext, cue: Cue, head: int) -> set[int]:
    """A further report that the parse hung on a reported verb: X suggested that it was late and accused Y.

    It belongs to the story where who acts in the reported clause cannot speak, or where a comma parts it from that
    clause and it reports something itself.
    """
    return {i for verb in _verbs_of_story(context, cue, head) for i in context.syntax.subtree(verb)}


def with_shared_speakers(context: QuoteContext, cues: Mapping[int, Cue]) -> dict[int, Cue]:
    """The cues; of a report that goes on with a further one whoever makes the first makes the second, too."""
    found = dict(cues)
    for cue in cues.values():
        heads = _clause_heads(context, cue) if cue.phrase is not None and cue.takes & _CLAUSAL else []
        for verb in _verbs_of_story(context, cue, heads[-1]) if heads else ():
            if verb in found and can_speak(context, found[verb].speaker) and found[verb].phrase != cue.phrase:
                found[verb] = replace(
                    found[verb],
                    speaker=cue.speaker,
                    phrase=cue.phrase,
                    source=cue.source,
                    speaker_rule=cue.speaker_rule,
                )
    return found


def _verbs_of_story(context: QuoteContext, cue: Cue, head: int) -> list[int]:
    """Verbs that the parse joined to a reported verb although the narrator tells of them."""
    if not is_past(context.tokens[cue.token]):
        return []
    clauses = [head]
    for verb in clauses:
        clauses += [i for i in context.syntax.joined(verb) if context.syntax.subjects(i)]
    found = []
    for verb in clauses:
        alone = [i for i in context.syntax.joined(verb) if not context.syntax.subjects(i)]
        found += [i for i in alone if is_past(context.tokens[i]) and _is_of_story(context, verb, i)]
    return found


def _is_of_story(context: QuoteContext, verb: int, second: int) -> bool:
    """Whether the second of two joined verbs, which has no subject, is not reported with the first."""
    subject = next(iter(context.syntax.subjects(verb)), None)
    if not can_speak(context, subject):
        return True
    if not reports(context, second):
        return False
    is_paper = subject is not None and context.tokens[subject].lemma.lower() in words("cue_nouns")
    return _has_comma(context, verb, second) or (is_paper and not reports(context, verb))


def _has_comma(context: QuoteContext, verb: int, second: int) -> bool:
    """Whether a comma stands before the conjunction between two verbs."""
    at = second - 1
    while at > verb and not is_coordinator(context.tokens[at]):
        at -= 1
    return at > verb and context.tokens[at - 1].text == ","


def reports(context: QuoteContext, verb: int) -> bool:
    """Whether a verb of speech has what it reports below it: warned that …, accused Y of …."""
    takes = table("cue_verbs")
    lemma = context.tokens[verb].lemma.lower()
    tells = lemma in takes["clause"] and context.syntax.complement_clauses(verb)
    return bool(tells) or (lemma in takes["charge"] and bool(context.syntax.objects(verb)))


def _reports_clause(context: QuoteContext, cue: Cue) -> bool:
    """Whether the cue takes a clause: X said that …; a report showed that …; but not: the arrest showed that …."""
    if cue.takes & _CLAUSAL:
        return "finding" not in cue.takes or can_speak(context, cue.speaker)
    speaker = referred(context, cue.speaker)
    return "finding" in cue.takes and speaker is not None and _is_document(context, speaker)


def _is_document(context: QuoteContext, head: int) -> bool:
    """Whether a noun is something written, or so much of it: the report, an average of recent polls."""
    parts = [i for prep in context.syntax.prepositions_below(head) for i in context.syntax.nouns_under(prep)]
    return any(context.tokens[i].lemma.lower() in words("cue_nouns") for i in (head, *parts))


def _is_also_reported(context: QuoteContext, cue: Cue, first: int, second: int) -> bool:
    """Whether a main clause after the report still belongs to it: its tense is the report's and not the story's."""
    is_clause = second > first > cue.token and context.syntax.has_subject(second)
    story = is_past(context.tokens[cue.token])
    if is_clause and has_that(context, second):
        return True
    return (
        is_clause
        and _stands_in_past(context, first) == _stands_in_past(context, second)
        and not (story and _stands_in_past(context, second))
    )


def _stands_in_past(context: QuoteContext, verb: int) -> bool:
    return any(is_past(context.tokens[i]) for i in (verb, *context.syntax.auxiliaries(verb)))


def parenthetical(context: QuoteContext, cue: Cue) -> list[int]:
    """The bridge, X said, was safe: as the parse has it."""
    token = context.tokens[cue.token]
    if not cue.takes & _CLAUSAL or not is_inserted(token) or context.container[token.head] != OUTSIDE:
        return []
    verb = context.tokens[token.head]
    return context.syntax.subtree(verb.head if is_auxiliary(verb) else token.head)


def between_commas(context: QuoteContext, cue: Cue) -> list[int]:
    """The bridge, X said, was safe: by the commas around a short cue clause, whatever the parse makes of it."""
    token = context.tokens[cue.token]
    own = own_clause(context, cue)
    sentence = context.syntax.sentences[token.sentence]
    before, after = range(sentence.first, own.start), range(own.stop, sentence.last)
    if not cue.takes & _CLAUSAL or len(own) > _SHORT or not is_finite(token) or not before or not after:
        return []
    if context.tokens[before[-1]].text != "," or context.tokens[after[0]].text not in {",", "."}:
        return []
    if not any(context.container[i] == OUTSIDE and context.is_word(i) for i in before):
        return []
    opener = context.tokens[before[0]]
    if is_adverbial_clause(opener) and is_participle(opener):  # asked whether he had won, X said
        return []
    goes_on = any(is_verb(context.tokens[i]) for i in after)
    return [*before, *(after if goes_on else ())]


def as_clause(context: QuoteContext, cue: Cue) -> list[int]:
    """As X reported, the bridge was safe."""
    token = context.tokens[cue.token]
    if not is_adverbial_clause(token) or context.container[token.head] != OUTSIDE or not _is_as_clause(context, cue):
        return []
    below = set(context.syntax.subtree(cue.token))
    return [i for i in context.syntax.subtree(token.head) if i not in below]


def _is_as_clause(context: QuoteContext, cue: Cue) -> bool:
    """Whether the cue stands in a clause like "as X reported" or "as X put it"."""
    syntax, tokens = context.syntax, context.tokens
    objects = [*syntax.objects(cue.token), *syntax.complement_clauses(cue.token)]
    is_put = tokens[cue.token].lemma == "put" and [tokens[i].text.lower() for i in objects] == ["it"]
    begins = any(tokens[i].text.lower() == "as" for i in syntax.openers(cue.token))
    return (
        begins
        and _stands_apart(context, syntax.subtree(cue.token))
        and can_speak(context, cue.speaker)
        and (is_put or (bool(cue.takes & _CLAUSAL) and not objects))
    )


def _stands_apart(context: QuoteContext, clause: list[int]) -> bool:
    """Whether a clause begins a sentence or stands after a comma or conjunction, and a comma or full stop ends it."""
    tokens, first = context.tokens, clause[0]
    begins = (
        first == context.syntax.sentences[tokens[first].sentence].first
        or tokens[first - 1].text in {",", "("}
        or is_conjunction_or_preposition(tokens[first - 1])
    )
    return begins and tokens[min(clause[-1] + 1, len(tokens) - 1)].text in {",", ".", ")"}


def headline(context: QuoteContext, cue: Cue) -> list[int]:
    """Lund: Bridge will stay closed."""
    block = context.block[cue.token]
    stop = cue.token + 1
    while "headline" in cue.takes and stop < len(context.tokens) and context.block[stop] == block:
        stop += 1
    return list(range(cue.token + 1, stop))


def according(context: QuoteContext, cue: Cue) -> list[int]:
    """According to X, the bridge was safe."""
    above = (i for i in context.syntax.ancestors(cue.token) if is_verb(context.tokens[i]))
    head = next(above, None) if "according" in cue.takes else None
    if head is None:
        return []
    while is_joined(context.tokens[head]) and not context.syntax.subjects(head):
        head = context.tokens[head].head
    reports = (
        context.syntax.content_clauses(head) and context.tokens[head].lemma.lower() in table("cue_verbs")["clause"]
    )
    return [] if reports or context.container[head] != OUTSIDE else context.syntax.subtree(head)


def clause_of_noun(context: QuoteContext, cue: Cue) -> list[int]:
    """X's claim that the bridge was safe."""
    return _that_clause(context, cue.token) if "noun" in cue.takes else []


def noun_is_clause(context: QuoteContext, cue: Cue) -> list[int]:
    """X's claim was that the bridge was safe."""
    token = context.tokens[cue.token]
    is_equated = is_subject(token) and context.tokens[token.head].lemma == "be"
    return _that_clause(context, token.head) if "noun" in cue.takes and is_equated else []


def _that_clause(context: QuoteContext, node: int) -> list[int]:
    clauses = sorted((*context.syntax.clauses_about(node), *context.syntax.content_clauses(node)))
    return next((context.syntax.subtree(clause) for clause in clauses if has_that(context, clause)), [])
