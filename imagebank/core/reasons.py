"""Every reason code once: how severe it is, what it says and what would mend it (Swedish source text)."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.core.verdict import Finding, Severity


@dataclass(frozen=True, slots=True)
class Reason:
    """`says` is the sentence people read; `mend` what would mend it, empty where nothing does."""

    severity: Severity
    says: str
    mend: str = ""


_D, _R, _C = Severity.DENY, Severity.REVIEW, Severity.CONDITIONS

REASONS: dict[str, Reason] = {
    "OK": Reason(Severity.ALLOW, N_("Får användas.")),
    "SECRECY_REVIEW": Reason(
        _R,
        N_("Begäran om allmän handling: sekretessen ska prövas, samtycken gäller inte här."),
        N_("Lämna ärendet till registrator eller jurist."),
    ),
    "BLOCKED": Reason(_D, N_("Spärrad.")),
    "NOT_ASSESSED": Reason(_D, N_("Ingen har bedömt om det finns personer i bilden."), N_("Bedöm synliga personer.")),
    "LEDGER_END_MISSING": Reason(
        _R,
        N_("Banken är återställd och slutet av utlämningsloggen saknas: ett senare återkallande kan vara okänt."),
        N_("Kontrollera mot era ärenden och bekräfta med ”imagebank ledger confirm”."),
    ),
    "CREATOR_MISSING": Reason(_D, N_("Upphovsperson eller rättigheter saknas."), N_("Ange fotograf och licens.")),
    "LICENCE_CHANNEL": Reason(
        _D, N_("Licensen gäller inte för kanalen."), N_("Lägg till kanalen om avtalet tillåter det.")
    ),
    "LICENCE_EXPIRED": Reason(_D, N_("Licensen har gått ut."), N_("Förnya licensen med upphovspersonen.")),
    "LICENCE_NO_DERIVATIVES": Reason(
        _D, N_("Licensen tillåter inte att bilden ändras."), N_("Använd bilden oförändrad.")
    ),
    "OPEN_LICENCE_WITH_PEOPLE": Reason(
        _D,
        N_("En bild med identifierbara personer får inte lämnas vidare under en öppen licens."),
        N_("Välj en bild utan identifierbara personer."),
    ),
    "ADD_CREDIT": Reason(_C, N_("Fotografens namn ska stå vid bilden."), N_("Visa bildkrediten.")),
    "THIRD_PARTY_WORK": Reason(
        _R, N_("Någon annans verk dominerar bilden."), N_("Inhämta tillstånd från den som gjort verket.")
    ),
    "SECOND_REVIEW_MISSING": Reason(
        _R,
        N_("Bedömningen att ingen kan kännas igen är inte bekräftad av en andra person."),
        N_("Be en kollega bekräfta bedömningen."),
    ),
    "REIDENTIFICATION_RISK": Reason(
        _R,
        N_("Namn eller skola i sammanhanget kan göra att någon känns igen."),
        N_("Ta bort namnet eller skolans namn ur sammanhanget."),
    ),
    "PERSONAL_DATA_IN_PICTURE": Reason(
        _D, N_("Personuppgifter går att läsa i bilden."), N_("Täck uppgifterna i en egen version.")
    ),
    "PERSON_NOT_REGISTERED": Reason(
        _D, N_("Det finns personer i bilden som inte är registrerade."), N_("Registrera varje person som syns.")
    ),
    "BLUR_NOT_REVIEWED": Reason(
        _R,
        N_("Att personen gjorts oigenkännlig är inte bekräftat av en andra person."),
        N_("Be en kollega bekräfta versionen."),
    ),
    "VOICE_NOT_COVERED": Reason(
        _D, N_("Personens röst hörs utan att samtycket omfattar den."), N_("Ta bort ljudet eller be om nytt samtycke.")
    ),
    "DECEASED_ETHICS": Reason(
        _R, N_("Personen har avlidit: gör en etisk bedömning."), N_("Tala med anhöriga och anteckna beslutet.")
    ),
    "CONSENT_MISSING": Reason(
        _D, N_("Rättslig grund saknas för personen."), N_("Inhämta samtycke eller registrera den rättsliga grunden.")
    ),
    "CONSENT_REFUSED": Reason(
        _D,
        N_("Personen eller en vårdnadshavare har sagt nej."),
        N_("Använd en annan bild eller en version där personen är täckt."),
    ),
    "CONSENT_WITHDRAWN": Reason(
        _D, N_("Samtycket är återkallat."), N_("Använd en annan bild eller en version där personen är täckt.")
    ),
    "EVIDENCE_MISSING": Reason(_D, N_("Underlaget för samtycket saknas."), N_("Lägg in den undertecknade blanketten.")),
    "NO_BALANCING_RECORD": Reason(
        _D, N_("Bedömningen av allmänt intresse är inte dokumenterad."), N_("Dokumentera bedömningen.")
    ),
    "OBJECTION_PENDING": Reason(
        _R, N_("Personen har invänt och invändningen är inte avgjord."), N_("Avgör invändningen.")
    ),
    "MINOR_ON_PUBLIC_INTEREST": Reason(
        _R, N_("Personen är minderårig och grunden är allmänt intresse."), N_("Låt en jurist pröva grunden.")
    ),
    "CUSTODY_UNKNOWN": Reason(
        _D, N_("Det är inte utrett vilka som är vårdnadshavare."), N_("Ta reda på vilka vårdnadshavarna är.")
    ),
    "NO_AUTHORISED_SIGNATORY": Reason(
        _D,
        N_("Ingen behörig företrädare har skrivit under."),
        N_("Inhämta underskrift av förordnad vårdnadshavare, god man eller förvaltare."),
    ),
    "GUARDIAN_MISSING": Reason(
        _D, N_("En vårdnadshavares underskrift saknas."), N_("Inhämta underskrift från alla vårdnadshavare.")
    ),
    "PUPIL_ASSENT_MISSING": Reason(_D, N_("Eleven har inte själv sagt ja."), N_("Fråga eleven och anteckna svaret.")),
    "CHILD_OBJECTED": Reason(
        _D, N_("Barnet har sagt nej."), N_("Använd en annan bild eller en version där barnet är täckt.")
    ),
    "TURNED_18_RENEW": Reason(
        _R, N_("Personen har blivit myndig och har inte själv skrivit under."), N_("Inhämta nytt samtycke av personen.")
    ),
    "SELF_SIGNATURE_MISSING": Reason(
        _D, N_("Personens egen underskrift saknas."), N_("Inhämta personens underskrift.")
    ),
    "CHANNEL_NOT_COVERED": Reason(
        _D, N_("Samtycket omfattar inte kanalen."), N_("Be om samtycke för kanalen eller välj en annan bild.")
    ),
    "PURPOSE_NOT_COVERED": Reason(_D, N_("Samtycket omfattar inte ändamålet."), N_("Be om samtycke för ändamålet.")),
    "LANGUAGE_NOT_COVERED": Reason(_D, N_("Samtycket omfattar inte språket."), N_("Be om samtycke för språket.")),
    "TERRITORY_NOT_COVERED": Reason(_D, N_("Samtycket omfattar inte området."), N_("Be om samtycke för området.")),
    "NOT_YET_VALID": Reason(_D, N_("Samtycket har inte börjat gälla."), N_("Vänta till första giltiga dag.")),
    "NO_END_DATE": Reason(_R, N_("Samtycket saknar slutdatum."), N_("Sätt ett slutdatum.")),
    "CONSENT_EXPIRED": Reason(_D, N_("Samtycket har gått ut."), N_("Be om förnyat samtycke.")),
    "LIFETIME_EXCEEDS_CONSENT": Reason(
        _R,
        N_("Den planerade användningen varar längre än samtycket och kan inte återkallas."),
        N_("Korta användningen eller förläng samtycket."),
    ),
    "EXPIRING": Reason(
        _C, N_("Samtycket går snart ut."), N_("Sätt ett slutdatum för användningen eller förnya samtycket.")
    ),
    "REMOVE_NAME": Reason(_C, N_("Personens namn får inte anges."), N_("Utelämna namnet.")),
    "ALTERATION_NOT_COVERED": Reason(
        _D, N_("Samtycket tillåter inte att bilden ändras."), N_("Använd bilden oförändrad.")
    ),
    "ART9_EXPLICIT_MISSING": Reason(
        _D,
        N_("Sammanhanget avslöjar hälsa och uttryckligt samtycke saknas."),
        N_("Be om uttryckligt samtycke för sammanhanget eller välj en bild utan identifierbara elever."),
    ),
    "POWER_IMBALANCE": Reason(
        _R, N_("Bilden är från en specialskola som myndigheten själv driver."), N_("Låt en jurist pröva samtycket.")
    ),
    "TIME_RANGES_UNKNOWN": Reason(
        _R, N_("Det är inte antecknat vilka som syns när i filmen."), N_("Ange tider för varje person.")
    ),
    "ALT_MISSING": Reason(_D, N_("Alternativtext saknas."), N_("Skriv en alternativtext.")),
    "ALT_UNFIT": Reason(
        _D,
        N_("Alternativtexten kan inte lämnas ut som den är skriven."),
        N_("Skriv om den. Den är för lång, är filens namn, nämner någon vid namn eller en diagnos intill en person."),
    ),
    "NAME_TOLD": Reason(
        _D, N_("Titeln eller bildtexten nämner en registrerad person vid namn."), N_("Skriv om texten utan namn.")
    ),
    "ENVIRONMENT_MISSING": Reason(
        _D, N_("Bilden har ingen lärmiljö: pedagogisk, social eller fysisk."), N_("Ange minst en lärmiljö.")
    ),
    "CAPTIONS_MISSING": Reason(_D, N_("Undertexter saknas."), N_("Lägg till undertexter (VTT eller SRT).")),
    "ORIGINAL_MISSING": Reason(
        _D, N_("Originalfilen finns inte i banken."), N_("Importera filen igen, så känns den igen.")
    ),
    "NOT_IN_BANK": Reason(_D, N_("Bilden finns inte längre i banken: den är gallrad."), N_("Ta bort den ur paketet.")),
    "NOT_RENDERED": Reason(
        _D,
        N_("Det gick inte att göra en utgåva av originalet."),
        N_("Kör ”imagebank doctor” och importera filen igen."),
    ),
    "AUDIO_DESCRIPTION_UNDECIDED": Reason(
        _R,
        N_("Ingen har avgjort om filmen behöver syntolkning."),
        N_("Ange om syntolkning är gjord eller inte behövs."),
    ),
}


def finding(code: str, person: str | None = None) -> Finding:
    """Make the finding of `code`; the table knows how severe it is."""
    return Finding(code, REASONS[code].severity, person)
