"""Language packs: a lexicon, rules and a small morphology, loaded once and shared."""

import tomllib
from collections.abc import Callable
from functools import lru_cache, partial
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import SimpleNamespace
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar import Grammar, Lexicon, Plain, Reader, Word, WordBank, load_rules, load_yaml, made, split
from mithaq.languages import bare
from mithaq.text import Tokeniser, Tokens, fold, sentence_bounds

Script = SimpleNamespace
"""What names look like in a language: the functions of ``bare``, or a pack's own."""
_GLUED_FROM = 6  # letters above which a word may be two printed without their space


class LanguagePack:
    """All that Mithaq knows of one language. ``bank[form]`` analyses a word; ``grammar(layer)`` has a layer's rules."""

    def __init__(self, code: str) -> None:
        self.root: Traversable = files("mithaq.languages") / code
        if not code.isalpha() or not (self.root / "pack.toml").is_file():
            raise PackError(f"there is no language pack {code!r}")
        self.code = code
        self.settings: dict[str, Any] = tomllib.loads((self.root / "pack.toml").read_text(encoding="utf-8"))
        self.morphology = import_module(f"mithaq.languages.{code}.morphology")
        if needed := getattr(self.morphology, "require", None):
            needed()
        self.plain: Plain | None = getattr(self.morphology, "plain", None)
        self.lemma: Plain | None = getattr(self.morphology, "lemma", None)
        self.bank = WordBank(self.morphology.analyse, self.plain)
        self.proclitics: tuple[str, ...] = getattr(self.morphology, "PROCLITICS", ())
        longer_than = getattr(self.morphology, "GLUED_FROM", _GLUED_FROM)
        self._tokenise = Tokeniser(getattr(self.morphology, "glued", None), longer_than)
        self._reader = Reader(self._tokenise, self.bank)
        self._abbreviations = frozenset(self.settings.get("abbreviations", ()))
        self._openers = frozenset(self.settings.get("openers", ()))
        self._read: dict[str, bool] = {}
        self._lexicons: dict[str, Lexicon] = {}
        self._grammars: dict[str, Grammar] = {}

    def names(self) -> Script:
        """Return what names look like: the functions of the pack's ``names.py``, and of ``bare`` where it has none."""
        own = vars(import_module(f"mithaq.languages.{self.code}.names")) if (self.root / "names.py").is_file() else {}
        plain = {**vars(bare), "demonym_forms": partial(bare.demonym_forms, read=self._as_read)}
        return SimpleNamespace(**{**plain, **own})

    def _as_read(self, form: str) -> str:
        return " ".join(self.split(form))

    def has(self, layer: str) -> bool:
        """Tell whether the pack reads a layer: "time" and "mentions" by rules, others by their words."""
        if layer not in self._read:
            files_of = (self.root / folder / f"{layer}.yaml" for folder in ("rules", "lexicon"))
            self._read[layer] = any(file.is_file() for file in files_of)
        return self._read[layer]

    def data(self, path: str) -> Any:
        """Read one of the pack's YAML files, by its path inside the pack. Raises PackError."""
        return made(f"{self.code}-{path.replace('/', '-')}", lambda: load_yaml(self.root.joinpath(*path.split("/"))))

    def made(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what ``make`` makes of the pack's data, made once where nothing but the package itself goes into it.

        A morphology with a dictionary of somebody else's makes it anew: that may change without Mithaq.
        """
        return make() if hasattr(self.morphology, "require") else made(f"{self.code}-{name}", make)

    def lexicon(self, layer: str) -> Lexicon:
        """Return the word classes of ``lexicon/<layer>.yaml``."""
        if layer not in self._lexicons:
            lexicon = self._lexicons[layer] = Lexicon(self.split)
            for name, entries in self.data(f"lexicon/{layer}.yaml").items():
                lexicon.add(name, entries, f"{self.code}/lexicon/{layer}.yaml")
        return self._lexicons[layer]

    def grammar(self, layer: str) -> Grammar:
        """Return the rules of ``rules/<layer>.yaml``, compiled against the lexicon of the same layer."""
        if layer not in self._grammars:
            rules = load_rules(self.data(f"rules/{layer}.yaml"), f"{self.code}/rules/{layer}.yaml")
            self._grammars[layer] = Grammar(rules, self.lexicon(layer))
        return self._grammars[layer]

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> Tokens:
        """Cut text into tokens, parting words that were printed without the space between them."""
        return self._tokenise(text, start, end)

    def reading(self, text: str, start: int = 0, end: int | None = None) -> tuple[Tokens, list[Word]]:
        """Cut text into tokens, with what each is as a word."""
        return self._reader(text, start, end)

    def split(self, form: str) -> list[str]:
        """Cut a form of the data into folded words as a text in this language is cut."""
        if self.plain is None:
            return split(form)
        return [self.plain(fold(word)) for word in self.tokens(form).words]

    def sentences(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Cut tokens into sentences, as half-open token indices."""
        return sentence_bounds(tokens, self._abbreviations, self._openers)


@lru_cache
def load(code: str) -> LanguagePack:
    """Return the pack of a language ("ar"). Raises PackError when there is none or its data are wrong."""
    return LanguagePack(code)


@lru_cache
def codes() -> tuple[str, ...]:
    """Return the languages that have a pack, in the order of their codes."""
    folders = files("mithaq.languages").iterdir()
    return tuple(sorted(folder.name for folder in folders if (folder / "pack.toml").is_file()))
