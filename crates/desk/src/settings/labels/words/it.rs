//! Italian.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["o", "a", "i", "e"],
    not: "non, senza, mai, parzialmente, in parte, quasi, non ancora",
    not_behind: "no, parzialmente",
    not_within: &["in", "ir"],
    between: "ancora, è, stato, stata, del, tutto, completamente, totalmente",
    statuses: &[
        (Sign::Reopened, "riapert+, aperto di nuovo"),
        (
            Sign::Replied,
            "risposta ricevuta, il cliente ha risposto, cliente ha risposto, =risposta del cliente, nuovo commento, \
             nuova risposta",
        ),
        (Sign::Closed, "chius+, archiviat+"),
        (
            Sign::Done,
            "risolt+, completat+, terminat+, conclus+, finit+, evas+, eseguit+, fatt+, ultimat+, =completo, =completa, \
             sistemat+, espletat+, lavorat+, =consegnato, realizzat+",
        ),
        (Sign::Undone, "irrisolt+, incomplet+, inevas+"),
        (
            Sign::Cancelled,
            "annullat+, cancellat+, rifiutat+, respint+, unit+, accorpat+, duplicat+, rimoss+, eliminat+, ritirat+, \
             scartat+, abbandonat+, rigettat+, non valido, invalidat+, doppione, spam, rinunciat+",
        ),
        (
            Sign::New,
            "^nuov+, non assegnat+, da assegnare, =registrato, =registrata, =ricevuto, =ricevuta, =inserito, =creato, \
             =inviato, non iniziat+, da prendere in carico, non preso in carico, bozza, non avviat+",
        ),
        (
            Sign::Active,
            "in corso, apert+, assegnat+, in lavorazione, lavorazione, in elaborazione, in gestione, presa in carico, \
             preso in carico, da fare, da completare, da lavorare, avviat+, iniziat+, attiv+, accettat+, approvat+, \
             in carico, in analisi, analisi, in revisione, revisione, lavori in corso, lavoro in corso, in esecuzione, \
             in sviluppo, in test, inoltrat+, scalat+, in verifica, in valutazione",
        ),
        (Sign::Ready, "pronto per, pronta per"),
        (Sign::Scheduled, "pianificat+, programmat+, appuntamento, schedulat+, in corso pianificato"),
        (Sign::Waiting, "in attesa, attesa, attende, attendendo, pendente, pendenti, bloccat+, commenti, aspettando"),
        (Sign::Hold, "sospes+, in pausa, rinviat+, in sospeso, posticipat+, differit+, rimandat+, congelat+"),
        (
            Sign::Vendor,
            "fornitore, fornitori, terzi, terze parti, terza parte, produttore, estern+, operatore, partner",
        ),
        (
            Sign::Material,
            "materiale, materiali, ricambio, ricambi, consegna, ordine, acquisto, parti di ricambio, merce, hardware",
        ),
        (Sign::Customer, "cliente, clienti, utente, utenti, richiedente, contatto, segnalante"),
        (Sign::Answer, "risposta, riscontro, informazioni, informazione, conferma, feedback, chiarimenti, info"),
        (Sign::Desk, "supporto, tecnico, assistenza, interno, interna, noi, operatori, helpdesk"),
        (Sign::Intake, "assegnazione, presa in carico, smistamento"),
    ],
    levels: &[
        (Level::Critical, "critic+, urgente, urgenti, emergenza, immediat+, bloccante"),
        (Level::High, "alt+, importante, elevat+"),
        (Level::Medium, "medi+, moderat+"),
        (Level::Low, "bass+, normale, minore, pianificat+"),
    ],
    kinds: &[
        (Kind::Alert, "allarme, allarmi, avviso"),
        (Kind::Incident, "incidente, incidenti, problema, problemi, guasto, guasti, disservizio"),
        (Kind::Request, "richiesta, richieste, modifica, modifiche, cambiamento, richiesta di servizio"),
    ],
};
