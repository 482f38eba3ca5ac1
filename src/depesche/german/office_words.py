"""Classes of German titles and of the words around them, which tell what an office is and whose.

The words themselves stand in `lexicon/office_titles.csv`; `titles` reads a written form as one of them.
"""

from __future__ import annotations

from typing import Literal

OfficeStatus = Literal["current", "former", "designated", "acting"]

#: Titles that take their office from another person's: an "Amtskollege" has the office of whom he is the colleague.
RELATIONS: dict[str, OfficeStatus] = {
    "Amtskollege": "current",
    "Amtsnachfolger": "designated",
    "Amtsvorgänger": "former",
    "Gegenüber": "current",
    "Kollege": "current",
    "Konterpart": "current",
    "Ministerkollege": "current",
    "Widerpart": "current",
    "Nachfolger": "designated",
    "Pendant": "current",
    "Ressortkollege": "current",
    "Visavis": "current",
    "Vorgänger": "former",
}
#: Relations that are between holders of the same office, whatever else the text says.
SAME_OFFICE = frozenset({"Amtskollege", "Ressortkollege", "Widerpart"})
#: Prepositions whose phrase after a title tells its field; with "in" only after titles that need a body.
FIELD_PREPOSITIONS = frozenset({"für"})
PLACE_PREPOSITIONS = frozenset({"in", "bei"})
#: Prepositions of the body in which a title is held ("Mehrheitsführer im Senat"), with their articles.
SEAT_PREPOSITIONS = frozenset({"in", "im", "bei", "beim", "am"})
#: Prepositions whose phrase may stand between a title and the name.
COMPLEMENT_PREPOSITIONS = frozenset({"für", "in", "bei", "von", "an"})
#: The particle before a bare title that a person has in the clause ("als Präsident").
AS_WORDS = frozenset({"als"})
#: Verbs with a bare title as predicative, and modals under which the title is only hoped for.
COPULAS = frozenset({"sein", "werden", "bleiben"})
#: Verbs of holding an office, and the word that says until when.
SERVING = frozenset({"amtieren", "arbeiten", "dienen", "fungieren", "wirken"})
UNTIL = "bis"
BECOMING = frozenset({"werden"})
#: Verbs of giving somebody a title in the passive ("wurde als Minister vereidigt"), of putting up for it, of taking it.
INVESTING = frozenset(
    {"benennen", "berufen", "bestimmen", "bestätigen", "einsetzen", "ernennen", "vereidigen", "vorstellen",
     "wiederwählen", "wählen"}
)  # fmt: skip
NOMINATING = frozenset({"nominieren", "vorsehen"})
DIVESTING = frozenset({"abberufen", "ablösen", "absetzen", "entlassen", "entmachten", "ersetzen", "stürzen"})
LEAVING = frozenset({"abdanken", "abtreten", "ausscheiden", "zurücktreten"})
#: Nouns of giving up or taking away a title ("der Rücktritt von X als Minister").
LEAVINGS = frozenset({"Abberufung", "Absetzung", "Ausscheiden", "Entlassung", "Rücktritt", "Rückzug"})
#: Words that stand before a title which somebody may only come to have ("als möglicher Kandidat").
POSSIBLE = ("aussichtsreich", "denkbar", "möglich", "potentiell", "potenziell")
#: Who is that as something ("als Minister im Gespräch") is only thought of.
TALKED_OF = ("im", "gespräch")
#: What tells of a birth tells no time of an office ("der 1948 geborene König").
BORN = ("geboren",)
#: Nouns of giving somebody a title ("die Ernennung von X zum Minister") and what they say of its time.
INVESTITURES: dict[str, OfficeStatus | None] = {
    "Beförderung": None, "Berufung": None, "Bestellung": None, "Bestätigung": None, "Ernennung": None,
    "Nominierung": "designated", "Vereidigung": None, "Wahl": "designated", "Wiederwahl": None,
}  # fmt: skip
#: Beginnings of participles before a name that give a title ("der zum Minister ernannte X").
INVESTED = ("befördert", "berufen", "bestellt", "bestimmt", "ernannt", "gewählt", "gekürt")
#: Words between such a noun and the name.
INVESTED_BY = frozenset({"der", "des", "von"})
#: Prepositions with their articles before a title that is given.
GIVING_PREPOSITIONS = frozenset({"zum", "zur"})
#: Verbs that give the name of who bears the title before them.
NAMING = frozenset({"heißen"})
#: Titles that states of a federation have too, and the first part that tells the federation's own.
DOUBTFUL = frozenset(
    {"Minister", "Ministerpräsident", "Staatssekretär", "Bürgermeister", "Regierungssprecher", "Senator"}
)
#: The title of those who head a ministry, and first parts (folded) of its compounds that tell no field.
MINISTER = "Minister"
OF_NO_FIELD = frozenset({"bundes", "erst", "kabinetts", "landes", "sonder", "staats"})
#: Titles of those who speak in the capital of their own state.
AT_HOME = frozenset(
    {"Armeesprecher", "Außenamtssprecher", "Außenministeriumssprecher", "Militärsprecher", "Regierungssprecher"}
)
#: Titles that one state or organisation alone has.
OF_ONE_STATE = {
    "Bundesrat": "CHE", "Bundesrätin": "CHE", "Generalbundesanwalt": "DEU", "Generalbundesanwältin": "DEU",
    "Kardinalstaatssekretär": "VAT", "Nationalrat": "CHE", "Nationalrätin": "CHE", "Palästinenserführer": "PSE",
    "Palästinenserpräsident": "PSE", "Papst": "VAT", "Ständerat": "CHE", "Ständerätin": "CHE", "Taoiseach": "IRL",
}  # fmt: skip
#: Titles of members of the union's parliament and commission: they are its, whatever party or state they are told with.
OF_UNION = {"Europaabgeordneter": "EU", "Europaparlamentarier": "EU"} | dict.fromkeys(
    (
        "Agrarkommissar", "Außenkommissar", "Beschäftigungskommissar", "Bildungskommissar", "Binnenmarktkommissar",
        "Budgetkommissar", "Digitalkommissar", "Energiekommissar", "Entwicklungskommissar", "Erweiterungskommissar",
        "Fischereikommissar", "Forschungskommissar", "Gesundheitskommissar", "Handelskommissar", "Haushaltskommissar",
        "Industriekommissar", "Justizkommissar", "Klimakommissar", "Kulturkommissar", "Landwirtschaftskommissar",
        "Migrationskommissar", "Nachbarschaftskommissar", "Regionalkommissar", "Sozialkommissar", "Steuerkommissar",
        "Umweltkommissar", "Verbraucherkommissar", "Verkehrskommissar", "Verteidigungskommissar", "Währungskommissar",
        "Wettbewerbskommissar", "Wirtschaftskommissar",
    ),
    "EU",
)  # fmt: skip
#: Beginnings of titles in the one commission that is called so for short.
OF_COMMISSION = ("Kommissionschef", "Kommissionspräsident", "Kommissionssprecher", "Kommissionsvizepräsident")
#: Titles that several states have, and the one whose they are where no word tells another and the text names it.
USUALLY = {"Außenbeauftragter": "EU", "Innenkommissar": "EU", "Kongressabgeordneter": "USA"}
#: Titles whose first part tells what they deal with where other words tell for whom ("der Jemen-Gesandte der UN").
TOPICAL = frozenset(
    {"Beauftragter", "Berichterstatter", "Gesandter", "Koordinator", "Sonderbeauftragter", "Sonderberichterstatter",
     "Sondergesandter", "Sonderkoordinator", "Sondervermittler", "Unterhändler", "Vermittler"}
)  # fmt: skip
#: Titles that no other word for the same person implies: a "Kanzler" is no "Bundespräsident".
UNLIKE_OTHERS = frozenset({"Bundespräsident", "Emir", "Kaiser", "Kronprinz", "König", "Papst", "Sultan"})
#: First parts (folded) that rank or date a title and name no body.
RANKS = frozenset({"co", "ko", "interims", "vize", "übergangs"})
#: Titles of heads that in the federation (`FEDERAL_STATE`) only its states have.
REGIONAL_HEADS = frozenset({"Ministerpräsident"})
#: Titles that only those have who act for a state, besides heads and ministers.
OF_STATES = frozenset(
    {"Armeechef", "Armeesprecher", "Außenamtschef", "Außenamtssprecher", "Außenministeriumssprecher",
     "Geheimdienstchef", "Generalstabschef", "Heereschef", "Luftwaffenchef", "Marinechef", "Militärsprecher",
     "Regierungssprecher", "Vizekanzler", "Vizepremier", "Vizepräsident"}
)  # fmt: skip
FEDERAL = "Bundes"
FEDERAL_STATE = "DEU"
#: Words after a title that make it another thing ("Premier League").
NOT_BEFORE = frozenset({"League", "Liga", "Class", "Card"})
#: Titles so general that a later bare use only takes up a fuller one.
GENERIC = frozenset({"Minister", "Gesandter", "Vermittler", "Unterhändler"})
#: Titles that need a body, for which a nationality is enough ("der nordkoreanische Führer").
NATIONAL = frozenset(
    {"Führer", "Anführer", "Vertreter", "Beauftragter", "Delegierter", "Chefunterhändler", "Vize",
     "Stellvertreter", "Repräsentant", "Abgesandter", "Emissär", "Sprecher", "Beamter", "Chefberater"}
)  # fmt: skip
#: Titles of those whom a state sends to an international body: an adjective of a state tells whose they are.
SENT = frozenset({"Botschafter", "Vizebotschafter", "Gesandter", "Vertreter", "Delegierter"})
#: Titles of those whom a party puts up: they are of the party, and not yet of the state.
CANDIDATES = frozenset({"Kanzlerkandidat", "Spitzenkandidat"})
#: Genitives after a title that tell when and not of what ("ältester Präsident aller Zeiten").
GENITIVES_OF_TIME = frozenset({"Geschichte", "Jahrhundert", "Nachkriegszeit", "Stunde", "Zeit"})
#: First parts of titles in the one international body that is called so for short.
SHORT_BODIES = {"Kommission": "EU", "Kommissions": "EU"} | dict.fromkeys(OF_COMMISSION, "EU")
#: The other organisation with a commission that news calls so, too.
OTHER_COMMISSION = "AU"
#: Titles of those who head a town: the state of a capital is not theirs.
OF_TOWNS = frozenset({"Bürgermeister", "Stadtpräsident"})
#: Titles of those who head a region or a province, whose it is rather than the state's.
OF_REGIONS = frozenset({"Chefminister", "Gouverneur", "Landeshauptfrau", "Landeshauptmann", "Provinzgouverneur",
    "Regionalgouverneur", "Regionalpräsident", "Vizegouverneur"})  # fmt: skip
#: Ranks of officers in the field, where troops of other states stand too, and titles of bodies of several states.
OF_ANY_STATE = frozenset(
    {"Chefankläger", "Feldwebel", "Hauptmann", "Leutnant", "Major", "Militärchef", "Oberleutnant", "Oberst",
     "Oberstleutnant", "Ratspräsident", "Ratsvorsitzender", "Unteroffizier", "Volksgruppenführer"}
)  # fmt: skip
#: Titles that scope counts as a state's, but of which the state told around them says nothing: those of the union's
#: commission, of peoples, rebels and courts, of police in towns, and of bodies with a chair that goes round.
_OF_NO_STATE = frozenset({"Friedensbeauftragter", "Großmufti", "Missionschef", "Untergeneralsekretär"})
_NO_STATES_BEGIN = ("Kommission", "Miliz", "Palästinenser", "Polizei", "Rebellen", "Separatisten", "Sicherheitsrat")
_NO_STATES_END = ("kommissar", "koordinator")

#: Titles that are none without the body of which somebody is ("Parlamentsmitglied").
MEMBERS = frozenset({"Mitglied"})
#: Titles of those who stand in for another person: "dessen Vize" says enough.
DEPUTIES = frozenset({"Vize", "Stellvertreter"})
#: Articles that after a title can only begin a genitive, whatever else they may be.
GENITIVE_ARTICLES = frozenset({"der", "des"})
#: Articles that before a masculine title are those of the plural, and the endings that it has there; first that of
#: adjectives used as nouns.
PLURAL_ARTICLES = frozenset({"die"})
PLURAL_ENDINGS = ("en", "er", "eure", "räte", "s", "äre")
#: Articles that before a masculine noun in the singular can only begin a nominative.
NOMINATIVE_ARTICLES = frozenset({"der"})
#: Words that refer to an owner told before, besides possessives.
OWNER_WORDS = frozenset({"dessen", "deren"})
#: Titles of heads of state or government, of whom a state has one of each.
HEADS = frozenset(
    {"Bundeskanzler", "Diktator", "Kanzler", "Kremlchef", "Machthaber", "Ministerpräsident", "Premier",
     "Premierminister", "Präsident", "Regierungschef", "Staatschef", "Staatsoberhaupt", "Staatspräsident"}
)  # fmt: skip
#: Titles of those who head or speak for international bodies.
INTERNATIONAL = frozenset({"Generalsekretär", "Hochkommissar", "Sonderberichterstatter", "Berichterstatter"})
#: Titles that are held abroad, in a town or region, or by one of many: the state around them need not be theirs.
ANYWHERE = OF_TOWNS | OF_REGIONS | SENT | INTERNATIONAL | TOPICAL
#: Words right before a title that say it was held once ("alt Bundesrat").
FORMER_WORDS = frozenset({"alt", "ex"})
#: Prepositions whose phrase after a title names the body like a genitive.
OWNER_PREPOSITIONS = ("von", "bei")
#: The preposition after a title or its name that tells the bearer's state ("Minister X aus Malta").
HOME_PREPOSITIONS = frozenset({"aus"})
#: Prepositions after a relation that tell another office than the one last told ("Nachfolger an der Parteispitze").
OTHER_OFFICE = frozenset({"als", "am", "an"})
#: Nouns of whoever belongs to a holder of office: in "der Sohn des Präsidenten, X," X is the son.
KIN = frozenset({"Anwalt", "Anwältin", "Bruder", "Cousin", "Ehefrau", "Ehemann", "Enkel", "Enkelin", "Frau", "Gattin",
    "Mann", "Mutter", "Neffe", "Nichte", "Schwager", "Schwester", "Schwiegersohn", "Sohn", "Tochter", "Vater",
    "Vertraute", "Vertrauter", "Witwe"})  # fmt: skip
#: Words that join a title with its feminine form where the bearer is open.
OR_WORDS = frozenset({"bzw.", "oder"})
#: Titles that only governments of the German-speaking states have.
OF_HOME = frozenset({"Bundeskanzler", "Kanzler", "Vizekanzler"})
#: States whose members of parliament, mayors and governors are domestic news of the German press.
HOME_STATES = frozenset({"DEU", "AUT", "CHE", "LIE"})
BECOMING_PREPOSITIONS = frozenset({"zu"})
WISHING = frozenset(  # verbs that take as a title what somebody is to be: "wünscht sich X als Präsidentin"
    {"befürworten", "bevorzugen", "empfehlen", "favorisieren", "fordern", "fürchten", "handeln", "möchten"}
    | {"ansehen", "betrachten", "bezeichnen", "inszenieren", "sehen", "titulieren"}  # … or is taken for
    | {"mögen", "vorschlagen", "vorstellen", "wollen", "wünschen"}
)
WITH = "mit"
HOPING_MODALS = frozenset({"wollen", "können", "mögen", "dürfen", "müssen"})

#: Titles that a person bears besides or before an office and that are none: skipped between title and name.
HONORIFICS = frozenset(
    {
        "Herr",
        "Herrn",
        "Frau",
        "Dr.",
        "Prof.",
        "Professor",
        "Sir",
        "Lord",
        "Mr.",
        "Genosse",
        "Scheich",
        "Prinz",
        "Prinzessin",
        "Pater",
        "Kardinal",
        "Ajatollah",
        "Mullah",
        "Baron",
        "Graf",
    }
)
#: Nouns for an office in "unter der Leitung von X" and the title of who holds it.
LEADING_NOUNS = {
    "Kanzlerschaft": "Kanzler", "Kommando": "Kommandeur", "Leitung": "Leiter", "Präsidentschaft": "Präsident",
    "Vorsitz": "Vorsitzender",
}  # fmt: skip
UNDER = frozenset({"unter"})


def is_of_state_around(title: str) -> bool:
    """Can the text around a title tell the state whose it is: not with towns, organisations, rebels and envoys?"""
    if title in OF_TOWNS | OF_REGIONS | INTERNATIONAL | TOPICAL | OF_ANY_STATE | _OF_NO_STATE:
        return False
    return not title.startswith(_NO_STATES_BEGIN) and not title.endswith(_NO_STATES_END)
