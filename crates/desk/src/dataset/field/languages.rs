//! The names that localised exports give the columns: German first, then French, Spanish, Dutch and others.
//!
//! Names are normalised and without accents (`ä` is `a`), as the mapping also reads headers that way.

use super::{Entity, Field};

impl Field {
    /// The names in other languages than English.
    pub fn foreign_aliases(self, entity: Entity) -> &'static [&'static str] {
        match entity {
            Entity::Tickets => self.foreign_of_tickets(),
            Entity::TimeEntries => self.foreign_of_entries(),
            Entity::ServiceCalls => self.foreign_of_calls(),
            Entity::StatusHistory => self.foreign_of_histories(),
            _ => &[],
        }
    }

    fn foreign_of_tickets(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnummer", "vorgangsnr", "vorgang", "fallnummer", "auftragsnummer", "numerodeticket",
                "numeroticket", "nticket", "numero", "numerodelticket", "meldingnummer", "numerodocaso",
            ],
            Self::Title => &[
                "kurzbeschreibung", "bezeichnung", "titre", "sujet", "objet", "titulo", "asunto", "titolo", "onderwerp",
            ],
            Self::Company => &[
                "konto", "kundenname", "unternehmen", "mandant", "societe", "entreprise", "empresa", "cliente",
                "klant", "bedrijf", "azienda",
            ],
            Self::Contact => {
                &["ansprechpartner", "melder", "anforderer", "demandeur", "contacto", "solicitante", "aanvrager"]
            }
            Self::Queue => &[
                "abteilung", "gruppe", "bearbeitergruppe", "filedattente", "equipe", "groupe", "cola", "grupo",
                "wachtrij", "coda",
            ],
            Self::Status => &["ticketzustand", "statut", "etat", "estado", "stato"],
            Self::Priority => {
                &["prioritat", "dringlichkeit", "priorite", "prioridad", "prioriteit", "prioridade", "priorita"]
            }
            Self::TicketType => &["tickettyp", "ticketart", "typ", "art", "typedeticket", "tipo", "tipodeticket"],
            Self::IssueType => {
                &["problemtyp", "ticketkategorie", "problemart", "categorie", "categoria", "storungsart"]
            }
            Self::SubIssueType => {
                &["unterproblemtyp", "unterkategorie", "subproblemtyp", "souscategorie", "subcategoria"]
            }
            Self::Source => &["herkunft", "kanal", "eingangskanal", "origine", "canal", "origen", "bron"],
            Self::Resource => &[
                "primareressource", "hauptressource", "ressource", "zugewiesen", "zugewiesenan", "zustandig",
                "sachbearbeiter", "verantwortlich", "verantwortlicher", "technicien", "assignea", "attribuea",
                "tecnico", "asignadoa", "behandelaar", "toegewezenaan", "responsable",
            ],
            Self::Contract => &["contrat", "contrato"],
            Self::Sla => &["servicelevelvereinbarung", "servicelevel"],
            Self::Project => &["projet", "proyecto"],
            Self::Created => &[
                "erstellungsdatum", "erstelldatum", "angelegt", "angelegtam", "eroffnet", "eroffnetam", "eingang",
                "eingangsdatum", "erfasstam", "gemeldetam", "erstellungszeit", "cree", "creele", "datedecreation",
                "ouvertle", "creado", "fechadecreacion", "creadoel", "aangemaakt", "aangemaaktop", "criadoem",
                "datadicreazione",
            ],
            Self::LastActivity => &[
                "letzteaktivitat", "letzteanderung", "geandert", "geandertam", "aktualisiert", "aktualisiertam",
                "zuletztgeandert", "derniereactivite", "dernieremiseajour", "modifiele", "ultimaactividad",
                "ultimaactualizacion", "laatstgewijzigd",
            ],
            Self::Completed => &[
                "abgeschlossenam", "abschlussdatum", "geschlossenam", "erledigt", "erledigtam", "beendet",
                "schliessdatum", "ferme", "fermele", "cloture", "cloturele", "datedecloture", "cerrado",
                "fechadecierre", "gesloten", "afgeslotenop",
            ],
            Self::Due => &[
                "fallig", "falligam", "falligkeit", "falligkeitsdatum", "termin", "zieltermin", "frist", "echeance",
                "datedecheance", "vencimiento", "fechadevencimiento", "vervaldatum",
            ],
            Self::FirstResponseDue => &[
                "erstereaktionfallig", "erstereaktionziel", "reaktionfallig", "reaktionszeitfallig",
                "erstantwortfallig", "ersteantwortfallig", "erstreaktionfallig",
            ],
            Self::FirstResponseAt => &[
                "erstereaktion", "erstereaktionam", "erstereaktionist", "erstantwort", "ersteantwort", "erstreaktion",
                "reaktionam", "premierereponse", "primerarespuesta",
            ],
            Self::PlanDue => &["losungsplanfallig", "losungsplanziel", "losungsplansoll"],
            Self::PlanAt => &["losungsplan", "losungsplanist", "losungsplanam"],
            Self::ResolutionDue => {
                &["losungfallig", "losungziel", "losungsziel", "losungsfrist", "losungszeitfallig", "losungsoll"]
            }
            Self::ResolvedAt => &[
                "gelost", "gelostam", "losung", "losungist", "losungam", "losungsdatum", "behoben", "behobenam",
                "resolu", "resolule", "datederesolution", "resuelto", "opgelost",
            ],
            Self::NextServiceCall => &["nachstertermin", "nachsterserviceeinsatz", "nachsterserviceruf"],
            Self::Estimate => &[
                "geschatztestunden", "geplantestunden", "planstunden", "aufwandgeschatzt", "geschatzteraufwand",
                "heuresestimees", "horasestimadas",
            ],
            Self::Worked => &[
                "gearbeitetestunden", "geleistetestunden", "gesamtstunden", "arbeitszeit", "aufwand", "zeitaufwand",
                "stundengesamt", "heurestravaillees", "tempspasse", "horastrabajadas", "gewerkteuren",
            ],
            Self::Billed => &[
                "abrechenbarestunden", "abzurechnendestunden", "abgerechnetestunden", "heuresfacturables",
                "horasfacturables",
            ],
            Self::Reopened => &["wiedereroffnet", "wiedereroffnungen"],
            Self::AgeDays => &["alter", "altertage", "alterintagen"],
            Self::Recurring => &["wiederkehrend"],
            Self::SlaMet => &["slaerfullt", "slaeingehalten"],
            _ => &[],
        }
    }

    fn foreign_of_entries(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["ticketnummer", "vorgangsnummer", "vorgang", "nummer", "numerodeticket", "numero"],
            Self::Company => &["kundenname", "konto", "firma", "organisation", "societe", "empresa", "cliente"],
            Self::Resource => {
                &["ressource", "bearbeiter", "mitarbeitername", "benutzer", "technicien", "tecnico", "medewerker"]
            }
            Self::Start => &[
                "startdatumzeit", "startdatumuhrzeit", "startzeit", "von", "beginnzeit", "startzeitpunkt", "debut",
                "inicio", "startdatum",
            ],
            Self::End => &["enddatumzeit", "enddatumuhrzeit", "endzeit", "bis", "endzeitpunkt", "fin", "enddatum"],
            Self::Entered => {
                &["erstellt", "erstelltam", "erfasstam", "erstellungsdatum", "erstelldatum", "cree", "creele"]
            }
            Self::WorkedOn => &["arbeitstag", "tag", "leistungsdatum", "arbeitsdatum", "fecha"],
            Self::Worked => &[
                "gearbeitetestunden", "geleistetestunden", "dauer", "arbeitszeit", "aufwand", "heures",
                "heurestravaillees", "duree", "horas",
            ],
            Self::Billed => &[
                "abzurechnendestunden", "abrechenbarestunden", "abgerechnetestunden", "stundenabrechenbar",
                "heuresafacturer",
            ],
            Self::NonBillable => &["nichtabrechenbar", "nichtfakturierbar", "nonfacturable"],
            Self::WorkType => &["arbeitstyp", "arbeitsart", "leistungsart", "tatigkeit", "typedetravail"],
            Self::Note => {
                &["notiz", "notizen", "zusammenfassung", "beschreibung", "bemerkung", "zusammenfassungsnotizen"]
            }
            Self::Contract => &["vertrag"],
            _ => &[],
        }
    }

    fn foreign_of_histories(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnummer", "vorgangsnummer", "vorgang", "nummer", "numerodeticket", "numero", "numerodochamado",
                "chamado", "numerodelcaso", "meldingnummer", "numerzgloszenia", "номерзаявки", "工单编号",
                "チケット番号",
            ],
            Self::EventAt => &[
                "datum", "zeitpunkt", "geandertam", "aktualisiertam", "dateheure", "datedemodification",
                "datedelamodification", "fecha", "fechadecambio", "fechademodificacion", "data", "dataalteracao",
                "datadaalteracao", "datahora", "datadimodifica", "gewijzigdop", "datazmiany", "datumzmeny",
                "датаизменения", "дата", "変更日時", "修改时间",
            ],
            Self::Status => &[
                "neuerwert", "neuerstatus", "nachher", "nouvellevaleur", "nouveaustatut", "valornuevo", "nuevovalor",
                "nuevoestado", "valornovo", "novovalor", "novostatus", "novoestado", "nuovovalore", "nuovostato",
                "nieuwewaarde", "nieuwestatus", "nowawartosc", "nowystatus", "novahodnota", "novystav",
                "новоезначение", "новыйстатус", "新しい値", "新值",
            ],
            Self::OldStatus => &[
                "alterwert", "alterstatus", "vorher", "anciennevaleur", "ancienstatut", "valorantiguo",
                "valoranterior", "estadoanterior", "valorantigo", "statusanterior", "vecchiovalore", "vecchiostato",
                "oudewaarde", "oudestatus", "starawartosc", "starystatus", "starahodnota", "starystav",
                "староезначение", "старыйстатус", "古い値", "旧值",
            ],
            Self::ChangedField => &["feld", "attribut", "champ", "campo", "veld", "pole", "поле", "項目", "字段"],
            _ => &[],
        }
    }

    fn foreign_of_calls(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["ticketnummer", "vorgangsnummer", "vorgang", "nummer"],
            Self::Resource => &["ressource", "techniker", "mitarbeiter", "bearbeiter"],
            Self::Start => &["startdatumzeit", "startdatumuhrzeit", "startzeit", "von", "startdatum"],
            Self::End => &["enddatumzeit", "enddatumuhrzeit", "endzeit", "bis", "enddatum"],
            Self::Status => &["zustand", "statut"],
            Self::Worked => &["dauer", "stunden"],
            Self::Company => &["kunde", "firma", "konto"],
            _ => &[],
        }
    }
}
