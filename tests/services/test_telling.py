"""Every verb that the ledger can hold has its words, and what is told in words holds no code."""

from __future__ import annotations

import re
from pathlib import Path

import imagebank
from imagebank.language import use_language
from imagebank.services.telling import FIELD_WORDS, VERB_WORDS, field_words

VERB = re.compile(r'(?:\.write\(\s*|ledger\.append\(db, \S+,\s*|\.note\(db, |verb = )"([a-z-]+)"')


def test_every_act_of_the_ledger_has_its_words() -> None:
    root = Path(imagebank.__file__).parent
    texts = [path.read_text("utf-8") for path in (root / "services").glob("*.py")]
    verbs = {verb for text in texts for verb in VERB.findall(text)}
    assert len(verbs) > 40
    assert sorted(verbs - VERB_WORDS.keys()) == []


def test_a_field_is_told_with_its_language() -> None:
    assert field_words("title.sv") == "Titel (sv)"
    assert field_words("diary_number") == "Diarienummer"
    assert all(word[0].isupper() for word in FIELD_WORDS.values())
    use_language("en")
    assert field_words("title.sv").endswith("(sv)")
