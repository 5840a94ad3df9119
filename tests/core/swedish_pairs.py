"""What a Swedish query must find and must not find, one word at a time.

Written on 25 November 2026, before the stemmer, the lexicon and the splitter existed, from what the two agencies' editors
write in captions and would type in a search field. A line is `query: word word …`. Nothing is taken out because it is
missed: the known misses stand by name inkeys.py, so that a change of the figures is seen.
"""

from __future__ import annotations

_WANTED = """
lärmiljö: lärmiljöerna lärmiljön lärmiljöer lärmiljöns klassrumslärmiljö
lärmiljöer: lärmiljö lärmiljön
klassrum: klassrummet klassrummen klassrums klassrumsmiljö klassrumsdörr uteklassrum utomhusklassrum klassrumsregler
klassrummet: klassrum uteklassrummet
ljuddämpning: ljuddämpande ljuddämpad ljuddämpare ljuddämpningen ljuddämpade
ljuddämpande: ljuddämpning
hörselkåpor: hörselkåpa hörselkåporna
hörselskydd: hörselskydden hörselskyddet
hörslinga: hörslingan hörslingor
slinga: hörslinga teleslinga hörselslingan
hörsel: hörselskydd hörselteknik hörselnedsättning hörselslinga
miljö: klassrumsmiljö utemiljö ljudmiljön skolmiljöer miljöbild
rum: grupprum vilrum rummet rummen rumsavdelare omklädningsrum kapprummet mötesrummen
skola: skolan skolor skolorna skolans skolgård grundskola förskolan gymnasieskolor skolbibliotek resursskola sameskolan
skolgård: skolgården skolgårdar skolgårdarna förskolegård skolgårdsmiljö
gård: skolgård gården förskolegårdar
förskola: förskolan förskolor förskolebarn förskolegård förskoleklass
gymnasium: gymnasiet gymnasier gymnasieskola gymnasieelev
museum: museet museer museibesök
elev: elever eleven elevernas elevrum elevhälsa gymnasieelever
lärare: läraren lärarna lärares lärarrum speciallärare klasslärarna speciallärarna
bok: böcker boken böckerna bilderbok läsebok skolbok skolböcker
böcker: bok boken
barn: barnen barnet barnens barngrupp förskolebarn
hand: händer handen händerna handtvätt handduk
fot: fötter foten
tand: tänder tandborste
natt: natten nätter
stad: städer staden
man: män mannen männen
öga: ögon ögat
öra: öron örat
ljus: ljuset ljuskälla ljusmiljö dagsljus
ljud: ljudet ljudabsorbent ljudmiljö bakgrundsljud
lampa: lampor lampan lamporna skrivbordslampa taklampor
fönster: fönstret fönstren fönsterbräda
dörr: dörren dörrar dörröppnare ytterdörr
bord: bordet borden ståbord skrivbord bordsskärm matbord
stol: stolar stolen stolarna rullstol kontorsstol
rullstol: rullstolen rullstolar rullstolsburen elrullstol rullstolsramp
ramp: rampen ramper rullstolsramp
hiss: hissen hissar hissdörr
trappa: trappan trappor trapphus
skylt: skyltar skylten skyltning dörrskylt
skyltar: skylt skyltarna
skyltning: skyltar
bild: bilder bilden bilderna bildstöd bildschema pressbild miljöbilder skärmbild
bildstöd: bildstödet bildstöden
schema: schemat scheman dagsschema bildschema veckoschema lektionsscheman
tecken: tecknet tecknen teckenspråk
teckenspråk: teckenspråket teckenspråkig teckenspråkstolk
punktskrift: punktskriften punktskriftsskylt
synnedsättning: synnedsättningar synnedsättningen
tillgänglig: tillgängligt tillgängliga tillgänglighet
tillgänglighet: tillgängligheten tillgänglighetsanpassning
anpassning: anpassningar anpassad anpassade anpassat anpassa
anpassad: anpassning anpassat
lek: leker leka lekplats lekte lekande rollek
leka: leker lek lekande
läsa: läser läsning läsande högläsning läsplatta
skriva: skriver skrivning skrivbord
rita: ritar ritade
måla: målar målning
slöjd: slöjden träslöjd slöjdsal träslöjdssal textilslöjd
slöjdsal: slöjdsalen träslöjdssal slöjdssal
matsal: matsalen matsalar
mat: maten matsal skolmat
måltid: måltider måltiden
idrott: idrotten idrottshall idrottslärare
bibliotek: biblioteket bibliotekarie skolbibliotek
korridor: korridoren korridorer skolkorridor
vägg: väggen väggar väggarna väggdekor
golv: golvet golven golvmarkering
tak: taket takplattor undertak
markering: markeringar kontrastmarkering golvmarkeringar
kontrast: kontraster kontrastfärg
färg: färger färgen färgkodning kontrastfärger färgade
röd: röda rött
grön: gröna grönt
stor: stora stort större
gammal: gamla gammalt
möbel: möbler möbeln möblerna
möblering: möblerad möblera möbleringsskiss
cykel: cyklar cykeln cykelställ cykelhjälm
hjälpmedel: hjälpmedlet hjälpmedlen tidshjälpmedel hörselhjälpmedel
hjälm: hjälmen cykelhjälm
skärm: skärmar skärmen bordsskärm avskärmning
avskärmning: avskärmad avskärmade avskärmningar
förvaring: förvaringen materialförvaring förvaringsskåp
skåp: skåpet skåpen elevskåp skåphall materialskåp
hylla: hyllor hyllan bokhylla
soffa: soffan soffor hörnsoffa
kudde: kuddar kudden sittkudde
matta: mattan mattor samlingsmatta
boll: bollar bollen fotboll balansboll
musik: musiken musiksal
trumma: trummor trumman
pensel: penslar penseln
penna: pennor pennan blyertspenna
papper: papperet pappret pappersark
sax: saxar saxen
dator: datorn datorer datorskärm
surfplatta: surfplattor surfplattan
film: filmen filmer filmklipp filmning
fotograf: fotografen fotografer
fotografi: fotografier fotografiet
kamera: kameran kameror kamerastativ
affisch: affischer affischen
vinter: vintern vintrar vinterkläder
sommar: sommaren somrar sommarlov
höst: hösten höstlöv
snö: snön snöig snöboll
skog: skogen skogar skolskog skogspromenad
träd: trädet träden trädgård
blomma: blommor blomman blommorna
äpple: äpplen äpplet äpplena
frukt: frukter frukten fruktstund
tid: tiden tider tidshjälpmedel tidsstöd
klocka: klockan klockor väggklocka
rast: rasten raster rastaktivitet
paus: pausen pauser rörelsepaus
återhämtning: återhämtningen återhämtningsrum
vila: vilar vilrum
samling: samlingen samlingar samlingsring
grupp: gruppen grupper grupprum barngrupp undervisningsgrupp
funktionsnedsättning: funktionsnedsättningar flerfunktionsnedsättning
dövblind: dövblinda dövblindhet
döv: döva dövhet
blind: blinda blindhet
autism: autismen autismspektrumtillstånd
stöd: stödet stödmaterial bildstöd lekstöd tidsstöd
larmiljo: lärmiljöerna lärmiljö
skolgard: skolgården
horslinga: hörslingan
klassrumsmiljo: klassrumsmiljö
sma: små
overgangar: övergång övergången
bocker: böcker
traslojd: träslöjd
fonster: fönstret
hogstadiet: högstadiet högstadium
horselkapor: hörselkåpor
gra: grå grått
platta: surfplatta takplattor läsplattor
toalett: toaletten toaletter handikapptoalett
entré: entrén entréer huvudentré
café: caféet kafé cafeteria
idé: idéer idén
pedagog: pedagogen pedagoger specialpedagog
pedagogik: pedagogiken specialpedagogik
specialpedagog: specialpedagoger specialpedagogen
tolk: tolkar tolken teckenspråkstolk
studiero: studieron
kommunikation: kommunikationen kommunikationskarta
karta: kartan kartor kommunikationskarta
undervisning: undervisningen undervisar samundervisning
"""

_UNWANTED = """
får: far faran
far: får fåret
hål: hal
hal: hål hall
hall: hal
kök: kok
rad: råd grad
råd: rad
rum: trumma trummor drum
tal: matsal pedagogtal metall
sal: salt salta
ram: ramp rampen program
ramp: ram
hand: handel handla
handel: hand händer
bild: bil bilar utbildning
bil: bild bilder bildstöd mobil
skola: skolios
skolios: skola
sko: skola skog
skog: sko skor
lärare: lärmiljö lära
lärmiljö: lärare
lek: lektion elektriker
lektion: lek
bok: bokstav bock
bokstav: bok
bock: bok böcker
mat: matta matematik automat tomat
matta: mat
matematik: mat
hus: husky
hav: havre
tak: taktil kontakt
taktil: tak
tid: tidning
tidning: tid
form: format formulär
format: form
intern: internat internet
internat: intern
mus: museum musik muskel
museum: mus
musik: mus
kam: kamera kamrat
kamera: kam
kamrat: kam
kappa: handikapp
arm: armé alarm
ben: benämning
ord: ordning bord jord
bord: ord
ordning: ord
syn: syntes symbol
vila: vilja
papp: pappa
pappa: papper
papper: pappa
led: ledig
park: parkett
par: park pärm
stol: stolpe stolthet
stolpe: stol
kran: krans
hiss: hissna
vägg: väg
väg: vägg
ljus: ljud
ljud: ljus
ros: rosett
sax: saxofon
hatt: hat
plan: planka planet
plats: plast
plast: plats
post: poster
ork: orkester
lov: löv
löv: lov
band: bandy
bad: badminton
tre: träd
trä: träd träning
träd: trä
läs: lås
lås: läsa läser
glas: glass
glass: glas
vit: vitamin
hem: hemlig
spel: spegel
fot: foto fotograf
foto: fot fotboll
tand: standard
skydd: sky
öra: öre
sten: stencil
kontor: kontroll
klass: klassiker
"""

# Written the same day after the tables above had been used for tuning, and run once before anything was changed for them: 80 of 88
# found. That is nearer to what a new collection meets than the figures of the tables that were tuned with.
# The first tables gave 446 of 486 at the first run, with 8 of 143 wrong.
_LATER = """
arbetsro: arbetsron
bänk: bänkar bänkarna skolbänk skolbänken
tavla: tavlan tavlor anslagstavla griffeltavla
tvätta: tvättar handtvätt tvättställ
gunga: gungor gungan gungställning gungar
sandlåda: sandlådan sandlådor
rutschkana: rutschkanan rutschkanor
klättra: klättrar klättring klätterställning
springa: springer springande
hoppa: hoppar hopprep
cykla: cyklar cyklande
samarbete: samarbetet samarbetar samarbeten
sjukhus: sjukhuset sjukhusskola sjukhusskolor
läkare: läkaren läkarna tandläkare
tandläkare: tandläkaren
förälder: föräldrar föräldrarna föräldrasamverkan föräldramöte
möte: möten mötet mötesrum föräldramöte utvecklingsmöte
utveckling: utvecklingen utvecklar utvecklingssamtal språkutveckling
ordbild: ordbilder ordbilden
mikrofon: mikrofonen mikrofoner elevmikrofon lärarmikrofonen
högtalare: högtalaren högtalarna högtalarsystem
solskydd: solskyddet
gardin: gardiner gardinerna rullgardin mörkläggningsgardiner
tröskel: trösklar tröskeln
ledstång: ledstänger ledstången
handlag: handlaget
hållplats: hållplatsen busshållplats
buss: bussen bussar skolbuss
övning: övningar övningen läsövning
lärarlag: lärarlaget
naturruta: naturrutor
vardagsrum: vardagsrummet
dagsljus: dagsljuset
kök: köket skolkök kökspersonal
soppa: soppan soppor
"""


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = (line.split(":") for line in text.strip().splitlines())
    return [(query, word) for query, words in lines for word in words.split()]


WANTED = _pairs(_WANTED)
UNWANTED = _pairs(_UNWANTED)
LATER = _pairs(_LATER)
