"""A verdict: the most severe of all findings, with every finding's reason and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """DENY > REVIEW > CONDITIONS > ALLOW."""

    ALLOW = 0
    CONDITIONS = 1
    REVIEW = 2
    DENY = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's answer: its code, how severe it is, and the person it concerns (by pseudonym)."""

    code: str
    severity: Severity
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one asset in one use; `findings` in the order of the rules."""

    findings: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """The most severe finding's, ALLOW where there is none."""
        return max((finding.severity for finding in self.findings), default=Severity.ALLOW)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the verdict's own severity, each once, in order; `OK` when there is no finding."""
        own = (finding.code for finding in self.findings if finding.severity == self.severity)
        return tuple(dict.fromkeys(own)) or ("OK",)

    @property
    def may_leave(self) -> bool:
        """ALLOW and CONDITIONS leave; REVIEW and DENY do not."""
        return self.severity <= Severity.CONDITIONS


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """Gather findings, each (code, person) once."""
    return Verdict(tuple(dict.fromkeys(findings)))
