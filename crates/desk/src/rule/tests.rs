use super::*;

/// A pick of every rule, and of every form of its argument.
const PICKS: &[&str] = &[
    "company:Harbor Accounting",
    "company:",
    "queue:Triage",
    "sla:",
    "issue:Printer",
    "workflow:Quick Hit",
    "open:",
    "tech:Brooks, Hugo",
    "tech:~0123456789abcdef",
    "tech:",
    "status:In Progress",
    "priority:High",
    "type:Incident",
    "meaning:on_hold",
    "band:two_hours",
    "ready:",
    "ready_in_queue:",
    "next_overdue_h:24",
    "parked:",
    "waiting:",
    "abandoned:",
    "idle_d:-1",
    "idle_d:1-2",
    "idle_d:14-",
    "idle_d:none",
    "age_d:30-90",
    "age_d:none",
    "family:service_request",
    "incident:",
    "client_company:",
    "backlog:incidents",
    "outside_team:",
    "estimated:yes",
    "estimated:no",
    "rule:told",
    "created:",
    "created_days:90",
    "created_weekday:3-8",
    "created_weeks:4",
    "created_on:2026-06-30",
    "created_week:2026-06-01",
    "created_slot:0-13",
    "created_slot90:6-0",
    "created_uncovered:",
    "covered:in",
    "covered:out",
    "new_min:60",
    "completed:",
    "completed_on:2026-06-30",
    "completed_yes:reopened",
    "completed_no:within_estimate",
    "sla_met:resolution",
    "sla_missed:first_response@due",
    "sla_decided:resolution_plan@created",
    "sla_untargeted:resolution",
    "claim_with:scheduled_completion",
    "claim_without:triage_hour_engagement",
    "kpi:over_20",
    "beside:without_estimate",
    "was:new@2026-06-15T17:00:00+02:00",
    "was:new@2026-06-15T15:00:00Z",
    "moved:High|Minor|{\"names\":{\"High\":\"a|b\"}}",
    "edge:New→In Progress",
    "edge:→New",
    "journey:returned",
    "audit:no_due",
    "due_differs:resolution",
    "due_differs:resolution,edited",
    "breaks:",
    "could_move:",
    "called:2026-06-30",
    "called:2026-06-30/Brooks, Hugo",
    "worked_on:2026-06-30/",
    "period:",
    "day:2026-06-30",
    "week:2026-06-01",
    "weeks:4",
    "weekday:0-8",
    "busy_slot:1-9",
    "resource:Brooks, Hugo",
    "team:",
    "ticket:T20260630.0001",
    "on_ticket:",
    "on_completed:",
    "client:",
    "bucket:non_billable",
    "reactive:",
    "real_time:yes",
    "real_time:no",
    "late_band:60",
    "review:rounded_15",
    "poor_note:",
];

fn pick(text: &str) -> Pick {
    let (rule, value) = text.split_once(':').expect("a colon");
    Pick::new(rule, value)
}

#[test]
fn every_rule_survives_the_link() {
    for text in PICKS {
        let pick = pick(text);
        let rule = Rule::read(&pick).unwrap_or_else(|gap| panic!("{text}: {}", gap.words()));
        assert_eq!(rule.pick(), pick);
    }
}

#[test]
fn what_is_no_rule_says_so() {
    for text in [
        "nonsense:1", "kpi:newest", "open:yes", "created_weekday:7-8", "created_weeks:521", "created_weeks:0",
        "created_on:2026-02-30", "created_slot:0-24", "covered:maybe", "idle_d:old", "edge:New", "real_time:maybe",
        "was:new@yesterday", "sla_met:resolution@never", "next_overdue_h:-1", "contact:Ann",
    ] {
        let gap = Rule::read(&pick(text)).expect_err(text);
        assert!(gap.words().contains(text), "{}", gap.words());
    }
}

#[test]
fn names_are_known_as_names() {
    let held: Vec<&str> =
        PICKS.iter().copied().filter(|text| Rule::read(&pick(text)).is_ok_and(|rule| rule.holds_name())).collect();
    assert_eq!(
        held,
        [
            "company:Harbor Accounting", "company:", "tech:Brooks, Hugo", "tech:~0123456789abcdef", "tech:",
            "called:2026-06-30/Brooks, Hugo", "worked_on:2026-06-30/", "resource:Brooks, Hugo",
        ]
    );
}

#[test]
fn no_two_groups_share_a_name() {
    let mut ids: Vec<&str> = PICKS.iter().filter_map(|text| text.split(':').next()).collect();
    ids.dedup();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}
