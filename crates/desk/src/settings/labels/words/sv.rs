//! Swedish.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "t", "d", "a", "de", "en", "et", "na"],
    not: "ej, inte, icke, utan, delvis, nästan, halvt, aldrig, ännu inte",
    not_behind: "nej, ej, delvis",
    not_within: &["o", "icke"],
    between: "ännu, helt, fullt, är, har, blivit, fullständigt",
    statuses: &[
        (Sign::Reopened, "återöppna+, öppnad igen, öppnat igen, åter öppnad, återöppnad"),
        (
            Sign::Replied,
            "kund har svarat, kunden har svarat, svar mottaget, =kundsvar, kund svarade, =svar från kund, ny kommentar, \
             nytt svar, svar inkommet",
        ),
        (Sign::Closed, "stängd, stängt, stängda, avslutad, avslutat, avslutade, arkiverad, arkiverat, stäng"),
        (
            Sign::Done,
            "!löst, !lösta, !lösts, klar, klart, klara, åtgärda+, slutför+, färdig, färdigt, färdiga, utför+, fixad, fixat, \
             slutförd, slutfört, utförd, utfört, levererad, levererat, komplett, färdigställd, färdigställt, klarmarkerad, \
             avhjälpt, besvarad, genomförd, genomfört, färdigbehandlad",
        ),
        (
            Sign::Undone,
            "!olöst, !olösta, oavslutad, oavslutat, ofullständig, ofullständigt, ofärdig, ofärdigt, ej klar",
        ),
        (
            Sign::Cancelled,
            "avbruten, avbrutet, avbrutna, avbeställd, makulera+, makulerad, makulerat, annullera+, annullerad, avvisad, \
             avvisat, avslagen, avslaget, sammanslagen, sammanslaget, sammanfogad, dubblett, borttagen, borttaget, raderad, \
             återkallad, återkallat, nekad, skräppost, ogiltig, ogiltigt, inställd, inställt, förkastad, avfärdad, avböjd",
        ),
        (
            Sign::New,
            "^ny, ^nytt, ^nya, ej tilldelad, inte tilldelad, otilldelad, otilldelat, =registrerad, =registrerat, \
             =mottagen, =mottaget, =inkommen, =inkommet, ej påbörjad, inte påbörjad, opåbörjad, =anmäld, utkast, =skapad",
        ),
        (
            Sign::Active,
            "pågår, pågående, öppen, öppet, öppna, öppnad, tilldelad, tilldelat, under arbete, under behandling, \
             påbörjad, påbörjat, att göra, aktiv, aktivt, arbetas med, under utredning, utreds, eskalera+, eskalerad, \
             accepterad, godkänd, godkänt, startad, behandlas, handläggs, under handläggning, under test, vidarebefordrad, \
             i arbete, bearbetas, granskas, under granskning, återupptagen, analyseras",
        ),
        (Sign::Ready, "klar för, klart för, redo, redo att, redo för"),
        (
            Sign::Scheduled,
            "planera+, planerad, planerat, schemalagd, schemalagt, inbokad, inbokat, bokad, bokat, inplanerad",
        ),
        (
            Sign::Waiting,
            "väntar, väntande, vänta, väntan, inväntar, i väntan, avvaktar, blockerad, återkoppling, =svar, inväntas",
        ),
        (
            Sign::Hold,
            "pausad, pausat, vilande, parkerad, parkerat, uppskjuten, uppskjutet, vilar, pausa, framskjuten, bordlagd, \
             stoppad, fryst, spärrad, i vänteläge, vänteläge",
        ),
        (
            Sign::Vendor,
            "leverantör, leverantören, leverantörer, tredje part, tredjepart, tillverkare, extern, externt, underleverantör",
        ),
        (
            Sign::Material,
            "leverans, material, reservdel, reservdelar, beställning, hårdvara, inköp, beställt, utrustning",
        ),
        (
            Sign::Customer,
            "kund, kunden, användare, användaren, beställare, anmälare, anmälaren, kontakt, kunds, slutanvändare",
        ),
        (Sign::Answer, "svar, återkoppling från, information, bekräftelse, info"),
        (Sign::Desk, "support, tekniker, handläggare, intern, internt, oss, servicedesk, helpdesk"),
        (Sign::Intake, "tilldelning, fördelning"),
    ],
    levels: &[
        (Level::Critical, "kritisk, kritiskt, akut, brådskande, omedelbar, omedelbart"),
        (Level::High, "hög, högt, höga, viktig, viktigt"),
        (Level::Medium, "medel, medium, mellan, måttlig"),
        (Level::Low, "låg, lågt, låga, normal, normalt, mindre"),
    ],
    kinds: &[
        (Kind::Alert, "larm, varning"),
        (Kind::Incident, "incident, incidenter, problem, störning"),
        (Kind::Request, "begäran, förfrågan, ändring, ändringar, serviceförfrågan"),
    ],
};
