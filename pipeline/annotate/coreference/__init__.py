"""Coreference within one document: whom names, titles, pronouns, plural phrases and labels stand for."""
