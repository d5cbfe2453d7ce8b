//! Tables that only say what numbers mean: picklists, and lists of statuses, types and teams with their ids.

use base::normalize;

/// Where a table of codes has its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lookup {
    /// Column of the field's name, or the names of the fields themselves.
    field: Result<usize, &'static [&'static str]>,
    value: usize,
    label: usize,
    /// Column of the language: English wins.
    language: Option<usize>,
}

/// Lists of one vendor's interface: what only such a list has, and the columns of tickets whose numbers it explains.
const LISTS: [(&[&str], &[&str]); 5] = [
    (
        &["slaaction", "timeuntilloffhold", "closedstatus", "closedflag", "escalationstatus", "statusemailid"],
        &["statusid", "status"],
    ),
    (&["itilrequesttype", "enduserscanselect", "closedrequestsemailid"], &["tickettypeid", "tickettype"]),
    (&["forrequests", "allowlivechat", "addtoallagents"], &["teamid", "team", "sectio"]),
    (&["isincrementaljsonallowed", "isvisibletoco", "queuetype"], &["queueid", "queue"]),
    (&["boardicon", "boardlocationid", "projectflag"], &["boardid", "board"]),
];

/// The lookup that a header row is, if it is one.
pub(super) fn lookup(headers: &[String]) -> Option<Lookup> {
    let names: Vec<String> = headers.iter().map(|header| normalize(header)).collect();
    let at = |wanted: &[&str]| wanted.iter().find_map(|name| names.iter().position(|known| known == name));
    let label = at(&["label", "displayname", "labelname"]);
    let language = at(&["language", "lang"]);
    let field = at(&["element", "field", "fieldname", "picklist", "picklistname"]);
    if let (Some(field), Some(value), Some(label)) = (field, at(&["value", "code", "id"]), label) {
        // A history of changes has a field and values as well, but a ticket beside them.
        let is_history = at(&["ticketid", "ticketnumber", "ticket", "documentkey", "updated"]).is_some();
        return (!is_history).then_some(Lookup { field: Ok(field), value, label, language });
    }
    let (value, label) = (at(&["id"])?, at(&["name", "statusname"])?);
    let is_ticket = at(&["ticketid", "ticketnumber", "summary", "dateoccurred", "companyid", "clientid"]).is_some();
    LISTS.into_iter().find(|(told, _)| !is_ticket && at(told).is_some()).map(|(_, fields)| Lookup {
        field: Err(fields),
        value,
        label,
        language,
    })
}

impl Lookup {
    /// What one row says: the normalised names of the fields, the code, its label. `None` when it says nothing.
    pub fn read<'c>(&self, cell: impl Fn(usize) -> &'c str) -> Option<(Vec<String>, String, String)> {
        let (value, label) = (cell(self.value).trim(), cell(self.label).trim());
        if value.is_empty() || label.is_empty() || value == label {
            return None;
        }
        if self.language.is_some_and(|at| !matches!(cell(at).trim(), "" | "en" | "EN")) {
            return None;
        }
        let fields = match self.field {
            Ok(column) => vec![normalize(cell(column))],
            Err(names) => names.iter().map(|name| (*name).to_owned()).collect(),
        };
        Some((fields, value.to_owned(), label.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Option<Lookup> {
        lookup(&header.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn tables_of_codes_are_told_from_tables_of_tickets() {
        let choice = of("sys_id,element,inactive,label,language,name,value").expect("a picklist");
        let row = ["x", "incident_state", "false", "On Hold", "en", "incident", "3"];
        assert_eq!(choice.read(|at| row[at]), Some((vec!["incidentstate".into()], "3".into(), "On Hold".into())));
        let german = ["x", "incident_state", "false", "Wartend", "de", "incident", "3"];
        assert_eq!(choice.read(|at| german[at]), None);
        assert!(of("id,name,shortname,ticket_count,statusemailid,slaaction").is_some());
        assert!(of("id,name,updated_at").is_none());
        assert!(of("ticket_id,field_name,value,label").is_none());
    }
}
