//! Jira Service Management: issue exports and REST. Times spent and estimated are seconds.

use super::{Dialect, Field, GENERIC, Unit};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "jira",
    title: "Jira Service Management",
    headers: &[
        "issuekey", "issueid", "issuetype", "summary", "reporter", "resolution", "timetoresolution",
        "timetofirstresponse", "timetoresolutiondue", "timetofirstresponsedue", "projectkey", "fieldssummary",
        "fieldsreporter", "fieldsissuetype", "fieldsresolutiondate",
        // Of exports in other languages three names each: enough to tell it, and their words say the rest.
        "clavedeincidencia", "iddelaincidencia", "tipodeincidencia", "kluczzgloszenia", "idzgloszenia", "typzgloszenia",
        "vorgangsschlussel", "vorgangsid", "vorgangstyp", "cledeticket", "iddeticket", "typedeticket",
        "chavedaocorrencia", "iddaocorrencia", "tipodeocorrencia", "chavedoitem", "iddoitem", "tipodeitem",
        "chiavesegnalazione", "idsegnalazione", "tiposegnalazione", "ключзадачи", "кодпроблемы", "типзадачи",
        "課題キー", "課題id", "課題タイプ", "问题关键字", "问题id", "问题类型", "이슈키", "이슈id", "이슈유형",
    ],
    units: &[(Field::Worked, Unit::Seconds), (Field::Estimate, Unit::Seconds)],
    cuts: &[50, 100, 1_000],
    ..GENERIC
};
