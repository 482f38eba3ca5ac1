"""German is told from its neighbours by its function words."""

from __future__ import annotations

import pytest

from depesche.german.language import is_german

GERMAN = [
    "Der Außenminister hat am Montag in Berlin seinen dänischen Kollegen getroffen. Nach Angaben eines Sprechers war "
    "es ein gutes Gespräch. Das Abkommen werde im Juni unterzeichnet, sobald das Parlament zugestimmt habe.",
    "Genf/Wien – Beide Seiten wollen weiter verhandeln. Ein Termin steht nicht fest, doch hoffen die Vermittler auf "
    "eine Einigung vor dem Winter.",
    "Nein.",
]
OTHER = {
    "English": "The foreign minister met his German counterpart in Berlin on Monday in order to talk about the war. A "
    "spokesman said that it was a good conversation and that the two will also meet again in June.",
    "Dutch": "De minister van Buitenlandse Zaken heeft maandag in Den Haag gesproken met zijn Duitse ambtgenoot over "
    "de toestand in Oekraïne. Volgens een woordvoerder was het een goed gesprek en zullen de twee elkaar weer zien.",
    "Danish": "Udenrigsministeren mødtes mandag i København med sin tyske kollega for at tale om situationen. Ifølge "
    "en talsmand var det en god samtale, og de to vil snart mødes igen.",
    "Luxembourgish": "Den Ausseminister huet sech e Méindeg zu Lëtzebuerg mat sengem däitsche Kolleg getraff, fir "
    "iwwer d'Situatioun an der Ukrain ze schwätzen. Laut engem Spriecher war et e gutt Gespréich.",
    "Russian": "Министр иностранных дел встретился в понедельник в Берлине со своим немецким коллегой, чтобы обсудить "
    "положение на Украине и подготовку договора о границе.",
}


@pytest.mark.parametrize("text", GERMAN)
def test_german(text: str) -> None:
    assert is_german(text)


@pytest.mark.parametrize("language", OTHER)
def test_other_languages(language: str) -> None:
    assert not is_german(OTHER[language])


def test_text_too_short_to_tell_is_taken_as_german() -> None:
    assert is_german("The war is over")
