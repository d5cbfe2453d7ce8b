// The SLA clock: strips against the numbers, the forms of the settings with their example, journeys.
import { expect, test } from "@playwright/test";
import { axe, dropFiles, errors, listTotal, open, openSample, violations, visit, waitReady, waitWorker } from "./support.js";

// The hours below are meant in this zone, and so are those of the page: no browser's zone decides the test.
test.use({ timezoneId: "America/New_York" });

/** What the page says of its strip: slices as drawn, marks, sum, text. */
function readStrip(page) {
  return page.locator("figure.strip").evaluate((figure) => {
    const number = (element, name) => Number(element.getAttribute(name));
    const slices = [...figure.querySelectorAll(".strip__slice")].map((rect) => ({
      kind: rect.dataset.kind,
      over: "over" in rect.dataset,
      seconds: Number(rect.dataset.seconds),
      x: number(rect, "x"),
      width: number(rect, "width"),
      box: rect.getBoundingClientRect().width,
      words: rect.querySelector("title").textContent,
    }));
    const mark = (kind) => {
      const line = figure.querySelector(`.strip__mark[data-kind="${kind}"]`);
      return line && { x: number(line, "x1"), words: line.textContent };
    };
    return {
      slices,
      ranOut: mark("ran-out"),
      due: mark("due"),
      reach: number(figure.querySelector(".strip__target"), "x2"),
      picture: figure.querySelector("svg").getBoundingClientRect().width,
      sum: figure.querySelector(".strip__sum").textContent,
      text: figure.querySelector(".strip__text").textContent,
    };
  });
}

/** `2 × 9 h 00 min + 30 min` in seconds. */
function seconds(words) {
  return words.split(" + ").reduce((sum, part) => {
    const [, times = "1"] = part.match(/^([\d,]+) × /) ?? [];
    const of = (unit) => Number(part.match(new RegExp(`([\\d,]+) ${unit}(?![a-z])`))?.[1].replace(/,/g, "") ?? 0);
    return sum + Number(times.replace(/,/g, "")) * (of("h") * 3600 + of("min") * 60 + of("s"));
  }, 0);
}

/** Minutes of Monday to Friday, 08:00 to 17:00, between two readings of the wall such as `Fri 26 Jun 2026, 16:30`. */
function officeMinutes(from, to) {
  const wall = (text) => Date.parse(`${text.replace(/^\w+ /, "").replace(",", "")} UTC`) / 60_000;
  let minutes = 0;
  for (let at = wall(from); at < wall(to); at += 1) {
    const day = new Date(at * 60_000);
    const isOpen = day.getUTCDay() % 6 !== 0 && day.getUTCHours() >= 8 && day.getUTCHours() < 17;
    minutes += isOpen ? 1 : 0;
  }
  return minutes;
}

/** Links to ten tickets with a clock: overdue ones, completed ones, and ones that come due. */
async function tenTickets(page) {
  const found = [];
  for (const [list, count] of [["kpi:sla_overdue", 4], ["completed:", 3], ["kpi:sla_completion", 3]]) {
    await visit(page, `#/tickets?pick=${list}`);
    const links = await page.locator("tbody a[href*='#/ticket/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const enough = found.length + count;
    for (const link of new Set(links)) {
      if (found.length === enough) break;
      if (found.includes(link)) continue;
      await visit(page, link);
      // A project has no target, and so no clock.
      if ((await page.locator("#clock figure.strip").count()) > 0) found.push(link);
    }
  }
  expect(found.length).toBe(10);
  return found;
}

test("the strips of ten tickets say what the numbers say", async ({ page }) => {
  await openSample(page, "#/coordinator");
  let late = 0;
  for (const link of await tenTickets(page)) {
    await visit(page, link);
    const strip = await readStrip(page);
    const counted = strip.slices.filter((slice) => slice.kind === "counted");
    const within = counted.filter((slice) => !slice.over).reduce((sum, slice) => sum + slice.seconds, 0);

    // The sum that is written out is the sum of the stretches that are drawn.
    const [parts, total = parts] = strip.sum.split(" = ");
    expect(seconds(parts), `${link}: ${strip.sum}`).toBe(seconds(total));
    expect(seconds(total), link).toBe(within);

    // Drawn true to scale, without gaps, from the creation to the end.
    const all = strip.slices.reduce((sum, slice) => sum + slice.seconds, 0);
    let x = 0;
    for (const slice of strip.slices) {
      expect(Math.abs(slice.x - x), `${link}: ${slice.words}`).toBeLessThan(0.6);
      const share = slice.seconds / all;
      expect(Math.abs(slice.box / strip.picture - share), slice.words).toBeLessThan(0.003);
      x += (slice.seconds / all) * 1000;
    }

    // Counted again here, minute by minute: nights and weekends are not, and holidays are told.
    const isOffice = !strip.text.includes("on the wall clock");
    const ends = (words) => words.match(/^(.*?) to (.*?): /).slice(1);
    for (const slice of strip.slices.filter((slice) => isOffice && slice.kind !== "holiday" && slice.kind !== "paused")) {
      const [from, to] = ends(slice.words);
      const own = slice.kind === "counted" ? slice.seconds / 60 : 0;
      expect(Math.abs(officeMinutes(from, to) - own), `${link}: ${slice.words}`).toBeLessThan(1.01);
    }

    // The target reaches to the moment it ran out, and what is past it comes after.
    const over = strip.slices.find((slice) => slice.over);
    if (strip.ranOut) {
      late += 1;
      expect(strip.reach).toBeCloseTo(strip.ranOut.x, 1);
      if (over) expect(Math.abs(over.x - strip.ranOut.x)).toBeLessThan(0.6);
    } else {
      expect(over).toBeUndefined();
    }

    // The text says the same: a line for each stretch, and the sum.
    expect(strip.text.split("\n").filter((line) => line.startsWith("- ")).length).toBe(strip.slices.length);
    expect(strip.text).toContain(`Counted: ${strip.sum}`);
    // The sample tells what happened to each ticket, so nothing is estimated.
    expect(strip.text).not.toContain("Estimated");
  }
  expect(late).toBeGreaterThan(2);
  expect(errors(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

/** Types into a field and leaves it. */
async function fill(page, label, text) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press("Tab");
}

test("hours, holidays and targets are set in forms, and an example follows", async ({ page }) => {
  await openSample(page, "#/coordinator");
  await visit(page, "#/settings");
  const example = page.locator("#clock-example");
  await expect(example).toContainText(
    "With hours 08:00–17:00, a ticket created Fri 16:30 with a target of 4 h is due Mon 11:30: 30 min + 3 h 30 min = 4 h 00 min.",
  );
  const hours = page.locator("#hours");
  await hours.getByLabel("Monday", { exact: true }).fill("9-12, 13-17");
  await hours.getByLabel("Monday", { exact: true }).press("Tab");
  await expect(example).toContainText("is due Mon 13:30");
  await hours.getByLabel("Monday", { exact: true }).fill("nine to five");
  await hours.getByLabel("Monday", { exact: true }).press("Tab");
  await expect(hours.getByRole("alert").filter({ hasText: "not" })).toBeVisible();
  await hours.getByRole("button", { name: "Around the clock" }).click();
  await expect(example).toContainText("With hours around the clock");
  await hours.getByRole("button", { name: "Mon–Fri 08:00–17:00" }).click();

  // A holiday on the Monday, from a calendar file.
  const ics = [
    "BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260706", "DTEND;VALUE=DATE:20260707", "SUMMARY:Plant day",
    "END:VEVENT", "END:VCALENDAR",
  ].join("\r\n");
  const holidays = page.locator("#holidays");
  await holidays.locator('input[type="file"]').setInputFiles({ name: "days.ics", mimeType: "text/calendar", buffer: Buffer.from(ics) });
  await expect(holidays).toContainText("1 holiday was read.");
  await expect(holidays.locator("textarea")).toHaveValue("2026-07-06 Plant day");
  await expect(example).toContainText("is due Tue 11:30");
  await holidays.locator("textarea").fill("2026-07-06 open 08:00-10:00 Short day\nsoon Party");
  await holidays.locator("textarea").press("Tab");
  await expect(holidays.getByRole("status")).toContainText("“soon” is not a date");
  await expect(example).toContainText("is due Tue 09:30");

  // A calendar of its own for a company.
  await hours.getByRole("button", { name: "Add a calendar" }).click();
  await hours.getByLabel("Name", { exact: true }).fill("Night shift");
  await hours.getByLabel("Name", { exact: true }).press("Tab");
  await hours.getByLabel("Saturday", { exact: true }).fill("22:00-06:00");
  await hours.getByLabel("Saturday", { exact: true }).press("Tab");
  await page.reload();
  await page.locator("#hours select").first().selectOption({ label: "Night shift" });
  await expect(page.locator("#hours").getByLabel("Saturday", { exact: true })).toHaveValue("22:00–06:00");
});

test("targets of the settings become due times of the clock", async ({ page }) => {
  await openSample(page, "#/coordinator");
  await visit(page, "#/settings");
  const targets = page.locator("#targets");
  await targets.getByRole("button", { name: "Add a rule" }).click();
  await fill(page, "Completion of rule 1", "1 h");
  await fill(page, "Triage of rule 1", "soon");
  await expect(targets.getByRole("alert").filter({ hasText: "not a target" })).toBeVisible();
  await fill(page, "Triage of rule 1", "30 min");
  await page.getByLabel("Whose due times count").selectOption({ label: "Ours always" });
  await visit(page, "#/tickets?pick=kpi:sla_overdue");
  await page.locator("tbody a[href*='#/ticket/']").first().click();
  await waitReady(page);
  await expect(page.locator("#promises")).toContainText("by our clock");
  await expect(page.locator(".strip__text")).toContainText(/by the settings, counted in the default hours/);
  await visit(page, "#/data");
  await expect(page.locator("main")).toContainText(/due times/i);
  expect(errors(page)).toEqual([]);
});

const HISTORY = [
  "number,incident_state,sys_created_at,sys_updated_at,assignment_group,priority,resolved_at",
  ...[
    ["INC1", "01/07/2026 17:00", [["New", 9], ["Active", 10], ["Awaiting User Info", 11], ["Active", 14], ["Resolved", 15], ["Active", 16], ["Resolved", 17]]],
    ["INC2", "01/07/2026 12:00", [["New", 9], ["Active", 11], ["Resolved", 12]]],
    ["INC3", "", [["New", 10], ["Active", 12], ["Awaiting User Info", 13]]],
  ].flatMap(([number, resolved, changes]) =>
    changes.map(([status, hour]) => `${number},${status},01/07/2026 09:00,01/07/2026 ${String(hour).padStart(2, "0")}:00,Desk,3 - Moderate,${resolved}`),
  ),
].join("\n");

test("a journey is drawn as a graph whose arrows open their tickets, and as a timeline", async ({ page }) => {
  await open(page);
  await waitWorker(page);
  await dropFiles(page, [{ name: "incidents.csv", mimeType: "text/csv", buffer: Buffer.from(HISTORY) }]);
  await waitReady(page);
  await visit(page, "#/journey");
  const arrow = page.getByRole("link", { name: /^New → Active: 3 tickets, 3 times in all, after 2 h in the middle/ });
  await expect(arrow).toBeVisible();
  const count = await page.locator("a.flow__arrow").count();
  // New → Active, Active → Awaiting and back, Active → Resolved and back.
  expect(count).toBe(5);
  await expect(page.locator(".flow__node")).toHaveCount(4);
  await page.locator("a.flow__arrow").nth(1).focus();
  await arrow.focus();
  await page.keyboard.press("Enter");
  await waitReady(page);
  expect(await listTotal(page)).toBe(3);
  await page.goBack();
  await waitReady(page);
  expect(await axe(page)).toEqual([]);

  await visit(page, "#/ticket/INC1");
  await expect(page.locator("figure.timeline li")).toHaveCount(7);
  await expect(page.locator("figure.timeline")).toContainText("From New to Resolved in 8 h, over 6 changes.");
  const [waiting] = await page.locator('figure.timeline li[data-kind="waiting"] .timeline__bar').evaluateAll((bars) =>
    bars.map((bar) => [Number(bar.getAttribute("x")), Number(bar.getAttribute("width"))]),
  );
  expect(waiting).toEqual([250, 375]);
  // Three ways to tell how long it took; with a history nothing is estimated.
  const resolve = page.locator("#resolve");
  await expect(resolve).toContainText("8 h 00 min");
  await expect(resolve).not.toContainText("estimated");
  expect(await axe(page)).toEqual([]);
  expect(errors(page)).toEqual([]);
});

test("a due time out of hours is told in words, and the forms that decide the clock hold", async ({ page }) => {
  const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  const tickets = [
    "Ticket Number,Title,Status,Company,Create Date,Resolution Due,Last Activity",
    "T1,Printer,In Progress,Harbor,2026-07-03 15:00,2026-07-04 18:00,2026-07-05 12:00",
    "T2,Mail,Waiting Customer,Harbor,2026-07-01 09:00,2026-07-01 16:00,2026-07-03 12:00",
  ].join("\n");
  // A history that is sentences.
  const history = [
    "Ticket Number,Date,Resource,Action,Detail",
    "T2,2026-07-01 10:00,Ann Adams,Edited,Status changed from New to In Progress",
    "T2,2026-07-01 11:00,Ann Adams,Edited,Status changed from In Progress to Bench burn-in",
    "T2,2026-07-01 14:00,Ann Adams,Edited,Status changed from Bench burn-in to Waiting Customer",
  ].join("\n");
  await open(page);
  await waitWorker(page);
  await dropFiles(page, [csv("tickets.csv", tickets), csv("history.csv", history)]);
  await waitReady(page);
  await visit(page, "#/ticket/T1");
  await expect(page.locator("#clock h2")).toHaveText("Why is this overdue?");
  const strip = page.locator("figure.strip");
  await expect(strip.locator("figcaption")).toContainText("was due Sat 4 Jul 2026, 18:00");
  await expect(strip.locator("figcaption")).toContainText("lies outside of the default hours: the last time counted before it ends Fri 3 Jul 2026, 17:00");
  const read = await readStrip(page);
  expect(read.ranOut.words).toContain("Counted time used up Fri 3 Jul 2026, 17:00");
  expect(read.due.words).toContain("Due Sat 4 Jul 2026, 18:00");
  expect(read.due.x).toBeGreaterThan(read.ranOut.x);
  expect(read.sum).toBe("2 h 00 min");
  expect(await axe(page)).toEqual([]);

  await visit(page, "#/ticket/T2");
  await expect(page.locator("figure.timeline li")).toHaveCount(4);
  await expect(page.locator("#clock figure.strip")).toContainText("waiting for the customer");

  // A status that only the history knows is given its meaning beside the rules of the clock.
  await visit(page, "#/settings");
  await page.getByLabel("What statuses mean: Bench burn-in").selectOption({ label: "Waiting for materials" });
  await page.getByLabel("Waiting for materials stops Completion").check();
  await page.getByLabel("When a ticket is opened again").selectOption({ label: "A new cycle begins with the full target" });
  await visit(page, "#/ticket/T2");
  await expect(page.locator("#clock figure.strip")).toContainText("waiting for materials");
  await page.reload();
  await waitWorker(page);
  await page.evaluate(() => (location.hash = "#/settings"));
  await expect(page.getByLabel("Waiting for materials stops Completion")).toBeChecked();
  await expect(page.getByLabel("When a ticket is opened again").locator("option:checked")).toHaveText("A new cycle begins with the full target");
  expect(errors(page)).toEqual([]);
});
