"""The phrase that a speaker's head token stands in."""

from pipeline.annotate.quotes.scene import Scene

Span = tuple[int, int]

# Words of a speaker phrase at most: a longer one is a slip of the parse. The longest in five real reports had 16.
_LONGEST = 20

# Parts of a noun phrase that say more about its referent but do not belong to the speaker phrase.
_ASIDE = frozenset({"appos", "relcl", "parataxis", "advcl", "punct", "ccomp", "dep"})


def noun_phrase(scene: Scene, head: int, cue: int | None = None) -> Span:
    """The phrase of a speaker: with title and complements, without appositions and clauses behind it, or the cue in it.

    "Ada Lund, the mayor" is "Ada Lund"; "the mayor, Ada Lund" is kept whole, since the name is the fuller designation.
    """
    kept = _kept(scene, head)
    if cue is not None and cue in kept and head < cue:
        kept = {index for index in kept if index < cue}
    same = scene.container[head]
    first = last = head
    while first - 1 in kept and scene.container[first - 1] == same:
        first -= 1
    while last + 1 in kept and scene.container[last + 1] == same:
        last += 1
    last = _named(scene, head, last)
    for further in sorted(kept):
        if further > last and scene.tokens[further].dep == "conj" and scene.container[further] == same:
            last = further
            while last + 1 in kept:
                last += 1
            last = _named(scene, further, last)
    if last > head and scene.tokens[last].tag == "POS":
        last -= 1
    while first < head and scene.tokens[first].dep in {"cc", "advmod", "preconj", "mark"}:
        first += 1
    first, last = _bounded(scene, first, head, last)
    return scene.tokens[first].start, scene.tokens[last].end


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
            is_name = token.dep == "appos" and scene.is_word(scene.syntax.subtree(child)[0] - 1)
            if (is_name or token.dep not in _ASIDE) and not _is_time(scene, child):
                found.append(child)
    return set(found)


def _is_time(scene: Scene, index: int) -> bool:
    """Whether the token is a day, or the preposition before one: the mayor on Thursday."""
    days = [index, *scene.syntax.children(index, "pobj")] if scene.tokens[index].dep in {"prep", "npadvmod"} else []
    return any(scene.tokens[day].entity.endswith(("DATE", "TIME")) for day in days)


def _named(scene: Scene, head: int, last: int) -> int:
    """Take in the name that a comma joins to a description: "his lawyer, Ada Lund"."""
    if scene.tokens[head].pos == "PROPN":
        return last
    for child in scene.syntax.children(head, "appos"):
        token = scene.tokens[child]
        if token.pos == "PROPN" and child > last and scene.container[child] == scene.container[head]:
            phrase = sorted(_kept(scene, child))
            if phrase[0] == last + 2 and scene.tokens[last + 1].text == ",":
                return phrase[-1]
    return last
