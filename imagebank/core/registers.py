"""What the registers record around a release: signatures, evidence, objections, withdrawals, places, recalls, reviews.

Each is a row that stays; a new state is a new release (`core.people.Release`), never a change of an old one. No names:
persons by pseudonym, guardians by the id that the people vault gives them. Dates and times as ISO 8601 text.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNERS = ("subject", "guardian", "appointed")
"""The person, a guardian, somebody appointed (specially appointed guardian, god man, förvaltare)."""

DECISIONS = ("yes", "no")
METHODS = ("paper", "e-id", "email", "oral")
EVIDENCE_KINDS = ("pdf", "picture", "email")
OUTCOMES = ("open", "upheld", "rejected")
PLACES = ("address", "document", "event")
ANSWERS = ("open", "removed", "cannot", "no_answer")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed what, for whom, when and how. `guardian` tells guardians of one person apart, as G1, G2.

    `channels`: what was ticked, joined by blanks; None in rows of before that was kept. `also`: what else was said yes to
    (`core.answers.ALSO`), None where nobody answered; `until`: an earlier last day.
    """

    id: str
    person: str
    agreement: str
    signer: str
    decision: str
    signed_on: str
    method: str
    guardian: str | None = None
    evidence: str | None = None
    registered_at: str = ""
    registered_by: str = ""
    channels: str | None = None
    also: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the people vault keeps encrypted under this id, and the diary number it is filed under."""

    id: str
    kind: str
    bytes: int
    diary_number: str | None = None
    code: str | None = None
    added_at: str = ""
    added_by: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """An evidence belongs to a person's agreement; one form may belong to several."""

    evidence: str
    person: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to the use on public interest (art. 21 GDPR): open until decided; upheld it is a refusal."""

    id: str
    person: str
    received_on: str
    outcome: str = "open"
    decided_on: str | None = None
    decided_by: str | None = None
    registered_by: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal, of the whole or of `channels` (joined by blanks); no reason is asked or kept."""

    id: str
    person: str
    release: str
    received_on: str
    signer: str = "subject"
    channels: str = ""
    registered_at: str = ""
    registered_by: str = ""


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """A printed form: its `code` finds the person and the agreement when the scan comes back.

    `channels`: what it asks for, joined by blanks; None for forms of before that was kept.
    """

    code: str
    person: str
    agreement: str
    shoot: str | None
    language: str
    made_at: str
    made_by: str
    returned_at: str | None = None
    channels: str | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an issued pack was put: an address, a document, an event (`kind`); or to whom it was handed on.

    `assets` are the ids of those of its pictures that were put there, joined by blanks; empty: all of them.
    """

    id: str
    pack: str
    place: str
    recipient: str | None = None
    published_on: str | None = None
    planned_end: str | None = None
    recorded_at: str = ""
    recorded_by: str = ""
    assets: str = ""
    kind: str = "address"
    taken_down_on: str | None = None

    def holds(self, asset: str) -> bool:
        """Whether one of the pack's pictures was put there."""
        return not self.assets or asset in self.assets.split()


@dataclass(frozen=True, slots=True)
class Recall:
    """One place or recipient that must take pictures down; open until answered.

    `assets` are ids joined by blanks; `person` is whose withdrawal caused it, None for a block of a picture.
    """

    id: str
    cause: str
    pack: str
    place: str
    assets: str
    channel: str
    person: str | None = None
    recipient: str | None = None
    recallable: int = 1
    answer: str = "open"
    opened_at: str = ""
    answered_at: str | None = None
    answered_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CoveredVersion:
    """An asset in which people (or texts) of its `parent` are covered; a second person confirms that nobody is recognised."""

    asset: str
    parent: str
    areas: str
    sound: str
    made_by: str
    made_at: str
    confirmed_by: str | None = None
    confirmed_at: str | None = None


@dataclass(frozen=True, slots=True)
class CoveredPerson:
    """A person made unrecognisable in a covered version."""

    asset: str
    person: str


@dataclass(frozen=True, slots=True)
class Faces:
    """Where faces were detected in an asset, as JSON [[x, y, width, height], …]; areas only, nothing that identifies.

    `at_s` is the second of a film, from its first frame, in which they were found; None for photos, and for films of before.
    """

    asset: str
    areas: str
    found_at: str
    at_s: float | None = None


@dataclass(frozen=True, slots=True)
class Weeded:
    """An asset that was destroyed by an archive decision, and the authority that allows it."""

    id: str
    sha256: str
    authority: str
    at: str
    by: str
