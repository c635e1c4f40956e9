"""The phrase that the head token of a speaker belongs to."""

from pipeline.annotate.clauses.parts import is_apposition, is_aside, is_joined, is_opener, is_time_like
from pipeline.annotate.clauses.words import is_genitive_mark, is_proper_noun
from pipeline.annotate.quotes.context import QuoteContext

Span = tuple[int, int]

# Words of a speaker phrase at most: a longer one is a slip of the parse. The longest in five real reports had 16.
_LONGEST = 20


def noun_phrase(context: QuoteContext, head: int, cue: int | None = None) -> Span:
    """The phrase of a speaker: with title and complements, without appositions, clauses after it, or the cue in it.

    "Ada Lund, the mayor" is "Ada Lund"; "the mayor, Ada Lund" is kept whole, since the name is the fuller designation.
    """
    kept = _kept(context, head)
    if cue in kept and head < cue:
        kept = {index for index in kept if index < cue}
    kept = {index for index in kept if context.container[index] == context.container[head]}
    first = head
    while first - 1 in kept or context.is_glued(first):
        first -= 1
    while first < head and is_opener(context.tokens[first]):
        first += 1
    first, last = _bounded(context, first, head, _last(context, head, kept))
    first, last = _whole(context, first, last, cue)
    return context.tokens[first].start, context.tokens[last].end


def _last(context: QuoteContext, head: int, kept: set[int]) -> int:
    """The last token of the phrase, with the names and nouns joined to it; without the mark of a possessor."""
    last = _end_of_run(context, head, kept)
    for further in sorted(kept):
        if is_joined(context.tokens[further]):
            last = _end_of_run(context, further, kept) if further > last else _named(context, further, last)
    return last - 1 if last > head and is_genitive_mark(context.tokens[last]) else last


def _end_of_run(context: QuoteContext, head: int, kept: set[int]) -> int:
    """The last of the tokens that are kept in a row from the head on, with a name that a comma joins to it."""
    last = head
    while last + 1 in kept or context.is_glued(last + 1):
        last += 1
    return _named(context, head, last)


def _bounded(context: QuoteContext, first: int, head: int, last: int) -> tuple[int, int]:
    """The phrase, or of one that is too long what stands between the commas around its head, as far as it may go."""
    if last - first < _LONGEST:
        return first, last
    first = next((i + 1 for i in range(head, first, -1) if context.tokens[i].text == ","), first)
    last = next((i - 1 for i in range(head + 1, last) if context.tokens[i].text == ","), last)
    first = max(first, head - _LONGEST + 1)
    return first, min(last, first + _LONGEST - 1)


def _whole(context: QuoteContext, first: int, last: int, cue: int | None) -> tuple[int, int]:
    """The phrase with its article, the names that it cuts through, and the name that fills its gap to the cue."""
    name = context.name_of(first)
    if name is not None and name.start < first and cue not in name:
        first = name.start
    name = context.name_of(last) or context.name_of(last + 1)
    if name is None and context.is_described(last, cue):
        name = context.name_of(last + 2)
    is_cut = name is not None and name.start <= last
    if name is not None and (is_cut or name.stop == cue):
        last = max(last, name[-1])
    if first > 0 and context.is_mere_article(first - 1):
        first -= 1
    return first, last


def _kept(context: QuoteContext, head: int) -> set[int]:
    """The tokens of a noun phrase without asides and times; an apposition without a comma is title and name: kept."""
    found = [head]
    for node in found:
        for child in context.syntax.children(node):
            token = context.tokens[child]
            is_name = is_apposition(token) and context.is_word(context.syntax.subtree(child)[0] - 1)
            if (is_name or not is_aside(token)) and not _is_time(context, child):
                found.append(child)
    return set(found)


def _is_time(context: QuoteContext, index: int) -> bool:
    """Whether the token is a day, or the preposition before one: the mayor on Thursday."""
    days = [index, *context.syntax.nouns_under(index)] if is_time_like(context.tokens[index]) else []
    return any(map(context.is_time, days))


def _named(context: QuoteContext, head: int, last: int) -> int:
    """Take in the name that a comma joins to a description: "his lawyer, Ada Lund"."""
    if is_proper_noun(context.tokens[head]):
        return last
    for child in context.syntax.appositions(head):
        token = context.tokens[child]
        if is_proper_noun(token) and child > last and context.container[child] == context.container[head]:
            phrase = sorted(_kept(context, child))
            if phrase[0] == last + 2 and context.tokens[last + 1].text == ",":
                return phrase[-1]
    return last
