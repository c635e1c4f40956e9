"""Where the speaker of a cue may stand: one function for each place, of a verb, a noun of speech and "according to".

The rules that try them, in their order, are in `speaker_rules`.
"""

from pipeline.annotate.clauses.parts import (
    is_about_noun,
    is_active_auxiliary,
    is_modifier,
    is_object,
    is_open_complement,
    is_relative_clause,
    is_root,
    is_under_preposition,
)
from pipeline.annotate.clauses.words import (
    agrees_with_plural,
    has_tense,
    is_determiner,
    is_finite,
    is_ing_form,
    is_named,
    is_nominal,
    is_number,
    is_participle,
    is_past,
    is_plain_form,
    is_pronoun,
    is_proper_noun,
    may_be_in_noun_phrase,
)
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.speakers import (
    RELATIVE,
    Site,
    active_subject,
    can_speak,
    closest,
    subject_of,
)
from pipeline.lexicon import listed, words
from pipeline.records import Token

_BY = listed("quote_words", "author_prepositions")
_RELAYING = listed("quote_words", "relaying_verbs")
_AS = listed("quote_words", "relaying_links")
_ISSUING = listed("quote_words", "issuing_verbs")
_SUBJECT_PRONOUNS = listed("quote_words", "subject_pronouns")
_BREAKS = frozenset({";", ":", "("})
_CLOSING_MARKS = frozenset({"”", '"', "''", "’’", "’"})
# Tokens of name, age, office and place between the words and their cue.
_LONG_APPOSITION = 25


def inserted(site: Site) -> int | None:
    """What the parse takes for the apposition of a subject, where no comma closes it: the town, Ada Lund said, …."""
    found = _own_subject(site)
    if found is None or _governs_after(site):
        return None
    nearer = closest(site.context, found, site.cue)
    return nearer if nearer != found and can_speak(site.context, nearer) else None


def _governs_after(site: Site) -> bool:
    """Whether the verb has its object or clause behind it, so that nothing before it is what is said."""
    syntax = site.context.syntax
    return any(i > site.cue for i in (*syntax.objects(site.cue), *syntax.content_clauses(site.cue)))


def relayed(site: Site) -> int | None:
    """Whose words somebody passes on: X quoted Y as saying …; Y was quoted by X as saying …."""
    context = site.context
    relay = _relay(site)
    if relay is None:
        return None
    quoted = context.syntax.passive_subjects(relay) or context.syntax.objects(relay)
    return next((i for i in quoted if context.container[i] == context.container[relay]), None)


def _relay(site: Site) -> int | None:
    """The verb that passes on what the cue reports: the one above "as saying", or the cue itself before "as saying"."""
    context, cue = site.context, site.cue
    tokens = context.tokens
    if site.kind not in {"verb", "marks"}:
        return None
    if is_ing_form(tokens[cue]) or context.syntax.auxiliaries(cue):
        first = min((cue, *context.syntax.auxiliaries(cue)))
        above = next((i for i in context.syntax.ancestors(cue) if tokens[i].lemma.lower() in _RELAYING), None)
        return above if first > 0 and tokens[first - 1].text.lower() in _AS else None
    if tokens[cue].lemma.lower() not in _RELAYING:
        return None
    sentence = range(cue + 1, context.syntax.sentences[tokens[cue].sentence].last - 1)
    return cue if any(tokens[i].text.lower() in _AS and is_ing_form(tokens[i + 1]) for i in sentence) else None


def adjoining(site: Site) -> int | None:
    """The person right before the verb, where the parse has another subject before a comma: on X, once Y, Z wrote."""
    context, verb = site.context, site.cue
    found = _own_subject(site)
    if found is None or context.type_of(verb - 1) != "person" or context.type_of(found) == "person":
        return None
    first = verb
    while _joins(context, first, verb):
        first -= 1
    opened = context.tokens[context.syntax.subtree(found)[0] - 1] if context.syntax.subtree(found)[0] else None
    is_apart = first > 0 and found < first and context.tokens[first - 1].text == ","
    return verb - 1 if is_apart and opened is not None and opened.text == "," else None


def subject(site: Site) -> int | None:
    """The subject of the verb itself."""
    return _own_subject(site)


def _own_subject(site: Site) -> int | None:
    return active_subject(site.context, site.cue, site.cue) if len(site.verbs) == 1 else None


def agent(site: Site) -> int | None:
    """By whom it is said, of a passive verb."""
    is_passive = len(site.verbs) == 1 and active_subject(site.context, site.cue, site.cue) is None
    return site.subject if is_passive else None


def split_off(site: Site) -> int | None:
    """A subject that the parse gave to the words before: the bridge was built by the town, Ada Lund said."""
    context, verb = site.context, site.cue
    if site.kind != "verb" or not is_finite(context.tokens[verb]):
        return None
    first = verb
    while _joins(context, first, verb):
        first -= 1
    if first in {0, verb} or context.tokens[first - 1].text != ",":
        return None
    chunk = range(first, verb)
    return next((i for i in chunk if context.tokens[i].head not in chunk and is_nominal(context.tokens[i])), None)


def inverted(site: Site) -> int | None:
    """The phrase right behind a verb that stands right behind a clause in marks: …, but “yes,” said his wife."""
    context, verb = site.context, site.cue
    if site.kind != "verb" or len(site.verbs) < 2 or not is_finite(context.tokens[verb]):
        return None
    if not context.follows_clause_in_marks(verb):
        return None
    chunk = _phrase_behind(site)
    head = next((i for i in chunk if context.tokens[i].head not in chunk), None)
    return head if head is not None and _may_follow(site, head) else None


def told(site: Site) -> int | None:
    """Who is made to speak: X urged Y to say …; not what is used for it: X took the stage to say …."""
    for node in site.verbs if site.subject is None else site.verbs[:-1]:
        token = site.context.tokens[node]
        if is_open_complement(token) and site.is_below(node) and site.context.particle(node) is not None:
            objects = site.context.syntax.objects(token.head)
            names = (i for i in objects if is_named(site.context.tokens[i]) and can_speak(site.context, i))
            if (found := next(names, None)) is not None:
                return found
    return None


def shared(site: Site) -> int | None:
    """The subject of a verb that the verb is joined to."""
    if len(site.verbs) < 2:
        return None
    found = active_subject(site.context, site.verbs[-1], site.cue)
    return None if found is None else closest(site.context, found, site.verbs[-1])


def shared_passive(site: Site) -> int | None:
    """The agent or subject of a passive verb that the verb is joined to."""
    is_passive = len(site.verbs) > 1 and active_subject(site.context, site.verbs[-1], site.cue) is None
    return site.subject if is_passive else None


def main_verb(site: Site) -> int | None:
    """What a participle modifies that is rather the main verb: Ada Lund, a teacher, called it “a ruin”."""
    context, verb = site.context, site.cue
    is_main = site.is_participle and site.is_below(verb) and _is_predicate(context, verb)
    return context.tokens[verb].head if is_main else None


def _is_predicate(context: QuoteContext, verb: int) -> bool:
    """Whether a participle is rather the main verb: Ada Lund, a teacher, called it “a ruin”; “…” the teacher asked."""
    head = context.tokens[verb].head
    if not is_root(context.tokens[head]):
        return False
    asides = context.syntax.appositions(head)
    after_words = context.tokens[context.syntax.subtree(head)[0] - 1].text in _CLOSING_MARKS and head == verb - 1
    return after_words or (context.tokens[verb - 1].text == "," and any(head < i < verb for i in asides))


def clause_subject(site: Site) -> int | None:
    """Who acts where a participle goes with the clause, not with the noun: Lund rejected the plan, saying …."""
    context = site.context
    if site.modified is None:
        return None
    participle = site.verbs[-1]
    if not is_ing_form(context.tokens[participle]) or can_speak(context, site.modified):
        return None
    clauses = (context.syntax.active_subjects(node) for node in context.syntax.ancestors(participle))
    found = next((i for subjects in clauses for i in subjects), None)
    if found is None or context.container[found] != context.container[participle]:
        return None
    is_relative = context.tokens[found].text.lower() in RELATIVE
    return found if can_speak(context, found) and not is_relative else None


def issuer(site: Site) -> int | None:
    """Who put out a statement saying …: the subject of the verb that has the statement as object."""
    if site.modified is None:
        return None
    token = site.context.tokens[site.modified]
    is_paper = is_object(token) and token.lemma.lower() in words("cue_nouns")
    own = any(is_pronoun(site.context.tokens[i]) for i in site.context.syntax.possessors(site.modified))
    own = own or site.context.particle(site.cue) is not None
    is_paper = is_paper and (own or site.context.tokens[token.head].lemma.lower() in _ISSUING)
    return subject_of(site.context, token.head, site.modified) if is_paper else None


def modified(site: Site) -> int | None:
    """The noun that a clause with the verb says more about: a letter saying …; not: a plan to say …."""
    is_infinitive = bool(site.verbs) and site.context.particle(site.verbs[-1]) is not None
    return None if is_infinitive else site.modified


def modifier(site: Site) -> int | None:
    """The word before the verb which the parse took for its modifier: “…,” Lund notes; many argue."""
    if site.cue == 0 or not is_finite(site.context.tokens[site.cue]):
        return None
    before = site.context.tokens[site.cue - 1]
    return site.cue - 1 if before.head == site.cue and is_modifier(before) else None


def above_comma(site: Site) -> int | None:
    """The noun that the comma before the verb hangs on: a guest, who like them left, said."""
    context, verb = site.context, site.cue
    if not _ends_aside(site):
        return None
    named = context.tokens[verb - 1].head
    if is_under_preposition(context.tokens[named]):
        return _name_between_commas(site)
    is_noun = named < verb and is_nominal(context.tokens[named]) and can_speak(context, named)
    return named if is_noun and context.container[named] == context.container[verb] else None


def _name_between_commas(site: Site) -> int | None:
    """The name that stands alone between the comma before the verb and another: his lawyer, Ada Lund, said."""
    context = site.context
    name = context.name_of(site.cue - 2)
    if name is None or name.start == 0 or context.tokens[name.start - 1].text != ",":
        return None
    return name[-1] if can_speak(context, name[-1]) else None


def before_aside(site: Site) -> int | None:
    """The phrase that opens the sentence, where an aside stands between it and the verb and the parse lost it."""
    context, verb = site.context, site.cue
    if not _ends_aside(site):
        return None
    tokens = context.tokens
    first = context.syntax.sentences[tokens[verb].sentence].first
    comma = next((i for i in range(first, verb - 1) if tokens[i].text == ","), first)
    chunk = range(first, comma)
    if not chunk or not all(
        may_be_in_noun_phrase(tokens[i]) and context.container[i] == context.container[verb] for i in chunk
    ):
        return None
    return comma - 1 if is_nominal(tokens[comma - 1]) else None


def _ends_aside(site: Site) -> bool:
    """Whether a comma stands right before a finite verb."""
    tokens = site.context.tokens
    return bool(site.verbs) and site.cue > 0 and tokens[site.cue - 1].text == "," and is_finite(tokens[site.cue])


def after(site: Site) -> int | None:
    """A subject after the verb that the parse took for its object: “…,” said Ada Lund."""
    if not _opens(site):
        return None
    found = site.context.syntax.possible_subjects(site.cue)
    return next(
        (i for i in found if i > site.cue and _may_follow(site, i)),
        None,
    )


def _may_follow(site: Site, index: int) -> bool:
    """Whether the word may be a subject behind its verb: in the same marks, and no "him" or "yourself"."""
    token = site.context.tokens[index]
    is_subject_form = not is_pronoun(token) or token.text.lower() in _SUBJECT_PRONOUNS
    is_noun = is_nominal(token) or is_number(token)
    return is_noun and is_subject_form and site.context.container[index] == site.context.container[site.cue]


def next_name(site: Site) -> int | None:
    """The name right after the verb, where the parse gave it to another verb: “…,” said Ada Lund, “is ….”."""
    context = site.context
    behind = [i for i in _phrase_behind(site) if not context.is_time(i)] if _opens(site) else []
    found = behind[-1] if behind else None
    return found if found is not None and is_proper_noun(context.tokens[found]) else None


def _phrase_behind(site: Site) -> range:
    """The tokens right behind the verb that may be one noun phrase."""
    last = site.cue
    while last + 1 < len(site.context.tokens) and _joins(site.context, last + 2, site.cue):
        last += 1
    return range(site.cue + 1, last + 1)


def _opens(site: Site) -> bool:
    """Whether the verb stands right after a mark, in a form that may begin with the verb: “…,” said Ada Lund."""
    context, verb = site.context, site.cue
    if not site.verbs or verb == 0 or context.is_word(verb - 1) or context.tokens[verb - 1].text in _BREAKS:
        return False
    token = context.tokens[verb]
    return is_finite(token) or (is_root(token) and (is_plain_form(token) or is_participle(token)))


def beside(site: Site) -> int | None:
    """The name or noun before a verb with an object, whatever the parse makes of it: Lund called the plan “a ruin”."""
    context, verb = site.context, site.cue
    if not site.verbs or verb == 0:
        return None
    before, token = context.tokens[verb - 1], context.tokens[verb]
    is_active = (is_past(token) or is_participle(token)) and not context.syntax.auxiliaries(verb)
    objects = [i for i in context.syntax.objects_and_predicates(verb) if i > verb]
    is_same = {context.container[i] for i in (verb - 1, *objects[:1])} == {context.container[verb]}
    if not (is_active and objects and is_same):
        return None
    is_name = before.text[0].isupper() and before.sentence == token.sentence and token.text[0].islower()
    is_noun = is_name or (is_about_noun(token) and token.head == verb - 1)
    return verb - 1 if is_noun and can_speak(context, verb - 1) else None


def after_marks(site: Site) -> int | None:
    """The phrase right after the words, where the parse lost it in a long apposition: “…,” Ada Lund, 44, of …, said."""
    if site.first is None:
        return None
    tokens, first = site.context.tokens, site.first
    between = range(first, site.cue)
    if not (is_named(tokens[first]) or is_determiner(tokens[first])) or len(between) > _LONG_APPOSITION:
        return None
    if any(_is_main_verb(tokens[i]) for i in between):
        return None
    if is_nominal(tokens[site.cue - 1]) and all(map(may_be_in_noun_phrase, tokens[first : site.cue])):
        return site.cue - 1
    above = (first, *site.context.syntax.ancestors(first))
    head = next((i for i in above if tokens[i].head not in between), None)
    return head if head is not None and head in between and is_nominal(tokens[head]) else None


def _is_main_verb(token: Token) -> bool:
    """Whether a token with a tense, singular where that shows, stands outside relative clauses."""
    is_singular = has_tense(token) and not agrees_with_plural(token)
    return is_singular and not is_relative_clause(token) and not is_active_auxiliary(token)


def possessor(site: Site) -> int | None:
    """Whose a noun of speech is: X's claim that …."""
    return next(iter(site.context.syntax.possessors(site.cue)), None) if site.kind == "noun" else None


def author(site: Site) -> int | None:
    """By whom a noun of speech is: a report by X that …; in the words of X."""
    if site.kind != "noun":
        return None
    context = site.context
    links = _BY | {"of"} if context.tokens[site.cue].text.lower() == "words" else _BY
    preps = (i for i in context.syntax.prepositions_below(site.cue) if context.tokens[i].text.lower() in links)
    return next((name for prep in preps for name in context.syntax.nouns_under(prep)), None)


def named_source(site: Site) -> int | None:
    """According to whom."""
    after_to = site.context.syntax.objects_of(site.cue + 1) if site.kind == "according" else []
    return next(iter(after_to), None)


def before_colon(site: Site) -> int | None:
    """The last word before the colon of a headline."""
    return site.cue - 1 if site.kind == "headline" else None


def _joins(context: QuoteContext, index: int, verb: int) -> bool:
    """Whether the token before belongs to the nominal phrase that ends at the verb."""
    before = context.tokens[index - 1]
    return (
        index > 0
        and context.container[index - 1] == context.container[verb]
        and may_be_in_noun_phrase(before)
        and before.sentence == context.tokens[verb].sentence
    )
