"""A library of small domains, so that the same things meet: few words, most of them compounds, few concepts, two persons."""

from __future__ import annotations

from pathlib import Path

from imagebank.core.people import Person
from imagebank.core.vocabulary import Concept, Label, Scheme, Vocabulary
from imagebank.services import library as libraries
from imagebank.store import people
from imagebank.store import vocabulary as vocabulary_table
from tests.services.test_setwise import PERSONS

TEXTS = (
    "", "Slöjdsal", "slöjdsalar", "Träslöjdssal med bänk", "Klassrumsmiljö", "ett klassrum", "miljö", "Ö", "Ada Testsson",
    "Elever med autism", "hörselskydd skydd", "skolgårdens träd", "lärare vid träd",
)  # fmt: skip
NAMES = ("a.jpg", "ö.jpg", "Ädel Bild.jpg", "slöjd_0001.jpg", "a.jpg")
CONCEPTS = ("behov:autism", "behov:adhd", "skolform:specialskola", "larmiljo:fysisk", "larmiljo:ute")
LABELS = ("Slöjd", "Träd", "Miljö", "Bänk", "Skydd", "Adhd")


def a_concept(notation: str, label: str, *broader: str) -> Concept:
    """A concept with one label."""
    return Concept(notation, notation.split(":")[0], (Label("pref", "sv", label),), broader)


VOCABULARY = Vocabulary(
    {code: Scheme(code, {"sv": code}) for code in ("behov", "skolform", "larmiljo")},
    {one.notation: one for one in (
        a_concept("behov:funktion", "Funktion"), a_concept("behov:autism", "Autism"), a_concept("behov:adhd", "Adhd", "behov:autism"),
        a_concept("skolform:specialskola", "Specialskola"), a_concept("larmiljo:fysisk", "Fysisk miljö"),
        a_concept("larmiljo:ute", "Utemiljö", "larmiljo:fysisk"),
    )},
)  # fmt: skip


def make(root: Path) -> None:
    """Make such a library, without assets."""
    library = libraries.init(root, "Kim")
    with library.catalogue.write() as db:
        for table in ("concept_up", "concept_broader", "concept_label", "concept", "scheme"):
            db.execute(f"DELETE FROM {table}")
        vocabulary_table.put(db, VOCABULARY)
        for id in PERSONS:
            people.insert_person(db, Person(id, "elev", birth_month="2011-11"))
    library.close()
