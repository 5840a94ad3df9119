"""Writes the vocabulary as SKOS in Turtle, as `skos` reads it: notations, labels, broader, notes, what is out of use and its successor."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, XSD, Namespace

from imagebank.core.vocabulary import Concept, Vocabulary, local_part
from imagebank.media.skos import KINDS

BASE = "https://example.org/larmiljobank/"
"""Where the addresses of the vocabulary that comes with the program begin."""


def turtle(vocabulary: Vocabulary) -> bytes:
    """The whole vocabulary in Turtle, UTF-8; the same vocabulary gives the same bytes."""
    graph = Graph()
    for prefix, space in (("skos", SKOS), ("dcterms", DCTERMS), ("owl", OWL), ("lmb", Namespace(BASE))):
        graph.bind(prefix, space)
    for scheme in vocabulary.schemes.values():
        node = URIRef(BASE + scheme.code)
        graph.add((node, RDF.type, SKOS.ConceptScheme))
        for lang, title in scheme.titles.items():
            graph.add((node, DCTERMS.title, Literal(title, lang=lang)))
        for top in vocabulary.tops(scheme.code):
            graph.add((node, SKOS.hasTopConcept, _address(vocabulary.concepts[top])))
    for concept in vocabulary.concepts.values():
        _add(graph, vocabulary, concept)
    return graph.serialize(format="turtle", encoding="utf-8")


def _add(graph: Graph, vocabulary: Vocabulary, concept: Concept) -> None:
    node = _address(concept)
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.notation, Literal(concept.notation)))
    graph.add((node, SKOS.inScheme, URIRef(BASE + concept.scheme)))
    for label in concept.labels:
        graph.add((node, KINDS[label.kind], Literal(label.text, lang=label.lang)))
    for above in concept.broader:
        graph.add((node, SKOS.broader, _address(vocabulary.concepts[above])))
    if concept.note:
        graph.add((node, SKOS.scopeNote, Literal(concept.note, lang="sv")))
    if concept.deprecated:
        graph.add((node, OWL.deprecated, Literal("true", datatype=XSD.boolean)))
    if concept.successor:
        graph.add((node, DCTERMS.isReplacedBy, _address(vocabulary.concepts[concept.successor])))


def _address(concept: Concept) -> URIRef:
    return URIRef(f"{BASE}{concept.scheme}/{local_part(concept.notation)}")
