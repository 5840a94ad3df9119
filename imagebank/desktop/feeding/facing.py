"""Looking for faces as a job, for whoever shows them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.who_pictures import found_faces
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.who.values import FoundFaces
from imagebank.language import _, sentence
from imagebank.services.covering import find_faces

Found = Mapping[int, FoundFaces]


def look_for_faces(
    desk: Desk,
    dialog: QWidget,
    numbers: Sequence[int],
    show: Callable[[Found], object],
    complain: Callable[[str], object],
) -> None:
    """Look in these pictures; `show` gets what was found also after a stop, `complain` a sentence; neither when `dialog` is gone."""
    library, ids = desk.library, desk.numbers.ids(numbers)

    def task() -> Generator[Progress, None, None]:
        yield from find_faces(library, ids)

    def tell(faces: Mapping[str, FoundFaces]) -> None:
        show({desk.numbers.of(id): found for id, found in faces.items()})

    def failed(error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        if_alive(dialog, complain)(sentence(error))

    job = Job(_("Letar ansikten"), task)
    job.failed.connect(failed)
    job.ended.connect(if_alive(dialog, lambda: desk.asking.ask("faces", lambda: found_faces(library, ids), if_alive(dialog, tell))))  # fmt: skip
    desk.window.lane.start(job)


def no_detection() -> str:
    """Why the button is not there to be pressed."""
    return _("Tillägget som letar upp ansikten är inte installerat. Rita rutorna själv.")


def looking() -> str:
    """While it is under way."""
    return _("Letar ansikten. Du kan arbeta vidare under tiden.")
