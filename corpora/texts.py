"""The texts of the demo documents; ``make.py`` explains the markup.

Written for this project, licensed under the EUPL-1.2. Everything in them is invented:
the municipality of Waterveen, the scheme, the amounts, the people and the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Font, sizes in points, margins in centimetres."""

    font: str
    size: float
    space: float
    above: float
    margin: float


@dataclass(frozen=True, slots=True)
class Text:
    """One document: title property, header, footer, body and footnotes."""

    title: str
    header: str
    footer: str
    body: str
    look: Look
    notes: tuple[str, ...] = ()


FORM_BEFORE = """
table: widths=10.3,3.2,3.8 plain=yes
| {mf Voorletters} {mf Achternaam} // {mfs Straatnaam} {mfs Huisnummer} // {mf Postcode}
  {mfs Woonplaats} | Verzenddatum | {mf Verzenddatum} |
| ^ | Ons kenmerk | {mfs Zaaknummer} |

title: AANVRAAGFORMULIER MINIMAREGELING 2026

subtitle: Tegemoetkoming voor inwoners met een inkomen nabij het sociaal minimum

h1: Inleiding

De gemeente Waterveen kent een minimaregeling ten behoeve van inwoners met een laag inkomen.
In het kader van deze regeling kan door het college van burgemeester en wethouders (hierna:
het college) een tegemoetkoming worden verstrekt met betrekking tot de kosten van
maatschappelijke participatie (sport, cultuur en schoolactiviteiten). Teneinde het recht op
deze tegemoetkoming te kunnen vaststellen, dient de aanvrager het onderhavige formulier
volledig en naar waarheid in te vullen. De beoordeling van de aanvraag vindt plaats aan de hand
van de door de aanvrager verstrekte gegevens, alsmede op basis van gegevens uit de BRP en
gegevens van het Uitvoeringsinstituut Werknemersverzekeringen (UWV). Onvolledige aanvragen
worden niet in behandeling genomen. Het is derhalve van belang dat alle rubrieken worden
ingevuld en dat de gevraagde bewijsstukken worden bijgevoegd. Men kan zich voor hulp bij het
invullen wenden tot het Wmo-loket.

De tegemoetkoming bedraagt € 200 per volwassene en € 300 per kind per kalenderjaar. De
aanvraag dient uiterlijk op 30 november 2026 door het college te zijn ontvangen. De peildatum
is 1 januari 2026.

Na ontvangst van de aanvraag wordt u zo spoedig mogelijk een ontvangstbevestiging
toegezonden. Het college beslist in beginsel binnen acht weken na ontvangst van de aanvraag.
Indien de behandeling meer tijd vergt, wordt u hiervan schriftelijk in kennis gesteld.

h1: Voorwaarden

Om voor een tegemoetkoming in aanmerking te komen, gelden de volgende voorwaarden:

item: de aanvrager is op de peildatum 18 jaar of ouder en woonachtig in de gemeente Waterveen;

item: het netto-inkomen bedraagt niet meer dan 120% van de toepasselijke bijstandsnorm
(alleenstaanden en alleenstaande ouders: € 1.681 per maand, gehuwden: € 2.402 per maand);

item: het vermogen overschrijdt de vermogensgrens als bedoeld in artikel 34 van de
Participatiewet niet (alleenstaanden: € 8.000, gehuwden en alleenstaande ouders: € 16.000);

item: er is over het lopende kalenderjaar nog geen tegemoetkoming door de aanvrager of diens
partner ontvangen.

Er wordt geen tegemoetkoming verstrekt aan studenten met recht op studiefinanciering van DUO,
tenzij zij kinderen hebben. Voor het begrip inkomen wordt aangesloten bij hetgeen daaromtrent
in de Participatiewet is bepaald.{fn}

h1: Toelichting

number: Vul het formulier in met blauwe of zwarte pen en gebruik blokletters.

number: Deze toelichting dient als hulp bij het invullen.

number: Aan alle vragen dient antwoord te worden gegeven; het niet beantwoorden van een vraag
kan ertoe leiden dat de aanvraag buiten behandeling wordt gesteld.

number: Kopieën van bewijsstukken behoren goed leesbaar te zijn en men gelieve geen originelen
mee te zenden.

number: Wijzigingen in uw situatie dienen onverwijld aan het college te worden doorgegeven.

number: Is een vraag niet op u van toepassing, vul dan n.v.t. in.

fake: Waar kunt u terecht?

Voor vragen kunt u zich gedurende kantooruren (9.00 tot 17.00 uur) wenden tot het
Klantcontactcentrum (KCC), telefoon 0123 45 67 89. Digitaal aanvragen met DigiD is eveneens
mogelijk: {link https://www.waterveen.example/minimaregeling|klik hier}. De consulenten
van de gemeente kunnen u desgewenst behulpzaam zijn bij het invullen.

note: LET OP: NIET-ONDERTEKENDE FORMULIEREN WORDEN GERETOURNEERD!

h1: 1. Gegevens aanvrager

table: widths=6.2,11.1
| Achternaam | {text} |
| Voorletters | {text} |
| Burgerservicenummer (bsn) | {text} |
| Geboortedatum en geboorteplaats | {date} |
| Nationaliteit | {drop Nederlandse; EU-land; anders} |
| Straat en huisnummer | {text} |
| Postcode en woonplaats | {text} |
| Telefoonnummer (optioneel) | {text} |
| E-mailadres * | {sdt Klik hier als u tekst wilt invoeren.} |
| Burgerlijke staat | ☐ gehuwd{sp}☐ ongehuwd{sp}☐ geregistreerd partnerschap // ☐ gescheiden |
| IBAN en tenaamstelling rekening | {text} |
| Bent u reeds eerder in aanmerking gebracht voor een tegemoetkoming? | {tick} ja{sp}{tick} nee
  // ........................................ |

h1: 2. Gegevens partner

Onder partner wordt verstaan degene met wie de aanvrager gehuwd is dan wel een gezamenlijke
huishouding voert. Bij een co-ouderschap is geen sprake van een gezamenlijke huishouding.

table: widths=6.2,11.1
| Heeft u een partner? | {box} ja{sp}{box} nee, ga verder naar rubriek 3 |
| Naam, geboortedatum en bsn partner | {text} |
| Is uw partner op hetzelfde adres woonachtig? | {box} ja{sp}{box} nee, adres: {sdt Adres partner} |

h1: 3. Gezinssamenstelling

Hieronder dienen alle ten laste komende kinderen te worden vermeld die op de peildatum de
leeftijd van 18 jaar nog niet hebben bereikt.

table: widths=5.2,3.3,3.8,5.0 header=yes
| Naam kind | Geboortedatum | Bsn kind | Onderwijsinstelling |
| {text} | {text} | {text} | {text} |
| {text} | {text} | {text} | {text} |
| {text} | {text} | {text} | {text} |

table: widths=11.3,6.0
| Bent u de enige ouder in het gezin? | ☐ ja{sp}☐ nee |
| Wordt een van uw kinderen in 2026 18 jaar? | ☐ ja{sp}☐ nee |
| Zijn er thans overige personen op uw adres woonachtig en zo ja, wat is hun inkomen? | {text} |

h1: 4. Inkomen

De inkomsten van de aanvrager en diens partner over de maand voorafgaande aan de aanvraag
dienen hieronder te worden opgegeven. De bedragen zijn netto. Is uw inkomen te hoog, dan heeft
het indienen van een aanvraag geen zin. Vul uw inkomen in het kader hieronder in.

table: widths=8.5,4.4,4.4 header=yes
| Soort inkomen | Aanvrager per maand | Partner per maand |
| Loon of salaris | € {text} | € {text} |
| Uitkering krachtens de Participatiewet of de WIA | € {text} | € {text} |
| Pensioen | € {text} | € {text} |
| Alimentatie | € {text} | € {text} |
| Overige inkomsten, te weten: {text} | € {text} | € {text} |

table: widths=11.3,6.0
| Ontvangt u huurtoeslag of zorgtoeslag en zo ja, hoeveel? | ☐ ja, € {text}{sp}☐ nee |
| Is er beslag gelegd op uw inkomen c.q. neemt u deel aan een traject in het kader van de
  WSNP? | ☐ ja{sp}☐ nee |

h1: 5. Vermogen

Onder vermogen wordt verstaan de waarde van alle bezittingen waarover de aanvrager en diens
partner beschikken dan wel redelijkerwijs kunnen beschikken, verminderd met de aanwezige
schulden. De op de peildatum bij de bank of elders aanwezige saldi dienen volledig te worden
opgegeven, ook wanneer deze op naam van inwonende minderjarige kinderen staan.

table: widths=11.3,6.0
| Saldo van alle betaalrekeningen op de peildatum | € {text} |
| Saldo van alle spaarrekeningen op de peildatum | € {text} |
| Kenteken en dagwaarde van uw auto of motor | {text} |
| Gelden verkregen uit een erfenis of schenking | € {text} |
| Diverse bezittingen met een waarde van enige omvang | € {text} |
| Totaal van uw schulden | € {text} |

h1: 6. Woonlasten

table: widths=6.2,11.1
| Woonsituatie | {pick huurwoning; koopwoning; kamer; anders} |
| Lasten per maand | [[ Kale huur of hypotheekrente ; € {text} ~ Servicekosten ; € {text} ]] |
| Naam en adres van de verhuurder | {text} |
| Dient de woning tevens als werkplaats? | {tick} ja{sp}{tick} nee |

Betreft het een koopwoning, dan dient de meest recente WOZ-beschikking te worden overgelegd.

h1: 7. Bewijsstukken

Bij de aanvraag dienen kopieën van de navolgende bewijsstukken te worden gevoegd:

item: {box} een geldig legitimatiebewijs van u en uw partner

item: {box} alle bankafschriften over de drie maanden voorafgaand aan de aanvraag

item: {box} loonstroken of uitkeringsspecificaties over de laatste drie maanden

item: {box} huurspecificatie dan wel jaaropgave van de hypotheek

item: {box} indien van toepassing: een afschrift van het echtscheidingsconvenant

table: widths=1.2,16.1
| {tick} | Ik zend de bewijsstukken mee. |
| ☐ | < |

Ontbrekende bewijsstukken dienen binnen 14 dagen te worden nagezonden. Overschrijding van deze
termijn is niet mogelijk zonder toestemming van het college. Het is niet onmogelijk dat te
zijner tijd nadere bewijsstukken worden opgevraagd. Het college neemt een onvolledige aanvraag
niet in behandeling, tenzij de ontbrekende stukken alsnog zijn ontvangen. Bewaar de kopie die
voor uw eigen administratie is bestemd, geruime tijd. De kosten van kopieën zijn door de aanvrager
te voldoen.

fake: Privacy

De verwerking van uw persoonsgegevens vindt plaats conform de AVG. Uw gegevens worden niet aan
derden verstrekt, tenzij hiertoe een wettelijke verplichting bestaat. Het college heeft zich
hierbij te houden aan de ‘Verordening inzake gegevensverstrekking gemeente Waterveen’. De
gegevens worden niet langer bewaard dan noodzakelijk is ten behoeve van de uitvoering van de
regeling. Meer informatie vindt u {link https://www.waterveen.example/privacy|hier}.

h1: 8. Verklaring en ondertekening

Ondergetekende verklaart dit formulier naar waarheid te hebben ingevuld, geen voor de
beoordeling van de aanvraag van belang zijnde gegevens te hebben verzwegen en ermee bekend te
zijn dat het verstrekken van onjuiste gegevens kan leiden tot terugvordering van de ten
onrechte ontvangen tegemoetkoming, alsmede tot het opleggen van een boete. Belanghebbende is
ingevolge artikel 17 van de Participatiewet gehouden alle feiten te melden waarvan hij
redelijkerwijs kan begrijpen dat zij van invloed zijn op het recht op de tegemoetkoming. Het
college kan de door u en uw partner in dit formulier verstrekte gegevens met gegevens van andere
instanties vergelijken. Vergeet je
handtekening niet!

table: widths=4.3,4.5,4.3,4.2
| Plaats en datum | {text} | < | < |
| Handtekening aanvrager |  | Handtekening partner |  |

Het ondertekende formulier kunt u zenden aan: gemeente Waterveen, t.a.v. team
Inkomensondersteuning, Postbus 100, 1230 AA Waterveen. Tegen het besluit op uw aanvraag kan
binnen zes weken na de dag van bekendmaking bezwaar worden gemaakt op grond van de Algemene
wet bestuursrecht.

fake: In te vullen door de gemeente

table: widths=4.3,4.5,4.3,4.2
| Ontvangen d.d. | {text} | Paraaf | {text} |
| Besluit | ☐ toekennen{sp}☐ afwijzen | Bedrag | € {text} |
"""

FORM_AFTER = """
table: widths=10.3,3.2,3.8 plain=yes
| {mf Voorletters} {mf Achternaam} // {mfs Straatnaam} {mfs Huisnummer} // {mf Postcode}
  {mfs Woonplaats} | Datum | {mf Verzenddatum} |
| ^ | Ons nummer | {mfs Zaaknummer} |

title: Bijdrage aanvragen uit de minimaregeling 2026

Hebt u weinig inkomen? Dan kunt u een bijdrage krijgen van de gemeente Waterveen. Daarmee kunt
u meedoen aan sport, cultuur en activiteiten op school. U vraagt de bijdrage aan met dit
formulier. Stuur het op tijd op: wij moeten het uiterlijk op 30 november 2026 hebben.

h1: Hoeveel geld krijgt u?

U krijgt € 200 per volwassene en € 300 per kind. Dit bedrag krijgt u één keer per jaar.

h1: Wanneer kunt u de bijdrage krijgen?

U kunt de bijdrage krijgen als dit voor u geldt:

item: U bent op 1 januari 2026 18 jaar of ouder.

item: U woont op 1 januari 2026 in de gemeente Waterveen.

item: U hebt niet te veel inkomen en vermogen. In de tabel ziet u wat u mag hebben.

item: U en uw partner hebben de bijdrage in 2026 nog niet gekregen.

table: widths=7.3,5.0,5.0 header=yes
| Uw situatie | Netto-inkomen per maand | Vermogen |
| U bent alleenstaand | niet meer dan € 1.681 | niet meer dan € 8.000 |
| U bent alleenstaande ouder | niet meer dan € 1.681 | niet meer dan € 16.000 |
| U bent getrouwd of woont samen | niet meer dan € 2.402 | niet meer dan € 16.000 |

Uw netto-inkomen is het bedrag dat u op uw rekening krijgt. Alimentatie en geld uit verhuur
tellen mee. Vakantiegeld telt niet mee. De inkomens in de tabel zijn 120% van de bijstand.
Uw vermogen is alles wat u bezit, min uw schulden.{fn}

Bent u student en hebt u recht op studiefinanciering? Dan krijgt u de bijdrage alleen als u
kinderen hebt.

h1: Leg deze papieren klaar

Stuur van deze papieren een kopie mee. De kopie moet goed leesbaar zijn. Stuur geen originelen.

item: {box} een geldig identiteitsbewijs, bijvoorbeeld uw paspoort

item: {box} de afschriften van al uw bankrekeningen, van de drie maanden vóór uw aanvraag

item: {box} uw loonstroken of de overzichten van uw uitkering, van de laatste drie maanden

item: {box} het overzicht van uw huur of het jaaroverzicht van uw hypotheek

item: {box} Hebt u een koopwoning? Stuur ook de laatste brief over de waarde van uw woning mee.
Die brief heet WOZ-beschikking. WOZ betekent Wet waardering onroerende zaken.

item: {box} Bent u gescheiden? Stuur ook het papier met de afspraken over uw scheiding mee.

Hebt u een partner? Stuur deze papieren dan ook van uw partner mee.

h1: Zo vult u het formulier in

item: Schrijf met een blauwe of zwarte pen, in blokletters.

item: Beantwoord alle vragen. Alleen vragen met ‘niet verplicht’ mag u overslaan. Mist er een
antwoord? Dan kan het zijn dat wij uw aanvraag niet behandelen.

item: Geldt een vraag niet voor u? Schrijf dan: geldt niet.

item: Verandert er daarna iets in uw situatie? Geef dat dan meteen aan ons door.

h1: Hebt u hulp nodig?

Bel ons op 0123 45 67 89. Dat kan op werkdagen van 9.00 tot 17.00 uur. Onze medewerkers helpen
u graag met invullen. U kunt ook naar het loket van de Wet maatschappelijke ondersteuning (Wmo).

Wilt u de bijdrage liever online aanvragen? Dat kan met DigiD op
{link https://www.waterveen.example/minimaregeling|www.waterveen.example/minimaregeling}.

note: Zet uw handtekening bij deel 8. Anders sturen wij het formulier terug.

h1: 1. Wie bent u?

Wij vragen dit om te controleren of u in Waterveen woont. Uw bankrekening hebben wij nodig om
u te betalen.

table: widths=9.3,8.0
| Wat is uw achternaam? | {text} |
| Wat zijn uw voorletters? | {text} |
| Wat is uw burgerservicenummer (bsn)? // Uw bsn staat op uw paspoort, identiteitskaart of
  rijbewijs. Het heeft 9 cijfers. | {text} |
| Wat is uw geboortedatum? // Bijvoorbeeld: 21-03-1985. | {date} |
| Wat is uw geboorteplaats? | {text} |
| Wat is uw nationaliteit? | {drop Nederlandse; EU-land; anders} |
| In welke straat woont u? | {text} |
| Wat is uw huisnummer? | {text} |
| Wat is uw postcode? // Bijvoorbeeld: 1230 AB. | {text} |
| Wat is uw woonplaats? | {text} |
| Wat is uw telefoonnummer? (niet verplicht) // Wij bellen u alleen als wij een vraag hebben.
  | {text} |
| Wat is uw e-mailadres? // Hebt u geen e-mailadres? Schrijf dan: geen. | {text} |
| Wat is uw situatie? // Kruis één vakje aan. | ☐ getrouwd // ☐ geregistreerd partnerschap //
  ☐ gescheiden // ☐ nooit getrouwd geweest // ☐ anders |
| Wat is uw rekeningnummer (IBAN)? // Uw IBAN staat op uw bankpas. // Bijvoorbeeld:
  NL00 BANK 0123 4567 89. | {text} |
| Op welke naam staat deze rekening? | {text} |
| Hebt u deze bijdrage al eerder gekregen? | {tick} ja, in dit jaar: {text} // {tick} nee |

h1: 2. Wie is uw partner?

Uw partner is de persoon met wie u getrouwd bent of samenwoont. Zorgt u met uw ex samen voor de
kinderen, maar woont u niet samen? Dan is uw ex niet uw partner. Wij vragen dit omdat ook het
inkomen van uw partner meetelt.

table: widths=9.3,8.0
| Hebt u een partner? | {box} ja // {box} nee. Ga verder met deel 3. |
| Wat is de naam van uw partner? | {text} |
| Wat is de geboortedatum van uw partner? // Bijvoorbeeld: 21-03-1985. | {text} |
| Wat is het bsn van uw partner? // Het bsn staat op het paspoort, de identiteitskaart of het
  rijbewijs. Het heeft 9 cijfers. | {text} |
| Woont uw partner op hetzelfde adres als u? | {box} ja // {box} nee. Het adres van mijn partner
  is: {text} |

h1: 3. Wie wonen er bij u?

Vul hier de kinderen in voor wie u zorgt. Het gaat om kinderen die op 1 januari 2026 nog geen
18 jaar zijn. Wij vragen dit omdat u voor elk kind een bijdrage krijgt. Het bsn van uw kind
staat op het paspoort of de identiteitskaart van uw kind.

table: widths=5.2,4.0,4.1,4.0 header=yes
| Naam van het kind | Geboortedatum, zoals 21-03-2015 | Bsn (9 cijfers) | School |
| {text} | {text} | {text} | {text} |
| {text} | {text} | {text} | {text} |
| {text} | {text} | {text} | {text} |

table: widths=9.3,8.0
| Bent u de enige ouder in het gezin? | ☐ ja{sp}☐ nee |
| Wordt een van uw kinderen in 2026 18 jaar? | ☐ ja{sp}☐ nee |
| Wonen er nog andere mensen op uw adres? | ☐ ja{sp}☐ nee |
| Hoeveel inkomen hebben zij samen per maand? // Wonen er geen andere mensen? Schrijf dan:
  geldt niet. | € {text} |

h1: 4. Wat is uw inkomen?

Vul in wat u en uw partner netto kregen in de maand vóór uw aanvraag. Wij vragen dit omdat de
bijdrage alleen voor mensen met weinig inkomen is. Is uw inkomen te hoog? Dan heeft een aanvraag
geen zin.

table: widths=9.3,4.0,4.0 header=yes
| Soort inkomen | U, per maand | Uw partner, per maand |
| Loon of salaris | € {text} | € {text} |
| Bijstand (Participatiewet) | € {text} | € {text} |
| Uitkering omdat u lang ziek bent (WIA) | € {text} | € {text} |
| Pensioen | € {text} | € {text} |
| Alimentatie | € {text} | € {text} |
| Ander inkomen. Schrijf op wat het is: {text} | € {text} | € {text} |

table: widths=9.3,8.0
| Krijgt u huurtoeslag of zorgtoeslag? | ☐ ja, samen € {text} per maand{sp}☐ nee |
| Ligt er beslag op uw inkomen? // Dan gaat er elke maand geld van uw loon of uitkering
  af voor een schuld. | ☐ ja{sp}☐ nee |
| Zit u in de wettelijke schuldsanering (WSNP)? // Dan heeft een rechter besloten hoe u uw schulden
  betaalt. | ☐ ja{sp}☐ nee |

h1: 5. Hoeveel geld en bezit hebt u?

Wij vragen dit omdat u niet te veel vermogen mag hebben. Vul in wat u en uw partner op 1 januari
2026 hadden. Wonen er kinderen onder de 18 jaar bij u? Tel hun geld dan ook mee.

table: widths=9.3,8.0
| Hoeveel geld stond er op al uw betaalrekeningen? | € {text} |
| Hoeveel geld stond er op al uw spaarrekeningen? | € {text} |
| Wat is het kenteken van uw auto of motor? // Hebt u geen auto of motor? Schrijf dan: geldt niet. |
  {text} |
| Hoeveel is uw auto of motor nu waard? | € {text} |
| Hoeveel geld hebt u geërfd of cadeau gekregen? | € {text} |
| Hebt u andere dingen die veel waard zijn? // Bijvoorbeeld een caravan of een boot. |
  ☐ ja, dit is samen waard: € {text} // ☐ nee |
| Hoeveel schulden hebt u in totaal? | € {text} |

h1: 6. Hoe woont u?

Wij vragen dit om te weten welke kosten u hebt voor uw woning.

table: widths=9.3,8.0
| In wat voor woning woont u? | {pick huurwoning; koopwoning; kamer; anders} |
| Hoeveel huur of hypotheekrente betaalt u per maand? // Vul de huur in zonder servicekosten.
  | € {text} |
| Hoeveel servicekosten betaalt u per maand? | € {text} |
| Wat is de naam van uw verhuurder? | {text} |
| Wat is het adres van uw verhuurder? | {text} |
| Gebruikt u de woning ook als werkplaats? | {tick} ja{sp}{tick} nee |

h1: 7. Hebt u alle papieren?

table: widths=9.3,8.0
| Stuurt u alle papieren mee? | {tick} ja // {tick} nee. Deze papieren stuur ik later: {text} |

Stuurt u papieren later? Doe dat binnen 14 dagen nadat u het formulier hebt opgestuurd. Hebt u
meer tijd nodig? Vraag ons dan eerst om toestemming. Wij behandelen uw aanvraag pas als wij alle
papieren hebben.

Soms vragen wij u later om nog meer papieren. Bewaar zelf een kopie van wat u
stuurt. De kosten van kopieën betaalt u zelf.

h1: 8. Zet uw handtekening

Met uw handtekening zegt u:

item: Ik heb dit formulier eerlijk ingevuld.

item: Ik heb niets weggelaten dat belangrijk is voor mijn aanvraag.

item: Ik weet dat foute antwoorden gevolgen kunnen hebben. Misschien moet ik dan geld
terugbetalen. Ik kan ook een boete krijgen.

item: Ik weet dat ik veranderingen moet doorgeven. Dat staat in artikel 17 van de Participatiewet.

table: widths=4.6,4.1,4.6,4.0
| Plaats | {text} | Datum | {date} |
| Uw handtekening |  | Handtekening van uw partner |  |

h1: Wat gebeurt er nu?

number: Stuur het formulier met de kopieën naar:{br}gemeente Waterveen, team Inkomensondersteuning,
Postbus 100, 1230 AA Waterveen.

number: U krijgt van ons een brief als wij uw aanvraag hebben ontvangen.

number: U krijgt ons besluit binnen acht weken nadat wij uw aanvraag hebben ontvangen. Hebben wij
meer tijd nodig? Dan sturen wij u daarover een brief.

number: Bent u het niet eens met ons besluit? Dan kunt u bezwaar maken. Dat kan tot zes weken
nadat wij het besluit hebben gestuurd. In de brief staat hoe u dat doet.

h1: Wat doen wij met uw gegevens?

Wij gebruiken uw gegevens om over uw aanvraag te beslissen. Wij vergelijken ze met gegevens uit
de Basisregistratie Personen (BRP). Ook vergelijken wij ze met gegevens van het
Uitvoeringsinstituut Werknemersverzekeringen (UWV). Anderen krijgen uw gegevens alleen als dat
moet van de wet. Wij bewaren ze niet langer dan nodig is.

Wij houden ons aan de privacywet. Dat is de Algemene
verordening gegevensbescherming (AVG). Ook de gemeente heeft hier regels voor. Die staan in de
‘Verordening inzake gegevensverstrekking gemeente Waterveen’. Lees meer op
{link https://www.waterveen.example/privacy|www.waterveen.example/privacy}.

table: widths=4.6,4.1,4.6,4.0 header=yes
| Voor de gemeente | < | < | < |
| Ontvangen op | {text} | Handtekening medewerker | {text} |
| Besluit | ☐ ja{sp}☐ nee | Bedrag | € {text} |
"""

DECISION_BEFORE = """
lines: {mf Aanspreekvorm} {mf Voorletters} {mf Achternaam} // {mfs Straatnaam} {mfs Huisnummer}
// {mf Postcode} {mfs Woonplaats}

table: widths=3.6,5.0,3.6,4.6
| Datum | {mf Verzenddatum} | Ons kenmerk | {mfs Zaaknummer} |
| Uw brief d.d. | {mf Aanvraagdatum} | Behandeld door | {mfs Behandelaar} |
| Onderwerp | Beschikking op aanvraag bijzondere bijstand | < | < |

Geachte {mf Aanspreekvorm} {mf Achternaam},

Naar aanleiding van uw aanvraag om bijzondere bijstand krachtens de Participatiewet ten behoeve
van de aanschaf van een wasmachine en met betrekking tot de kosten van woninginrichting delen
wij u het navolgende mede.

h1: Algemeen

Bijzondere bijstand wordt op aanvraag verleend. De aanvraag is door ons ontvangen op
{mf Ontvangstdatum}. In het kader van de behandeling van uw aanvraag heeft een consulent van
team Inkomensondersteuning op {mf Gespreksdatum} een gesprek met u gevoerd.

h1: Overwegingen

Op grond van artikel 35 van de Participatiewet bestaat recht op bijzondere bijstand voor zover
belanghebbende niet beschikt over de middelen om te voorzien in de uit bijzondere omstandigheden
voortvloeiende noodzakelijke kosten van het bestaan. Uit het onderzoek is gebleken dat uw
wasmachine defect is, dat reparatie niet meer loont en dat u de kosten van een nieuwe wasmachine
niet zelf kunt dragen. Vervanging wordt derhalve noodzakelijk geacht.

De kosten van woninginrichting behoren tot de algemeen noodzakelijke kosten van het bestaan.
Deze dienen in beginsel uit het inkomen te worden bestreden, hetzij door reservering vooraf,
hetzij door gespreide betaling achteraf. Van bijzondere omstandigheden die ertoe nopen hiervan
af te wijken, is niet gebleken. Het is niet uitgesloten dat u in aanmerking komt voor een lening
bij de kredietbank. Het verdient aanbeveling hieromtrent spoedig contact op te nemen.

h1: Besluit

Gelet op het vorenstaande wordt uw aanvraag gedeeltelijk toegekend. Voor de aanschaf van een
wasmachine wordt u een bedrag ad € 475 verstrekt. De door u gevraagde bijstand voor woninginrichting
ten bedrage van € 1.200 wordt afgewezen. Het toegekende bedrag zal zo spoedig mogelijk worden
overgemaakt op de bij ons bekende rekening.

h1: Verplichtingen

U dient de aankoopbon van de wasmachine binnen 30 dagen aan ons te doen toekomen. Indien u
hieraan geen gevolg geeft, zal tot terugvordering van het verstrekte bedrag worden overgegaan.
Belanghebbende is voorts gehouden wijzigingen in zijn woon- en leefsituatie, zoals een verhuizing
of het aanvaarden van werk, terstond te melden. HET NIET TIJDIG MELDEN VAN WIJZIGINGEN KAN LEIDEN
TOT EEN BOETE.

h1: Bezwaar

Tegen dit besluit kan een belanghebbende binnen zes weken na de dag van verzending bezwaar maken
door het indienen van een bezwaarschrift bij het college van B&W, t.a.v. de commissie
bezwaarschriften, Postbus 100, 1230 AA Waterveen. Het bezwaarschrift dient te worden ondertekend
en bevat ten minste uw naam en adres, de dagtekening, een omschrijving van dit besluit en de
gronden van het bezwaar. Het maken van bezwaar schorst de werking van het besluit niet. Voor
nadere informatie over de bezwaarprocedure
{link https://www.waterveen.example/bezwaar|klikt u hier}.

Voor vragen kan men zich wenden tot ondergenoemde consulent, telefoon 0123 45 67 89. Heb je de
bon al opgestuurd, dan kunt u dit schrijven als niet verzonden beschouwen voor zover het de
aankoopbon betreft.

Hoogachtend,

namens het college van burgemeester en wethouders van Waterveen,

{mf Behandelaar}{br}consulent team Inkomensondersteuning
"""

DECISION_AFTER = """
lines: {mf Aanspreekvorm} {mf Voorletters} {mf Achternaam} // {mfs Straatnaam} {mfs Huisnummer}
// {mf Postcode} {mfs Woonplaats}

table: widths=3.6,5.0,3.6,4.6
| Datum | {mf Verzenddatum} | Ons nummer | {mfs Zaaknummer} |
| Uw aanvraag van | {mf Aanvraagdatum} | Uw contactpersoon | {mfs Behandelaar} |
| Onderwerp | U krijgt geld voor een wasmachine, maar niet voor de inrichting | < | < |

Beste {mf Aanspreekvorm} {mf Achternaam},

U hebt ons om bijzondere bijstand gevraagd. Dat is geld voor noodzakelijke kosten die u niet zelf
kunt betalen. U wilde geld voor een wasmachine en voor de inrichting van uw woning. In deze brief
leest u ons besluit.

h1: Ons besluit

item: U krijgt € 475 voor een wasmachine.

item: U krijgt geen geld voor de inrichting van uw woning. U vroeg hiervoor € 1.200.

h1: Waarom krijgt u geld voor een wasmachine?

Wij kregen uw aanvraag op {mf Ontvangstdatum}. Op {mf Gespreksdatum} had u een gesprek met een
medewerker van ons. Uw wasmachine is kapot en repareren is te duur. U kunt zelf geen nieuwe
betalen. Daarom hebt u recht op bijzondere bijstand. Dat staat in artikel 35 van de
Participatiewet.

h1: Waarom krijgt u geen geld voor uw inrichting?

De inrichting van een woning betaalt u normaal uit uw inkomen. U kunt er vooraf voor sparen. U
kunt de spullen ook kopen en daarna in delen betalen. Alleen in een bijzondere situatie betalen
wij dit. Zo’n situatie is er bij u niet.

Misschien kunt u geld lenen bij de kredietbank. Bel ons
als u dat wilt. Wij leggen dan uit hoe het werkt.

h1: Wat moet u nu doen?

U krijgt het geld uiterlijk op {mf Betaaldatum} op uw bankrekening. Daarna doet u dit:

number: Koop een wasmachine en bewaar de bon.

number: Stuur ons uiterlijk op {mf Uiterste_datum_bon} een kopie van de bon. Anders moet u het
geld terugbetalen.

Gaat u bijvoorbeeld verhuizen of werken? Geef dat dan meteen aan ons door. Bent u te laat? Dan kunt
u een boete krijgen.

h1: Bent u het niet eens met dit besluit?

Maak dan uiterlijk op {mf Uiterste_datum_bezwaar} bezwaar. Bezwaar maken betekent dat u ons vraagt
om opnieuw over uw aanvraag te beslissen. Stuur een brief naar:{br}burgemeester en wethouders,
commissie bezwaarschriften, Postbus 100, 1230 AA Waterveen.

Zet in uw brief:

item: uw naam en adres

item: de datum

item: tegen welk besluit u bezwaar maakt

item: waarom u het niet met het besluit eens bent

item: uw handtekening

Het besluit blijft gelden zolang wij uw bezwaar behandelen. Meer uitleg staat op
{link https://www.waterveen.example/bezwaar|www.waterveen.example/bezwaar}.

h1: Hebt u vragen?

Bel dan {mf Behandelaar} op 0123 45 67 89. Dat kan op werkdagen van 9.00 tot 17.00 uur. Noem ons
nummer {mfs Zaaknummer}. Wij helpen u graag.

Met vriendelijke groet,

namens burgemeester en wethouders van Waterveen,

{mf Behandelaar}{br}medewerker team Inkomensondersteuning
"""

PAPERS_BEFORE = """
lines: {mf Aanspreekvorm} {mf Voorletters} {mf Achternaam} // {mfs Straatnaam} {mfs Huisnummer}
// {mf Postcode} {mfs Woonplaats}

table: widths=3.6,5.0,3.6,4.6
| Datum | {mf Verzenddatum} | Ons kenmerk | {mfs Zaaknummer} |
| Onderwerp | Verzoek om aanvulling aanvraag minimaregeling 2026 | < | < |

Geachte heer/mevrouw {mf Achternaam},

Op {mf Ontvangstdatum} is uw aanvraag voor een tegemoetkoming ingevolge de minimaregeling 2026 in
goede orde door ons ontvangen. Bij bestudering van de door u in het kader van uw aanvraag
overgelegde stukken is ons gebleken dat deze niet compleet zijn. Ten aanzien van de volgende
onderdelen ontbreken bewijsstukken:

item: een kopie van een geldig legitimatiebewijs van u en, indien van toepassing, uw partner;

item: de afschriften van al uw bankrekeningen over de periode {mf Periode_van} t/m
{mf Periode_tot};

item: een specificatie van de door het UWV aan u verstrekte uitkering;

item: een verklaring nopens eventuele overige inkomsten (zie bijlage).

Zonder voornoemde stukken kan het recht op de tegemoetkoming niet worden vastgesteld. U wordt
daarom verzocht de ontbrekende stukken binnen 14 dagen na dagtekening van deze brief te
overleggen. Gelieve hierbij ons kenmerk te vermelden. U kunt de stukken zenden aan de gemeente
Waterveen, t.a.v. team Inkomensondersteuning, Postbus 100, 1230 AA Waterveen, dan wel inleveren
bij de balie. Digitale aanlevering is via de website mogelijk:
{link https://www.waterveen.example/stukken|klik hier}. Het is van belang dat men geen originelen
meestuurt, aangezien deze niet worden geretourneerd. Ingeleverde kopieën worden na afhandeling
vernietigd.

h1: Toelichting

Het college kan ingevolge artikel 4:5 van de Algemene wet bestuursrecht (Awb) besluiten een
aanvraag niet te behandelen indien de aanvrager onvoldoende gegevens heeft verstrekt, mits hij de
gelegenheid heeft gehad de aanvraag aan te vullen. Mochten de stukken niet tijdig door ons zijn
ontvangen, dan wordt uw aanvraag buiten behandeling gesteld. De beslistermijn wordt opgeschort
tot de dag waarop de aanvraag is aangevuld. NA ONTVANGST VAN DE STUKKEN WORDT DE BEHANDELING
HERVAT. Te zijner tijd ontvangt u een beschikking.

Indien u reeds diverse stukken heeft ingezonden, behoeft u deze niet nogmaals te overleggen.
Verlenging van de termijn is niet mogelijk zonder voorafgaand schriftelijk verzoek. Een dergelijk
verzoek dient uiterlijk op {mf Uiterste_datum} te zijn ingediend. De datum van de poststempel is
hierbij bepalend.

Mocht je hulp nodig hebben bij het verzamelen van de stukken, dan kunt u contact opnemen met
{mf Behandelaar}, telefoon 0123 45 67 89. De heer of mevrouw {mf Behandelaar} is van maandag
t/m donderdag aanwezig.

Vertrouwende u hiermede voldoende te hebben geïnformeerd,

Hoogachtend,

namens het college van burgemeester en wethouders van Waterveen,

{mf Behandelaar}{br}consulent team Inkomensondersteuning
"""

PAPERS_AFTER = """
lines: {mf Aanspreekvorm} {mf Voorletters} {mf Achternaam} // {mfs Straatnaam} {mfs Huisnummer}
// {mf Postcode} {mfs Woonplaats}

table: widths=3.6,5.0,3.6,4.6
| Datum | {mf Verzenddatum} | Ons nummer | {mfs Zaaknummer} |
| Onderwerp | Stuur ons nog papieren voor uw aanvraag minimaregeling 2026 | < | < |

Beste {mf Aanspreekvorm} {mf Achternaam},

U hebt een bijdrage uit de minimaregeling 2026 aangevraagd. Wij kregen uw aanvraag op
{mf Ontvangstdatum}. U hebt nog niet alle papieren gestuurd. Wij kunnen daarom nog niet beslissen
of u de bijdrage krijgt.
{b Stuur ons de papieren uiterlijk op} {mf Datum_over_14_dagen}.

h1: Welke papieren hebben wij nog nodig?

item: een kopie van uw geldige identiteitsbewijs

item: een kopie van het identiteitsbewijs van uw partner, als u een partner hebt

item: de afschriften van al uw bankrekeningen, van {mf Periode_van} tot en met {mf Periode_tot}

item: een overzicht van uw uitkering van het Uitvoeringsinstituut Werknemersverzekeringen (UWV)

item: de verklaring over ander inkomen, die bij deze brief zit

Stuur alleen kopieën. U krijgt de papieren namelijk niet terug. Wij vernietigen ze als uw aanvraag
klaar is. Hebt u een van deze papieren al gestuurd? Dan hoeft u dat niet nog een keer te doen.

h1: Hoe stuurt u de papieren?

Zet altijd ons nummer erbij: {mfs Zaaknummer}. Daarna kunt u kiezen:

item: Per post: gemeente Waterveen, team Inkomensondersteuning, Postbus 100, 1230 AA Waterveen.
De datum op het poststempel telt.

item: Online: {link https://www.waterveen.example/stukken|www.waterveen.example/stukken}.

item: Zelf brengen: lever de papieren in bij de balie.

h1: Lukt het niet op tijd?

Vraag ons dan in een brief om meer tijd. Doe dat uiterlijk op {mf Uiterste_datum}. Krijgen wij de
papieren te laat? Dan behandelen wij uw aanvraag niet verder. Dat mag volgens artikel 4:5 van de
Algemene wet bestuursrecht.

h1: Wat gebeurt er daarna?

Hebben wij alle papieren? Dan gaan wij verder met uw aanvraag. De tijd die u nodig hebt voor de
papieren, telt niet mee in onze termijn. U krijgt een brief met ons besluit.

h1: Hebt u vragen of wilt u hulp?

Bel dan {mf Behandelaar} op 0123 45 67 89. Dat kan van maandag tot en met donderdag.

Met vriendelijke groet,

namens burgemeester en wethouders van Waterveen,

{mf Behandelaar}{br}medewerker team Inkomensondersteuning
"""

FORM = Look(font="Arial", size=9.5, space=5, above=9, margin=1.85)
LETTER = Look(font="Arial", size=10, space=7, above=9, margin=2.1)
FORM_B1 = Look(font="Arial", size=10, space=5, above=9, margin=1.85)
LETTER_B1 = Look(font="Arial", size=10.5, space=7, above=9, margin=2.1)
LETTER_FOOTER = (
    "Gemeente Waterveen, Postbus 100, 1230 AA Waterveen, telefoon 0123 45 67 89{tab}"
    "Pagina {page} van {pages 2}"
)

INCOME_NOTE = (
    "Tot het inkomen worden tevens gerekend alimentatie en inkomsten uit verhuur; "
    "vakantietoeslag blijft buiten beschouwing."
)

TEXTS: dict[str, Text] = {
    "formulieren/minimaregeling-origineel.docx": Text(
        title="Aanvraagformulier minimaregeling 2026",
        header="Gemeente Waterveen{tab}Team Inkomensondersteuning",
        footer="Aanvraagformulier minimaregeling 2026, formulier MR-03{tab}"
        "Pagina {page} van {pages 4}",
        body=FORM_BEFORE,
        look=FORM,
        notes=(INCOME_NOTE,),
    ),
    "formulieren/minimaregeling-herschreven.docx": Text(
        title="Bijdrage aanvragen uit de minimaregeling 2026",
        header="Gemeente Waterveen{tab}Team Inkomensondersteuning",
        footer="Bijdrage minimaregeling 2026, formulier MR-03{tab}Pagina {page} van {pages 4}",
        body=FORM_AFTER,
        look=FORM_B1,
        notes=("Wat er onder vermogen valt, staat in artikel 34 van de Participatiewet.",),
    ),
    "brieven/besluit-origineel.docx": Text(
        title="Beschikking op aanvraag bijzondere bijstand",
        header="Gemeente Waterveen{tab}Team Inkomensondersteuning",
        footer=LETTER_FOOTER,
        body=DECISION_BEFORE,
        look=LETTER,
    ),
    "brieven/besluit-herschreven.docx": Text(
        title="Besluit op uw aanvraag bijzondere bijstand",
        header="Gemeente Waterveen{tab}Team Inkomensondersteuning",
        footer=LETTER_FOOTER,
        body=DECISION_AFTER,
        look=LETTER_B1,
    ),
    "brieven/ontbrekende-stukken-origineel.docx": Text(
        title="Verzoek om aanvulling aanvraag minimaregeling 2026",
        header="Gemeente Waterveen{tab}Team Inkomensondersteuning",
        footer=LETTER_FOOTER,
        body=PAPERS_BEFORE,
        look=LETTER,
    ),
    "brieven/ontbrekende-stukken-herschreven.docx": Text(
        title="Stuur ons nog papieren voor uw aanvraag",
        header="Gemeente Waterveen{tab}Team Inkomensondersteuning",
        footer=LETTER_FOOTER,
        body=PAPERS_AFTER,
        look=LETTER_B1,
    ),
}
