//! The words on the tickets: titles, people, types and notes.

use super::model::Kind;
use super::rng::Rng;

const CALLERS: [&str; 20] = [
    "Alma Reyes", "Bert Holm", "Chloé Martin", "Dale Finch", "Edda Sørensen", "Frank Otieno", "Gail Summers",
    "Henrik Åberg", "Isla Crowe", "Jorge Peña", "Kaya Demir", "Liam Doyle", "Mona Stahl", "Nico Bauer", "Olga Reznik",
    "Pete Carver", "Rosa Iglesias", "Sven Moberg", "Tara Quist", "Wendy Lau",
];
const PLACES: [&str; 8] = [
    "front desk", "2nd floor", "warehouse", "\"Atlas\" server", "home office", "branch, east side", "conference room",
    "Zürich office",
];

fn titles(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Critical => &["Everything is down:", "Nobody can log in,", "File server offline,", "Phones dead,"],
        Kind::High => &["Database very slow,", "Wi-Fi down,", "VPN drops for the whole team,", "Cannot send mail,"],
        Kind::HighBackup => &["Backup failed:", "Backup missed twice,", "Restore test failed,", "Replica out of date,"],
        Kind::Medium => &[
            "Printer jams,", "Outlook asks for a password,", "Can't open \"Q3 budget, final.xlsx\",",
            "Screen flickers,", "Shared drive missing,", "Scanner offline,",
        ],
        Kind::Low => &["Slow laptop,", "Wrong time on the clock,", "Mouse stutters,", "Pop-up at start,"],
        Kind::QuickHit => &["Password reset,", "Add to mailing list,", "Unlock account,", "Map a drive,"],
        Kind::Minor => {
            &["New mailbox,", "Install accounting add-in,", "Move a desk phone,", "Permissions for a folder,"]
        }
        Kind::Major => &["Replace switches,", "Migrate mailboxes,", "New label printers, 6 pcs,", "Reorganize shares,"],
        Kind::Install => {
            &["Set up new workstation,", "Onboarding: new employee,", "Install firewall,", "New server rack,"]
        }
        Kind::Recurring => &["Monthly patch review", "Weekly backup check", "Quarterly restore test", "Onsite visit,"],
        Kind::Alert => {
            &["ALERT: disk space < 10 %,", "ALERT: service stopped,", "ALERT: CPU > 95 %,", "ALERT: device offline,"]
        }
        Kind::Project => &["Office move:", "Cloud migration, phase 2:", "Network refresh:", "Phone system rollout:"],
        Kind::Unsorted => &["Question,", "(no subject)", "FW: RE: please call,", "Hello,"],
    }
}

/// The title of a ticket.
pub(super) fn title(kind: Kind, rng: &mut Rng) -> String {
    let what = rng.pick(titles(kind));
    let where_ = rng.pick(&PLACES);
    match rng.below(4) {
        0 => what.trim_end_matches([',', ':']).to_owned(),
        1 => format!("{what} {where_} ({})", rng.pick(&CALLERS)),
        _ => format!("{what} {where_}"),
    }
}

/// The person who called.
pub(super) fn contact(company: u16, rng: &mut Rng) -> &'static str {
    CALLERS[(usize::from(company) * 7 + rng.below(6)) % CALLERS.len()]
}

/// Ticket type, issue type, sub-issue type and priority label.
pub(super) fn labels(kind: Kind, rng: &mut Rng) -> [&'static str; 4] {
    let incident = if rng.chance(0.04) { "Problem" } else { "Incident" };
    let request = if rng.chance(0.15) { "Change Request" } else { "Service Request" };
    let (issue, sub) = *rng.pick(&[
        &("Workstation", "Software"),
        &("Email", "Outlook"),
        &("Network", "Wi-Fi"),
        &("Server", "Performance"),
        &("Printer", ""),
        &("Line of Business App", "Login"),
    ]);
    match kind {
        Kind::Critical => [incident, "Server", "Outage", "Critical"],
        Kind::High => [incident, issue, sub, "High"],
        Kind::HighBackup => [incident, "Backup", "Failed Job", "High-Backup"],
        Kind::Medium => [incident, issue, sub, "Medium"],
        Kind::Low => [incident, issue, sub, "Low"],
        Kind::QuickHit => ["Service Request", "User Account", "Password", "Quick Hit"],
        Kind::Minor => [request, issue, sub, "Minor"],
        Kind::Major => [request, issue, sub, "Major"],
        Kind::Install => ["Service Request", "Install", "Workstation", "Install"],
        Kind::Recurring => ["Service Request", "Maintenance", "", "Recurring"],
        Kind::Alert => ["Alert", "Monitoring", "", "Alert"],
        Kind::Project => ["Change Request", "Project", "", "Project"],
        Kind::Unsorted => ["", "", "", ""],
    }
}

/// How the request came in.
pub(super) fn source(kind: Kind, rng: &mut Rng) -> &'static str {
    match kind {
        Kind::Alert => "Monitoring Alert",
        Kind::Recurring => "Recurring",
        Kind::Project => "Other",
        Kind::Critical => "Phone",
        _ => rng.pick(&["Phone", "Email", "Email", "Email", "Client Portal", "In Person"]),
    }
}

/// The note on a time entry; some are missing, some say nothing.
pub(super) fn note(rng: &mut Rng) -> &'static str {
    match rng.below(100) {
        0..=6 => "",
        7..=15 => "done",
        _ => rng.pick(&[
            "Called the user, reproduced the problem and collected the event log.",
            "Updated the driver, restarted, printed a test page.",
            "Reset the password, confirmed the sign-in with the user.",
            "Checked the \"last run\" report; two jobs were retried, both are green.",
            "Waiting for the vendor; sent them the log files.",
            "Removed the old profile, rebuilt it, mail is in sync again.",
            "Moved the cable, tested the port, documented the change.",
            "Onsite: installed, labeled and tested.",
        ]),
    }
}
