"""The stage: a camera with true perspective, shaded solids, soft shadows and light, on one supersampled image."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageFilter
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from .palette import SHADE, hue, lit

Point = tuple[float, float, float]
Paint = str | QColor | QBrush
SUPERSAMPLE = 2
NEAR = 0.12


@dataclass(frozen=True)
class Camera:
    """Where we stand: `eye` in metres (x right, y up, z into the picture), turned by `yaw` degrees to the right."""

    eye: Point = (0.0, 1.45, -3.2)
    focal: float = 1.0
    """Focal length in picture widths."""
    yaw: float = 0.0
    horizon: float = 0.44
    """Where the horizon lies, as a share of the height."""
    centre: float = 0.5

    def seen(self, point: Point) -> Point:
        """The point in the camera's own axes."""
        x, y, z = (a - b for a, b in zip(point, self.eye, strict=True))
        s, c = math.sin(math.radians(self.yaw)), math.cos(math.radians(self.yaw))
        return (x * c - z * s, y, x * s + z * c)


def clip(points: Sequence[Point], inside: Callable[[Point], float]) -> list[Point]:
    """The part of the polygon where `inside` is positive."""
    kept: list[Point] = []
    for a, b in zip(points, [*points[1:], points[0]], strict=True):
        da, db = inside(a), inside(b)
        if da >= 0:
            kept.append(a)
        if da * db < 0:
            t = da / (da - db)
            kept.append(tuple(p + (q - p) * t for p, q in zip(a, b, strict=True)))  # type: ignore[arg-type]
    return kept


def hull(points: Sequence[QPointF]) -> QPolygonF:
    """The convex outline of the points."""
    spots = sorted((p.x(), p.y()) for p in points)

    def half(ordered: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for p in ordered:
            while len(out) > 1 and _cross(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return QPolygonF([QPointF(*p) for p in half(spots) + half(spots[::-1])])


def _cross(o: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


@dataclass
class Stage:
    """One picture in the making."""

    width: int
    height: int
    camera: Camera = field(default_factory=Camera)
    seed: int = 1
    sun: Point = (-0.55, 0.72, -0.42)
    """Towards the light."""

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self.image = QImage(
            self.width * SUPERSAMPLE, self.height * SUPERSAMPLE, QImage.Format.Format_ARGB32_Premultiplied
        )
        self.image.fill(QColor("#E9ECEA"))
        self.p = _painter(self.image)
        self._shadows: list[tuple[QPolygonF, float]] = []
        self._items: list[tuple[float, Callable[[], None]]] = []

    # -- perspective -------------------------------------------------------------------------------------------------

    def at(self, x: float, y: float, z: float) -> QPointF:
        """Where a point of the room lands on the picture."""
        a, b, c = self.camera.seen((x, y, z))
        return self._flat((a, b, max(c, NEAR)))

    def scale(self, x: float, y: float, z: float) -> float:
        """Picture points per metre at a point."""
        return self.camera.focal * self.width / max(self.camera.seen((x, y, z))[2], NEAR)

    def _flat(self, p: Point) -> QPointF:
        k = self.camera.focal * self.width / p[2]
        return QPointF(self.camera.centre * self.width + k * p[0], self.camera.horizon * self.height - k * p[1])

    def outline(self, points: Sequence[Point]) -> QPolygonF:
        """A polygon of the room on the picture, cut where it passes behind the eye."""
        kept = clip([self.camera.seen(p) for p in points], lambda p: p[2] - NEAR)
        return QPolygonF([self._flat(p) for p in kept])

    # -- solids ------------------------------------------------------------------------------------------------------

    def face(self, points: Sequence[Point], colour: Paint, round_m: float = 0.0, soften: float = 0.05) -> None:
        """A flat face with a gentle gradient; `round_m` rounds its corners."""
        outline = self.outline(points)
        if outline.size() < 3:
            return
        brush = colour if isinstance(colour, QBrush) else _soft(outline.boundingRect(), QColor(colour), soften)
        pen = QPen(Qt.PenStyle.NoPen)
        width = 0.7
        if round_m:
            x, y, z = (sum(v) / len(points) for v in zip(*points, strict=True))
            width = max(width, 2 * round_m * self.scale(x, y, z))
        pen = QPen(brush, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        self.p.setPen(pen)
        self.p.setBrush(brush)
        self.p.drawPolygon(outline)

    def light_on(self, normal: Point) -> float:
        """How much light a face gets."""
        return 0.9 + 0.2 * max(-0.5, sum(a * b for a, b in zip(normal, self.sun, strict=True)))

    def box(self, low: Point, high: Point, colour: Paint, turn: float = 0.0, round_m: float = 0.008) -> None:
        """A box between two corners, turned around its own middle."""
        mx, mz = (low[0] + high[0]) / 2, (low[2] + high[2]) / 2
        s, c = math.sin(math.radians(turn)), math.cos(math.radians(turn))

        def spin(x: float, y: float, z: float) -> Point:
            return (mx + (x - mx) * c + (z - mz) * s, y, mz - (x - mx) * s + (z - mz) * c)

        (x0, y0, z0), (x1, y1, z1) = low, high
        sides = (
            ((0, 1, 0), ((x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1))),
            ((0, -1, 0), ((x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1))),
            ((0, 0, -1), ((x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0))),
            ((0, 0, 1), ((x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1))),
            ((-1, 0, 0), ((x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0))),
            ((1, 0, 0), ((x1, y0, z0), (x1, y0, z1), (x1, y1, z1), (x1, y1, z0))),
        )
        for n, corners in sides:
            points = [spin(*p) for p in corners]
            normal = (n[0] * c + n[2] * s, float(n[1]), -n[0] * s + n[2] * c)
            eye = tuple(e - p for e, p in zip(self.camera.eye, points[0], strict=True))
            if sum(a * b for a, b in zip(normal, eye, strict=True)) > 0:
                self.face(
                    points,
                    lit(QColor(colour), self.light_on(normal)) if not isinstance(colour, QBrush) else colour,
                    round_m,
                )

    def ring(self, x: float, y: float, z: float, r: float, count: int = 40, squash: float = 1.0) -> list[Point]:
        """A level circle."""
        turns = (2 * math.pi * i / count for i in range(count))
        return [(x + r * math.cos(t), y, z + r * squash * math.sin(t)) for t in turns]

    def tube(
        self, x: float, z: float, y0: float, y1: float, r0: float, r1: float, colour: str | QColor, squash: float = 1.0
    ) -> None:
        """An upright cylinder or cone, radius `r0` below and `r1` above."""
        low, high = self.ring(x, y0, z, r0, squash=squash), self.ring(x, y1, z, r1, squash=squash)
        outline = hull([self.at(*p) for p in low + high])
        rect = outline.boundingRect()
        brush = QLinearGradient(rect.left(), 0, rect.right(), 0)
        for stop, light in ((0, 0.98), (0.3, 1.05), (0.65, 0.92), (1, 0.78)):
            brush.setColorAt(stop, lit(colour, light))
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(brush)
        self.p.drawPolygon(outline)
        if self.camera.eye[1] > y1:
            self.face(high, lit(colour, 1.04), soften=0.03)
        elif self.camera.eye[1] < y0:
            self.face(low, lit(colour, 0.86), soften=0.03)

    def rod(self, a: Point, b: Point, width: float, colour: str | QColor) -> None:
        """A round bar from one point to another."""
        mid = [(p + q) / 2 for p, q in zip(a, b, strict=True)]
        p, q, w = self.at(*a), self.at(*b), max(1.0, width * self.scale(mid[0], mid[1], mid[2]))
        dx, dy = q.x() - p.x(), q.y() - p.y()
        long = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / long * w / 2, dx / long * w / 2
        if nx > 0:
            nx, ny = -nx, -ny
        c = QPointF((p.x() + q.x()) / 2, (p.y() + q.y()) / 2)
        brush = QLinearGradient(c.x() + nx, c.y() + ny, c.x() - nx, c.y() - ny)
        for stop, light in ((0, 1.02), (0.4, 1.0), (1, 0.8)):
            brush.setColorAt(stop, lit(colour, light))
        self.p.setPen(QPen(QBrush(brush), w, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self.p.drawLine(p, q)

    def ball(self, x: float, y: float, z: float, rx: float, ry: float, colour: str | QColor) -> None:
        """A soft round thing."""
        k, c = self.scale(x, y, z), self.at(x, y, z)
        brush = QLinearGradient(c.x() - rx * k, c.y() - ry * k, c.x() + rx * k * 0.7, c.y() + ry * k)
        brush.setColorAt(0, lit(colour, 1.08))
        brush.setColorAt(0.5, QColor(colour))
        brush.setColorAt(1, lit(colour, 0.8))
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(brush)
        self.p.drawEllipse(c, rx * k, ry * k)

    # -- flat drawing in perspective -------------------------------------------------------------------------------------

    @contextmanager
    def sheet(self, origin: Point, u: Point, v: Point, wide: float, high: float) -> Iterator[QPainter]:
        """Draw in centimetres on a plane: `origin` is its top left, `u` its way right, `v` its way down (unit vectors)."""

        def corner(i: float, j: float) -> QPointF:
            x, y, z = (o + a * i * wide + b * j * high for o, a, b in zip(origin, u, v, strict=True))
            return self.at(x, y, z)

        box = QRectF(0, 0, wide * 100, high * 100)
        flat = QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()])
        spot = QPolygonF([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)])
        self.p.save()
        warp = QTransform()
        made = QTransform.quadToQuad(flat, spot)
        warp = made if isinstance(made, QTransform) else warp
        self.p.setTransform(warp, True)
        self.p.setPen(Qt.PenStyle.NoPen)
        yield self.p
        self.p.restore()

    def wall(self, x: float, y: float, z: float, wide: float, high: float) -> object:
        """A sheet facing us; `x`, `y` is its top left."""
        return self.sheet((x, y, z), (1, 0, 0), (0, -1, 0), wide, high)

    @contextmanager
    def local(self, x: float, y: float, z: float) -> Iterator[QPainter]:
        """Draw upright in metres, y up, at a point of the room, facing us."""
        self.p.save()
        self.p.translate(self.at(x, y, z))
        k = self.scale(x, y, z)
        self.p.scale(k, -k)
        self.p.setPen(Qt.PenStyle.NoPen)
        yield self.p
        self.p.restore()

    # -- order, shadow and light ---------------------------------------------------------------------------------------

    def put(self, x: float, z: float, draw: Callable[[], None]) -> None:
        """Draw later, the farthest first."""
        self._items.append((self.camera.seen((x, 0.0, z))[2], draw))

    def shadow(self, points: Sequence[Point], strength: float = 0.3) -> None:
        """A soft shadow on the floor, painted before everything that stands there."""
        self._shadows.append((self.outline(points), strength))

    def foot(self, x0: float, z0: float, x1: float, z1: float, strength: float = 0.3, drift: float = 0.12) -> None:
        """The shadow of something standing on a rectangle."""
        dx = drift if self.sun[0] < 0 else -drift
        a, b = min(x0, x0 + dx), max(x1, x1 + dx)
        self.shadow([(a, 0, z0), (b, 0, z0), (b, 0, z1 + drift * 0.5), (a, 0, z1 + drift * 0.5)], strength)

    def play(self) -> None:
        """Paint the shadows, then all that was put, from the back to the front."""
        shadows, self._shadows = self._shadows, []
        if shadows:

            def cast(p: QPainter) -> None:
                for outline, strength in shadows:
                    p.setBrush(hue(SHADE, strength))
                    p.drawPolygon(outline)

            self.blurred(cast, self.width / 120)
        items, self._items = self._items, []
        for _, draw in sorted(items, key=lambda one: -one[0]):
            draw()

    def blurred(self, draw: Callable[[QPainter], None], radius: float, mode: str = "SourceOver") -> None:
        """Paint through a blur of `radius` picture points."""
        down = max(1.0, min(8.0, radius / 2.5))
        small = QImage(
            int(self.width / down) + 1, int(self.height / down) + 1, QImage.Format.Format_RGBA8888_Premultiplied
        )
        small.fill(Qt.GlobalColor.transparent)
        painter = QPainter(small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / down, 1 / down)
        painter.setPen(Qt.PenStyle.NoPen)
        draw(painter)
        painter.end()
        soft = to_pil(small).filter(ImageFilter.GaussianBlur(radius / down))
        data = soft.tobytes()
        back = QImage(data, soft.width, soft.height, soft.width * 4, QImage.Format.Format_RGBA8888_Premultiplied)
        self.p.save()
        self.p.setCompositionMode(getattr(QPainter.CompositionMode, f"CompositionMode_{mode}"))
        self.p.drawImage(QRectF(0, 0, small.width() * down, small.height() * down), back)
        self.p.restore()

    def glow(self, x: float, y: float, z: float, radius: float, colour: str = "#FFE6B0", strength: float = 0.5) -> None:
        """A round soft light."""
        c, k = self.at(x, y, z), self.scale(x, y, z)

        def paint(p: QPainter) -> None:
            p.setBrush(hue(colour, strength))
            p.drawEllipse(c, radius * k * 0.55, radius * k * 0.55)

        self.blurred(paint, radius * k * 0.32, "Screen")

    def beam(
        self,
        quad: Sequence[Point],
        room: tuple[float, float, float, float],
        strength: float = 0.5,
        reach: Point | None = None,
    ) -> None:
        """The sun through an opening, on the floor of a room (x0, x1, z0, z1)."""
        d = reach or self.sun
        spot: list[Point] = [(x - d[0] * y / d[1], 0.0, z - d[2] * y / d[1]) for x, y, z in quad]
        x0, x1, z0, z1 = room
        for inside in (lambda p: p[0] - x0, lambda p: x1 - p[0], lambda p: p[2] - z0, lambda p: z1 - p[2]):
            spot = clip(spot, inside) if len(spot) > 2 else []
        if len(spot) < 3:
            return
        outline = self.outline(spot)

        def paint(p: QPainter) -> None:
            p.setBrush(hue("#FFEFC8", strength))
            p.drawPolygon(outline)

        self.blurred(paint, self.width / 330, "SoftLight")
        self.blurred(paint, self.width / 260)

    # -- done ----------------------------------------------------------------------------------------------------------

    def finish(self, grain: float = 2.2, vignette: float = 0.09) -> Image.Image:
        """The picture at its own size, with a gentle paper grain and vignette."""
        self.p.end()
        whole = to_pil(self.image.convertToFormat(QImage.Format.Format_RGBA8888)).convert("RGB")
        small = whole.resize((self.width, self.height), Image.Resampling.BOX)
        return textured(small, np.random.default_rng(self.seed), grain, vignette)


def textured(picture: Image.Image, rng: np.random.Generator, grain: float = 2.2, vignette: float = 0.09) -> Image.Image:
    """Paper grain and vignette."""
    pixels = np.asarray(picture, dtype=np.float32)
    high, wide = pixels.shape[:2]
    ys, xs = np.linspace(-1, 1, high)[:, None], np.linspace(-1, 1, wide)[None, :]
    dark = 1 - vignette * np.clip((xs**2 + ys**2) / 2, 0, 1) ** 1.6
    coarse = Image.fromarray(rng.normal(0, 1, (high // 14 + 1, wide // 14 + 1)).astype(np.float32))
    mottle = np.asarray(coarse.resize((wide, high), Image.Resampling.BICUBIC))
    pixels = 255 * np.clip(pixels / 255 * 1.035, 0, 1) ** 1.04
    pixels = pixels + (pixels - pixels.mean(axis=2, keepdims=True)) * 0.12
    noise = rng.normal(0, grain, (high, wide)) + mottle * 1.1
    return Image.fromarray(np.clip(pixels * dark[..., None] + noise[..., None], 0, 255).astype(np.uint8))


def to_pil(image: QImage) -> Image.Image:
    """An RGBA picture for Pillow."""
    return Image.frombytes(
        "RGBA", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGBA", image.bytesPerLine()
    )


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(SUPERSAMPLE, SUPERSAMPLE)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def _soft(rect: QRectF, colour: QColor, amount: float) -> QBrush:
    gradient = QLinearGradient(rect.topLeft(), QPointF(rect.left() + rect.width() * 0.35, rect.bottom()))
    gradient.setColorAt(0, lit(colour, 1 + amount * 0.6))
    gradient.setColorAt(1, lit(colour, 1 - amount))
    return QBrush(gradient)


def path(*points: tuple[float, ...], close: bool = True) -> QPainterPath:
    """A path: pairs are lines, fours quadratic and sixes cubic curves."""
    made = QPainterPath(QPointF(*points[0][:2]))
    for p in points[1:]:
        if len(p) == 2:
            made.lineTo(*p)
        elif len(p) == 4:
            made.quadTo(*p)
        else:
            made.cubicTo(*p)
    if close:
        made.closeSubpath()
    return made
