"""Languages as data: each pack is a folder of lexicon, rules and cases with a small morphology."""

from mithaq.languages.pack import LanguagePack, codes, load

__all__ = ["LanguagePack", "codes", "load"]
