//! English.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "s", "d", "ed", "ing"],
    not: "not, no, never, non, un, cannot, to be, partially, partly, partial, half, nearly, almost, mostly, without",
    not_behind: "no, partially, partly",
    not_within: &["un", "in", "non"],
    between: "yet, fully, completely, been, be, entirely, quite, properly, totally, finally, currently, really",
    statuses: &[
        (Sign::Reopened, "reopened, re opened, reopen, re open, opened again, open again"),
        (
            Sign::Replied,
            "customer responded, client responded, user responded, requester responded, contact responded, \
             customer replied, client replied, user replied, requester replied, caller replied, contact replied, \
             =customer reply, =client reply, =user reply, =customer response, =client response, =user response,\
             response received, reply received, answer received, feedback received, \
             new comment, new reply, new response, new message, new note, new email received, note added, \
             comment added, customer note added, customer updated, client updated, updated by customer, \
             updated by client, updated by user, updated by caller, updated by requester, customer answered",
        ),
        (Sign::Closed, "closed, autoclosed, auto closed, =close, close complete, close incomplete, archived"),
        (
            Sign::Done,
            "resolved, solved, completed, complete, finished, fixed, done, work done, all done, job done, autoresolved, auto resolved, fix released, fulfilled, terminated, ended, concluded, delivered, implemented, \
             =released, =deployed, =finalized, =successful, =handled, =sorted, =dealt with, rectified",
        ),
        (Sign::Undone, "incomplete, uncompleted, unfinished, unresolved, unsolved, unfixed, not done, undone"),
        (
            Sign::Cancelled,
            "cancelled, canceled, =cancel, merged, merged away, duplicate, duplicated, rejected, declined, withdrawn, \
             void, voided, spam, deleted, removed, abandoned, aborted, revoked, retracted, obsolete, invalid, \
             no longer needed, no longer required, not required, not needed, not applicable, won t fix, won t do, \
             wontfix, wont fix, wont do, will not fix, will not do, denied, refused, discarded, recalled, dropped",
        ),
        (
            Sign::New,
            "^new, unassigned, untriaged, submitted, =received, =logged, =triage, needs triage, in triage, \
             registered, =to review, =raised, =reported, unread, =draft, not assigned, not started, unclaimed, =created, \
             =incoming, =unopened, to be assigned, to assign, =to triage",
        ),
        (
            Sign::Active,
            "in progress, progress, progressing, active, escalated, escalation, assigned, reassigned, allocated, \
             accepted, working, work in progress, wip, started, investigating, under investigation, investigation, \
             engaged, onsite, on site, follow up, followup, responded, acknowledged, queued, ^open, opened, en route, \
             travel, traveling, travelling, to do, backlog, selected for development, in review, under review, review, \
             testing, in test, processing, in process, processed by, being worked, in work, ongoing, on going, in hand, \
             approved, authorized, authorised, authorize, assess, assessment, analysis, diagnosing, implementing, implement, \
             planning, in development, developing, development, under observation, monitoring, observation, reproduced, \
             confirmed, in qa, ready for, ready to, evaluation, qualification, awaiting us, troubleshooting, in service, \
             being processed, under way, underway, first line, second line, third line, firstline, secondline, in dev, in uat, =uat, verification, verifying, fulfilling, fulfillment, in transit, resumed",
        ),
        (
            Sign::Ready,
            "ready to engage, ready for engagement, ready for engaging, ready to work, ready for work, ready for tech, \
             ready for technician, ready for engineer, ready for agent, ready for assignee, =ready, =rte, dispatched",
        ),
        (
            Sign::Scheduled,
            "scheduled, schedule, rescheduled, re scheduled, scheduling, to schedule, needs scheduling, appointment, \
             appointment made, =planned, processing planned, in progress planned, planned",
        ),
        (Sign::Pending, "=pending, =answered, =replied, =reply sent, =agent responded, =agent replied"),
        (
            Sign::Waiting,
            "=feedback, waiting, wait, waits, awaiting, awaits, await, pending, blocked, on wait, outstanding",
        ),
        (
            Sign::Hold,
            "on hold, =hold, hold, =held, onhold, deferred, suspended, suspend, parked, postponed, paused, pause, \
             stalled, snoozed, frozen, =inactive, backburner, =sleeping, dormant",
        ),
        (
            Sign::Vendor,
            "vendor, vendors, supplier, suppliers, third party, 3rd party, third parties, thirdparty, 3rdparty, manufacturer, \
             carrier, isp, provider, external, oem, partner, contractor, subcontractor, reseller",
        ),
        (
            Sign::Material,
            "material, materials, part, parts, hardware, delivery, shipment, shipping, equipment, procurement, order, \
             ordered, goods, spare, spares, purchase, stock, license, licence, rma, replacement",
        ),
        (
            Sign::Customer,
            "customer, customers, client, clients, user, users, enduser, requester, requestor, caller, contact, \
             requestors, requesters, employee, reporter, submitter, originator, applicant, cust, initiator",
        ),
        (
            Sign::Answer,
            "reply, response, info, information, feedback, answer, confirmation, input, clarification, callback, \
             more info, need info, needs info, information needed, =info required",
        ),
        (
            Sign::Desk,
            "support, agent, technician, tech, us, engineer, service desk, servicedesk, help desk, helpdesk, \
             internal, staff, specialist, analyst, our side, our team, admin, administrator",
        ),
        (Sign::Intake, "assignment, triage, dispatch, allocation, assigning, dispatching, pickup by agent, acceptance"),
    ],
    levels: &[
        (Level::Critical, "critical, emergency, urgent, blocker, highest, immediate, showstopper, crit"),
        (Level::High, "high, important"),
        (Level::Medium, "medium, moderate, med, average"),
        (Level::Low, "low, normal, planning, minor, lowest, trivial"),
    ],
    kinds: &[
        (Kind::Alert, "alert, alerts, alarm, alarms"),
        (Kind::Incident, "incident, incidents, problem, problems"),
        (Kind::Request, "request, requests, change, changes, service request"),
    ],
};
