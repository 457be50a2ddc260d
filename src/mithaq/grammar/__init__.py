"""The rule engine: word analysis, classes, patterns, matches, names. Knows no language."""

from mithaq.grammar.allowed import Allowed, check_classes
from mithaq.grammar.data import load_yaml
from mithaq.grammar.gazetteer import Gazetteer, Hit
from mithaq.grammar.lexicon import Lexicon, split
from mithaq.grammar.made import made
from mithaq.grammar.reader import Reader
from mithaq.grammar.rules import SHORT, Grammar, Match, Rule, load_rules, settle
from mithaq.grammar.words import PerWord, Plain, Reading, Word, WordBank

__all__ = [
    "SHORT",
    "Allowed",
    "Gazetteer",
    "Grammar",
    "Hit",
    "Lexicon",
    "Match",
    "PerWord",
    "Plain",
    "Reader",
    "Reading",
    "Rule",
    "Word",
    "WordBank",
    "check_classes",
    "load_rules",
    "load_yaml",
    "made",
    "settle",
    "split",
]
