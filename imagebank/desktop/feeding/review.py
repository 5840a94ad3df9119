"""Who assessed the people in a picture, and whether you may confirm it."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.actor import Actor
from imagebank.core.asset import Asset
from imagebank.desktop.values import ReviewValue
from imagebank.language import _
from imagebank.services.describing import CONFIRMABLE


def review_value(assets: Sequence[Asset], actor: Actor) -> ReviewValue | None:
    """What to say and whether to offer the button; None where nothing is to be confirmed."""
    if not all(asset.visibility in CONFIRMABLE for asset in assets):
        return None
    waiting = [asset for asset in assets if asset.second_review_by is None]
    if not waiting:
        names = ", ".join(sorted({asset.second_review_by or "" for asset in assets}))
        return ReviewValue(_("Bedömningen är bekräftad av {name}.").format(name=names), may_confirm=False)
    names = ", ".join(sorted({asset.assessed_by or "–" for asset in waiting}))
    own = any(asset.assessed_by == actor.name for asset in waiting)
    if own:
        return ReviewValue(_("Du har själv bedömt bilden. En kollega ska bekräfta bedömningen."), may_confirm=False)
    words = _("Bedömd av {name}. Titta efter: stämmer det att ingen går att känna igen?").format(name=names)
    return ReviewValue(words, may_confirm=actor.may_write)
