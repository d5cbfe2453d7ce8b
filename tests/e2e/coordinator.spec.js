// The coordinator's boards: the huddle by keyboard, what it marks, what it ends in; how long an answer takes.
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { axe, dropFiles, errors, longTasks, open, openSample, visit, waitReady, waitWorker } from "./support.js";

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** A small desk: Ann, Ben and Cay have overdue tickets, one is nobody's. */
function desk(without = "") {
  const heads = "Ticket Number,Title,Company,Status,Priority,Queue,Primary Resource,Created,Last Activity,Resolution Due,Resolution Actual";
  const rows = ["Ann", "Ben", "Cay", ""]
    .filter((name) => name !== without || name === "")
    .flatMap((name, at) =>
      [1, 2, 3].map(
        (n) => `${name || "X"}-${n},Printer ${n},Harbor,In Progress,High,Desk,${name},2026-06-0${n} 09:00,2026-06-20 1${at}:00,2026-06-1${n} 09:00,`,
      ),
    );
  return csv("tickets.csv", [heads, ...rows].join("\n"));
}

async function openDesk(page, hash = "#/huddle") {
  await open(page, hash);
  await waitWorker(page);
  await dropFiles(page, desk());
  await waitReady(page);
}

/** Presses a key and waits for the step whose title it leads to. */
async function press(page, key, title) {
  await page.keyboard.press(key);
  await expect(page.locator("main.meeting h1")).toHaveText(title);
  await waitReady(page);
}

test("the huddle goes from the first to the last technician by keyboard", async ({ page }) => {
  await openSample(page, "#/huddle");
  const turns = await page.locator('section[id^="tech-"] h2').allTextContents();
  expect(turns.length).toBeGreaterThan(3);
  await page.getByRole("link", { name: /Start the huddle, 15:00/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("main.meeting h1")).toHaveText("How do we stand?");
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(page.getByRole("timer")).toHaveText(/^1[45]:\d\d$/);
  for (const name of turns) {
    await press(page, "j", name);
    await expect(page.locator("main.meeting h1")).toBeFocused();
    const tickets = await page.locator(".huddle__tickets li").count();
    expect(tickets).toBeLessThanOrEqual(5);
    await page.keyboard.press("x");
    await expect(page.getByRole("button", { name: /Discussed/ })).toHaveAttribute("aria-pressed", "true");
  }
  await press(page, "j", "Actions of the huddle");
  await expect(page.locator(".huddle__sum")).toContainText("everyone discussed");
  // There is nothing behind the end, and the way back is as long.
  await press(page, "j", "Actions of the huddle");
  for (const name of turns.toReversed()) await press(page, "k", name);
  await press(page, "k", "How do we stand?");
  expect(errors(page)).toEqual([]);
});

test("keys faster than pictures lose no step, and ? shows the keys", async ({ page }) => {
  await openDesk(page, "#/huddle?turn=start");
  await expect(page.locator("main.meeting h1")).toHaveText("How do we stand?");
  for (const key of ["j", "j", "j"]) await page.keyboard.press(key);
  await expect(page.locator("main.meeting h1")).toHaveText("Cay");
  await page.keyboard.press("?");
  await expect(page.locator(".huddle__help")).toContainText("discussed");
  expect(page.url()).toContain("huddle");
  await page.keyboard.press("Escape");
  await expect(page.locator(".huddle__help")).toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(page.locator("main.meeting")).toHaveCount(0);
  await expect(page.getByRole("banner")).toBeVisible();
});

test("marks survive moving around, new data and a reload, and say nothing about clients", async ({ page }) => {
  await openDesk(page, "#/huddle?turn=of:Ann");
  await expect(page.locator("main.meeting h1")).toHaveText("Ann");
  await page.keyboard.press("x");
  await page.keyboard.press("2");
  await expect(page.locator(".huddle__tickets li[data-settled]")).toHaveCount(1);
  const settled = (await page.locator(".huddle__tickets li[data-settled] .what").textContent()).split(" ")[0];
  await visit(page, "#/coordinator");
  await visit(page, "#/data");
  // New data: Ben is gone, everything else is as it was.
  await dropFiles(page, desk("Ben"));
  await expect(page.locator(".moment .files")).toContainText("9 tickets");
  await waitReady(page);
  await visit(page, "#/huddle?turn=of:Ann");
  await expect(page.getByRole("button", { name: /Discussed/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".huddle__tickets li[data-settled]")).toContainText(settled);
  await press(page, "j", "Cay");
  await expect(page.getByRole("button", { name: /Discussed/ })).toHaveAttribute("aria-pressed", "false");
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(kept).not.toMatch(/Ann|Cay|Harbor|Printer/);
  await page.reload();
  await waitWorker(page);
  await dropFiles(page, desk());
  await waitReady(page);
  await visit(page, "#/huddle?turn=of:Ann");
  await expect(page.locator(".huddle__tickets li[data-settled]")).toContainText(settled);
});

test("the huddle ends in actions that can be copied, and printed on one page", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openDesk(page, "#/huddle?turn=of:Ann");
  await expect(page.locator("main.meeting h1")).toHaveText("Ann");
  await page.keyboard.press("x");
  await page.keyboard.press("1");
  await press(page, "a", "Actions of the huddle");
  await expect(page.locator(".huddle__actions section")).toHaveCount(4);
  await expect(page.locator(".huddle__actions section").first().locator("li")).toHaveCount(2);
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Actions of the huddle, \w+ 20 Jun\n/);
  expect(text).toContain("\nAnn\n");
  expect(text).toContain("\nBen (not discussed)\n");
  expect(text.match(/^- .+: Ann-\d Printer/gm)).toHaveLength(2);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages).toHaveLength(1);
  await page.goto("about:blank");
  await openSample(page, "#/huddle?turn=actions");
  await expect(page.locator(".huddle__actions section").nth(5)).toBeVisible();
  const many = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(many, "the actions of the whole sample desk").toHaveLength(1);
});

for (const theme of ["light", "dark"]) {
  test(`the steps of the huddle and the boards by queue are accessible in ${theme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openSample(page, "#/huddle");
    const first = await page.locator('section[id^="tech-"] h2').first().textContent();
    for (const hash of [
      "#/huddle",
      "#/huddle?group=queue",
      "#/workload?group=queue",
      "#/huddle?turn=start",
      `#/huddle?turn=of:${encodeURIComponent(first)}`,
      "#/huddle?turn=actions",
    ]) {
      await visit(page, hash);
      await expect(page.locator("h1")).toHaveCount(1);
      expect(await axe(page), hash).toEqual([]);
    }
    await page.keyboard.press("?");
    expect(await axe(page), "keys").toEqual([]);
  });
}

test("the huddle fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page, "#/huddle");
  const first = await page.locator('section[id^="tech-"] h2').first().textContent();
  for (const hash of ["#/huddle?turn=start", `#/huddle?turn=of:${encodeURIComponent(first)}`, "#/huddle?turn=actions", "#/workload?group=queue"]) {
    await visit(page, hash);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(390);
  }
});

test("the lines of the boards and the service team are settings", async ({ page }) => {
  await openSample(page, "#/workload");
  const name = await page.locator("#sla-summary tbody th").first().textContent();
  await visit(page, "#/settings");
  await page.getByLabel(/^Backlog: incidents older than/).fill("3");
  await page.getByLabel(/^Backlog: incidents older than/).press("Tab");
  await page.locator("#team").getByLabel(name).uncheck();
  await visit(page, "#/coordinator");
  await expect(page.locator("#backlog")).toContainText("Incidents older than 3 days");
  await visit(page, "#/workload");
  await expect(page.locator("#sla-summary tbody tr").last()).toContainText("All");
  await expect(page.locator("#sla-summary tbody")).toContainText("Outside the service team");
  await expect(page.locator("#monitoring tbody th").filter({ hasText: name })).toHaveCount(0);
});

/** Measures in the page how long the worker takes for an answer, from letter to letter. */
function timeAnswers() {
  const times = [];
  Object.defineProperty(window, "__answers", { value: times });
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", () => {
        if (this.sent) times.push(performance.now() - this.sent);
        this.sent = 0;
      });
    }
    postMessage(...args) {
      this.sent = performance.now();
      super.postMessage(...args);
    }
  };
}

/** 100,000 tickets of 30 technicians, 4,000 of them open in all states. */
function largeDesk() {
  const two = (n) => String(n).padStart(2, "0");
  const at = (minute) => {
    const day = new Date(Date.UTC(2026, 5, 30, 12) - minute * 60_000);
    return `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())} ${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`;
  };
  const statuses = ["New", "In Progress", "Waiting Customer", "On Hold", "Scheduled", "Ready to Engage"];
  const priorities = ["Critical", "High", "Medium", "Low", "Quick Hit", "Minor", "Major"];
  const rows = [
    "Ticket Number,Title,Company,Queue,Status,Priority,Ticket Type,Primary Resource,Created,Last Activity,Completed,Due Date,First Response Due,First Response Actual,Resolution Plan Due,Resolution Plan Actual,Resolution Due,Resolution Actual,Next Service Call,Estimated Hours",
  ];
  for (let n = 0; n < 100_000; n += 1) {
    const isOpen = n % 25 === 0;
    const made = 4 * (100_000 - n) + 5;
    const status = isOpen ? statuses[(n / 25) % 6] : "Complete";
    const done = isOpen ? "" : at(made - 4);
    rows.push(
      [
        `T${n}`,
        `Printer ${n}`,
        `Company ${n % 80}`,
        ["Service Desk", "Network", "Triage"][n % 3],
        status,
        priorities[n % 7],
        n % 7 < 4 ? "Incident" : "Service Request",
        n % 40 === 0 ? "" : `Last${n % 30} First`,
        at(made),
        at(Math.floor(made / 2)),
        done,
        at(made - 900),
        at(made - 60),
        n % 3 === 0 && isOpen ? "" : at(made - 2),
        at(made - 240),
        n % 2 === 0 && isOpen ? "" : at(made - 3),
        at(made - 900),
        done,
        isOpen && n % 4 === 0 ? at(-60 * (n % 200)) : "",
        (n % 9) / 2,
      ].join(","),
    );
  }
  return { name: "large.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
}

test("a change of filters is answered soon at 100,000 tickets", async ({ page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(timeAnswers);
  await open(page, "#/coordinator");
  await waitWorker(page);
  await dropFiles(page, largeDesk());
  await waitReady(page, { timeout: 150_000 });
  await expect(page.locator(".moment .files")).toContainText("100,000 tickets");
  // So that the first question is another one.
  await visit(page, "#/data");
  const start = await page.evaluate(() => performance.now());
  const lines = [];
  for (const name of ["coordinator", "intake", "workload", "huddle"]) {
    for (const [what, filter] of [
      ["all", ""],
      ["one company", "company=Company%207"],
      ["one technician", "resource=Last3%20First"],
      ["by queue", "group=queue"],
    ]) {
      await page.evaluate(() => (window.__answers.length = 0));
      await visit(page, `#/${name}?${filter}`);
      await expect.poll(() => page.evaluate(() => window.__answers.length)).toBeGreaterThan(0);
      lines.push([`${name}, ${what}`, await page.evaluate(() => window.__answers.at(-1))]);
    }
  }
  const slowest = lines.toSorted((a, b) => b[1] - a[1]);
  console.log(`    answers of the worker at 100,000 tickets, slowest first: ${slowest.slice(0, 5).map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`).join("; ")}`);
  // No timed test: only what nobody would call soon fails. The goal of 50 ms is measured by `cargo bench --bench boards`.
  expect(slowest[0][1]).toBeLessThan(1_000);
  const slow = (await longTasks(page)).filter((task) => task.start > start).map(({ ms }) => `${ms} ms`);
  if (slow.length > 0) console.log(`    main-thread tasks above 50 ms meanwhile: ${slow.join(", ")}`);
  expect(errors(page)).toEqual([]);
});

test("pictures of the coordinator's boards at three sizes", async ({ page }) => {
  test.skip(!process.env.ZENBOARD_SCREENSHOTS, "set ZENBOARD_SCREENSHOTS=1 to take them");
  test.setTimeout(300_000);
  const folder = process.env.ZENBOARD_SCREENSHOTS === "1" ? "../../docs/screenshots" : process.env.ZENBOARD_SCREENSHOTS;
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await openSample(page, "#/huddle");
  const names = await page.locator('section[id^="tech-"] h2').allTextContents();
  const boards = [
    ["intake", "#/intake"],
    ["coordinator", "#/coordinator"],
    ["workload", "#/workload"],
    ["huddle", "#/huddle"],
    ["huddle-turn", `#/huddle?turn=of:${encodeURIComponent(names[1])}`],
    ["huddle-actions", "#/huddle?turn=actions"],
  ];
  for (const [width, height] of [[390, 844], [1440, 900], [3840, 2160]]) {
    await page.setViewportSize({ width, height });
    for (const [name, hash] of boards) {
      await visit(page, hash);
      await page.waitForTimeout(800);
      const path = join(folder, `${name}-light-${width}.png`);
      if (width === 3840 || name.startsWith("huddle-")) {
        await page.screenshot({ path });
        continue;
      }
      // The whole of a long list says no more than its beginning.
      const long = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(long, 3_000) } });
    }
  }
});
