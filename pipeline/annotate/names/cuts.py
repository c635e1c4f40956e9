"""Cuts a run of capitalized words into the names that it holds, and the titles that stand before them.

"Mexican Foreign Minister Ana Ruiz" is a title and a name, "US Attorney General" the name of a country and a title,
"US Department of Justice" one name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.given import given_names, is_given
from pipeline.annotate.names.places import KNOWN_STATE
from pipeline.annotate.names.words import Word, bare, is_demonym, is_role, is_role_text, sex_of_role
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries
from pipeline.naming import country, fold

_SURNAMES = listed("name_words", "organization_surnames")
_AFTER_HEADS = listed("name_words", "after_heads")
_TITLE_LINKS = listed("name_words", "title_links") | {"-"}
_NOT_FIRST = listed("name_words", "not_first") | {"-"}
_NOT_LAST = listed("name_words", "not_last") | {"-"}
_FIELD_LINKS = listed("name_words", "title_links") | {",", "&"}
_FIELD_OPENERS = listed("name_words", "title_names")

# Bodies that each country has its own of.
_NATIONAL = listed("name_words", "national_bodies")

# Roles that open names of bodies as often as they are titles.
_BODY_ROLES = listed("name_words", "body_roles")

# The farthest that the office may stand before the last word for its field ("Minister for Tides, Ports and Canals").
_FIELDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Positions of a name in its sentence, `first` to `last` (excluded), and where the title before it begins."""

    first: int
    last: int
    title: int | None = None


def cut(line: list[Word], first: int, last: int) -> Iterator[Piece]:
    """The names in the run `first` to `last` of the sentence, from left to right."""
    office, first = first, _behind_office(line, first, last)
    if office < first < last and not is_institution(line, first, last):
        yield Piece(first=first, last=last, title=office)
    if office < first:
        return
    if (land := _abbreviated_country(line, first, last)) is not None:
        yield from cut(line, first, land[0])
        yield Piece(first=land[0], last=land[1])
        if land[1] < last:
            yield from cut(line, *land[1:], last)
        return
    body = _institution_at_end(line, first, last)
    if body > first:
        yield from cut(line, first, body)
    if is_institution(line, body, last):
        yield Piece(first=body, last=last)
        return
    person = _person_after_title(line, first, last)
    if person is None:
        yield from _plain(line, first, last)
        return
    title = _title_start(line, first, person)
    if title > first:
        yield from _plain(line, first, title)
    if not _is_title(line[person:last]):
        yield Piece(first=person, last=last, title=title if title < person else None)


def _behind_office(line: list[Word], first: int, last: int) -> int:
    """Where the person begins behind the words for the field of an office ("Minister of Trade and Health Ana Ruiz").

    `last` where the field is all there is, `first` where the words tell no field.
    """
    at = first
    while at < last and (_is_field(line[at]) or (at > first and line[at].text in _FIELD_LINKS)):
        at += 1
    if at == first or not _follows_office(line, first):
        return first
    person = last - at > 1 or (at < last and line[at].label == "PERSON")
    return at if person or at == last else first


def _is_field(word: Word) -> bool:
    return bare(word) in entries("office_fields")


def _follows_office(line: list[Word], first: int) -> bool:
    """Whether an office with "of" or "for" stands before the words, with nothing but its fields between."""
    at = first - 1
    while at > max(first - _FIELDS, 0) and (line[at].text in _FIELD_LINKS or _is_field(line[at])):
        if line[at].text in _FIELD_OPENERS and is_role(line[at - 1]):
            return True
        at -= 1
    return False


def _abbreviated_country(line: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """Positions of a country's abbreviation behind a name that it is no part of ("Ana Ruiz U.S. Surgeon General")."""
    for at in range(first + 1, last):
        for end in (at + 1, min(at + 2, last)):
            text = " ".join(word.text for word in line[at:end])
            if text.endswith(".") and country(text) and line[at - 1].label == "PERSON":
                return at, end
    return None


def is_institution(line: list[Word], first: int, last: int) -> bool:
    """Whether the words read as the name of one organization or place, whatever titles are among them."""
    text = " ".join(word.text for word in line[first:last])
    if text in entries("institutions"):
        return True
    if last - first < 2:
        return False
    if line[last - 1].label == "PERSON" and bare(line[last - 1]) not in entries("organization_heads") - _SURNAMES:
        return False
    heads = entries("organization_heads") | entries("place_heads")
    if bare(line[last - 1]) in heads and not is_role(line[last - 1]):
        return True
    inner = (n for n in range(first, last - 1) if line[n + 1].text in _AFTER_HEADS)
    return any(bare(line[n]) in heads and not is_role(line[n]) for n in inner)


def _institution_at_end(line: list[Word], first: int, last: int) -> int:
    """Where a well-known institution begins behind a person's name ("Lee White House"); else `first`."""
    for at in range(first + 1, last - 1):
        if " ".join(word.text for word in line[at:last]) in entries("institutions") and line[first].label == "PERSON":
            return at
    return first


def _person_after_title(line: list[Word], first: int, last: int) -> int | None:
    """Where the person's name begins in "Foreign Minister Ana Ruiz": behind the last role, or where the model says."""
    for at in range(last - 2, first - 1, -1):
        following = line[at + 1]
        last_part = bare(following) in entries("name_suffixes") or not any(map(str.isalnum, following.text))
        if (is_role(line[at]) or _is_plural(line, at)) and not last_part and not _inside_other(line, at, last):
            return at + 1
    for at in range(first + 1, last):
        if line[at].label == "PERSON" and line[at].opens and _is_apart(line, first, at):
            return at
    before = bare(line[first - 1]) if first else ""
    if before in entries("honorifics") or (before in entries("roles") and line[first].label in {"PERSON", ""}):
        return first
    return first if before in entries("roles") - entries("businesses") and _is_plain(line[first:last]) else None


def _is_plain(words: list[Word]) -> bool:
    """Whether two or three words of letters may be a person's name, whatever the model says: none tells a body."""
    kinds = (
        entries("organization_heads") | entries("place_heads") | entries("thing_heads") | entries("company_suffixes")
    )
    written = all(word.text.isalpha() and word.text.istitle() and bare(word) not in kinds for word in words)
    return 2 <= len(words) <= 3 and written and not place_weight(" ".join(word.text for word in words))


def _is_plural(line: list[Word], at: int) -> bool:
    """Whether the word is a role of several people that the model leaves out of the name behind it ("Senators")."""
    return line[at + 1].label == "PERSON" and line[at + 1].opens and is_role_text(bare(line[at]).removesuffix("s"))


def _is_apart(line: list[Word], first: int, at: int) -> bool:
    """Whether what stands before a person's name is no part of it; given names are often taken for small places."""
    left = line[at - 1]
    if left.text in entries("name_particles"):
        return False
    if left.label in {"GPE", "LOC", ""} and at - 1 == first and not is_role(left):
        return place_weight(left.text) > 2 or is_demonym(left.text)
    return left.label != "PERSON" and left.text[-1].isalnum()


def _inside_other(line: list[Word], at: int, last: int) -> bool:
    """Whether the role is part of a longer name ("General Motors", "Stephen King Jr.", "Don Tarn")."""
    word, following = line[at], line[at + 1]
    if last - at == 2 and fold(word.text) in given_names() and word.label == "PERSON" and word.opens:
        return True
    if _opens_person(line, at, last):
        return False
    if word.label in {"ORG", "FAC", "LOC", "GPE"} and following.label == word.label and not following.opens:
        return bare(word) not in entries("honorifics") and sex_of_role(bare(word)) is None
    surname = word.label == "PERSON" and not word.opens and line[at - 1].label == "PERSON"
    return surname and last - at < 3 and not is_role(line[at - 1])


def _opens_person(line: list[Word], at: int, last: int) -> bool:
    """Whether a role opens the run, and a given name and a surname follow it ("Bishop Ana Ruiz", "Nurse Ama Quarmy").

    Two words that nothing is known of are these, unless the role opens many names of bodies ("Star", "Guardian").
    """
    behind = line[at + 1 : last]
    if len(behind) < 2 or (at and line[at - 1].text[:1].isupper()):
        return False
    kinds = entries("organization_heads") | entries("place_heads") | entries("thing_heads")
    if bare(behind[-1]) in kinds or bare(line[at]) in _BODY_ROLES:
        return False
    if is_given(behind[0]):
        return True
    return len(behind) == 2 and _is_plain(behind) and not any(is_role(word) or is_demonym(word.text) for word in behind)


def _title_start(line: list[Word], first: int, person: int) -> int:
    """Where the title before the person begins: its roles and what modifies them, in small letters too."""
    at = person
    while at > 0 and _is_title_word(line, at - 1, inside=at > first):
        at -= 1
    while at < person and bare(line[at]) in _TITLE_LINKS:
        at += 1
    return at


def _is_title_word(line: list[Word], at: int, *, inside: bool) -> bool:
    word = line[at]
    if not inside and line[at + 1].label == "" and word.text[:1].isupper():
        return False
    text = bare(word)
    return is_role(word) or text in entries("title_modifiers") or is_demonym(word.text)


def _is_loose(line: list[Word], first: int, last: int) -> bool:
    """Whether the last word belongs to the role behind it, as in "White House Press", and not to the name."""
    shorter = " ".join(word.text for word in line[first : last - 1])
    return shorter in entries("institutions") or not is_institution(line, first, last)


def _is_title(words: list[Word]) -> bool:
    """Whether the words are roles and what modifies roles alone ("Defense Secretary")."""
    return all(is_role(word) or bare(word) in entries("title_modifiers") for word in words)


def _plain(line: list[Word], first: int, last: int) -> Iterator[Piece]:
    """Names in a stretch that holds no titled person: a country before something else is cut off."""
    first, last = _without_edges(line, first, last)
    if first >= last or (_is_title(line[first:last]) and line[first].label not in {"GPE", "PERSON"}):
        return
    text = " ".join(word.text for word in line[first:last])
    if place_weight(text) == 0 and _is_country_before(line, first, last):
        yield Piece(first=first, last=first + 1)
        yield from _plain(line, first + 1, last)
        return
    yield Piece(first=first, last=last)


def _without_edges(line: list[Word], first: int, last: int) -> tuple[int, int]:
    """The stretch without demonyms, roles, what modifies these, and links at its edges; a place's name stays whole."""
    if place_weight(" ".join(word.text for word in line[first:last])) >= KNOWN_STATE:
        return first, last
    while first < last and (is_demonym(line[first].text) or line[first].text in _NOT_FIRST):
        if _opens_organization(line, first, last):
            break
        first += 1
    while first < last:
        word = line[last - 1]
        if bare(word) in entries("numbered_nouns") and last < len(line) and line[last].text[:1].isdigit():
            last -= 1
        elif is_demonym(word.text) or (is_role(word) and not _is_surname(line, first, last)):
            last -= 1
            while first < last and bare(line[last - 1]) in entries("title_modifiers") and _is_loose(line, first, last):
                last -= 1
        elif word.text in _NOT_LAST:
            last -= 1
        else:
            break
    return first, last


def _opens_organization(line: list[Word], first: int, last: int) -> bool:
    """Whether a people's name begins an organization's, as the model has it ("European Harbour and Coast Company")."""
    inside = line[first:last]
    text = " ".join(word.text for word in inside)
    if text in entries("institutions") or text.partition(" ")[2] in _NATIONAL:
        return True
    one = inside[0].opens and all(word.label == "ORG" for word in inside) and not any(word.opens for word in inside[1:])
    return one and len(inside) > 2 and not is_role(inside[-1])


def _is_country_before(line: list[Word], first: int, last: int) -> bool:
    """Whether the run begins with a country or state that is no part of the name behind it."""
    if last - first < 2:
        return False
    apart = line[first].label == "GPE" and line[first + 1].opens and place_weight(line[first].text) >= KNOWN_STATE
    return apart or (country(line[first].text) is not None and line[first + 1].label != line[first].label)


def _is_surname(line: list[Word], first: int, last: int) -> bool:
    """Whether the role at the end is a surname or part of a place's name ("Stephen King", "Mount Cook")."""
    if last - first > 1 and bare(line[last - 2]) in entries("place_openers"):
        return True
    return last - first > 1 and line[last - 1].label == "PERSON" and line[last - 2].label == "PERSON"
