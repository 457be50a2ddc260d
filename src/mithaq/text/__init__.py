"""Offset-safe text: folding with a map back, tokens, sentences. Knows scripts, not languages."""

from mithaq.text.folding import Folded, fold, folded
from mithaq.text.sentences import sentence_bounds
from mithaq.text.tokens import Tokeniser, Tokens, tokenise

__all__ = ["Folded", "Tokeniser", "Tokens", "fold", "folded", "sentence_bounds", "tokenise"]
