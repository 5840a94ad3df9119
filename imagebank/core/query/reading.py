"""Reads a question: terms side by side all hold, `or` between them binds loosest, `-` before a term means "not"."""

from __future__ import annotations

from collections.abc import Callable

from imagebank.core.errors import N_
from imagebank.core.query.problems import expected, too_deep
from imagebank.core.query.signs import TokenKind
from imagebank.core.query.tokens import Token, tokens
from imagebank.core.query.tree import All, Not, Query, all_of, any_of, depth_of
from imagebank.core.query.values import WORDS
from imagebank.core.words import words_of

DEEPEST = 50
"""Parentheses and minus signs inside each other; beyond it a question is no question but a blow at the reader."""


def parse(text: str) -> Query:
    """Read a question, in the tree's normal form; nothing but white space asks for the whole bank.

    Raises WrongWords with a sentence that names the place and what was expected.
    """
    reader = _Reader(text)
    tree = reader.any()
    if reader.token is not None:
        raise expected(text, reader.token.at, N_("en inledande parentes före den som står här"))
    if depth_of(tree) > DEEPEST:
        raise too_deep(max(text.find("("), 0), text, DEEPEST)
    return tree


class _Reader:
    """Goes through the tokens once; each method reads one rule of the grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.next = 0
        self.depth = 0

    @property
    def token(self) -> Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def at(self, *kinds: TokenKind) -> bool:
        return self.token is not None and self.token.kind in kinds

    def any(self) -> Query:
        terms = [self.all()]
        while self.at("or"):
            joint = self._take()
            terms.append(self.all())
            if All() in terms[-2:]:
                raise expected(self.text, joint.at, N_("något att söka efter på båda sidor om or"))
        return any_of(terms)

    def all(self) -> Query:
        """Terms side by side. A dash, a `&` or an "och" between them says nothing; alone, "och" is a word."""
        terms: list[Query] = []
        joints: list[Token] = []
        while self.token is not None and not self.at("close", "or"):
            if self.at("noise", "and"):
                joints.append(self._take())
            else:
                terms.append(self.term())
        if not terms and joints:
            terms = [joint.term for joint in joints if joint.kind == "and"]
            if not terms:
                raise expected(self.text, joints[0].at, WORDS)
        return all_of(terms)

    def term(self) -> Query:
        """One term, a group, or either with a minus sign. There is a token, and it can begin a term."""
        token = self._take()
        if token.kind == "minus":
            return Not(self._inside(token, self._excluded))
        if token.kind == "not" and self.at("term", "open", "minus"):
            return Not(self._inside(token, self.term))
        if token.kind == "open":
            return self._inside(token, self._group)
        return token.term

    def _excluded(self) -> Query:
        """What stands after a minus sign; a word is a word there, whatever it means elsewhere."""
        if (
            self.at("or", "and", "not")
            and self.token is not None
            and words_of(self.text[self.token.at : self.token.at + 1])
        ):
            return self._take().term
        if not self.at("term", "open", "minus"):
            raise expected(self.text, self.tokens[self.next - 1].at, N_("något att utesluta efter minustecknet"))
        return self.term()

    def _group(self) -> Query:
        opened = self.tokens[self.next - 1]
        inner = self.any()
        if not self.at("close"):
            raise expected(self.text, opened.at, N_("en avslutande parentes till den som står här"))
        closed = self._take()
        if inner == All():
            raise expected(self.text, closed.at, N_("något att söka efter inom parentesen"))
        return inner

    def _inside(self, opened: Token, rule: Callable[[], Query]) -> Query:
        self.depth += 1
        if self.depth > DEEPEST:
            raise too_deep(opened.at, self.text[opened.at :], DEEPEST)
        read = rule()
        self.depth -= 1
        return read

    def _take(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]
