"""What every measure of a report is called and how it is counted, said once: headings and definitions (docs/reports.md)."""

from __future__ import annotations

from imagebank.core.errors import N_
from imagebank.core.report import Column
from imagebank.language import _

MEASURES: dict[str, tuple[str, str]] = {
    "stock": (
        N_("I banken"),
        N_("Bilder och filmer som kom in före periodens slut och finns i banken när rapporten görs."),
    ),
    "usable": (
        N_("Får användas"),
        N_(
            "De av beståndet som får användas i minst en publik kanal på periodens sista dag, enligt vad banken vet när rapporten görs. Alla kanaler utom Internt är publika."
        ),
    ),
    "growth": (
        N_("Nya"),
        N_("De av beståndet som kom in under perioden. Dagen då en bild godkändes sparas inte, därför räknas ankomsten."),
    ),
    "packs": (
        N_("Bildpaket"),
        N_("Bildpaket som lämnades ut under perioden, vart och ett en gång. Utkast räknas inte; paket som sedan återkallades räknas."),
    ),
    "items": (
        N_("Bilder i paket"),
        N_("Bilder och filmer i de bildpaketen: en bild i två paket räknas två gånger."),
    ),
    "pulls": (N_("Uttag"), N_("Bilder och filmer som någon hämtade en och en till egna presentationer under perioden.")),
    "uses": (N_("Användningar"), N_("Bilder i paket och uttag tillsammans.")),
    "used": (N_("Använda"), N_("Olika bilder och filmer med minst en användning under perioden.")),
    "per_asset": (N_("Per använd"), N_("Användningar delat med använda, med en decimal.")),
    "never": (
        N_("Aldrig använda"),
        N_("De av beståndet som inte har lämnats ut i något bildpaket eller uttag före periodens slut, inte heller före perioden."),
    ),
    "weeded": (N_("Gallrade"), N_("Bilder och filmer som gallrades under perioden; de ingår inte i beståndet.")),
    "places": (N_("Publiceringar"), N_("Platser som antecknades under perioden för utlämnade bildpaket.")),
    "live": (N_("Kvar ute"), N_("De av publiceringarna som inte är antecknade som nertagna före periodens slut.")),
    "alt_sv": (N_("Alternativtext på svenska"), N_("Andel av beståndet som har alternativtext på svenska.")),
    "alt_en": (N_("Alternativtext på engelska"), N_("Andel av beståndet som har alternativtext på engelska.")),
    "captions_sv": (N_("Undertexter"), N_("Andel av beståndets filmer som har undertexter på svenska.")),
    "audio_description": (
        N_("Syntolkning avgjord"),
        N_("Andel av beståndets filmer där det är avgjort om syntolkning behövs eller är gjord."),
    ),
    "two_people": (N_("Bekräftad av två"), N_("Andel av beståndet som är bedömd av en person och bekräftad av en andra.")),
    "rights": (N_("Rättigheter"), N_("Andel av beståndet där upphovspersonen är känd och minst en kanal är tillåten.")),
    "consent": (
        N_("Samtycke klart"),
        N_("Andel av beståndet där samtycke på periodens sista dag är giltigt, begränsat, snart går ut eller inte behövs."),
    ),
    "ready": (N_("Får användas"), N_("Andel av beståndet som får användas i minst en publik kanal på periodens sista dag.")),
    "usable_here": (
        N_("Får användas i kanalen"),
        N_("Bilder och filmer som får användas i kanalen på periodens sista dag."),
    ),
    "expiring": (
        N_("Går snart ut"),
        N_("De som får användas i kanalen på periodens sista dag men inte när bankens varningstid har gått."),
    ),
    "no_alt": (N_("Saknar alternativtext"), N_("Bilder och filmer i beståndet utan alternativtext på något språk.")),
    "persons": (
        N_("Personer"),
        N_(
            "Personer i registret, var och en en gång, efter det senaste beslut som registrerades före periodens slut. Sammanförda och raderade poster räknas inte."
        ),
    ),
    "withdrawals": (N_("Återkallanden av samtycke"), N_("Återkallanden som togs emot under perioden.")),
    "new_given": (
        N_("Nya"),
        N_("Personer vars första samtycke eller andra rättsliga grund registrerades som given under perioden, till närmaste femtal."),
    ),
    "renewed": (
        N_("Förnyade"),
        N_("Personer som hade gett samtycke före perioden och fick ett nytt registrerat under den, till närmaste femtal."),
    ),
    "ran_out": (N_("Utgångna"), N_("Personer vars gällande samtycke hade sin sista dag under perioden, till närmaste femtal.")),
    "recalls": (
        N_("Begärda borttagningar"),
        N_("Platser och mottagare som under perioden ombads ta bort bilder för att ett samtycke återkallades, efter svaret före periodens slut."),
    ),
    "median_days": (
        N_("Median, dagar"),
        N_("Medianen av antalet kalenderdagar från att borttagningen begärdes till svaret, för dem som har svarat. Samma dag är 0."),
    ),
    "longest_days": (N_("Längst, dagar"), N_("Den längsta av de tiderna.")),
}  # fmt: skip
"""Code → heading, definition."""

ONCE = N_("En bild med två värden räknas i båda och en gång i summan.")
NARROWER = N_("Varje värde räknas med allt som är smalare.")
PERSONS = N_(
    "Antal personer under 5 visas som ”färre än 5”. ”Visas inte” står där ett antal annars skulle gå att räkna ut."
)


def column(code: str) -> Column:
    """One measure, in the language shown."""
    heading, definition = MEASURES[code]
    return Column(code, _(heading), _(definition))


def columns(*codes: str) -> tuple[Column, ...]:
    """Measures in this order."""
    return tuple(column(code) for code in codes)
