//! Norwegian.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "t", "e", "et"],
    not: "ikke, ikkje, ei, uten, delvis, nesten, halvt, aldri, ennå ikke",
    not_behind: "nei, ikke, delvis",
    not_within: &["u", "ikke"],
    between: "ennå, helt, fullt, er, blitt, enda, fullstendig",
    statuses: &[
        (Sign::Reopened, "gjenåpnet, åpnet på nytt, åpnet igjen, gjenopnet"),
        (
            Sign::Replied,
            "kunde har svart, kunden har svart, svar mottatt, =kundesvar, =svar fra kunde, ny kommentar, nytt svar, \
             bruker har svart",
        ),
        (Sign::Closed, "lukket, lukkede, lukka, stengt, stengte, avsluttet, avsluttede, arkivert, lukk"),
        (
            Sign::Done,
            "!løst, !løste, ferdig, ferdige, fullført, fullførte, utført, utførte, avklart, fikset, ferdigbehandlet, \
             ferdigstilt, gjort, utbedret, rettet, gjennomført, levert, besvart, komplett, ordnet",
        ),
        (Sign::Undone, "!uløst, !uløste, uavsluttet, ufullstendig, uferdig, uavklart"),
        (
            Sign::Cancelled,
            "kansellert, avbrutt, avvist, avviste, annullert, slått sammen, sammenslått, flettet, duplikat, fjernet, \
             slettet, trukket, tilbakekalt, avlyst, forkastet, avslått, ugyldig, søppelpost, spam, avbestilt",
        ),
        (
            Sign::New,
            "^ny, ^nytt, ^nye, ikke tildelt, utildelt, ufordelt, =registrert, =mottatt, =opprettet, ikke påbegynt, \
             ikke startet, =innsendt, =meldt, kladd, utkast",
        ),
        (
            Sign::Active,
            "pågår, pågående, åpen, åpent, åpne, åpnet, tildelt, under arbeid, under behandling, behandles, i gang, \
             påbegynt, startet, å gjøre, gjøremål, aktiv, aktivt, igangsatt, jobbes med, undersøkes, under utredning, eskalert, \
             akseptert, godkjent, i arbeid, under utvikling, til test, under test, utredes, til behandling, videresendt, \
             saksbehandles",
        ),
        (Sign::Ready, "klar til, klar for, klart for, klart til"),
        (Sign::Scheduled, "planlagt, planlagte, avtalt, berammet, booket"),
        (
            Sign::Waiting,
            "til godkjenning, venter, ventende, avventer, på vent, vente, i vente, tilbakemelding, blokkert, avvente",
        ),
        (
            Sign::Hold,
            "satt på vent, på hold, på pause, pauset, utsatt, suspendert, parkert, i bero, stilt i bero, satt på pause",
        ),
        (
            Sign::Vendor,
            "leverandør, leverandøren, tredjepart, tredje part, produsent, ekstern, eksternt, underleverandør",
        ),
        (
            Sign::Material,
            "levering, leveranse, materiell, reservedel, reservedeler, bestilling, ordre, maskinvare, innkjøp, utstyr",
        ),
        (Sign::Customer, "kunde, kunden, bruker, brukeren, innmelder, melder, kontakt, bestiller, sluttbruker"),
        (Sign::Answer, "svar, tilbakemelding fra, informasjon, bekreftelse, opplysninger"),
        (Sign::Desk, "support, tekniker, saksbehandler, intern, internt, oss, brukerstøtte, kundestøtte"),
        (Sign::Intake, "tildeling, fordeling"),
    ],
    levels: &[
        (Level::Critical, "kritisk, akutt, haster, omgående, hastende"),
        (Level::High, "høy, høyt, viktig"),
        (Level::Medium, "middels, medium, moderat"),
        (Level::Low, "lav, lavt, normal, vanlig, mindre"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, varsel"),
        (Kind::Incident, "hendelse, hendelser, problem, driftsforstyrrelse"),
        (Kind::Request, "forespørsel, forespørsler, endring, endringer, tjenesteforespørsel"),
    ],
};
