"""Verdicts as the command line says them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from imagebank.core.reasons import REASONS
from imagebank.core.verdict import Finding
from imagebank.language import _
from imagebank.services.wording import VERDICT_WORDS, message


def as_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as JSON values."""
    return [
        {
            "code": finding.code,
            "verdict": finding.severity.name,
            "person": finding.person,
            "message": message(finding),
            "mend": _(REASONS[finding.code].mend),
        }
        for finding in findings
    ]


def as_text(id: str, verdict: str, findings: Iterable[Finding]) -> str:
    """One asset's verdict as lines."""
    lines = [f"{id}  {_(VERDICT_WORDS[verdict])}"]
    for finding in findings:
        mend = _(REASONS[finding.code].mend)
        lines.append(f"    {finding.code}: {message(finding)}" + (f" {mend}" if mend else ""))
    return "\n".join(lines)
