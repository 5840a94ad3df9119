"""Reads a SKOS vocabulary file (Turtle). Schemes are known by the last part of their address, concepts by notation."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Literal, Node

from imagebank.core.errors import N_, FileProblem
from imagebank.core.vocabulary import Concept, Label, Scheme, Vocabulary

KINDS = {"pref": SKOS.prefLabel, "alt": SKOS.altLabel, "hidden": SKOS.hiddenLabel}
"""A label's kind → its predicate."""


def read(path: Path) -> Vocabulary:
    """Read every scheme and concept. Raises FileProblem where the file is not Turtle or cannot be read."""
    graph = Graph()
    try:
        graph.parse(path, format="turtle")
    except (OSError, BadSyntax) as error:
        raise FileProblem(
            "BAD_VOCABULARY",
            N_("Ämnesordlistan {where} går inte att läsa. Kontrollera att den är SKOS i Turtle."),
            where=path,
        ) from error
    schemes = {
        (code := _code(node)): Scheme(code, _by_language(graph, node, DCTERMS.title))
        for node in graph.subjects(RDF.type, SKOS.ConceptScheme)
    }
    concepts = [_concept(graph, node) for node in graph.subjects(RDF.type, SKOS.Concept)]
    return Vocabulary(
        dict(sorted(schemes.items())), {c.notation: c for c in sorted(concepts, key=lambda c: c.notation)}
    )


def _concept(graph: Graph, node: Node) -> Concept:
    labels = [
        Label(kind, text.language or "sv", str(text))
        for kind, predicate in KINDS.items()
        for text in graph.objects(node, predicate)
        if isinstance(text, Literal)
    ]
    scheme = graph.value(node, SKOS.inScheme)
    broader = sorted(_notation(graph, other) for other in graph.objects(node, SKOS.broader))
    deprecated = str(graph.value(node, OWL.deprecated)).lower() in ("true", "1")
    successor = graph.value(node, DCTERMS.isReplacedBy) if deprecated else None
    return Concept(
        _notation(graph, node), _code(scheme) if scheme else "", tuple(sorted(labels, key=_label_order)), tuple(broader),
        _by_language(graph, node, SKOS.scopeNote).get("sv", ""), deprecated,
        _notation(graph, successor) if successor is not None else None,
    )  # fmt: skip


def _label_order(label: Label) -> tuple[int, str, str]:
    return list(KINDS).index(label.kind), label.lang, label.text


def _notation(graph: Graph, node: Node) -> str:
    return str(graph.value(node, SKOS.notation))


def _code(node: Node) -> str:
    return str(node).rstrip("/").rsplit("/", 1)[-1]


def _by_language(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str]:
    texts = (text for text in graph.objects(node, predicate) if isinstance(text, Literal))
    return {text.language or "sv": str(text) for text in texts}
