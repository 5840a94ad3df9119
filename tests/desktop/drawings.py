"""Simple, friendly drawings of learning environments, made by number: no files needed."""

from random import Random

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

SHAPES = ((960, 640), (960, 640), (960, 640), (600, 840), (960, 640), (960, 640), (840, 640))
SKINS = ("#F3C9A8", "#C98F66", "#7A4E35", "#E8B48C", "#FAD9C1")
SHIRTS = ("#D89F35", "#1F4E6B", "#8E2F3A", "#E5DED0", "#4C7A5A", "#5B5490")
WALLS = ("#E9DFCF", "#D7E3E4", "#E7E3D6", "#DCD9E6", "#E8D9CE")


def picture(number: int) -> bytes:
    """A PNG for asset `number`."""
    chance = Random(number * 7919)
    wide, high = SHAPES[number % len(SHAPES)]
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    (classroom, yard, reading_corner, group, corridor)[number % 5](painter, wide, high, chance)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def box(p, x, y, w, h, colour, r=6.0):
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(colour))
    p.drawRoundedRect(QRectF(x, y, w, h), r, r)


def ground(p, w, h, wall, floor):
    shade = QLinearGradient(0, 0, 0, h)
    shade.setColorAt(0, QColor(wall).lighter(104))
    shade.setColorAt(1, QColor(wall).darker(106))
    p.fillRect(0, 0, w, h, shade)
    p.fillRect(QRectF(0, h * 0.68, w, h), QColor(floor))


def window_pane(p, x, y, w, h):
    box(p, x - 8, y - 8, w + 16, h + 16, "#FFFFFF")
    sky = QLinearGradient(0, y, 0, y + h)
    sky.setColorAt(0, QColor("#8FBFE0"))
    sky.setColorAt(1, QColor("#DDEFF5"))
    p.fillRect(QRectF(x, y, w, h), sky)
    p.setBrush(QColor("#6F9C74"))
    p.drawEllipse(QRectF(x + w * 0.1, y + h * 0.55, w * 0.7, h * 0.8).intersected(QRectF(x, y, w, h)))
    box(p, x + w / 2 - 3, y, 6, h, "#FFFFFF", 0)


def desk(p, x, y, w, colour="#C69B6D"):
    box(p, x, y, w, 16, colour)
    box(p, x + 10, y + 14, 9, 84, "#5A6065", 2)
    box(p, x + w - 19, y + 14, 9, 84, "#5A6065", 2)


def person(p, x, y, s, chance):
    box(p, x - 62 * s, y + 70 * s, 124 * s, 240 * s, chance.choice(SHIRTS), 54 * s)
    box(p, x - 16 * s, y + 40 * s, 32 * s, 50 * s, "#D9A37F", 10 * s)
    p.setBrush(QColor(chance.choice(("#3A2A20", "#7A4B22", "#C79A4B", "#1E1B1A"))))
    p.drawEllipse(QPointF(x, y - 8 * s), 56 * s, 58 * s)
    p.setBrush(QColor(chance.choice(SKINS)))
    p.drawEllipse(QPointF(x, y + 6 * s), 46 * s, 54 * s)


def classroom(p, w, h, chance):
    ground(p, w, h, chance.choice(WALLS), "#B99B78")
    window_pane(p, w * 0.62, h * 0.14, w * 0.28, h * 0.32)
    box(p, w * 0.1, h * 0.13, w * 0.42, h * 0.34, "#F8FAF9")
    p.setPen(QPen(QColor("#9FB0B5"), 5))
    for i in range(3):
        p.drawLine(QPointF(w * 0.14, h * (0.2 + i * 0.08)), QPointF(w * (0.34 + 0.04 * i), h * (0.2 + i * 0.08)))
    for i in range(3):
        desk(
            p,
            w * (0.06 + i * 0.32),
            h * 0.66 + (i % 2) * 30,
            w * 0.24,
            chance.choice(("#C69B6D", "#D9C3A0", "#A7B9A9")),
        )
        box(p, w * (0.12 + i * 0.32), h * 0.56 + (i % 2) * 30, 12, h * 0.1, "#4C7A8A", 3)
    if chance.random() < 0.6:
        box(p, w * 0.08, h * 0.58, w * 0.03, h * 0.06, "#D89F35")


def yard(p, w, h, chance):
    sky = QLinearGradient(0, 0, 0, h)
    sky.setColorAt(0, QColor("#7FB2DA"))
    sky.setColorAt(1, QColor("#E6F2F2"))
    p.fillRect(0, 0, w, h, sky)
    p.setPen(Qt.PenStyle.NoPen)
    for i, colour in enumerate(("#8FB79A", "#6F9F7A", "#4F8560")):
        path = QPainterPath(QPointF(0, h))
        for step in range(13):
            path.lineTo(w * step / 12, h * (0.5 + i * 0.1) - chance.randint(0, 40))
        path.lineTo(w, h)
        p.fillPath(path, QColor(colour))
    box(p, w * 0.08, h * 0.34, w * 0.36, h * 0.3, "#B4513C", 2)
    p.setBrush(QColor("#7A3328"))
    p.drawPolygon(QPolygonF([QPointF(w * 0.05, h * 0.35), QPointF(w * 0.26, h * 0.2), QPointF(w * 0.47, h * 0.35)]))
    for i in range(4):
        box(p, w * (0.11 + i * 0.08), h * 0.42, w * 0.045, h * 0.1, "#F4F0E4", 2)
    for i in range(3):
        x = w * (0.6 + i * 0.13)
        box(p, x - 7, h * 0.55, 14, h * 0.2, "#6B4A33", 2)
        p.setBrush(QColor(("#3F7A4B", "#57914F", "#C98A2E")[i]))
        p.drawEllipse(QPointF(x, h * 0.47), w * 0.07, h * 0.14)


def reading_corner(p, w, h, chance):
    ground(p, w, h, chance.choice(WALLS), "#9F8468")
    for row in range(3):
        box(p, w * 0.06, h * (0.3 + row * 0.15), w * 0.4, 10, "#8A6A4A", 2)
        for i in range(11):
            tall = chance.randint(50, 78)
            box(
                p,
                w * 0.07 + i * w * 0.034,
                h * (0.3 + row * 0.15) - tall,
                w * 0.027,
                tall,
                chance.choice(SHIRTS),
                2,
            )
    box(p, w * 0.54, h * 0.48, w * 0.38, h * 0.34, "#3F6F78", 60)
    box(p, w * 0.58, h * 0.6, w * 0.3, h * 0.16, "#5C8F97", 40)
    box(p, w * 0.72, h * 0.12, 8, h * 0.3, "#4A4A4A", 2)
    p.setBrush(QColor("#F4D58A"))
    p.drawPolygon(
        QPolygonF(
            [
                QPointF(w * 0.66, h * 0.26),
                QPointF(w * 0.79, h * 0.26),
                QPointF(w * 0.755, h * 0.12),
                QPointF(w * 0.695, h * 0.12),
            ]
        )
    )


def group(p, w, h, chance):
    shade = QLinearGradient(0, 0, 0, h)
    shade.setColorAt(0, QColor("#37535C"))
    shade.setColorAt(1, QColor("#22353C"))
    p.fillRect(0, 0, w, h, shade)
    p.setPen(Qt.PenStyle.NoPen)
    for _ in range(8):
        p.setBrush(QColor(255, 255, 255, 14))
        p.drawEllipse(QPointF(chance.random() * w, chance.random() * h), 60, 60)
    many = chance.choice((2, 3, 3))
    for i in range(many):
        person(p, w * (i + 1) / (many + 1), h * (0.34 + 0.05 * (i % 2)), h / 620, chance)


def corridor(p, w, h, chance):
    ground(p, w, h, "#E8E4DA", "#8DA3A0")
    for i in range(6):
        colour = chance.choice(("#4F8A8B", "#D8A657", "#7C9A6B", "#B56B5B"))
        box(p, w * (0.05 + i * 0.11), h * 0.24, w * 0.095, h * 0.46, colour, 4)
        box(p, w * (0.12 + i * 0.11), h * 0.46, 7, 24, "#FFFFFF", 3)
    box(p, w * 0.75, h * 0.2, w * 0.18, h * 0.5, "#C9A98A", 3)
    box(p, w * 0.78, h * 0.26, w * 0.12, h * 0.16, "#DDEFF5", 3)
    p.fillRect(QRectF(0, h * 0.84, w, 12), QColor("#F2C14E"))
