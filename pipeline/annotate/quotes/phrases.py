"""The phrase that the head token of a speaker belongs to."""

from pipeline.annotate.clauses.parts import is_apposition, is_aside, is_joined, is_opener, is_time_like
from pipeline.annotate.clauses.words import is_genitive_mark, is_proper_noun
from pipeline.annotate.quotes.scene import Scene

Span = tuple[int, int]

# Words of a speaker phrase at most: a longer one is a slip of the parse. The longest in five real reports had 16.
_LONGEST = 20


def noun_phrase(scene: Scene, head: int, cue: int | None = None) -> Span:
    """The phrase of a speaker: with title and complements, without appositions, clauses after it, or the cue in it.

    "Ada Lund, the mayor" is "Ada Lund"; "the mayor, Ada Lund" is kept whole, since the name is the fuller designation.
    """
    kept = _kept(scene, head)
    if cue in kept and head < cue:
        kept = {index for index in kept if index < cue}
    kept = {index for index in kept if scene.container[index] == scene.container[head]}
    first = head
    while first - 1 in kept:
        first -= 1
    while first < head and is_opener(scene.tokens[first]):
        first += 1
    first, last = _bounded(scene, first, head, _last(scene, head, kept))
    return scene.tokens[first].start, scene.tokens[last].end


def _last(scene: Scene, head: int, kept: set[int]) -> int:
    """The last token of the phrase, with the names and nouns joined to it; without the mark of a possessor."""
    last = _end_of_run(scene, head, kept)
    for further in sorted(kept):
        if further > last and is_joined(scene.tokens[further]):
            last = _end_of_run(scene, further, kept)
    return last - 1 if last > head and is_genitive_mark(scene.tokens[last]) else last


def _end_of_run(scene: Scene, head: int, kept: set[int]) -> int:
    """The last of the tokens that are kept in a row from the head on, with a name that a comma joins to it."""
    last = head
    while last + 1 in kept:
        last += 1
    return _named(scene, head, last)


def _bounded(scene: Scene, first: int, head: int, last: int) -> tuple[int, int]:
    """The phrase, or of one that is too long what stands between the commas around its head, as far as it may go."""
    if last - first < _LONGEST:
        return first, last
    first = next((i + 1 for i in range(head, first, -1) if scene.tokens[i].text == ","), first)
    last = next((i - 1 for i in range(head + 1, last) if scene.tokens[i].text == ","), last)
    first = max(first, head - _LONGEST + 1)
    return first, min(last, first + _LONGEST - 1)


def _kept(scene: Scene, head: int) -> set[int]:
    """The tokens of a noun phrase without asides and times; an apposition without a comma is title and name: kept."""
    found = [head]
    for node in found:
        for child in scene.syntax.children(node):
            token = scene.tokens[child]
            is_name = is_apposition(token) and scene.is_word(scene.syntax.subtree(child)[0] - 1)
            if (is_name or not is_aside(token)) and not _is_time(scene, child):
                found.append(child)
    return set(found)


def _is_time(scene: Scene, index: int) -> bool:
    """Whether the token is a day, or the preposition before one: the mayor on Thursday."""
    days = [index, *scene.syntax.nouns_under(index)] if is_time_like(scene.tokens[index]) else []
    return any(scene.tokens[day].entity.endswith(("DATE", "TIME")) for day in days)


def _named(scene: Scene, head: int, last: int) -> int:
    """Take in the name that a comma joins to a description: "his lawyer, Ada Lund"."""
    if is_proper_noun(scene.tokens[head]):
        return last
    for child in scene.syntax.appositions(head):
        token = scene.tokens[child]
        if is_proper_noun(token) and child > last and scene.container[child] == scene.container[head]:
            phrase = sorted(_kept(scene, child))
            if phrase[0] == last + 2 and scene.tokens[last + 1].text == ",":
                return phrase[-1]
    return last
