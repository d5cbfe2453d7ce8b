//! Danish.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "t", "e", "ede"],
    not: "ikke, ej, uden, delvist, delvis, næsten, halvt, aldrig, endnu ikke",
    not_behind: "nej, ikke, delvist, delvis",
    not_within: &["u", "ikke"],
    between: "endnu, helt, fuldt, er, blevet, fuldstændigt",
    statuses: &[
        (Sign::Reopened, "genåbnet, genåbnede, åbnet igen"),
        (
            Sign::Replied,
            "kunde har svaret, kunden har svaret, svar modtaget, =kundesvar, =svar fra kunde, ny kommentar, nyt svar, \
             kundesvar modtaget, bruger har svaret",
        ),
        (Sign::Closed, "lukket, lukkede, afsluttet, afsluttede, arkiveret, lukkes"),
        (
            Sign::Done,
            "!løst, !løste, færdig, færdigt, færdige, udført, udførte, fuldført, fuldførte, færdiggjort, klaret, afhjulpet, \
             udbedret, gennemført, rettet, færdigbehandlet, leveret, afviklet, ordnet, komplet, ekspederet, loest",
        ),
        (Sign::Undone, "!uløst, !uløste, uafsluttet, ufuldstændig, ufuldendt, ufærdig"),
        (
            Sign::Cancelled,
            "annulleret, annullerede, afvist, afviste, flettet, sammenflettet, sammenlagt, dublet, duplikeret, fjernet, \
             slettet, slettede, afbrudt, trukket tilbage, tilbagekaldt, kasseret, forkastet, opgivet, aflyst, afslået, \
             bortfaldet, ugyldig, spam, slået sammen",
        ),
        (
            Sign::New,
            "^ny, ^nyt, ^nye, ikke tildelt, utildelt, ufordelt, ikke fordelt, =registreret, =modtaget, =oprettet, \
             ikke påbegyndt, ikke startet, ikke begyndt, =indsendt, =anmeldt, kladde",
        ),
        (
            Sign::Active,
            "igangværende, i gang, under behandling, åben, åbent, åbne, åbnet, tildelt, behandles, under arbejde, påbegyndt, \
             startet, skal udføres, aktiv, aktivt, arbejdes på, undersøges, under undersøgelse, eskaleret, accepteret, \
             godkendt, fordelt, i proces, opgaver, under udvikling, til test, under test, i arbejde, videresendt, opgave",
        ),
        (Sign::Ready, "klar til, parat"),
        (Sign::Scheduled, "planlagt, planlagte, booket, berammet, aftalt tid"),
        (
            Sign::Waiting,
            "til godkendelse, venter, afventer, afventende, ventende, afvent, vente, i venteposition, blokeret, =feedback, venteposition",
        ),
        (
            Sign::Hold,
            "i bero, på hold, sat på hold, på pause, pauset, udskudt, udsat, suspenderet, parkeret, sat i bero, hviler",
        ),
        (
            Sign::Vendor,
            "leverandør, leverandøren, tredjepart, tredje part, producent, ekstern, eksternt, 3 part, underleverandør",
        ),
        (
            Sign::Material,
            "levering, materiale, materialer, reservedel, reservedele, bestilling, ordre, hardware, indkøb, udstyr",
        ),
        (
            Sign::Customer,
            "kunde, kunden, bruger, brugeren, rekvirent, anmelder, kontakt, indmelder, slutbruger, borger",
        ),
        (Sign::Answer, "svar, tilbagemelding, information, oplysninger, bekræftelse, besvarelse"),
        (Sign::Desk, "support, tekniker, sagsbehandler, intern, internt, os, servicedesk, helpdesk"),
        (Sign::Intake, "tildeling, fordeling, visitering"),
    ],
    levels: &[
        (Level::Critical, "kritisk, akut, haster, omgående, presserende, hastende"),
        (Level::High, "høj, højt, vigtig, vigtigt"),
        (Level::Medium, "mellem, middel, medium, moderat"),
        (Level::Low, "lav, lavt, normal, almindelig, mindre"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, advarsel"),
        (Kind::Incident, "hændelse, hændelser, incident, problem, driftsforstyrrelse"),
        (Kind::Request, "anmodning, anmodninger, forespørgsel, ændring, ændringer, serviceanmodning"),
    ],
};
