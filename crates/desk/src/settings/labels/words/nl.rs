//! Dutch.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "e", "en"],
    not: "niet, geen, nooit, zonder, gedeeltelijk, deels, bijna, half, nog niet",
    not_behind: "niet, gedeeltelijk, deels",
    not_within: &["on", "niet"],
    between: "nog, volledig, helemaal, geheel, is, werd, geworden",
    statuses: &[
        (Sign::Reopened, "heropend+, opnieuw geopend, weer geopend"),
        (
            Sign::Replied,
            "reactie ontvangen, antwoord ontvangen, klant heeft gereageerd, klant reageerde, bijgewerkt door aanmelder, \
             bijgewerkt door gebruiker, bijgewerkt door klant, nieuwe reactie, gebruiker heeft gereageerd",
        ),
        (Sign::Closed, "gesloten, afgesloten, gearchiveerd, afgemeld, sluiten, =dicht"),
        (
            Sign::Done,
            "opgelost+, afgerond+, gereed, klaar, voltooid+, afgehandeld+, uitgevoerd+, gedaan, beëindigd+, =verholpen, \
             =geleverd, =compleet, =hersteld, verwerkt",
        ),
        (Sign::Undone, "onvoltooid+, onopgelost+, onvolledig+, incompleet"),
        (
            Sign::Cancelled,
            "geannuleerd+, afgewezen, geweigerd+, samengevoegd+, dubbel, duplicaat, verwijderd+, ingetrokken, vervallen, \
             afgekeurd+, afgebroken, verworpen, ongeldig, spam, gestaakt",
        ),
        (
            Sign::New,
            "^nieuw+, niet toegewezen, ^geregistreerd, =aangemeld, =ontvangen, =ingediend, =aangemaakt, =gemeld, \
             niet gestart, niet begonnen, toe te wijzen, concept, niet in behandeling",
        ),
        (
            Sign::Active,
            "in behandeling, in uitvoering, mee bezig, onderhanden, lopend+, loopt, geopend+, toegewezen, te doen, \
             actief, actieve, in bewerking, bezig, gestart, geaccepteerd+, goedgekeurd+, geëscaleerd+, in onderzoek, \
             onderzoek, in test, in review, aangenomen, wordt behandeld, werk in uitvoering, in ontwikkeling, doorgestuurd, \
             in beoordeling",
        ),
        (Sign::Ready, "gereed voor, klaar voor, gereed om, klaar om"),
        (Sign::Scheduled, "gepland+, ingepland+, in behandeling gepland, afspraak, afspraak gemaakt, inplannen"),
        (
            Sign::Waiting,
            "wachten, wacht, wachtend+, in afwachting, afwachting, in de wacht, in wacht, terugkoppeling, geblokkeerd",
        ),
        (Sign::Hold, "opgeschort+, gepauzeerd+, uitgesteld+, aangehouden, onderbroken, gepark*, on hold, geparkeerd"),
        (
            Sign::Vendor,
            "leverancier, leveranciers, derde, derden, derde partij, fabrikant, extern, externe, provider, partner",
        ),
        (
            Sign::Material,
            "materiaal, onderdeel, onderdelen, levering, bestelling, hardware, inkoop, apparatuur, besteld",
        ),
        (
            Sign::Customer,
            "klant, klanten, gebruiker, gebruikers, aanvrager, aanmelder, melder, eindgebruiker, contactpersoon",
        ),
        (Sign::Answer, "reactie, antwoord, informatie, bevestiging, feedback, info"),
        (Sign::Desk, "ondersteuning, support, behandelaar, technicus, monteur, ons, intern, servicedesk, helpdesk"),
        (Sign::Intake, "toewijzing, toekenning, dispatch"),
    ],
    levels: &[
        (Level::Critical, "kritiek+, kritisch, dringend+, spoed, urgent, noodgeval, onmiddellijk, acuut"),
        (Level::High, "hoog, hoge, belangrijk"),
        (Level::Medium, "gemiddeld+, middel, midden, matig"),
        (Level::Low, "laag, lage, normaal, normale, gering"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, waarschuwing"),
        (Kind::Incident, "incident, incidenten, probleem, storing, storingen"),
        (Kind::Request, "verzoek, verzoeken, aanvraag, aanvragen, wijziging, wijzigingen, serviceaanvraag"),
    ],
};
