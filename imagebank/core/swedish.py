"""A light stemmer for Swedish: the forms of a word meet under one key, which is for comparing and never shown.

Snowball's Swedish leaves -et, -an and -n of many nouns where they are (klassrummet, skolan), so this is our own. Three
steps, each a table: (1) the genitive's s, where no noun is known to end so; (2) the longest inflectional ending that
leaves enough of the word; (3) the derivations that a caption and a search mix freely: ljuddämpning, ljuddämpande,
ljuddämpad, ljuddämpare. At the end what inflection does inside a word is undone: rummet → rum, cyklar = cykel,
fönstret = fönster. Words whose vowel changes, and short ones that the endings would tear, stand in a list.

A stem of three letters is the least, or få, går and ö would run together. Derivations take care with short stems:
lärare is not lär-, tidning is not tid. A key is no word, and is never stemmed again: kamera gives kamer, which would
lose its er.
"""

from __future__ import annotations

_BARE_LETTERS = str.maketrans("åäö", "aao")


def plain(word: str) -> str:
    """The word as somebody types it who has no å, ä and ö."""
    return word.translate(_BARE_LETTERS)


_WHOLE = """
bok böcker böckerna bokens boken | hand händer händerna handen | fot fötter fötterna foten
tand tänder tänderna tanden | natt nätter nätterna natten | stad städer städerna staden
bostad bostäder bostäderna bostaden | verkstad verkstäder verkstäderna verkstaden | man män männen mannen
land länder länderna landet | strand stränder stränderna stranden | stång stänger stängerna stången
rot rötter rötterna roten | tång tänger | son söner sönerna sonen | dotter döttrar döttrarna dottern
bror broder bröder bröderna brodern | mor moder mödrar modern | far fader fäder fadern | and änder änderna
bokstav bokstäver bokstäverna bokstaven | förälder föräldra föräldrar föräldrarna föräldern | mus möss mössen musen
gås gäss gässen | get getter getterna geten | lus löss | öga ögon ögonen ögat | öra öron öronen örat
museum musei museet museer museerna | centrum centret centra centrumet | idé ide iden ideer ideerna
kafé kafe kafeet kafeer cafe cafeet cafeer | sko skor skorna skon | snö snön | bro broar bron broarna | ro ron
sommar sommaren somrar somrarna sommarens | papper papperet pappret pappren papperen | pappa pappan pappor papporna
schema schemat scheman schemana | tema temat teman | foto fotot foton fotona | radio radion | video videon videor
vatten vattnet vattnen | botten bottnen bottnar | plan planen planer planerna planens | sten stenen stenar stenarna
gren grenen grenar | ben benen benet | scen scenen scener | kran kranen kranar | gran granen granar
gammal gamla gammalt gamle äldre äldst | liten litet lilla lille | små | stor stort större störst stora
hög högt högre höga | låg lågt lägre låga | ung ungt yngre unga | lång långt längre långa
röd rött röda | vit vitt vita | blå blått blåa | grå grått gråa | ny nytt nya | fri fritt fria | bred brett breda
god gott goda | ljus ljust ljusa ljuset ljusen | mörk mörkt mörka | varm varmt varma | kall kallt kalla
ren rent rena | grön grönt gröna | gul gult gula | brun brunt bruna | lugn lugnt lugna | mjuk mjukt mjuka
tung tungt tunga | smal smalt smala | snabb snabbt snabba | trång trångt trånga | öppen öppet öppna öppnas
lärande lärandet lärandets | hundra | andra | format formatet formaten | internat internatet
havre havren | entre entren entreer entreerna | läs läst läste | tidning tidningen tidningar tidningarna | handla handlar handlade
måla målar målad målade målat målning målningen målningar målningarna målare målaren
boka bokar bokad bokade bokat bokning bokningen bokningar | fota fotar fotade fotat | villa villan villor villorna
timer timern timers
"""


def _whole_words(text: str) -> dict[str, str]:
    """Every form → the group's first word; without å, ä, ö too, where that is no other word of the list."""
    groups = [group.split() for group in text.replace("\n", " | ").split("|") if group.strip()]
    exact = {form: group[0] for group in groups for form in group}
    bare = {plain(form): plain(first) for form, first in exact.items()}
    return bare | exact


_IRREGULAR = _whole_words(_WHOLE)

_ENDINGS: dict[str, tuple[int, str]] = {
    # nouns: definite plural, plural, definite
    "arna": (3, ""), "orna": (3, ""), "erna": (3, ""), "ena": (3, ""), "rna": (3, ""),
    "eer": (3, ""), "eet": (3, ""), "eerna": (3, ""), "ium": (3, "i"),
    "ar": (3, ""), "or": (3, ""), "er": (3, ""), "en": (3, ""), "et": (3, ""), "an": (3, ""),
    "a": (3, ""), "e": (3, ""), "jön": (1, "jö"), "ern": (3, ""), "eln": (3, "el"), "orn": (3, "or"),
    # -tor words and korridor: the or is theirs
    **{end: (0, end) for end in ("dator", "ektor", "rator", "motor", "aktor", "doktor", "monitor", "mentor", "ridor", "kontor")},
    # those who do: short stems stay apart from the deed (lärare, not lär-), long ones join it
    "lärare": (0, "lärar"), "lärarna": (0, "lärar"), "läraren": (0, "lärar"),
    "ledare": (0, "ledar"), "ledarna": (0, "ledar"), "ledaren": (0, "ledar"),
    "läkare": (0, "läkar"), "läkarna": (0, "läkar"), "läkaren": (0, "läkar"),
    "are": (4, ""), "aren": (4, ""),
    # quality and participles
    "het": (3, ""), "heten": (3, ""), "heter": (3, ""), "heterna": (3, ""), "ade": (3, ""),
    "ande": (3, ""), "andes": (3, ""), "andet": (4, ""),
    "bandet": (0, "band"), "landet": (0, "land"), "standet": (0, "stand"),
    "kte": (2, "k"), "pte": (2, "p"),
    # adjectives in the neuter
    "igt": (2, "ig"), "skt": (2, "sk"), "ivt": (3, "iv"), "llt": (3, "ll"), "ilt": (3, "il"), "elt": (3, "el"),
    "alt": (4, "al"), "gnt": (2, "gn"),
    "bar": (3, "bar"), "bart": (3, "bar"), "bara": (3, "bar"), "bbar": (2, "bb"), "bbara": (2, "bb"),
    # the n or s is the word's own
    "tecken": (0, "teckn"), "gården": (0, "gård"),
    **{end: (0, end) for end in ("plan", "roman", "organ", "ocean", "titan")},
    "sko": (0, "sko"), "skor": (0, "sko"), "skorna": (0, "sko"), "iskor": (2, "isk"), "askor": (1, "ask"), "äskor": (1, "äsk"),
    "ieron": (0, "iero"), "sron": (1, "sro"), "snön": (0, "snö"),
}  # fmt: skip
_LONGEST = max(map(len, _ENDINGS))

_OWN_S = (
    "balans", "ambulans", "distans", "instans", "substans", "assistans", "leverans", "tolerans", "elegans", "krans",
    "dans", "chans", "ferens", "petens", "kvens", "licens", "residens", "existens", "ligens", "audiens", "kadens",
)  # fmt: skip
_GENITIVE = ("ens", "ans", "nas", "ets", "ares", "ms", "ds", "gs", "vs", "jös", "öns", "rns")
_GENITIVE_ANY = (*_GENITIVE, "ers", "ars", "ors")

_OWN_NING = ("tidning", "ordning", "våning", "träning", "ställning", "ledning")
_OWN_AD = ("nad", "stad", "grad", "blad", "fasad", "arad", "klad", "kad")
_OWN_AT = ("format", "mat", "kat", "rat", "tat", "dat", "iat", "ternat", "enat", "anat", "gnat", "ivat")
_BEFORE_ING = frozenset([c + "l" for c in "bdgkmptv"] + [c + "r" for c in "bdgktv"])
"""utveckling, klättring: of verbs in -la and -ra; others (lärling, rockring, hörslinga) are nouns."""
_AFTER_R = frozenset("bdfgkpstvmn")


def stem(word: str) -> str:
    """The key of a folded word: `lärmiljöerna` and `lärmiljö` give `lärmiljö`. Never empty unless the word is."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if (
        word[-1:] == "s"
        and len(word) > 3
        and word.endswith(_GENITIVE if len(word) < 6 else _GENITIVE_ANY)
        and not word.endswith(_OWN_S)
    ):
        word = word[:-1]
        known = _IRREGULAR.get(word)
        if known is not None:
            return known
    return _settled(_derived(_bare(word)))


def _bare(word: str) -> str:
    """Without its longest inflectional ending."""
    size = len(word)
    for length in range(min(_LONGEST, size), 0, -1):
        ending = _ENDINGS.get(word[size - length :])
        if ending is not None and size - length >= ending[0]:
            return word[: size - length] + ending[1]
    return word


def _derived(word: str) -> str:
    """Without -ning, -ad, -at, so that the deed and what was done meet."""
    size, two = len(word), word[-2:]
    if two == "ng" and word.endswith("ning"):
        return word[:-4] if size >= 7 and not word.endswith(_OWN_NING) else word
    if two == "ng" and size >= 8 and word.endswith("ering"):
        return word[:-3]
    if two == "ng" and size >= 7 and (word[-5:-3] in _BEFORE_ING):
        return word[:-3]
    if two == "ad" and size >= 5 and not word.endswith(_OWN_AD):
        return word[:-2]
    if two == "at" and size >= 5 and (word.endswith("erat") or not word.endswith(_OWN_AT)):
        return word[:-2]
    return word


def _settled(word: str) -> str:
    """Undoes what endings do inside a word: mm and nn before a vowel, the e of -el and -er that comes and goes."""
    size, two = len(word), word[-2:]
    if size >= 4 and two in ("mm", "nn"):
        return word[:-1]
    if two == "el" and size >= 5 and word[-3] not in "aeiouyåäö":
        word = word[:-2] + "l"
        return word[:-3] + word[-2:] if word[-3:] == "mml" else word
    if two[-1:] == "r" and size >= 4 and two[0] in _AFTER_R:
        return word[:-1]
    return word
