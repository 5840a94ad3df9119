"""Each setting of a library once: name, type, default, help. Flags, dialogs and the decision's policy derive from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from imagebank.core.errors import N_, WrongWords
from imagebank.core.file_names import PATTERN, checked_pattern
from imagebank.core.use import Policy


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `default` also tells its type. `help` is Swedish source text; `check` raises WrongWords for what does not go."""

    name: str
    default: int | bool | str
    help: str
    check: Callable[[str], str] | None = None


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("guardian_age", 18, N_("Ålder då en person själv skriver under (år)")),
        Setting("assent_age", 15, N_("Ålder då eleven själv också ska säga ja (år)")),
        Setting("both_guardians", True, N_("Alla vårdnadshavare ska skriva under")),
        Setting("warn_days", 90, N_("Varna när så här många dagar eller färre återstår")),
        Setting("max_months", 36, N_("Föreslå slutdatum så här många månader fram när ett samtycke registreras")),
        Setting("organisation", "Specialpedagogiska skolmyndigheten", N_("Organisationens namn i bildpaket")),
        Setting("contact", "bildbank@example.org", N_("Kontaktadress i bildpaket")),
        Setting("default_channel", "webb", N_("Kanal som väljs när programmet startar")),
        Setting("unit", "", N_("Enhet som står i utlämningsloggen när en rådgivare hämtar en bild")),
        Setting("name_advisors", False, N_("Skriv rådgivarens namn i utlämningsloggen i stället för enheten")),
        Setting("export_name", PATTERN, N_("Mönster för namnen på filer i bildpaket"), checked_pattern),
    )
}


def value_of(stored: Mapping[str, str], name: str) -> int | bool | str:
    """The setting as stored, else its default. Raises WrongWords where what is stored is not of its type."""
    setting = SETTINGS[name]
    text = stored.get(name)
    if text is None:
        return setting.default
    if setting.check is not None:
        return setting.check(text)
    try:
        if isinstance(setting.default, bool):
            return {"true": True, "false": False}[text]
        return type(setting.default)(text)
    except (KeyError, ValueError) as error:
        raise WrongWords(
            "BAD_SETTING",
            N_("Inställningen {name} har värdet ”{value}”, som inte går att läsa."),
            name=name,
            value=text,
        ) from error


def policy(stored: Mapping[str, str]) -> Policy:
    """The decision's policy from the stored settings."""
    names = ("guardian_age", "assent_age", "both_guardians", "warn_days", "max_months")
    return Policy(**{name: value_of(stored, name) for name in names})  # type: ignore[arg-type]
