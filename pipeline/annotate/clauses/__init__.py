"""Clauses: the parse asked in the words of grammar. Beside the language step the one package that knows its labels.

Three ways to ask, from the single word to the clause:

* `words` and `parts`: what a word is, from the token alone: a noun, a past tense; a subject, a relative clause.
* `Clauses`, the relations of a word: its objects, possessors, modifiers, auxiliaries, appositions and prepositions.
* `Clauses`, the clause: who acts and who is acted on, whatever the voice; the antecedent of a relative pronoun; the
  subject that an infinitive or participle is understood to have; the phrase around a noun; the verb that governs it.

A language has a module here that answers for it; English has `en`, over the relations of the ClearNLP scheme.
"""

from pipeline.annotate.clauses.en import Clauses

__all__ = ["Clauses"]
