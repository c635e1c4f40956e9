"""Attribution by a cue: before the words in quotation marks, after them, or above them in the dependency tree."""

import itertools
from dataclasses import replace

from pipeline.annotate.clauses.parts import (
    is_complement_clause,
    is_passive_subject,
    is_relative_clause,
    is_subject,
)
from pipeline.annotate.clauses.words import is_ing_form, is_noun, is_verb_form
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.cues import Cue, verb_cue
from pipeline.annotate.quotes.marked import NO_REPORT, Attribution, Marked
from pipeline.annotate.quotes.phrases import noun_phrase
from pipeline.annotate.quotes.speaker_rules import speaker_of
from pipeline.annotate.quotes.speakers import Site, can_speak, owner_of
from pipeline.lexicon import listed, words

_REPORTS = frozenset({"clause", "quote", "question", "according", "headline"})
_ANY = _REPORTS | {"object", "infinitive", "thought", "noun", "charge"}
# Between a cue and the words it introduces there is room for an addressee and a time: "told reporters on Monday: “…".
_NEAR = 8
# Between a noun of speech and the words: "his remark that “…".
_CLOSE = 3
# Words behind the marks among which the noun of speech stands: "was the short answer of the mayor".
_CLOSE_BEHIND = 5
_ANSWERING = listed("quote_words", "answering_verbs")


def shouted(marked: Marked) -> Attribution | None:
    """What a crowd calls: chants of “…” filled the hall; they broke into the chant “…”."""
    context = marked.context
    near = itertools.islice(filter(context.is_word, marked.before), 2)
    noun = next((i for i in near if context.tokens[i].text.lower() != "of"), None)
    if noun is None or not is_noun(context.tokens[noun]) or context.tokens[noun].lemma.lower() not in words("shouts"):
        return None
    return by_cue(marked.cues.get(noun)) or Attribution()


def nested_after(marked: Marked) -> Attribution | None:
    """The cue before words inside other marks: “Lund said to me, ‘no’,” Brook recalled."""
    return _nested(marked, _leading(marked))


def nested_under(marked: Marked) -> Attribution | None:
    """The cue above words inside other marks: “I called it ‘a ruin’,” Brook recalled."""
    return _nested(marked, None if _leading(marked) else _governing(marked))


def _nested(marked: Marked, cue: Cue | None) -> Attribution | None:
    if not marked.is_nested or cue is None:
        return None
    cue = _outer(marked, _naming_verb(marked, cue))
    return by_cue(cue) if cue.takes & _REPORTS and marked.context.syntax.is_asserted(cue.token) else None


def nested(marked: Marked) -> Attribution | None:
    """Words inside other marks that nobody is said to say: “You cannot just say ‘no’”."""
    return NO_REPORT if marked.is_nested else None


def unsaid(marked: Marked) -> Attribution | None:
    """Words that somebody does not say: Lund never said “no”; refused to call it “a ruin”.

    Further away from such a verb they may be somebody else's: Lund said she did not know how they “ruined” it.
    """
    cue = _leading(marked) or _governing(marked)
    if cue is None or cue.unsaid is None or not cue.takes & (_REPORTS | {"predicate"}):
        return None
    is_next = next(filter(marked.context.is_word, marked.before), None) == cue.token
    following = _following(marked)
    is_told = _outer(marked, cue) is not cue or (following is not None and following.unsaid is None)
    return NO_REPORT if is_next or not is_told else None


def adjoining(marked: Marked) -> Attribution | None:
    """A cue with nothing but punctuation between it and a sentence: X said, “…,” Y said."""
    near = next(filter(marked.context.is_word, marked.before), None)
    is_cut_in = marked.text[-1] == "," and bool(marked.before) and _opens_sentence(marked)
    is_sentence = marked.place == "sentence" or is_cut_in
    return leading(marked) if is_sentence and near in marked.cues else None


def trailing(marked: Marked) -> Attribution | None:
    """“…,” X said; “…,” said X; “…,” according to X."""
    cue = _following(marked)
    if cue is None or cue.token not in marked.cues or (marked.place == "fragment" and not _ends_report(marked, cue)):
        return None
    # In mid-sentence, ", adding …" goes with a cue before the words.
    return None if marked.place == "sentence" and is_ing_form(marked.context.tokens[cue.token]) else by_cue(cue)


def _ends_report(marked: Marked, cue: Cue) -> bool:
    """Whether a comma ends the words, and who reports that another did not say them: X cannot say “no,” Y added."""
    before = _leading(marked)
    is_denied = before is not None and bool(marked.context.syntax.negations(before.token))
    return is_denied and marked.text[-1] == "," and cue.speaker in marked.after


def trailing_unlisted(marked: Marked) -> Attribution | None:
    """A verb that is no listed cue but has the words as its clause: “…,” X sniffed."""
    cue = _following(marked)
    return None if cue is None or cue.token in marked.cues else by_cue(cue)


def _following(marked: Marked) -> Cue | None:
    """The first cue after the words, where its clause follows them directly."""
    context = marked.context
    spoken = [i for i in marked.after if context.is_word(i)]
    if not spoken:
        return None
    for index in marked.after:
        cue = marked.cues.get(index) or _unlisted(marked, index)
        if cue is not None and cue.takes & _REPORTS:
            is_next = cue.phrase is not None and min(index, _first_of(context, cue)) <= spoken[0]
            return cue if is_next else _renamed(context, cue, spoken[0])
    return None


def _first_of(context: QuoteContext, cue: Cue) -> int:
    return context.syntax.subtree(cue.speaker)[0] if cue.speaker is not None else cue.token


def _renamed(context: QuoteContext, cue: Cue, first: int) -> Cue | None:
    """The cue with the phrase right after the words as its speaker, where the parse lost it in a long apposition."""
    decision = speaker_of(Site(context=context, cue=cue.token, kind="marks", first=first))
    if decision is None:
        return None
    phrase = noun_phrase(context, decision.found, cue.token)
    return replace(cue, speaker=decision.found, phrase=phrase, source=phrase, speaker_rule=decision.rule)


def _unlisted(marked: Marked, index: int) -> Cue | None:
    token = marked.context.tokens[index]
    if not is_verb_form(token):
        return None
    if not any(child in marked.inside for child in marked.context.syntax.content_clauses(index)):
        return None
    return verb_cue(marked.context, index, frozenset({"quote"}), index)


def answered(marked: Marked) -> Attribution | None:
    """Whose answer the words are: “…,” was the answer of its president; “…” came the reply from Lund."""
    context = marked.context
    spoken = [i for i in marked.after if context.is_word(i)][:_CLOSE_BEHIND]
    if not spoken or context.tokens[spoken[0]].lemma.lower() not in _ANSWERING:
        return None
    nouns = (i for i in spoken if is_noun(context.tokens[i]) and context.tokens[i].lemma.lower() in words("cue_nouns"))
    noun = next(nouns, None)
    owner = None if noun is None else owner_of(context, noun)
    if owner is None:
        return None
    phrase = noun_phrase(context, owner)
    return Attribution(phrase=phrase, source=phrase)


def outer_report(marked: Marked) -> Attribution | None:
    """The report around a report: in "she said he felt “…”" it is she who used the words.

    A whole sentence after a colon or comma stays with the inner cue, unless that is a thought: she said he had told
    her, “…”.
    """
    inner = _leading(marked) or _governing(marked)
    if inner is None:
        return None
    outer = _outer(marked, _naming_verb(marked, inner))
    return by_cue(outer) if outer.token not in {inner.token, _naming_verb(marked, inner).token} else None


def verb_of_noun(marked: Marked) -> Attribution | None:
    """The verb that says something of a noun of speech, instead of the noun: X called Y's report about Z a “…."""
    inner = _leading(marked) or _governing(marked)
    if inner is None:
        return None
    verb = _naming_verb(marked, inner)
    return by_cue(verb) if verb is not inner else None


def leading(marked: Marked) -> Attribution | None:
    """X said: “…; X told reporters that “…; X called it a “…."""
    return by_cue(_leading(marked))


def governing(marked: Marked) -> Attribution | None:
    """The nearest cue above the words in the dependency tree."""
    return by_cue(_governing(marked))


def _leading(marked: Marked) -> Cue | None:
    """A cue right before the words."""
    gap = 0
    for index in marked.before:
        cue = marked.cues.get(index)
        if cue is not None and cue.phrase is not None and _may_introduce(marked.context, cue, gap):
            return None if "noun" in cue.takes and not _is_what_is_said(marked.context, cue) else cue
        gap += marked.context.is_word(index)
        if gap > _NEAR:
            return None
    return None


def _is_what_is_said(context: QuoteContext, cue: Cue) -> bool:
    """Whether what follows a noun of speech may be its words: his message was “…”; not: his account had been “…”."""
    token = context.tokens[cue.token]
    verb = context.tokens[token.head]
    return not is_passive_subject(token) and (not is_subject(token) or token.head < cue.token or verb.lemma == "be")


def _governing(marked: Marked) -> Cue | None:
    level = marked.context.level(marked.context.stretches[marked.number])
    for place, node in enumerate(marked.above):
        cue = marked.cues.get(node)
        if cue is None or cue.phrase is None or marked.context.container[node] != level:
            continue
        if cue.speaker not in marked.above[:place] and _may_introduce(marked.context, cue, 0):
            return cue
    return None


def _may_introduce(context: QuoteContext, cue: Cue, gap: int) -> bool:
    """Whether the cue can report words so many tokens after it."""
    if "noun" in cue.takes:
        return gap <= _CLOSE
    return bool(cue.takes & _REPORTS) or (bool(cue.takes & _ANY) and can_speak(context, cue.speaker))


def _naming_verb(marked: Marked, cue: Cue) -> Cue:
    if "noun" not in cue.takes:
        return cue
    first = marked.context.syntax.within(cue.phrase[0] if cue.phrase else cue.span[0], cue.span[1]).start
    verb = marked.cues.get(first - 1) or marked.cues.get(first - 2)
    return verb if verb is not None and verb.phrase is not None and "predicate" in verb.takes else cue


def _outer(marked: Marked, cue: Cue) -> Cue:
    """The outermost report that the cue stands in; the cue itself where there is none."""
    if _opens_sentence(marked) and not cue.takes <= {"thought"}:
        return cue
    context, below = marked.context, cue.token
    for node in context.syntax.ancestors(cue.token):
        if is_relative_clause(context.tokens[below]) and cue.source == cue.phrase:
            break
        outer = marked.cues.get(node)
        inside = is_complement_clause(context.tokens[below]) and not _are_apart(context, node, cue.token)
        if outer is not None and inside and outer.takes & _REPORTS and outer.phrase not in {None, cue.phrase}:
            cue = outer
        below = node
    return cue


def _are_apart(context: QuoteContext, one: int, other: int) -> bool:
    """Whether the tokens stand in different marks, or on two sides of a semicolon: X said no; Y reported …."""
    between = range(min(one, other), max(one, other))
    return context.container[one] != context.container[other] or any(context.tokens[i].text == ";" for i in between)


def _opens_sentence(marked: Marked) -> bool:
    """Whether the words begin like a sentence: a capital, after a colon or comma or nothing."""
    before = marked.context.tokens[marked.before[0]].text if marked.before else ","
    return marked.text[0].isupper() and before in {":", ",", "-", "–", "—"}


def judged(marked: Marked) -> Attribution | None:
    """What somebody takes something for, by whatever verb: Lund rated the claim as “half true”."""
    context, above = marked.context, marked.above[:2]
    if marked.place != "fragment" or len(above) < 2 or context.tokens[above[0]].text.lower() != "as":
        return None
    verb = above[1]
    if not is_verb_form(context.tokens[verb]) or not context.syntax.objects(verb):
        return None
    cue = marked.cues.get(verb) or verb_cue(context, verb, frozenset({"predicate"}), verb)
    return by_cue(cue) if can_speak(context, cue.speaker) else None


def earlier_in_sentence(marked: Marked) -> Attribution | None:
    """The nearest cue before the words in their sentence."""
    cues = [cue for index in marked.before if (cue := marked.cues.get(index)) is not None]
    return by_cue(next(filter(_reports, cues), None))


def later_in_sentence(marked: Marked) -> Attribution | None:
    """The first cue after the words in their sentence that may speak of them; of a fragment only “according to”."""
    cues = [cue for index in marked.after if (cue := marked.cues.get(index)) is not None and _reports(cue)]
    return by_cue(next((cue for cue in cues if marked.is_clause or "according" in cue.takes), None))


def _reports(cue: Cue) -> bool:
    return bool(cue.takes & _REPORTS) and cue.phrase is not None and cue.unsaid is None


def by_cue(cue: Cue | None) -> Attribution | None:
    """The attribution to the speaker of the cue."""
    return None if cue is None else Attribution(cue=cue, phrase=cue.phrase, source=cue.source)
