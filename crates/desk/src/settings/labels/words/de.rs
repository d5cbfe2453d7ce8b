//! German.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "e", "er", "es", "en", "em"],
    not: "nicht, nie, kein, keine, keiner, ohne, noch nicht, teilweise, teils, partiell, halb, fast, nahezu",
    not_behind: "nein, teilweise, teils",
    not_within: &["un", "nicht"],
    between: "noch, vollständig, komplett, ganz, worden, wurde, ist, endgültig, richtig, mehr",
    statuses: &[
        (
            Sign::Reopened,
            "wiedereröffnet+, wieder eröffnet, erneut geöffnet, erneut eröffnet, wieder geöffnet, wiedergeöffnet, \
             neu geöffnet, wieder offen, erneut offen",
        ),
        (
            Sign::Replied,
            "kunde hat geantwortet, kunde antwortete, antwort erhalten, kundenantwort erhalten, rückmeldung erhalten, \
             antwort eingegangen, rückmeldung eingegangen, kundenantwort eingegangen, neue nachricht, neuer kommentar",
        ),
        (Sign::Closed, "geschlossen+, archiviert+, schließen, =zu"),
        (
            Sign::Done,
            "gelöst+, erledigt+, abgeschlossen+, fertig, fertiggestellt+, fertig gestellt, beendet+, behoben+, erfüllt+, \
             vollendet+, beantwortet+, bearbeitet+, =vollständig, =umgesetzt, =durchgeführt, =ausgeführt, =geliefert",
        ),
        (Sign::Undone, "ungelöst+, unerledigt+, unvollständig+, unbearbeitet+, unvollendet+"),
        (
            Sign::Cancelled,
            "storniert+, abgebrochen+, abgelehnt+, abgewiesen+, zurückgewiesen+, zurückgezogen+, zusammengeführt+, \
             zusammengefügt+, zusammengefasst+, verschmolzen+, duplikat, dublette, doppelt, gelöscht+, entfernt+, \
             verworfen+, annulliert+, widerrufen+, hinfällig, ungültig+, spam, entfällt, entfallen, gekündigt+",
        ),
        (
            Sign::New,
            "^neu+, nicht zugewiesen, unzugewiesen, nicht zugeordnet, nicht zugeteilt, eingegangen, =erfasst, \
             =angelegt, =registriert, =gemeldet, =eingang, =erstellt, =entwurf, nicht begonnen, nicht gestartet, \
             nicht angefangen, ungelesen, nicht bearbeitet",
        ),
        (
            Sign::Active,
            "in bearbeitung, bearbeitung, in arbeit, wird bearbeitet, offen+, geöffnet+, eröffnet+, zugewiesen+, \
             zugeordnet+, zugeteilt+, angenommen+, aktiv+, laufend+, läuft, begonnen+, gestartet, eskaliert+, zu erledigen, \
             in prüfung, in klärung, klärung, in analyse, analyse, in umsetzung, in test, im test, übernommen, \
             freigegeben, genehmigt, vor ort, in behandlung, weitergeleitet, in entwicklung, in beobachtung, prüfung, \
             zu bearbeiten, in durchführung, akzeptiert, bestätigt",
        ),
        (Sign::Ready, "bereit, bereit zur bearbeitung, bearbeitungsbereit"),
        (
            Sign::Scheduled,
            "geplant+, eingeplant+, terminiert+, termin, termin vereinbart, terminvereinbart, terminplanung, verplant",
        ),
        (Sign::Pending, "=ausstehend"),
        (
            Sign::Waiting,
            "warten, wartet, wartend+, warte, wartestellung, in wartestellung, ausstehend+, ausständig, wartezustand, \
             in erwartung, erwartet, blockiert, =rückfrage, rückfrage",
        ),
        (
            Sign::Hold,
            "zurückgestellt+, angehalten+, pausiert+, ausgesetzt+, verschoben+, geparkt+, ruhend+, ruht, unterbrochen+, \
             aufgeschoben+, vertagt+, wiedervorlage, gestoppt, eingefroren, auf eis",
        ),
        (
            Sign::Vendor,
            "lieferant, lieferanten, hersteller, herstellers, dritte, dritten, drittanbieter, dienstleister, extern, \
             externe, externen, anbieter, provider, partner, zulieferer",
        ),
        (
            Sign::Material,
            "lieferung, material, ersatzteil, ersatzteile, teile, bestellung, hardware, ware, beschaffung, bestellt",
        ),
        (
            Sign::Customer,
            "kunde, kunden, kundin, anwender, benutzer, user, melder, anforderer, ansprechpartner, auftraggeber, \
             kundenrückmeldung, kundenantwort, kundenrückfrage, nutzer, mitarbeiter, antragsteller",
        ),
        (Sign::Answer, "antwort, rückmeldung, rückruf, information, informationen, info, bestätigung, feedback"),
        (Sign::Desk, "support, techniker, bearbeiter, uns, helpdesk, service desk, intern, agent, it, technik"),
        (Sign::Intake, "zuweisung, zuordnung, zuteilung, disposition, übernahme"),
    ],
    levels: &[
        (Level::Critical, "kritisch+, dringend+, notfall, sofort, sehr dringend, blocker, dringlich+, eilig, eilt"),
        (Level::High, "hoch, hohe, hoher, hohes, wichtig+"),
        (Level::Medium, "mittel, mittlere, mittlerer, mäßig"),
        (Level::Low, "niedrig+, gering+, normal+, unwichtig, nieder"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, alarme, warnung"),
        (Kind::Incident, "störung, störungen, vorfall, störungsmeldung"),
        (
            Kind::Request,
            "anfrage, anfragen, serviceanfrage, service anfrage, anforderung, serviceanforderung, änderung, \
             änderungsanfrage, anforderungen, dienstanfrage",
        ),
    ],
};
