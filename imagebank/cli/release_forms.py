"""`imagebank release form|scan|evidence`: printed forms out, signed ones in."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.opening import unlock
from imagebank.cli.options import SOME_FAILED, Answer, Verb, day, opened
from imagebank.core.errors import N_, WrongWords
from imagebank.core.form import FORM_LANGUAGES
from imagebank.language import _
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.evidencing import evidences
from imagebank.services.reminding import save
from imagebank.services.returning import form_of, keep_scan, read_scan
from imagebank.services.searching import known_channel
from imagebank.services.writing import require_new


def _form_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", action="append", required=True, metavar="P", help=_("En person; upprepas"))
    parser.add_argument("--shoot", default="", metavar="NAME", help=_("Fotograferingen som står på blanketten"))
    parser.add_argument(
        "--channel", action="append", metavar="C", help=_("Kanal att be om samtycke för; upprepas. Annars de vanliga")
    )
    parser.add_argument("--form-language", choices=FORM_LANGUAGES, default="sv", help=_("Blankettens språk"))
    parser.add_argument("--until", type=day, metavar="YYYY-MM-DD", help=_("Sista dagen som samtycke begärs för"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE.pdf", help=_("Den nya filen"))
    parser.add_argument("--names", action="store_true", help=_("Skriv ut namnen; personvalvet låses upp"))


def _form(words: argparse.Namespace) -> Answer:
    require_new(words.to)
    with opened(words) as library:
        if words.names:
            unlock(library, words)
        channels = tuple(known_channel(library.vocabulary, one) for one in words.channel or ())
        order = FormOrder(
            tuple(words.person), words.shoot, channels, language=words.form_language, valid_to=words.until
        )
        made, _changes = make_forms(library, order, words.to, date.today())  # noqa: DTZ011 - the day where the user sits
    text = _("Blanketter i {where}: {n}.").format(n=len(made), where=words.to)
    return Answer(
        {"forms": [{"code": one.code, "person": one.person} for one in made]},
        "\n".join([text, *(f"{one.code}  {one.person}" for one in made)]),
    )


def _scan_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("PDF, bild eller e-post (.eml)"))
    parser.add_argument(
        "--code",
        action="append",
        default=[],
        metavar="F-XXXX-XXXX",
        help=_("Koden på blanketten, när den inte går att läsa"),
    )
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="P",
        help=_("Vem underlaget gäller, när det inte är en blankett"),
    )
    parser.add_argument("--diary-number", metavar="DNR", help=_("Diarienumret som underlaget är registrerat under"))


def _scan(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = read_scan(library, words.file)
        forms = [*found.forms, *(form_of(library, code) for code in words.code)]
        persons = list(dict.fromkeys([*(one.person for one in forms), *words.person]))
        if not persons:
            raise WrongWords(
                "FORM_WITHOUT_PERSON",
                N_(
                    "Ingen känd kod står på {where}. Ange koden med --code eller personen med --person. Ingenting har sparats."
                ),
                where=words.file,
            )
        unlock(library, words)
        before = {one.id for person in persons for one in evidences(library, person)}
        kept, _changes = keep_scan(library, found, forms, words.person, words.diary_number)
    new, known = (
        _("Underlaget {id} är sparat krypterat för {persons}."),
        _("Underlaget {id} fanns redan för {persons}."),
    )
    owners = {id: [one for one in kept if kept[one] == id] for id in dict.fromkeys(kept.values())}
    lines = [(known if id in before else new).format(id=id, persons=", ".join(some)) for id, some in owners.items()]
    if found.unknown_codes:
        told = _("Koder som banken inte känner till: {codes}. Sidor med dem är inte sparade för någon annan.")
        lines.append(told.format(codes=", ".join(found.unknown_codes)))
    lines.append(_("Registrera underskrifterna med ”imagebank release sign”."))
    data = {
        "evidence": list(owners), "persons": persons, "kept": kept, "codes": [one.code for one in forms],
        "unknown_codes": list(found.unknown_codes),
    }  # fmt: skip
    return Answer(data, "\n".join(lines), SOME_FAILED if found.unknown_codes else 0)


def _evidence_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("evidence", metavar="ID", help=_("Underlagets id"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=_("Den nya filen"))


def _evidence(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        unlock(library, words)
        found = library.people_vault.evidence(words.evidence)
        if found is None:
            raise WrongWords("NO_SUCH_EVIDENCE", N_("Det finns inget underlag {id} i personvalvet."), id=words.evidence)
        with library.write("evidence-read", words.evidence):
            pass
    save(words.to, found.content, private=True)
    return Answer(
        {"evidence": words.evidence, "file": str(words.to)},
        _("Underlaget ligger i {where}. Ta bort kopian efteråt.").format(where=words.to),
    )


VERBS = {
    "form": Verb(N_("skriver ut samtyckesblanketter (PDF)"), _form_flags, _form),
    "scan": Verb(N_("tar emot en undertecknad blankett"), _scan_flags, _scan),
    "evidence": Verb(N_("hämtar ett underlag ur personvalvet"), _evidence_flags, _evidence),
}
