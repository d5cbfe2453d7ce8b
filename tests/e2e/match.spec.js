// The guided match: exports of the world reach a right board in two clicks, and what is chosen is tried at once.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { axe, commandLine, dropFiles, errors, kpi, open, violations, visit, waitReady, waitWorker } from "./support.js";

const CASES = join(dirname(fileURLToPath(import.meta.url)), "../fixtures/cases");
const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const two = (n) => String(n).padStart(2, "0");
const line = (page) => page.locator("#match-line");
const board = (page) => page.getByRole("button", { name: "Show my board" });
const page_is = (page, name) => expect(page.locator(`main[data-page="${name}"]`)).toBeVisible();

async function start(page, files) {
  await open(page);
  await waitWorker(page);
  await dropFiles(page, files);
}

/** Chooses the column of a field in the first table by its header. */
async function choose(page, field, header) {
  const select = page.locator(`#match-0-${field}`);
  const texts = await select.locator("option").allInnerTexts();
  await select.selectOption({ index: texts.findIndex((text) => text === header || text.startsWith(`${header}:`)) });
}

// Where an export leaves something open, that is answered; each answer is a click.
const SYSTEMS = [
  { system: "GLPI in Portuguese", file: "system-glpi-pt/list.csv" },
  { system: "GLPI in English", file: "system-glpi/list.csv" },
  { system: "OTRS", file: "system-otrs/list.csv" },
  { system: "a Salesforce report", file: "system-salesforce/list.csv" },
  { system: "Jira", file: "container-jira/Jira.csv" },
  { system: "Redmine", file: "system-redmine/list.csv" },
];

for (const { system, file } of SYSTEMS) {
  test(`${system} reaches a right board in at most two clicks after the drop`, async ({ page }) => {
    const path = join(CASES, file);
    await start(page, path);
    await waitReady(page);
    let clicks = 0;
    if ((await page.locator("main").getAttribute("data-page")) === "import") {
      const day = page.getByLabel("Day first");
      if (await day.isVisible()) {
        await day.check();
        clicks += 1;
      }
      await board(page).click();
      clicks += 1;
      await waitReady(page);
    }
    expect(clicks).toBeLessThanOrEqual(2);
    await page_is(page, "coordinator");
    const report = JSON.parse(commandLine(["report", path, "--json"]));
    await expect(page.locator(".moment .files")).toContainText(`${report.desk.tickets} tickets`);
    expect(report.desk.tickets).toBe(readFileSync(path, "utf8").trim().split("\n").length - 1);
    for (const { id, count } of report.coordinator) {
      const shown = (await kpi(page, id)).count;
      expect(Number.isNaN(shown) ? null : shown, id).toBe(count);
    }
    expect(await violations(page)).toEqual([]);
    expect(errors(page)).toEqual([]);
  });
}

/** Two columns may be the completion, and nothing is a known name. */
function odd() {
  const rows = Array.from({ length: 12 }, (_, n) =>
    [`A${n}`, `2026-01-${two(n + 1)} 09:00`, n < 8 ? `2026-01-${two(n + 2)} 10:00` : "", n < 4 ? `2026-01-${two(n + 3)} 11:00` : "", "Harbor"].join(","),
  );
  return ["alpha,bravo,charlie,delta,echo", ...rows].join("\n");
}

test("a refused file opens the match as tickets with the true sentence, and the line follows each change", async ({ page }) => {
  await start(page, csv("odd.csv", odd()));
  await expect(page.locator("main")).toHaveAttribute("data-state", "failed", { timeout: 30_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Match the columns");
  await expect(page.locator(".message")).toContainText("odd.csv could not be read");
  await expect(page.locator(".message")).toContainText("no column was found for the status");
  // The start page is not repeated below it.
  await expect(page.getByRole("button", { name: "Try it with sample data" })).toHaveCount(0);
  await expect(page.getByLabel("odd.csv contains")).toHaveValue("tickets");
  const form = page.getByRole("form", { name: "Match of the columns" });
  await expect(form.getByRole("button")).toHaveCount(1);
  // What was found by the values is chosen already.
  await expect(page.locator("#match-0-number option:checked")).toContainText("alpha: A0 · A1 · A2");
  await expect(page.locator("#match-0-created option:checked")).toContainText("bravo: 2026-01-01 09:00");
  await expect(line(page)).toHaveText("12 tickets, 12 open, as of 12 Jan 2026");
  expect(await axe(page)).toEqual([]);
  await choose(page, "completed", "charlie");
  await expect(line(page)).toHaveText("12 tickets, 4 open, as of 12 Jan 2026");
  await choose(page, "completed", "delta");
  await expect(line(page)).toHaveText("12 tickets, 8 open, as of 12 Jan 2026");
  // Nothing else was lost by it.
  await expect(page.locator("#match-0-number option:checked")).toContainText("alpha");
  await expect(page.locator("#match-0-created option:checked")).toContainText("bravo");
  // Errors are sentences, and lock the button.
  await page.locator("#match-0-number").selectOption("");
  await expect(line(page)).toHaveText("Select the column with the ticket number.");
  await expect(board(page)).toBeDisabled();
  await choose(page, "number", "alpha");
  await choose(page, "created", "echo");
  await expect(line(page)).toContainText("No cell of the column echo, taken for the creation date, is a moment");
  await expect(board(page)).toBeDisabled();
  await choose(page, "created", "bravo");
  await expect(line(page)).toHaveText("12 tickets, 8 open, as of 12 Jan 2026");
  await board(page).click();
  await waitReady(page);
  await page_is(page, "coordinator");
  await expect(page.locator(".moment .files")).toContainText("12 tickets");
  await expect(form).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect(errors(page)).toEqual([]);
});

test("a file of something else is refused truly, and can be left", async ({ page }) => {
  await start(page, join(CASES, "table-refused/people.csv"));
  await expect(page.locator("main")).toHaveAttribute("data-state", "failed", { timeout: 30_000 });
  await expect(page.locator(".message")).toContainText("row 1");
  await expect(page.getByLabel("people.csv contains")).toHaveValue("tickets");
  await expect(line(page)).toContainText("No column says when the tickets were created");
  await expect(board(page)).toBeDisabled();
  await page.getByRole("button", { name: "Leave these files" }).click();
  await expect(page.getByRole("button", { name: "Try it with sample data" })).toBeVisible();
  await expect(page.locator(".message")).toHaveCount(0);
});

/** Columns of a system that nobody knows. */
function renamed() {
  const statuses = ["New", "In Progress", "Gnarly", "Closed"];
  const rows = Array.from({ length: 40 }, (_, n) =>
    [`C-${n}`, `Printer ${n} does not print`, statuses[n % 4], "Ann Adams", `2026-01-${two((n % 28) + 1)} 09:00`].join(","),
  );
  return ["Our ref,What it is about,Where it stands (state),In the hands of (engineer),Logged when", ...rows].join("\n");
}

test("the match is done by keyboard alone, with one button, on a phone and in the dark", async ({ page }) => {
  await start(page, csv("list.csv", renamed()));
  await waitReady(page);
  await page_is(page, "import");
  const form = page.getByRole("form", { name: "Match of the columns" });
  await expect(form.getByRole("button")).toHaveCount(1);
  await expect(line(page)).toHaveText("40 tickets, 30 open, as of 28 Jan 2026");
  // Doubts come first.
  await expect(form.getByRole("heading").first()).toContainText("In doubt");
  const gnarly = page.getByLabel("Meaning of Gnarly");
  // From the title on the keyboard reaches everything, in the order of reading.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  for (let step = 0; step < 40 && !(await gnarly.evaluate((element) => element === document.activeElement)); step += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(gnarly).toBeFocused();
  await page.keyboard.type("Comp");
  await expect(line(page)).toHaveText("40 tickets, 20 open, as of 28 Jan 2026");
  await expect(gnarly).toBeFocused();
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axe(page), `${scheme} ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${scheme} ${width}`).toBeLessThanOrEqual(0);
    }
  }
  for (let step = 0; step < 40 && !(await board(page).evaluate((element) => element === document.activeElement)); step += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await waitReady(page);
  await page_is(page, "coordinator");
  // The next file with these headers asks nothing.
  await visit(page, "#/data");
  await dropFiles(page, csv("list.csv", `${renamed()}\nC-40,Printer,New,Ann Adams,2026-01-28 09:30`));
  await expect(page.locator(".moment .files")).toContainText("41 tickets");
  await waitReady(page);
  await page_is(page, "data");
  expect(await violations(page)).toEqual([]);
  expect(errors(page)).toEqual([]);
});

test("a figure that rests on a guess says so on its card, and leads to the data", async ({ page }) => {
  await start(page, csv("list.csv", renamed()));
  await waitReady(page);
  await page.evaluate(() => (location.hash = "#/coordinator"));
  await waitReady(page);
  const card = page.locator('[data-kpi="new"]');
  await expect(card).toContainText("Rests on");
  await card.getByRole("link", { name: /^Rests on/ }).click();
  await waitReady(page);
  await page_is(page, "data");
  await expect(page.locator("#assumed")).toContainText("Where it stands (state)");
});
