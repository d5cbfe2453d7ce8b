//! Finnish.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "a", "n", "t", "na"],
    not: "ei, eivät, ilman, osittain, melkein, lähes, puoliksi, ei vielä, osin",
    not_behind: "ei, osittain, osin",
    not_within: &["epä"],
    between: "vielä, ole, ollut, täysin, kokonaan, olla",
    statuses: &[
        (Sign::Reopened, "avattu uudelleen, uudelleen avattu, uudelleenavattu, avattu uudestaan"),
        (
            Sign::Replied,
            "asiakas vastasi, asiakas vastannut, vastaus saatu, vastaus vastaanotettu, asiakkaan vastaus saatu, \
             uusi kommentti, uusi vastaus, käyttäjä vastasi",
        ),
        (Sign::Closed, "suljettu, suljetut, sulje, arkistoitu, päätetty, päättynyt, suljettiin"),
        (
            Sign::Done,
            "ratkaistu, ratkaistut, ratkennut, valmis, valmiit, valmistui, valmistunut, tehty, tehdyt, hoidettu, korjattu, \
             suoritettu, käsitelty, toteutettu, loppuunsaatettu, toimitettu, hyväksytty ratkaisu, kuitattu",
        ),
        (
            Sign::Undone,
            "ratkaisematta, ratkaisematon, ratkaisemattomat, keskeneräinen, keskeneräiset, tekemättä, käsittelemättä, \
             korjaamatta, hoitamatta, sulkematta, epätäydellinen",
        ),
        (
            Sign::Cancelled,
            "peruttu, peruutettu, perutut, hylätty, hylätyt, yhdistetty, liitetty, kaksoiskappale, duplikaatti, poistettu, \
             mitätöity, keskeytetty pysyvästi, torjuttu, vedetty pois, rauennut, roskaposti, evätty, tuplat, peruuntunut, \
             aiheeton",
        ),
        (
            Sign::New,
            "^uusi, ^uudet, osoittamatta, ei osoitettu, ei osoitettu kenellekään, määrittämätön, jakamatta, =rekisteröity, \
             =vastaanotettu, =kirjattu, =saapunut, ei aloitettu, aloittamatta, =lähetetty, luonnos, =luotu, kohdistamaton",
        ),
        (
            Sign::Active,
            "käsittelyssä, kesken, työn alla, käynnissä, meneillään, avoin, avoimet, auki, avattu, osoitettu, määritetty, \
             aloitettu, tehtävä, tehtävänä, tehtävät, aktiivinen, työstetään, selvitetään, selvityksessä, eskaloitu, \
             hyväksytty, hyväksyttiin, testauksessa, tutkitaan, tutkinnassa, käsitellään, työssä, vastuutettu, arvioidaan, \
             siirretty, kehityksessä",
        ),
        (Sign::Ready, "valmis aloitettavaksi, valmis käsittelyyn"),
        (Sign::Scheduled, "ajoitettu, suunniteltu, aikataulutettu, sovittu aika, varattu aika"),
        (
            Sign::Waiting,
            "odottaa, odotetaan, odottava, odottavat, odotus, odotustilassa, palaute, muistutus, estetty, odotuksessa",
        ),
        (
            Sign::Hold,
            "pidossa, tauolla, keskeytetty, lykätty, jäädytetty, siirretty myöhemmäksi, tauotettu, keskeytyksissä, \
             hyllytetty, automaattisulkeminen",
        ),
        (
            Sign::Vendor,
            "toimittaja, toimittajaa, toimittajan, kolmas osapuoli, kolmatta osapuolta, kolmannen osapuolen, valmistaja, valmistajaa, ulkoinen, ulkoista",
        ),
        (
            Sign::Material,
            "toimitus, toimitusta, varaosa, varaosaa, varaosia, osat, tilaus, tilausta, laite, laitteisto, hankinta, materiaali",
        ),
        (
            Sign::Customer,
            "asiakas, asiakasta, asiakkaan, käyttäjä, käyttäjää, käyttäjän, pyytäjä, pyytäjää, ilmoittaja, tilaaja, loppukäyttäjä",
        ),
        (Sign::Answer, "vastaus, vastausta, tieto, tietoja, lisätietoja, vahvistusta, palautetta, lisätietoa"),
        (Sign::Desk, "tuki, tukea, asiantuntija, asiantuntijaa, sisäinen, teknikko, palvelupiste"),
        (Sign::Intake, "osoitusta, määritystä, jakoa, vastuuttamista"),
    ],
    levels: &[
        (Level::Critical, "kriittinen, kiireellinen, välitön, hätä, valitön, erittäin kiireellinen"),
        (Level::High, "korkea, tärkeä"),
        (Level::Medium, "keskitaso, keskisuuri, keskitasoinen, kohtalainen, keski"),
        (Level::Low, "matala, alhainen, normaali, tavallinen, pieni"),
    ],
    kinds: &[
        (Kind::Alert, "hälytys, varoitus"),
        (Kind::Incident, "häiriö, häiriöt, ongelma, insidentti, häiriöilmoitus"),
        (Kind::Request, "pyyntö, palvelupyyntö, palvelupyynnöt, muutos, muutospyyntö"),
    ],
};
