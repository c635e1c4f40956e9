"""The language of a text."""

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.lexicon import lines, words

# Above the first probability the language is clear, below the second it is not.
_CLEAR, _UNCLEAR = 0.9, 0.5
# Of fewer words nobody can tell, unless it is clear.
_FEWEST_WORDS = 4
# A text's language shows in its first words; more only takes time.
_ENOUGH = 5000
# So many words, and so great a share of all, must be English function words where letters do not tell.
_FUNCTION_WORDS, _FUNCTION_SHARE = 2, 0.15
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(lines("languages"))
    return identifier


def identify_language(text: str) -> str | None:
    """Code of the text's language (ISO 639-1), by py3langid's model of letter sequences; None where it is unclear.

    Names from elsewhere mislead the model in short texts; there English function words decide.
    """
    opening = " ".join(_ADDRESS.sub(" ", text).split())[:_ENOUGH]
    language, probability = _identifier().classify(opening)
    tokens = opening.lower().split()
    if probability < _CLEAR and _looks_english(tokens):
        return "en"
    return str(language) if probability >= (_UNCLEAR if len(tokens) >= _FEWEST_WORDS else _CLEAR) else None


def _looks_english(tokens: list[str]) -> bool:
    count = sum(token.strip(".,;:!?\"'“”‘’()") in words("english_function_words") for token in tokens)
    return count >= _FUNCTION_WORDS and count >= _FUNCTION_SHARE * len(tokens)
