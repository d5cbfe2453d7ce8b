#!/usr/bin/env python3
"""The slow and obvious twin of `zenboard report --json`.

Reads the CSV exports of a desk (Autotask labels) and computes the figures of the method with nothing
but loops, exact decimals and the zone database. It shares no code and no cleverness with the engine:
where the two differ, one of them has misread the definitions.

    python3 oracle.py tickets.csv [time_entries.csv service_calls.csv resources.csv companies.csv]
        [--as-of 2026-06-30T15:00:00Z] [--zone America/Chicago] [--filter company=NAME] [--filter resource=NAME]
"""

import argparse
import csv
import json
import re
import sys
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

UTC = timezone.utc
HOUR = timedelta(hours=1)
PERIOD = 720 * HOUR
FORECAST_PERIOD = 2160 * HOUR
LOOK_AHEAD = 8 * HOUR


# ---------------------------------------------------------------- words

def squeeze(text):
    """A label reduced to lower-case letters and digits."""
    return "".join(c for c in text.lower() if c.isalnum())


STATUSES = {
    "new": "New",
    "readytoengage": "ReadyToEngage",
    "inprogress": "Active", "escalated": "Active", "assigned": "Active", "active": "Active", "open": "Active",
    "scheduled": "Scheduled",
    "waitingcustomer": "Waiting", "waitingvendor": "Waiting", "waitingmaterials": "Waiting", "waiting": "Waiting",
    "waitingparts": "Waiting", "waitingthirdparty": "Waiting",
    "onhold": "OnHold", "hold": "OnHold",
    "complete": "Complete", "completed": "Complete", "closed": "Complete", "resolved": "Complete",
    "merged": "Cancelled", "duplicate": "Cancelled", "cancelled": "Cancelled", "canceled": "Cancelled",
}

QUEUES = {
    "triage": "Triage",
    "monitoringalert": "Alert", "monitoringalerts": "Alert", "alert": "Alert", "alerts": "Alert",
    "noc": "NOC",
    "project": "Project", "projects": "Project",
    "recurring": "Recurring", "recurringtickets": "Recurring",
    "internal": "Own",
}

WORKFLOWS = ["Critical", "High", "High-Backup", "Medium", "Low", "Quick Hit", "Minor", "Major", "Install",
             "Recurring", "Alert", "Project", "Unclassified"]
INCIDENT_FAMILY = WORKFLOWS[:5]
ALIASES = {squeeze(name): name for name in WORKFLOWS[:12]}
ALIASES["normal"] = "Low"
ALIASES["quickhits"] = "Quick Hit"

EVENTS = [
    ("first_response", "First Response Due", "First Response Actual"),
    ("resolution_plan", "Resolution Plan Due", "Resolution Plan Actual"),
    ("resolution", "Resolution Due", "Resolution Actual"),
]


# ---------------------------------------------------------------- cells

def wall_to_utc(wall, zone):
    """A wall reading as a moment: the first of two, and a gap moves it forward by its length."""
    # With fold 0 Python takes the first of two readings, and in a gap the offset before the gap,
    # which is the reading moved forward by the gap.
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def read_time(text, zone):
    text = text.strip()
    if not text:
        return None
    for shape in ("%m/%d/%Y %I:%M %p", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M", "%m/%d/%Y"):
        try:
            return wall_to_utc(datetime.strptime(text, shape), zone)
        except ValueError:
            pass
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else wall_to_utc(at, zone)


def read_amount(text):
    text = text.strip().replace(",", "")
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def says_yes(text):
    return text.strip().lower() in ("yes", "true", "1", "y")


class Sheet:
    """A CSV file: its rows as dictionaries, and which of its columns hold anything at all."""

    def __init__(self, path):
        with open(path, encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            self.columns = [name.strip() for name in (reader.fieldnames or [])]
            reader.fieldnames = self.columns
            self.rows = [{key: (value or "").strip() for key, value in row.items() if key is not None}
                         for row in reader]

    def has(self, column):
        return column in self.columns

    def fills(self, column):
        return any(row.get(column, "") for row in self.rows)

    def kind(self):
        has = self.has
        if has("field_name"):
            # What happened to tickets: no figure here asks for it.
            return "history"
        if has("Company") and has("Endpoints"):
            return "companies"
        if has("Weekly Hours"):
            return "resources"
        if has("Hours Worked") and has("Resource"):
            return "entries"
        if has("Start Date/Time") and has("End Date/Time") and has("Status"):
            return "calls"
        if has("Ticket Number") and has("Status"):
            return "tickets"
        return "unknown"


# ---------------------------------------------------------------- records

class Ticket:
    pass


class Entry:
    pass


class Desk:
    """All records of the files, unfiltered."""

    def __init__(self, paths, zone):
        self.zone = zone
        self.sheets = {}
        for path in paths:
            sheet = Sheet(path)
            if sheet.kind() == "unknown":
                sys.exit(f"{path}: not a file of a service desk")
            self.sheets[sheet.kind()] = sheet
        if "tickets" not in self.sheets:
            sys.exit("no tickets file")
        self.own_company = None
        self.endpoints = {}
        self.read_companies()
        self.tickets = [self.read_ticket(row) for row in self.sheets["tickets"].rows]
        self.by_number = {ticket.number: ticket for ticket in self.tickets}
        self.entries = []
        self.read_entries()
        self.calls = {}
        self.read_calls()
        self.weekly_hours = {}
        self.active_resources = []
        self.read_resources()
        for ticket in self.tickets:
            ticket.workflow = workflow(ticket)
        self.check_columns()

    def cell(self, row, *names):
        for name in names:
            if row.get(name):
                return row[name]
        return ""

    def read_companies(self):
        if "companies" not in self.sheets:
            return
        for row in self.sheets["companies"].rows:
            if says_yes(row.get("Own", "")):
                self.own_company = row["Company"]
            count = read_amount(row.get("Endpoints", ""))
            if count is not None:
                self.endpoints[row["Company"]] = count

    def read_ticket(self, row):
        zone = self.zone
        ticket = Ticket()
        ticket.number = row.get("Ticket Number", "")
        ticket.company = self.cell(row, "Account", "Company")
        ticket.resource = row.get("Primary Resource", "")
        ticket.meaning = STATUSES.get(squeeze(row.get("Status", "")), "Active")
        ticket.role = QUEUES.get(squeeze(row.get("Queue", "")), "Service")
        ticket.priority = row.get("Priority", "")
        ticket.type = row.get("Ticket Type", "")
        ticket.issue_type = row.get("Issue Type", "")
        ticket.source = row.get("Source", "")
        ticket.created = read_time(row.get("Created", ""), zone)
        ticket.last_activity = read_time(row.get("Last Activity", ""), zone)
        ticket.completed = read_time(row.get("Completed", ""), zone)
        ticket.due = read_time(row.get("Due Date", ""), zone)
        ticket.event_due = {}
        ticket.event_actual = {}
        for name, due, actual in EVENTS:
            ticket.event_due[name] = read_time(row.get(due, ""), zone)
            ticket.event_actual[name] = read_time(row.get(actual, ""), zone)
        ticket.next_call = read_time(row.get("Next Service Call", ""), zone)
        ticket.estimate = read_amount(row.get("Estimated Hours", ""))
        ticket.worked_column = read_amount(row.get("Total Hours Worked", ""))
        ticket.worked_entries = Decimal(0)
        # A count or a yes.
        reopened = row.get("Reopened", "")
        ticket.reopened = says_yes(reopened) or (read_amount(reopened) or 0) > 0
        ticket.calls = []
        ticket.is_open = ticket.meaning not in ("Complete", "Cancelled")
        return ticket

    def read_entries(self):
        if "entries" not in self.sheets:
            return
        for row in self.sheets["entries"].rows:
            entry = Entry()
            entry.ticket = self.by_number.get(row.get("Ticket Number", ""))
            entry.resource = row["Resource"]
            entry.start = read_time(row.get("Start Date/Time", ""), self.zone)
            entry.end = read_time(row.get("End Date/Time", ""), self.zone)
            entry.entered = read_time(row.get("Create Date/Time", ""), self.zone)
            entry.hours = read_amount(row.get("Hours Worked", "")) or Decimal(0)
            entry.to_bill = read_amount(row.get("Hours to Bill", "")) or Decimal(0)
            entry.is_free = says_yes(row.get("Non-Billable", ""))
            # Without a column for it, all that is not marked is billed as worked.
            if not self.sheets["entries"].has("Hours to Bill"):
                entry.to_bill = entry.hours
            if entry.ticket is not None:
                entry.ticket.worked_entries += entry.hours
            self.entries.append(entry)

    def read_calls(self):
        if "calls" not in self.sheets:
            return
        for row in self.sheets["calls"].rows:
            if squeeze(row.get("Status", "")) in ("canceled", "cancelled", "complete", "completed"):
                continue
            ticket = self.by_number.get(row.get("Ticket Number", ""))
            start = read_time(row.get("Start Date/Time", ""), self.zone)
            if ticket is not None and start is not None:
                ticket.calls.append(start)

    def read_resources(self):
        if "resources" not in self.sheets:
            return
        for row in self.sheets["resources"].rows:
            hours = read_amount(row.get("Weekly Hours", ""))
            if hours is not None:
                self.weekly_hours[row["Resource"]] = hours
            if says_yes(row.get("Active", "yes")):
                self.active_resources.append(row["Resource"])

    def check_columns(self):
        """What can be measured. A due, estimate or activity column that is always empty is missing."""
        sheet = self.sheets["tickets"]
        self.measures = {}
        for name, due, actual in EVENTS:
            self.measures[name] = sheet.fills(due) and (sheet.has(actual) or name == "resolution")
        self.decides = {name: sheet.fills(due) and sheet.has(actual) for name, due, actual in EVENTS}
        self.has_calls = "calls" in self.sheets or sheet.has("Next Service Call")
        self.has_activity = sheet.fills("Last Activity")
        self.has_due = sheet.fills("Due Date")
        self.has_estimate = sheet.fills("Estimated Hours")
        self.has_worked = "entries" in self.sheets or sheet.has("Total Hours Worked")
        self.has_resource = sheet.has("Primary Resource")
        entries = self.sheets.get("entries")
        self.knows_billing = entries is not None and (entries.has("Hours to Bill") or entries.has("Non-Billable"))
        self.has_queue = sheet.has("Queue")

    def newest_activity(self):
        moments = []
        for t in self.tickets:
            moments += [t.created, t.last_activity, t.completed] + list(t.event_actual.values())
        for e in self.entries:
            moments += [e.start, e.end, e.entered]
        moments = [m for m in moments if m is not None]
        if not moments:
            sys.exit("no activity in the files: give --as-of")
        return max(moments)

    def worked(self, ticket):
        if "entries" in self.sheets:
            return ticket.worked_entries
        return ticket.worked_column or Decimal(0)

    def day(self, moment):
        return moment.astimezone(self.zone).date()

    def next_event(self, ticket):
        """Name and due time of the first event that has a due time and no actual time."""
        for name, _, _ in EVENTS:
            if self.measures[name] and ticket.event_due[name] is not None and ticket.event_actual[name] is None:
                return name, ticket.event_due[name]
        return None, None

    def has_future_call(self, ticket, as_of):
        if ticket.next_call is not None and ticket.next_call >= as_of:
            return True
        return any(start >= as_of for start in ticket.calls)


def workflow(ticket):
    kind = squeeze(ticket.type)
    priority = squeeze(ticket.priority)
    is_request = kind in ("servicerequest", "request", "changerequest", "change")
    if kind == "alert" or squeeze(ticket.source) == "monitoringalert" or ticket.role in ("Alert", "NOC"):
        return "Alert"
    if re.fullmatch(r"T\d{8}\.\d{4}\.\d{3}", ticket.number) or ticket.role == "Recurring":
        return "Recurring"
    if ticket.role == "Project":
        return "Project"
    named = ALIASES.get(priority)
    if named is not None and not (is_request and named in INCIDENT_FAMILY):
        return named
    if kind in ("incident", "problem", ""):
        if priority == "high" and squeeze(ticket.issue_type) == "backup":
            return "High-Backup"
        if priority in ("critical", "high", "medium", "low"):
            return priority.capitalize()
    if is_request:
        if squeeze(ticket.issue_type) in ("install", "onboarding"):
            return "Install"
        if ticket.estimate is None:
            return "Minor"
        if ticket.estimate <= Decimal("0.5"):
            return "Quick Hit"
        return "Minor" if ticket.estimate <= 4 else "Major"
    return "Unclassified"


# ---------------------------------------------------------------- selection

class Selection:
    """The part of the desk that the filters leave."""

    def __init__(self, desk, companies, resources):
        self.desk = desk
        self.tickets = [t for t in desk.tickets
                        if (not companies or t.company in companies) and (not resources or t.resource in resources)]
        self.entries = [e for e in desk.entries
                        if (not companies or (e.ticket is not None and e.ticket.company in companies))
                        and (not resources or e.resource in resources)]
        self.resources = resources


# ---------------------------------------------------------------- 1. coordinator

def coordinator(picked, as_of):
    desk = picked.desk
    open_tickets = [t for t in picked.tickets if t.is_open]
    any_ready = any(t.is_open and t.meaning == "ReadyToEngage" for t in desk.tickets)
    any_event = any(desk.measures.values())
    rows = []

    def row(kpi, goal, tickets, unmeasurable=None):
        if unmeasurable:
            rows.append({"id": kpi, "count": None, "goal": goal, "verdict": "unmeasurable", "reason": unmeasurable})
            return
        numbers = sorted(t.number for t in tickets)
        verdict = "ok" if len(numbers) <= goal else "over"
        rows.append({"id": kpi, "count": len(numbers), "goal": goal, "verdict": verdict, "tickets": numbers})

    def runs(t):
        return t.meaning not in ("Waiting", "OnHold")

    def due_before(moment, only=None):
        found = []
        for t in open_tickets:
            name, due = desk.next_event(t)
            if runs(t) and due is not None and due < moment and (only is None or name == only):
                found.append(t)
        return found

    row("new", 3, [t for t in open_tickets if t.meaning == "New"])
    row("sla_overdue", 3, due_before(as_of), None if any_event else "no SLA due column")
    for kpi, name, goal in (("sla_triage", "first_response", 2), ("sla_engagement", "resolution_plan", 9),
                            ("sla_completion", "resolution", 9)):
        row(kpi, goal, due_before(as_of + LOOK_AHEAD, name),
            None if desk.measures[name] else f"no column for {name}")
    row("waiting_stale", 3,
        [t for t in open_tickets
         if t.meaning == "Waiting" and t.last_activity is not None and t.last_activity < as_of - 48 * HOUR],
        None if desk.has_activity else "no last activity column")
    row("hold_past_due", 3,
        [t for t in open_tickets if t.meaning == "OnHold" and t.due is not None and t.due < as_of],
        None if desk.has_due else "no due date column")
    row("unscheduled", 3,
        [t for t in open_tickets
         if (t.meaning == "Scheduled" or (t.estimate is not None and t.estimate > 4))
         and not desk.has_future_call(t, as_of)],
        None if desk.has_calls else "no service call column")
    row("unassigned", 0,
        [t for t in open_tickets if not t.resource and t.role not in ("Triage", "Alert", "NOC")],
        None if desk.has_resource else "no primary resource column")
    row("over_estimate", 0,
        [t for t in open_tickets
         if t.estimate is not None and t.estimate > 0 and desk.worked(t) > 2 * t.estimate],
        None if desk.has_estimate and desk.has_worked else "no estimate or no worked hours")

    def is_ready(t):
        if not t.is_open or not t.resource:
            return False
        if any_ready:
            return t.meaning == "ReadyToEngage"
        return t.meaning == "Active" and not desk.has_future_call(t, as_of)

    late = []
    for t in open_tickets:
        _, due = desk.next_event(t)
        if is_ready(t) and due is not None and due < as_of - 24 * HOUR:
            late.append(t)
    reason = None
    if not any_event:
        reason = "no SLA due column"
    elif not desk.has_resource:
        reason = "no primary resource column"
    row("ready_overdue", 1, late, reason)

    if not desk.has_resource:
        rows.append({"id": "over_20", "count": None, "goal": 0, "verdict": "unmeasurable",
                     "reason": "no primary resource column"})
    else:
        counts = {}
        for t in open_tickets:
            if t.resource:
                counts[t.resource] = counts.get(t.resource, 0) + 1
        busy = sorted(((name, n) for name, n in counts.items() if n > 20), key=lambda pair: (-pair[1], pair[0]))
        rows.append({"id": "over_20", "count": len(busy), "goal": 0, "verdict": "over" if busy else "ok",
                     "resources": [{"name": name, "open": n} for name, n in busy]})
    return rows


# ---------------------------------------------------------------- 2. manager

def is_holiday(day):
    """No holidays are set by default."""
    return False


def sla(picked, as_of):
    figures = {}
    for name, _, _ in EVENTS:
        if not picked.desk.decides[name]:
            figures[name] = {"met": None, "decided": None}
            continue
        decided = [t for t in picked.tickets
                   if t.meaning == "Complete" and t.completed is not None
                   and as_of - PERIOD <= t.completed <= as_of and t.event_due[name] is not None]
        met = [t for t in decided
               if t.event_actual[name] is not None and t.event_actual[name] <= t.event_due[name]]
        figures[name] = {"met": len(met), "decided": len(decided)}
    return figures


def last_days(desk, as_of, count):
    today = desk.day(as_of)
    return [today - timedelta(days=back) for back in range(count - 1, -1, -1)]


def in_days(desk, entries, days):
    wanted = set(days)
    return [e for e in entries if e.start is not None and desk.day(e.start) in wanted]


def utilization(picked, as_of):
    desk = picked.desk
    if "entries" not in desk.sheets:
        return []
    days = last_days(desk, as_of, 30)
    entries = in_days(desk, picked.entries, days)
    working_days = sum(1 for day in days if day.weekday() < 5 and not is_holiday(day))
    names = {e.resource for e in entries if e.resource}
    for name in desk.active_resources:
        if not picked.resources or name in picked.resources:
            names.add(name)
    rows = []
    for name in names:
        mine = [e for e in entries
                if e.resource == name and e.ticket is not None and e.ticket.company != desk.own_company]
        weekly = desk.weekly_hours.get(name, Decimal(40))
        rows.append((name, sum((e.hours for e in mine), Decimal(0)),
                     sum((e.to_bill for e in mine if not e.is_free), Decimal(0)) if desk.knows_billing else None,
                     weekly / 5 * working_days))
    rows.sort(key=lambda r: (-r[1], r[0]))
    return [{"resource": name, "client_hours": number(client), "billable_hours": None if billable is None else number(billable),
             "available_hours": number(available)} for name, client, billable, available in rows]


def reactive(picked, as_of):
    desk = picked.desk
    managed = {name: count for name, count in desk.endpoints.items() if count > 0 and name != desk.own_company}
    if not managed:
        return {"value": None, "reason": "no endpoints"}
    if "entries" not in desk.sheets:
        return {"value": None, "reason": "no time entries"}
    # With a company filter only that company's endpoints are looked after.
    if picked.companies:
        managed = {name: count for name, count in managed.items() if name in picked.companies}
        if not managed:
            return {"value": None, "reason": "no endpoints"}
    hours = Decimal(0)
    for e in in_days(desk, picked.entries, last_days(desk, as_of, 30)):
        if e.ticket is not None and e.ticket.company in managed and e.ticket.workflow in INCIDENT_FAMILY:
            hours += e.hours
    months = Decimal(30) / Decimal("30.4375")
    return {"value": float(hours / sum(managed.values()) / months)}


def company_hours(picked, as_of):
    desk = picked.desk
    sums = {}
    for e in in_days(desk, picked.entries, last_days(desk, as_of, 30)):
        if e.ticket is not None:
            sums[e.ticket.company] = sums.get(e.ticket.company, Decimal(0)) + e.hours
    rows = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"company": name, "hours": number(hours)} for name, hours in rows]


def share(good, all):
    return {"good": good, "all": all, "value": good / all if all else None}


def further(picked, as_of):
    """The leading and lagging figures; what lacks its columns has no value."""
    desk = picked.desk
    sheet = desk.sheets["tickets"]
    entries_sheet = desk.sheets.get("entries")
    figures = {}
    nothing = {"value": None}

    late = nothing
    if entries_sheet is not None and entries_sheet.fills("End Date/Time") and entries_sheet.fills("Create Date/Time"):
        timed = [e for e in in_days(desk, picked.entries, last_days(desk, as_of, 30))
                 if e.end is not None and e.entered is not None]
        late = share(sum(1 for e in timed if e.entered - e.end <= timedelta(minutes=15)), len(timed))
    figures["real_time_entry"] = late

    names = ("backlog_days", "effort", "kill_rate", "same_day", "one_technician", "reopened")
    if not sheet.fills("Completed"):
        figures.update({name: nothing for name in names})
        return figures
    in_period = lambda moment: moment is not None and as_of - PERIOD <= moment <= as_of
    done = [t for t in picked.tickets if t.meaning == "Complete" and in_period(t.completed)]
    still_open = [t for t in picked.tickets if t.is_open]
    figures["backlog_days"] = {"open": len(still_open), "completed": len(done),
                               "value": len(still_open) / (len(done) / 30) if done else None}
    if desk.has_worked:
        known = [t for t in done if "entries" in desk.sheets or t.worked_column is not None]
        hours = sum((desk.worked(t) for t in known), Decimal(0))
        figures["effort"] = {"hours": number(hours), "tickets": len(known),
                             "value": float(hours / len(known)) if known else None}
    else:
        figures["effort"] = nothing
    created = [t for t in picked.tickets if in_period(t.created)]
    figures["kill_rate"] = share(len(done), len(created))
    dated = [t for t in done if t.created is not None]
    figures["same_day"] = share(sum(1 for t in dated if desk.day(t.created) == desk.day(t.completed)), len(dated))
    if entries_sheet is None:
        figures["one_technician"] = nothing
    else:
        who = {}
        for e in desk.entries:
            if e.ticket is not None:
                who.setdefault(e.ticket.number, set()).add(e.resource)
        worked = [t for t in done if t.number in who]
        figures["one_technician"] = share(sum(1 for t in worked if len(who[t.number]) == 1), len(worked))
    if sheet.has("Reopened"):
        figures["reopened"] = share(sum(1 for t in done if t.reopened), len(done))
    else:
        figures["reopened"] = nothing
    return figures


# ---------------------------------------------------------------- 3. forecast

def forecast(picked, as_of):
    desk = picked.desk
    has_entries = "entries" in desk.sheets
    days = last_days(desk, as_of, 90)
    tickets = {name: 0 for name in WORKFLOWS}
    hours = {name: Decimal(0) for name in WORKFLOWS}
    for t in picked.tickets:
        if t.created is not None and as_of - FORECAST_PERIOD <= t.created <= as_of:
            tickets[t.workflow] += 1
    for e in in_days(desk, picked.entries, days):
        if e.ticket is not None:
            hours[e.ticket.workflow] += e.hours
    workflows = [{"workflow": name, "tickets": tickets[name], "hours": number(hours[name]) if has_entries else None}
                 for name in WORKFLOWS]

    pairs = {}
    for t in picked.tickets:
        if t.created is not None and as_of - PERIOD <= t.created <= as_of:
            pairs[(t.type, t.priority)] = pairs.get((t.type, t.priority), 0) + 1
    by_pair = [{"type": kind, "priority": priority, "tickets": n}
               for (kind, priority), n in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))]

    created = {day: 0 for day in days}
    completed = {day: 0 for day in days}
    for t in picked.tickets:
        if t.created is not None and desk.day(t.created) in created:
            created[desk.day(t.created)] += 1
        if t.meaning == "Complete" and t.completed is not None and desk.day(t.completed) in completed:
            completed[desk.day(t.completed)] += 1
    daily = [{"day": day.isoformat(), "created": created[day], "completed": completed[day]} for day in days]
    return {"workflows": workflows, "created_by_type_priority": by_pair, "daily": daily}


# ---------------------------------------------------------------- 3b. capacity

PLANNED = ("Recurring", "Alert", "Project")
FAMILIES = {"Critical": 0, "High": 0, "High-Backup": 0, "Medium": 0, "Low": 0,
            "Quick Hit": 1, "Minor": 1, "Major": 1, "Install": 1, "Recurring": 2, "Alert": 2, "Project": 3,
            "Unclassified": 4}


def efforts(picked, last):
    """Hours that a ticket of each workflow asks for: of those completed in 91 days, leaning on ten of its family."""
    desk = picked.desk
    first = last - timedelta(days=90)
    left = [t for t in picked.tickets if not t.is_open and t.completed is not None and first <= desk.day(t.completed) <= last]
    done = {name: [] for name in WORKFLOWS}
    gone = {name: 0 for name in WORKFLOWS}
    for t in left:
        if t.meaning == "Complete":
            done[t.workflow].append(desk.worked(t))
        else:
            gone[t.workflow] += 1
    mean = lambda hours: sum(hours, Decimal(0)) / len(hours)
    everything = [hours for name in WORKFLOWS for hours in done[name]]
    if not everything:
        return None, None
    rows = {}
    for name in WORKFLOWS:
        kin = [hours for other in WORKFLOWS if FAMILIES[other] == FAMILIES[name] for hours in done[other]]
        lent = mean(kin) if kin else mean(everything)
        each = (sum(done[name], Decimal(0)) + 10 * lent) / (len(done[name]) + 10)
        came = len(done[name]) + gone[name]
        rows[name] = each * len(done[name]) / came if came else each
    return rows, {name: len(done[name]) for name in WORKFLOWS}


def open_at_end_of(picked, day):
    desk = picked.desk
    count = 0
    for t in picked.tickets:
        if t.created is None or desk.day(t.created) > day:
            continue
        if t.is_open or (t.completed is not None and desk.day(t.completed) > day):
            count += 1
    return count


def weekly(picked, last, name):
    """Hours and tickets of a mean week of the last thirteen."""
    desk = picked.desk
    days = {last - timedelta(days=back) for back in range(91)}
    hours = sum((e.hours for e in in_days(desk, picked.entries, days)
                 if e.ticket is not None and e.ticket.workflow == name), Decimal(0))
    tickets = sum(1 for t in picked.tickets
                  if t.workflow == name and t.created is not None and desk.day(t.created) in days)
    return hours / 13, Decimal(tickets) / 13


def capacity(picked, as_of, arrivals):
    """Supply and demand of thirteen weeks, from the arrivals that were forecast."""
    desk = picked.desk
    last = desk.day(as_of) - timedelta(days=1)
    hours, counts = efforts(picked, last)
    if hours is None or "entries" not in desk.sheets or len(arrivals) < 91:
        return None
    people = [name for name in desk.active_resources if not picked.resources or name in picked.resources]
    if not people:
        return None
    week_hours = [desk.weekly_hours.get(name, Decimal(40)) for name in people]
    now = open_at_end_of(picked, last)
    oldest = min(desk.day(t.created) for t in picked.tickets if t.created is not None)
    # On the first four weeks of an export the tickets from before it are missing.
    days = [last - timedelta(days=28 + back) for back in range(91)]
    known = sorted(open_at_end_of(picked, day) for day in days if (day - oldest).days >= 28)
    usual = known[len(known) // 2] if len(known) >= 28 else None
    grown = [now - open_at_end_of(picked, last - timedelta(days=back)) for back in (28, 91)]
    standing = [hours[t.workflow] for t in picked.tickets if t.is_open and t.workflow not in PLANNED]
    each_open = sum(standing, Decimal(0)) / len(standing) if standing else Decimal(0)
    past = {name: weekly(picked, last, name) for name in WORKFLOWS}
    past_tickets = sum(tickets for _, tickets in past.values())
    came = past_tickets * 13
    grows = Decimal(0)
    if min(grown) > 0 and Decimal(grown[1]) ** 2 > came:
        grows = Decimal(grown[1]) / 13 * each_open
    clearing = max(now - (now if usual is None else usual), 0) * each_open / 4
    work = Decimal("0.8")
    year = [last + timedelta(days=1 + ahead) for ahead in range(364)]
    closed = sum(1 for day in year if day.weekday() < 5 and is_holiday(day))
    each = sum(week_hours, Decimal(0)) / len(people) * (1 - Decimal(closed) / 260) * work

    def finish(start, tickets, supply, arriving, clearing, planned):
        asked = arriving + clearing + planned
        missed = max(supply + grows - asked, Decimal(0)) if grows > 0 else Decimal(0)
        gap = supply - asked - missed
        return {"week": start, "tickets": number(tickets), "supply": number(supply), "arriving": number(arriving),
                "clearing": number(clearing), "planned": number(planned), "missed": number(missed),
                "asked": number(asked + missed), "gap_hours": number(gap),
                "gap_technicians": number(gap / each) if each > 0 else None}

    rows, sums = [], []
    for week in range(13):
        days = arrivals[7 * week:7 * week + 7]
        tickets = sum(Decimal(day["mean"]) for day in days)
        arriving = Decimal(0)
        for day in days:
            for part in day["workflows"]:
                if part["workflow"] not in PLANNED:
                    arriving += Decimal(part["mean"]) * hours[part["workflow"]]
        growth = tickets / past_tickets if past_tickets > 0 else Decimal(1)
        planned = past["Recurring"][0] + past["Project"][0] + past["Alert"][0] * growth
        dates = [last + timedelta(days=1 + 7 * week + place) for place in range(7)]
        works = sum(1 for day in dates if day.weekday() < 5 and not is_holiday(day))
        supply = sum(week_hours, Decimal(0)) / 5 * works * work
        sums.append((tickets, supply, arriving, planned))
        rows.append(finish(dates[0].isoformat(), tickets, supply, arriving, clearing if week < 4 else Decimal(0), planned))
    tickets, supply, arriving, planned = (sum(column) / 13 for column in zip(*sums))
    mean = finish(rows[0]["week"], tickets, supply, arriving, clearing, planned)
    mean.update({
        "weeks": 4, "technicians": len(people), "open": now, "usual_open": usual,
        "grown": {"weeks_4": grown[0], "weeks_13": grown[1]}, "hours_of_an_open_ticket": number(each_open),
        "efforts": [{"workflow": name, "hours": number(hours[name]), "completed": counts[name]} for name in WORKFLOWS],
    })
    return {"capacity": rows, "capacity_now": mean}


# ---------------------------------------------------------------- out

def number(amount):
    return float(amount)


def show_time(moment, zone):
    text = moment.astimezone(zone).isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def triage(picked, as_of):
    """New tickets that have waited for more than 20 and 60 minutes of coverage, Mon-Fri 7 to 17, minute by minute."""
    desk = picked.desk

    def covered(created):
        minutes = 0
        at = created
        # Half a minute is enough to settle it, as no line lies between.
        while at < as_of and minutes <= 61:
            local = at.astimezone(desk.zone)
            if local.weekday() < 5 and 7 <= local.hour < 17 and not is_holiday(local.date()):
                minutes += 1
            at += timedelta(minutes=1)
        return minutes

    waits = [covered(t.created) for t in picked.tickets if t.meaning == "New" and t.created is not None]
    return {"clock": "coverage",
            "new_for": [{"minutes": line, "count": sum(1 for wait in waits if wait > line)} for line in (20, 60)]}


def report(paths, as_of=None, zone_name="UTC", filters=(), arrivals=()):
    zone = ZoneInfo(zone_name)
    desk = Desk(paths, zone)
    companies = {value for key, value in filters if key == "company"}
    resources = {value for key, value in filters if key == "resource"}
    as_of = as_of or desk.newest_activity()
    picked = Selection(desk, companies, resources)
    picked.companies = companies
    return {
        "as_of": show_time(as_of, zone),
        "coordinator": coordinator(picked, as_of),
        "triage": triage(picked, as_of) if desk.sheets["tickets"].has("Status") else {},
        "manager": {
            "sla": sla(picked, as_of),
            "utilization": utilization(picked, as_of),
            "reactive_hours_per_endpoint": reactive(picked, as_of),
            "company_hours": company_hours(picked, as_of),
            **further(picked, as_of),
        },
        "forecast": {**forecast(picked, as_of), **(capacity(picked, as_of, arrivals) or {})},
    }


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("files", nargs="+")
    words.add_argument("--as-of")
    words.add_argument("--zone", default="UTC")
    words.add_argument("--filter", action="append", default=[], metavar="company=NAME|resource=NAME")
    words.add_argument("--arrivals", help="a report whose forecast of arrivals the capacity is computed from")
    given = words.parse_args()
    filters = []
    for text in given.filter:
        key, _, value = text.partition("=")
        if key not in ("company", "resource") or not value:
            words.error(f"not a filter: {text}")
        filters.append((key, value))
    as_of = None
    if given.as_of:
        as_of = read_time(given.as_of, ZoneInfo(given.zone))
        if as_of is None:
            words.error(f"not a time: {given.as_of}")
    arrivals = []
    if given.arrivals:
        with open(given.arrivals, encoding="utf-8") as text:
            arrivals = json.load(text)["forecast"]["arrivals"]
    json.dump(report(given.files, as_of, given.zone, filters, arrivals), sys.stdout, indent=1, sort_keys=True, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
