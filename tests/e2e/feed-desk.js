// A desk made up in code: the same tickets as each vendor's records and as one CSV, so that a board that was
// fetched can be held against one that was dropped.

const STATUSES = [
  { id: 1, label: "New" },
  { id: 8, label: "In Progress" },
  { id: 7, label: "Waiting Customer" },
  { id: 12, label: "Ready to Engage" },
  { id: 5, label: "Complete" },
];
const QUEUES = [
  { id: 29682833, label: "Level I Support" },
  { id: 29682969, label: "Level II Support" },
  { id: 8, label: "Monitoring Alert" },
];
const PRIORITIES = [
  { id: 1, label: "High" },
  { id: 2, label: "Medium" },
  { id: 4, label: "Critical" },
];
export const PEOPLE = ["Ann Adams", "Bob Baker", "Cleo Clark", "Dan Diaz"].map((name, at) => ({ id: 4000 + at, name }));
export const COMPANIES = ["Harbor Accounting", "Northwind Dental", "Quarry Steel"].map((name, at) => ({ id: 170 + at, name }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Vendors give whole seconds. */
const iso = (ms) => (ms === null ? null : new Date(Math.floor(ms / 1000) * 1000).toISOString());

/** Numbers that look random and are the same on every run. */
export function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A desk of so many tickets as of `now` (milliseconds). */
export function desk(count, now, seed = 7) {
  const below = numbers(seed);
  const pick = (list) => list[below(list.length)];
  const tickets = [];
  for (let n = 1; n <= count; n += 1) {
    const age = below(100) < 70 ? below(40 * DAY) : below(5 * DAY);
    const created = now - age - MINUTE;
    const isDone = below(100) < 70;
    const status = isDone ? STATUSES[4] : STATUSES[below(4)];
    const touched = now - below(age + 1);
    tickets.push({
      id: 10_000 + n,
      number: `T20260105.${String(n).padStart(5, "0")}`,
      title: `Printer ${n} does not print`,
      company: pick(COMPANIES),
      queue: pick(QUEUES),
      status,
      priority: pick(PRIORITIES),
      person: status.id === 1 && below(2) === 0 ? null : pick(PEOPLE),
      created,
      touched,
      completed: isDone ? touched : null,
      due: created + (1 + below(6)) * DAY,
      responseDue: created + 2 * HOUR,
      response: status.id === 1 ? null : created + below(4 * HOUR),
      estimate: below(3) === 0 ? 1 + below(8) : null,
    });
  }
  return { tickets, entries: entries(tickets, below) };
}

function entries(tickets, below) {
  return tickets
    .filter((ticket) => ticket.person && ticket.id % 3 === 0)
    .map((ticket, at) => ({
      id: 700 + at,
      ticket,
      start: ticket.created + 30 * MINUTE,
      hours: (1 + below(12)) / 4,
    }));
}

/** Something happens on the desk: so many tickets change, and one comes in. */
export function live(desk, now, changes, below) {
  for (let n = 0; n < changes; n += 1) {
    const ticket = desk.tickets[below(desk.tickets.length)];
    ticket.status = STATUSES[below(5)];
    ticket.touched = now;
    ticket.completed = ticket.status.id === 5 ? now : null;
  }
}

const cell = (value) => (value === null ? "" : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

const COLUMNS = {
  "Ticket Number": (ticket) => ticket.number,
  Title: (ticket) => ticket.title,
  Account: (ticket) => ticket.company.name,
  Queue: (ticket) => ticket.queue.label,
  Status: (ticket) => ticket.status.label,
  Priority: (ticket) => ticket.priority.label,
  "Primary Resource": (ticket) => ticket.person?.name ?? null,
  Created: (ticket) => iso(ticket.created),
  "Last Activity": (ticket) => iso(ticket.touched),
  Completed: (ticket) => iso(ticket.completed),
  "Due Date": (ticket) => iso(ticket.due),
  "First Response Due": (ticket) => iso(ticket.responseDue),
  "First Response Actual": (ticket) => iso(ticket.response),
  "Estimated Hours": (ticket) => ticket.estimate,
};

/** The tickets as a CSV, without some columns. */
export function csv(desk, without = []) {
  const columns = Object.entries(COLUMNS).filter(([name]) => !without.includes(name));
  const rows = desk.tickets.map((ticket) => columns.map(([, of]) => cell(of(ticket))).join(","));
  return `${columns.map(([name]) => name).join(",")}\n${rows.join("\n")}\n`;
}

/** The time entries as a CSV. */
export function entriesCsv(desk) {
  const rows = desk.entries.map(({ ticket, start, hours }) =>
    [ticket.number, ticket.person.name, iso(start), iso(start + hours * HOUR), iso(start + hours * HOUR), hours, hours].join(","),
  );
  return `Ticket Number,Resource,Start Date/Time,End Date/Time,Create Date/Time,Hours Worked,Hours to Bill\n${rows.join("\n")}\n`;
}

const code = (list) => ({ isPickList: true, picklistValues: list.map(({ id, label }) => ({ value: String(id), label, isActive: true })) });

/** The fields of an Autotask entity, with the labels of their codes. */
export const autotaskFields = {
  fields: [
    { name: "status", dataType: "integer", ...code(STATUSES) },
    { name: "queueID", dataType: "integer", ...code(QUEUES) },
    { name: "priority", dataType: "integer", ...code(PRIORITIES) },
    { name: "title", dataType: "string", isPickList: false, picklistValues: null },
  ],
};

/** A ticket as Autotask gives it. */
export const autotaskTicket = (ticket) => ({
  id: ticket.id,
  ticketNumber: ticket.number,
  title: ticket.title,
  companyID: ticket.company.id,
  queueID: ticket.queue.id,
  status: ticket.status.id,
  priority: ticket.priority.id,
  assignedResourceID: ticket.person?.id ?? null,
  createDate: iso(ticket.created),
  lastActivityDate: iso(ticket.touched),
  completedDate: iso(ticket.completed),
  dueDateTime: iso(ticket.due),
  firstResponseDueDateTime: iso(ticket.responseDue),
  firstResponseDateTime: iso(ticket.response),
  estimatedHours: ticket.estimate,
  userDefinedFields: [],
});

/** A time entry as Autotask gives it. */
export const autotaskEntry = ({ id, ticket, start, hours }) => ({
  id,
  ticketID: ticket.id,
  taskID: null,
  resourceID: ticket.person.id,
  dateWorked: `${iso(start).slice(0, 10)}T00:00:00.000Z`,
  startDateTime: iso(start),
  endDateTime: iso(start + hours * HOUR),
  createDateTime: iso(start + hours * HOUR),
  lastModifiedDateTime: iso(start + hours * HOUR),
  hoursWorked: hours,
  hoursToBill: hours,
  isNonBillable: false,
});

const named = (of, more = {}) => (of === null ? null : { id: of.id, name: of.name ?? of.label, ...more });
const z = (ms) => iso(ms)?.replace(".000Z", "Z") ?? null;

/** A ticket as ConnectWise gives it: what is not known is left out. */
export const connectwiseTicket = (ticket) =>
  Object.fromEntries(
    Object.entries({
      id: ticket.id,
      summary: ticket.title,
      recordType: "ServiceTicket",
      board: named(ticket.queue),
      status: named(ticket.status),
      priority: named(ticket.priority),
      company: named(ticket.company, { identifier: "x" }),
      owner: ticket.person && named(ticket.person, { identifier: ticket.person.name.replace(" ", "") }),
      closedFlag: ticket.completed !== null,
      closedDate: z(ticket.completed),
      requiredDate: z(ticket.due),
      budgetHours: ticket.estimate,
      _info: { lastUpdated: z(ticket.touched), dateEntered: z(ticket.created) },
    }).filter(([, value]) => value !== null),
  );

/** A ticket as HaloPSA gives it: moments in UTC that do not say so, and 1899 for none. */
export const haloTicket = (ticket) => ({
  id: ticket.id,
  summary: ticket.title,
  client_name: ticket.company.name,
  team: ticket.queue.label,
  status_id: ticket.status.id,
  priority_id: ticket.priority.id,
  agent_id: ticket.person?.id ?? 0,
  agent_name: ticket.person?.name ?? "",
  dateoccurred: iso(ticket.created).slice(0, 19),
  lastactiondate: iso(ticket.touched).slice(0, 19),
  last_update: iso(ticket.touched).slice(0, 19),
  dateclosed: (iso(ticket.completed) ?? "1899-12-30T00:00:00").slice(0, 19),
  deadlinedate: iso(ticket.due).slice(0, 19),
  estimate: ticket.estimate ?? 0,
});

/** Lists of HaloPSA. */
export const haloLists = {
  Status: STATUSES.map(({ id, label }) => ({ id, name: label })),
  Priority: PRIORITIES.map(({ id, label }) => ({ priorityid: id, name: label })),
  Agent: PEOPLE.map(({ id, name }) => ({ id, name, isdisabled: false })),
};
