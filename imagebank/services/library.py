"""A library: the folder that holds a bank. Opened here, once, for both front doors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from imagebank import paths, settings
from imagebank.core.actor import ADVISOR, Actor, tidy
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem, ImagebankError, LibraryProblem, Refused, WrongWords
from imagebank.core.mishaps import why
from imagebank.core.steps import Step, Steps
from imagebank.core.use import Policy
from imagebank.core.vocabulary import Vocabulary
from imagebank.media.vault import Vault
from imagebank.services import ledger_copy
from imagebank.store import changes, ledger, migrations, undo
from imagebank.store import settings as setting_table
from imagebank.store import vocabulary as vocabulary_table
from imagebank.store.engine import Catalogue, Connection, ConstraintError, DatabaseError, explained
from imagebank.store.people_vault import PeopleVault
from imagebank.store.previews import Previews
from imagebank.store.thumbnails import Thumbnails

CATALOGUE = "catalogue.sqlite"
DOOR = "bank.imagebank"
"""A file that opens its folder's bank when it is opened: systems let a program own files, not folders."""

UNDOABLE_VERBS = frozenset({
    "edit", "appear", "disappear", "caption", "poster", "stack", "unlike", "search", "template", "setting", "pack-made", "pack-edit",
    "pack-deleted", "collection", "concept-add", "concept-rename", "concept-label", "concept-note", "concept-move",
    "concept-merge", "concept-deprecate", "concept-revive", "concept-delete", "concept-read",
})  # fmt: skip
"""Acts that can be taken back (docs/undo.md says which cannot, and why)."""

MISHAPS = (DatabaseError, OSError, UnicodeError, OverflowError, RecursionError)
"""What the world does that no room foresaw; `worded` makes a sentence of it."""


def worded(error: BaseException) -> ImagebankError:
    """A sentence for one of `MISHAPS`."""
    if isinstance(error, DatabaseError):
        return explained(error, Path(CATALOGUE))
    if isinstance(error, PermissionError):
        return LibraryProblem(
            "NO_PERMISSION", N_("Du saknar rätt att läsa eller skriva {where}."), where=error.filename
        )
    if isinstance(error, OSError):
        return FileProblem(
            "OS_ERROR", N_("{where} gick inte att läsa eller skriva ({why})."), where=error.filename, why=why(error)
        )
    return WrongWords(
        "UNREADABLE_WORDS", N_("Något av det som angavs går inte att läsa: {why}."), why=type(error).__name__
    )


@dataclass
class Library:
    """An open library and who acts in it. The doors behind it: catalogue, vault of originals, thumbnails, people vault."""

    root: Path
    actor: Actor
    catalogue: Catalogue
    originals: Vault
    thumbnails: Thumbnails
    previews: Previews
    people_vault: PeopleVault
    seen: int = 0
    """The change feed's number up to which the cached vocabulary is true."""

    memory: dict[str, object] = field(default_factory=dict, repr=False)
    """Answers worked out from the catalogue and kept while it does not change (see `services.standing`)."""

    indexed: object = field(default=None, repr=False)
    """The search index, made when it is first asked (see `services.indexing`)."""

    steps: Steps = field(default_factory=Steps, repr=False)
    """The edits of this session that can be undone and redone (see `services.reverting`)."""

    closing: list[Callable[[Library], object]] = field(default_factory=list, repr=False)
    """What is to be done before the files are closed."""

    @property
    def db(self) -> Connection:
        """This thread's connection, for reading."""
        return self.catalogue.read()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary as loaded; `renew` reads it again."""
        return vocabulary_table.read(self.db)

    @property
    def policy(self) -> Policy:
        """The decision's policy, from the settings."""
        return settings.policy(setting_table.read(self.db))

    def setting(self, name: str) -> int | bool | str:
        """One setting's value."""
        return settings.value_of(setting_table.read(self.db), name)

    def renew(self, changed: Changes) -> None:
        """Forget what `changed` made untrue."""
        if changed.vocabulary:
            self.forget_vocabulary()

    def forget_vocabulary(self) -> None:
        """Let the vocabulary be read again when it is next asked for."""
        self.__dict__.pop("vocabulary", None)

    def require_there(self) -> None:
        """Raise LibraryProblem where the folder is gone: a network or a disk that was taken away. Nothing is written into the void."""
        if not self.catalogue.path.is_file():
            raise LibraryProblem(
                "GONE", N_("Banken i {where} går inte att nå. Kontrollera nätverket eller disken. Ingenting är ändrat."),
                where=self.root,
            )  # fmt: skip

    def require_curator(self) -> None:
        """Raise Refused where the actor's role may not write."""
        if not self.actor.may_write:
            raise Refused(
                "NOT_CURATOR",
                N_("{name} är rådgivare och kan inte ändra banken. Be en kommunikatör."),
                name=self.actor.name,
            )

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One write that leaves no trace of its own. Raises Refused where the actor's role may not write."""
        self.require_curator()
        with self._writing() as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self.require_there()
        try:
            with self.catalogue.write() as db:
                yield db
        except ConstraintError as error:
            raise WrongWords("BROKEN_RULE", N_("Det strider mot bankens regler: {why}."), why=error) from error

    @contextmanager
    def transaction(self, verb: str = "", subject: str = "") -> Iterator[Connection]:
        """One write; the actor is known from then on, and the caller adds the ledger line.

        With one of `UNDOABLE_VERBS` it is a step that can be undone.
        """
        kept = verb in UNDOABLE_VERBS
        with self.writing() as db:
            if setting_table.actor(db, self.actor.name) is None:
                setting_table.put_actor(db, self.actor)
            if kept:
                undo.begin(db)
            yield db
            step = self._step(db, verb, subject) if kept else None
        if step is not None:
            self.steps.add(step)
        self.copy_ledger()

    def _step(self, db: Connection, verb: str, subject: str) -> Step | None:
        rows = undo.end(db)
        if rows is None:
            self.steps.clear()  # too large to keep, and what lies before it is out of reach
        return Step(verb, subject, rows) if rows and undo.has_left(db, rows) is None else None

    @contextmanager
    def usage(self) -> Iterator[Connection]:
        """One write that every role may make: that a picture was taken for use. The caller adds the ledger line."""
        with self._writing() as db:
            yield db
        self.copy_ledger()

    @contextmanager
    def write(self, verb: str, subject: str, **detail: object) -> Iterator[Connection]:
        """One write together with its ledger line."""
        lasting = detail.get("blocked") or "blocked" in _listed(
            detail.get("fields")
        )  # stopped and let go in their own ways
        with self.transaction("" if lasting else verb, subject) as db:
            yield db
            ledger.append(db, self.actor.name, verb, subject, **detail)

    def note(self, db: Connection, verb: str, subject: str, **detail: object) -> None:
        """Add the ledger line of a `transaction` whose subject only shows inside it."""
        ledger.append(db, self.actor.name, verb, subject, **detail)

    def copy_ledger(self) -> None:
        """Write the ledger's new lines beside the catalogue (`services.ledger_copy`), one program at a time."""
        with self.catalogue.write() as db:
            ledger_copy.append(self.root, ledger.after(db, ledger_copy.last_number(self.root)))

    def close(self) -> None:
        """Close every file, after what is to be done before that."""
        while self.closing:
            self.closing.pop()(self)
        self.steps.clear()
        for door in (self.catalogue, self.thumbnails, self.previews, self.people_vault):
            door.close()


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def now() -> str:
    """The time recorded with a write: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def changes_since(library: Library, seq: int) -> Changes:
    """What anybody, also another program, has written after `seq`."""
    changed = changes.since(library.db, seq)
    library.renew(changed)
    return changed


def refresh(library: Library) -> None:
    """Forget what another program's writes made untrue since this was last asked."""
    newest = changes.last(library.db)
    if newest != library.seen:
        library.renew(changes.since(library.db, library.seen))
        library.seen = newest


def last_change(library: Library) -> int:
    """The change feed's last number."""
    return changes.last(library.db)


def init(root: Path, actor: str) -> Library:
    """Make a new library in `root`, with the vocabulary that comes with the program.

    Raises LibraryProblem where the folder already holds something, or cannot be written.
    """
    if (root / CATALOGUE).exists():
        raise LibraryProblem("EXISTS", N_("{where} är redan en bank. Öppna den, eller välj en tom mapp."), where=root)
    unfinished = root / f"{CATALOGUE}.new"
    for left in root.glob(f"{CATALOGUE}.new*"):  # of a making that was interrupted
        left.unlink()
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise LibraryProblem("NOT_EMPTY", N_("{where} är inte en tom mapp. Välj en tom mapp för banken."), where=root)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryProblem(
            "CANNOT_MAKE",
            N_("Mappen {where} går inte att skapa. Kontrollera rättigheterna eller välj en annan."),
            where=root,
        ) from error
    from imagebank.media import skos  # read in when first needed: the window opens sooner

    vocabulary = skos.read(paths.VOCABULARY)
    catalogue = Catalogue(unfinished)
    migrations.migrate(catalogue)
    with catalogue.write() as db:
        vocabulary_table.put(db, vocabulary)
    catalogue.close()
    unfinished.rename(root / CATALOGUE)
    (root / DOOR).write_text("imagebank\n", encoding="utf-8")
    return open_library(root, actor)


def open_library(root: Path, actor: str, role: str = "") -> Library:
    """Open the library in `root` as `actor`; one whom the library does not know is added as a curator at the first write.

    With the role `advisor`, a curator looks as an advisor does; nobody gets more than the library says.

    Raises LibraryProblem where there is none, or it is damaged, locked or made by a newer program.
    """
    path = root / CATALOGUE
    if not path.is_file():
        raise no_catalogue(root) or LibraryProblem(
            "NO_LIBRARY", N_("Det finns ingen bank i {where}. Gör en med ”imagebank init {where}”, eller ange rätt mapp."),
            where=root,
        )  # fmt: skip
    if path.stat().st_size == 0:
        raise LibraryProblem("DAMAGED", N_("{where} är tom. Gör om banken med ”imagebank restore”."), where=path)
    catalogue = Catalogue(path)
    try:
        migrations.migrate(catalogue)
        who = setting_table.actor(catalogue.read(), actor) or Actor(tidy(actor))
    except BaseException:
        catalogue.close()
        raise
    if role == ADVISOR:
        who = replace(who, role=ADVISOR)
    return Library(
        root, who, catalogue, Vault(root), Thumbnails(root / "thumbnails.sqlite"), Previews(root / "previews.sqlite"),
        PeopleVault(root / "people" / "people.sqlite"), changes.last(catalogue.read()),
    )  # fmt: skip


def no_catalogue(root: Path) -> LibraryProblem | None:
    """The problem of a library whose catalogue is gone while its originals are there; None for any other folder."""
    if (root / CATALOGUE).exists() or not (root / "originals").is_dir():
        return None
    return LibraryProblem(
        "NO_CATALOGUE",
        N_(
            "Katalogen i {where} är borta, men originalen finns. Gör om banken i en ny mapp: ”imagebank restore --originals {where} --library NY”, med säkerhetskopians mapp efter restore om det finns en."
        ),
        where=root,
    )  # fmt: skip


def schema_version(library: Library) -> int:
    """The number of the catalogue's last step."""
    return migrations.version_of(library.catalogue)
