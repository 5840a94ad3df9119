"""What the tour shows and says, as a table: the place, the part of the window, and words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.desktop.places import FOLLOW_UP, LIBRARY, PACKS, PEOPLE, TAKE_IN, TASKS


@dataclass(frozen=True, slots=True)
class TourStep:
    """Where it is: the place, and the window's attribute (with dots) of the part that is marked; empty: the whole place."""

    place: str
    part: str
    title: str
    words: str


CURATORS: tuple[TourStep, ...] = (
    TourStep(LIBRARY, "rail", N_("Programmets delar"), N_("Till vänster står allt arbete: bilderna, att hämta in, personer, det som väntar, bildpaket, uppföljning, ämnesord och inställningar. Alt och en siffra leder dit.")),
    TourStep(LIBRARY, "facets.use", N_("Får användas"), N_("Välj kanal och dag. Då svarar varje bild om den får användas just där och då, med ord, ikon och färg.")),
    TourStep(LIBRARY, "header.search", N_("Sök"), N_("Skriv vad som helst: motiv, ämnesord, plats eller text. Synonymer och böjningar hittas. Förslagen visar vad som finns.")),
    TourStep(LIBRARY, "facets", N_("Filter"), N_("Lärmiljö, status, skolform: kryssa för det du vill ha. Talen säger hur många bilder som finns.")),
    TourStep(LIBRARY, "page", N_("Bilderna"), N_("Pilarna flyttar, mellanslag markerar, Enter går till uppgifterna och F11 visar bilden stort. Högerklick visar allt som kan göras.")),
    TourStep(LIBRARY, "inspector", N_("Uppgifter"), N_("Här står varför en bild inte får användas, med knappar som löser det. Här beskriver och klassificerar du, en eller många på en gång.")),
    TourStep(TAKE_IN, "places", N_("Hämta in"), N_("Släpp filer i fönstret eller välj ett sätt. Dubbletter känns igen, och rapporten säger vad som hände med varje fil.")),
    TourStep(PEOPLE, "places", N_("Personer och samtycken"), N_("Personer har pseudonymer. Namn och blanketter ligger krypterade i personvalvet och lämnar det aldrig.")),
    TourStep(TASKS, "places", N_("Att göra"), N_("Samtycken som går ut, underskrifter som saknas och publicerat som ska tas ner. Varje rad leder till rätt plats.")),
    TourStep(PACKS, "places", N_("Bildpaket"), N_("Bilder till en bestämd användning: utkast, lämnat, godkänt av en annan person, utlämnat. Det som hindrar står vid varje bild.")),
    TourStep(FOLLOW_UP, "places", N_("Uppföljning"), N_("Vad som används, vad som aldrig har använts och vilka lärmiljöer som saknar bilder. Rapporter kan sparas och frysas.")),
    TourStep(LIBRARY, "", N_("Klart"), N_("F1 öppnar handboken vid den del du står i, frågetecknet visar alla tangenter, och Ctrl+Z ångrar.")),
)  # fmt: skip

ADVISORS: tuple[TourStep, ...] = (
    TourStep(LIBRARY, "facets.use", N_("Var ska bilden användas?"), N_("Välj kanal och dag. Du ser bara det som får användas just där och då.")),
    TourStep(LIBRARY, "header.search", N_("Sök"), N_("Skriv vad bilden ska visa: lugn vrå, schema, höstdag på skolgården.")),
    TourStep(LIBRARY, "page", N_("Välj en bild"), N_("Pilarna flyttar och mellanslag markerar. F11 visar bilden stort.")),
    TourStep(LIBRARY, "inspector", N_("Om bilden"), N_("Alternativtext och bildkredit finns här, och hur länge bilden får användas.")),
    TourStep(LIBRARY, "", N_("Använd i min presentation"), N_("Markera en bild och tryck Ctrl+E: spara den, kopiera den, dra den till presentationen eller få den som en färdig sida.")),
    TourStep(LIBRARY, "header", N_("Kontrollera en gammal presentation"), N_("Släpp en presentation i fönstret, eller Ctrl+Skift+K: banken säger om något måste bort.")),
)  # fmt: skip
