"""The lexicon as the program builds it: the vocabulary's Swedish labels and the packaged list."""

from __future__ import annotations

from imagebank.core.compounds import Lexicon, lemmas_of
from imagebank.media import skos
from imagebank.paths import RESOURCES, VOCABULARY

_PACKAGED = (RESOURCES / "lexicon" / "sv.txt").read_text("utf-8")
LINES = lemmas_of(skos.read(VOCABULARY), _PACKAGED)
LEXICON = Lexicon.of(LINES)
