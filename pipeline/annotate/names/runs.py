"""Runs: the longest stretches of words in a sentence that could be one name, or several side by side."""

import itertools
from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_function_word, is_outside_noun_phrases, is_plural, is_proper_noun
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.given import given_names, is_given, is_month_in_name, opens_name
from pipeline.annotate.names.words import Word, bare, is_capitalized, is_demonym, is_people, is_role, is_team
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries
from pipeline.naming import country, fold

# Word classes that a capital at the start of a sentence, or in a headline, does not make a name.
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_ARTICLES = listed("name_words", "articles")
_GENITIVES = listed("name_words", "genitives")
_HYPHENATED = listed("name_words", "hyphenated")
_GLUED_ARTICLES = listed("name_words", "glued_articles")
_PREFIXES = listed("name_words", "prefixes")
_PARTICLES = listed("name_words", "firm_particles")
_PURPOSES = listed("name_words", "purposes")
_SITES = listed("name_words", "sites")
_QUOTES = frozenset("\"'“”‘’``''")


def runs(line: list[Word], syntax: Clauses) -> Iterator[tuple[int, int]]:
    """Ranges of word positions, `first` to `last` (excluded)."""
    first = 0
    while first < len(line):
        if not _begins(line, first, syntax):
            first += 1
            continue
        last = first + 1
        while (step := _joined(line, last, syntax)) > last:
            last = step
        if last < len(line) and line[last].text in entries("lowercase_heads") and not is_demonym(line[last - 1].text):
            last += 1
        yield first, last
        first = last


def _begins(line: list[Word], at: int, syntax: Clauses) -> bool:
    """Whether a name may begin here."""
    word = line[at]
    if not _is_part(line, at):
        return _begins_small(line, at)
    if word.text == "I" or bare(word) in _ARTICLES or _is_verb(line, at) or _is_prefix(line, at):
        return False
    token = syntax.tokens[word.token]
    initial = at == 0 or word.shouted or line[at - 1].text in _QUOTES or line[at - 1].text == ":"
    if initial and _is_before_people(line, at):
        return False
    if word.label in NAME_LABELS or country(word.text):
        return not (initial and is_function_word(token)) or opens_name(line, at, syntax)
    if initial:
        named = is_proper_noun(token) and bare(word) not in entries("locatives")
        return named or opens_name(line, at, syntax) or _is_before_player(line, at, syntax)
    return not is_outside_noun_phrases(token)


def _begins_small(line: list[Word], at: int) -> bool:
    """Whether a number or a small word begins a name ("3 Mobile", "de Rooij", "al-Tarabi")."""
    word = line[at]
    if word.text in _GLUED_ARTICLES and at + 2 < len(line) and line[at + 1].text == "-" and _glued(line, at + 1):
        return is_capitalized(line[at + 2])
    numbered = word.text[:1].isdigit() and word.label in {"ORG", "FAC"}
    particle = word.label == "PERSON" and bare(word) in entries("name_particles")
    return (numbered or particle) and at + 1 < len(line) and is_capitalized(line[at + 1])


def _is_prefix(line: list[Word], at: int) -> bool:
    """Whether the word is no name but what a hyphen joins to one ("Pro-Lima", "Anti-Oslo")."""
    return bare(line[at]) in _PREFIXES and at + 1 < len(line) and line[at + 1].text == "-" and _glued(line, at + 1)


def _is_before_people(line: list[Word], at: int) -> bool:
    """Whether the word is no name but a noun for those whose given names follow it ("Brothers Ana and Bo Ruiz")."""
    if at + 1 == len(line) or not is_people(line[at]) or line[at].label not in {"PERSON", ""}:
        return False
    kin = bare(line[at]).removesuffix("s") in entries("kinship")
    return is_given(line[at + 1]) or (kin and is_capitalized(line[at + 1]))


def _is_before_player(line: list[Word], at: int, syntax: Clauses) -> bool:
    """Whether a plural at the start may be a team's name: a role and a person follow ("Hornets coach Ana Ruiz")."""
    following = line[at + 1 : at + 4]
    plural = is_plural(syntax.tokens[line[at].token])
    role = any(word.text.islower() and (is_role(word) or bare(word) in entries("sports")) for word in following)
    return plural and role and any(word.label == "PERSON" and word.opens for word in following)


def _is_part(line: list[Word], at: int) -> bool:
    """Whether a capital tells that the word may be part of a name; rubrics ("Image:") and loose letters are none."""
    word = line[at]
    if not is_capitalized(word) and not _is_numbered(line, at) and not is_month_in_name(line, at):
        return False
    following = line[at + 1].text if at + 1 < len(line) else ""
    rubric = following == ":" and bare(word) in entries("label_words")
    letter = following == "-" and len(word.text) == 1
    return not rubric and not letter


def _is_numbered(line: list[Word], at: int) -> bool:
    """Whether digits at the start of the word do not keep it out of a name."""
    word = line[at]
    if not word.text[:1].isdigit():
        return False
    inside = word.label == "ORG" and not word.opens and not word.text.isdigit()
    return inside or (is_team(word.text) and at > 0 and is_capitalized(line[at - 1]))


def _joined(line: list[Word], at: int, syntax: Clauses) -> int:
    """Position behind the next words if they carry the name on; `at` if the name ends before it."""
    if at >= len(line):
        return at
    word = line[at]
    if _is_part(line, at):
        return at if _stops(line, at, syntax) else at + 1
    if at + 1 == len(line):
        return at
    if _is_linked(line, at, syntax):
        return at + (4 if _is_hyphenated(line, at) else 2)
    if bare(word) in entries("name_particles"):
        return _behind_particles(line, at)
    return _connected(line, at)


def _behind_particles(line: list[Word], at: int) -> int:
    """Position behind the surname that small words begin ("van der Hoeven"); `at` if they join no person's name."""
    last = at + 1
    while last < min(at + 3, len(line)) and (line[last].text == "-" or bare(line[last]) in entries("name_particles")):
        if is_capitalized(line[last]):
            break
        last += 1
    if last == len(line) or not is_capitalized(line[last]):
        return at
    personal = _is_personal(line[at - 1], line[at], line[last]) or _is_personal(line[at - 1], line[at], line[at + 1])
    two = last - at == 2 and line[at + 1].text != "-" and not is_role(line[at - 1])
    return last + 1 if personal or two or bare(line[at]) in _PARTICLES or is_given(line[at - 1]) else at


def _behind_nickname(line: list[Word], at: int) -> int | None:
    """Position behind the word that follows a nickname in quotation marks or parentheses (Ana "Big Boss" Ruiz)."""
    marks = _QUOTES if line[at].text in _QUOTES else frozenset({")"})
    if line[at].text not in _QUOTES | {"("}:
        return None
    closing = next((n for n in range(at + 2, min(at + 5, len(line) - 1)) if line[n].text in marks), None)
    if closing is None or not all(is_capitalized(line[n]) for n in (*range(at + 1, closing), closing + 1)):
        return None
    left, right = line[at - 1], line[closing + 1]
    named = is_given(left) and not is_role(right)
    if line[at].text == "(":
        nickname = " ".join(word.text for word in line[at + 1 : closing])
        other = (
            nickname.isupper()
            or place_weight(nickname) > 0
            or any(word.text == "(" for word in line[closing + 2 : closing + 3])
        )
        return closing + 2 if named and not other and fold(left.text) in given_names() else None
    return closing + 2 if named or {left.label, right.label} <= {"PERSON", ""} else None


def _stops(line: list[Word], at: int, syntax: Clauses) -> bool:
    """Whether a capitalized word is no part of the name before it; headlines capitalize all words."""
    word, token = line[at], syntax.tokens[line[at].token]
    if _is_verb(line, at) or (word.opens and bare(line[at - 1]) in entries("company_suffixes")):
        return True
    if word.shouted and not word.text.isupper():
        return is_outside_noun_phrases(token) or (word.label != line[at - 1].label and word.label in NAME_LABELS | {""})
    return is_outside_noun_phrases(token) and word.label not in NAME_LABELS


def _is_verb(line: list[Word], at: int) -> bool:
    """Whether a capitalized word is a verb of a headline, where capitals tell nothing: "Fired", "To Name"."""
    word = line[at]
    if word.text.isupper() and not word.shouted:
        return False
    infinitive = at > 0 and line[at - 1].text == "To"
    return word.text == "To" or infinitive or word.text.lower() in entries("headline_verbs")


def _is_linked(line: list[Word], at: int, syntax: Clauses) -> bool:
    """Whether a hyphen, "&" or possessive joins the words on its two sides to one name."""
    left, link, right = line[at - 1], line[at], line[at + 1]
    if _is_hyphenated(line, at):
        return True
    same = link.label == right.label and not right.opens
    if link.text == "-" and _glued(line, at):
        if _are_two_people(line, at):
            return False
        syllable = same and link.label == "PERSON" and is_proper_noun(syntax.tokens[right.token])
        two = right.opens and {left.label, right.label} <= {"ORG", "GPE"}
        return (is_capitalized(right) and not country(left.text) and not two) or syllable
    if link.text in _GENITIVES:
        named = left.label in {"PERSON", ""} and bare(right) in entries("named_houses")
        common = " ".join(word.text for word in line[at + 1 : at + 3]) in entries("institutions")
        apart = place_weight(left.text) > 0 and not common
        body = link.label == "ORG" and not apart and _has_head(line[at + 1 :])
        whole = same and (link.label == "GPE" or body)
        return (named or whole) and is_capitalized(right)
    if link.text in {"'", "’"} and left.text == "O":
        return is_capitalized(right)
    return link.text == "&" and is_capitalized(right)


def _are_two_people(line: list[Word], at: int) -> bool:
    """Whether a full name stands on each side of the hyphen ("the Ana Ruiz-Carol Doe debate")."""
    both = [*line[max(at - 2, 0) : at], *line[at + 1 : at + 3]]
    named = len(both) == 4 and all(word.label == "PERSON" and is_capitalized(word) for word in both)
    return named and bare(line[at - 1]) not in entries("name_particles")


def _is_hyphenated(line: list[Word], at: int) -> bool:
    """Whether a small word stands between two hyphens, with a capital behind them ("Aix-en-Provence")."""
    if at + 3 >= len(line) or line[at + 2].text != "-" or line[at].text != "-":
        return False
    small, right = line[at + 1], line[at + 3]
    if small.text in entries("function_words") - _HYPHENATED:
        return False
    return _glued(line, at) and _glued(line, at + 2) and not is_capitalized(small) and is_capitalized(right)


def _glued(line: list[Word], at: int) -> bool:
    return line[at - 1].end == line[at].start and line[at].end == line[at + 1].start


def _is_personal(left: Word, particle: Word, right: Word) -> bool:
    return "PERSON" in {left.label, particle.label, right.label} or particle.label in NAME_LABELS


def _has_head(words: list[Word]) -> bool:
    """Whether a noun for a kind of organization or place is among the first words, which are of one model's entity."""
    heads = entries("organization_heads") | entries("place_heads")
    entity = itertools.takewhile(lambda word: word.label == words[0].label and not word.opens, words[1:])
    return any(bare(word) in heads for word in (words[0], *entity))


def _is_body(line: list[Word], at: int) -> bool:
    """Whether the model's entity around the word is an organization's or place's, with a noun for what it is."""
    label = line[at].label
    while at > 0 and not line[at].opens:
        at -= 1
    return label in {"ORG", "FAC", "LOC"} and _has_head(line[at:])


def _ends_late(line: list[Word], at: int) -> bool:
    """Whether "and" is inside an organization's name that the model cuts short before it: the noun for it is behind.

    "European Harbour and Coast Company", the last two words without a label of their own.
    """
    last = at + 1
    while last < len(line) and is_capitalized(line[last]) and line[last].label == "":
        last += 1
    ends = last - at > 2 and bare(line[last - 1]) in entries("organization_heads")
    return ends and line[at - 1].label == "ORG" and bare(line[at - 1]) not in entries("organization_heads")


def _connected(line: list[Word], at: int) -> int:
    """Position behind "of the Interior", "for Disease Control", "and Budget" if they belong to the name before them."""
    if (nickname := _behind_nickname(line, at)) is not None:
        return nickname
    word, left = line[at], line[at - 1]
    right = at + 2 if at + 1 < len(line) and line[at + 1].text == "the" else at + 1
    if right >= len(line) or not is_capitalized(line[right]):
        return at
    whole = all(line[n].label == left.label and not line[n].opens for n in range(at, right + 1))
    headed = bare(left) in entries("organization_heads")
    if word.text == "of":
        joins = headed or bare(left) in entries("place_heads") or (whole and left.label != "" and not is_role(left))
    elif word.text in _PURPOSES:
        apart = line[right].opens and (line[right].text.isupper() or line[right].label in {"GPE", "LOC"})
        person = at > 1 and fold(line[at - 2].text) in given_names() and is_capitalized(line[at - 2])
        joins = (headed and not is_role(left) and not apart) or (whole and left.label == "ORG" and not person)
    elif word.text in _SITES:
        joins = whole and left.label in {"ORG", "FAC", "LOC"}
    elif word.text == "and":
        joins = (whole and _is_body(line, at)) or _ends_late(line, at)
    else:
        joins = False
    return right + 1 if joins else at
