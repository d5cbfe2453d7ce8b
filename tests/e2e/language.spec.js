// The page in the language of the browser: German words, numbers and dates, and nothing that was not looked up.
import { readFileSync, readdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, expect } from "@playwright/test";
import { axe, commandLine, dropFiles, errors, kpi, open, openSample, visit, waitReady, waitWorker } from "./support.js";

const GERMAN = new URL("../../public/languages/de.json", import.meta.url);
const PAGES = [
  "coordinator", "intake", "workload", "huddle", "huddle?turn=1", "manager", "manager?view=groups", "manager?view=hours",
  "manager?view=companies", "manager?view=team", "manager?view=compare", "manager?view=coordinator", "manager?view=goals",
  "forecast", "forecast?tab=workflows", "forecast?tab=coming", "forecast?tab=people", "forecast?tab=what-if",
  "forecast?tab=rules", "journey", "tickets?pick=kpi:new", "entries", "past", "compare", "report", "import", "audit", "data", "settings", "help",
];

const words = JSON.parse(readFileSync(GERMAN, "utf8"));

test.describe("a German browser", () => {
  test.use({ locale: "de-DE" });

  test("reads German words, numbers and dates on every page, and each is accessible", async ({ page }) => {
    test.setTimeout(180_000);
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await waitWorker(page);
    await page.getByRole("button", { name: words["Try it with sample data"] }).click();
    await waitReady(page);
    await expect(page.getByRole("navigation", { name: words["Pages"] })).toContainText(words["Forecast"]);
    await expect(page).toHaveTitle(new RegExp(words["Stuck tickets"]));
    for (const name of ["coordinator", "manager", "forecast", "forecast?tab=what-if", "report", "data", "settings", "help"]) {
      await visit(page, `#/${name}`);
      expect(await axe(page), name).toEqual([]);
    }
    await visit(page, "#/manager");
    const text = await page.locator("main").innerText();
    expect(text).toMatch(/\d,\d\s%/);
    expect(text).not.toMatch(/\d\.\d\s%/);
    await expect(page.locator(".masthead")).toContainText(/\d\d\.\d\d\.\d{4}, \d\d:\d\d/);
    await visit(page, "#/tickets");
    await expect(page.locator("main")).toContainText(/\d\.\d{3}/);
    expect(errors(page)).toEqual([]);
  });

  test("pictures of German pages", async ({ page }) => {
    test.skip(!process.env.ZENBOARD_SCREENSHOTS, "set ZENBOARD_SCREENSHOTS=1 to take them");
    const folder = process.env.ZENBOARD_SCREENSHOTS === "1" ? "../../docs/screenshots" : process.env.ZENBOARD_SCREENSHOTS;
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page);
    await waitWorker(page);
    await page.getByRole("button", { name: words["Try it with sample data"] }).click();
    await waitReady(page);
    for (const name of ["coordinator", "manager"]) {
      await visit(page, `#/${name}`);
      await page.screenshot({ path: join(folder, `${name}-german-1440.png`) });
    }
  });

  test("gets English, and is told so, when the site lacks the language", async ({ page }) => {
    await page.route("**/languages/de.json", (route) => route.fulfill({ status: 404, body: "" }));
    await open(page, "#/settings");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByText("Deutsch could not be loaded")).toBeVisible();
    await page.unroute("**/languages/de.json");
    await page.getByRole("combobox", { name: "Language" }).selectOption("de");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words["Settings"]);
  });
});

test("the language is chosen in the settings, holds after a reload, and changes no figure", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const ids = await page.locator("[data-kpi]").evaluateAll((cards) => cards.map((card) => card.dataset.kpi));
  const figures = async () => Promise.all(ids.map(async (id) => (await kpi(page, id)).count));
  const before = await figures();
  expect(before.length).toBeGreaterThan(11);
  const links = () => page.locator("main a[href^='#']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const ways = await links();
  await visit(page, "#/settings");
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words["Settings"]);
  await waitReady(page);
  await visit(page, "#/coordinator");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  expect(await figures()).toEqual(before);
  expect(await links()).toEqual(ways);
  await visit(page, "#/settings");
  await page.getByRole("combobox", { name: words["Dates"] }).selectOption("iso");
  await waitReady(page);
  await expect(page.locator(".masthead")).toContainText(/\d{4}-\d\d-\d\d, \d\d:\d\d/);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("combobox", { name: words["Dates"] })).toHaveValue("iso");
  await page.getByRole("combobox", { name: words["Language"] }).selectOption("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("an American browser", () => {
  test.use({ locale: "en-US" });

  test("reads months before days, and twelve hours", async ({ page }) => {
    await openSample(page, "#/manager");
    await expect(page.locator(".masthead")).toContainText(/[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M/);
    await expect(page.locator("main")).toContainText(/\d\.\d %/);
  });
});

// A language in which every text stands in brackets: what stands outside was not looked up, or is data.
test("no page says anything that a language could not say otherwise", async ({ page }) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "zenboard-language-"));
  commandLine(["sample", folder, "--tickets", "1500", "--seed", "7", "--as-of", "2026-06-30T15:00:00Z"]);
  const files = readdirSync(folder).map((name) => join(folder, name));
  const tables = files.map((path) => readFileSync(path, "utf8").replaceAll('""', '"').split("\n"));
  const data = new Set([...files, ...tables.flatMap((lines) => lines.slice(1))].flatMap(pieces));
  // What columns are called is shown where they are told apart.
  const headers = new Set(tables.flatMap(([header]) => header.trim().split(/[,/]/)));
  const bracketed = Object.fromEntries(Object.keys(words).map((english) => [english, `⟦${english}⟧`]));
  await page.route("**/languages/de.json", (route) => route.fulfill({ json: bracketed }));
  await page.addInitScript(() => localStorage.setItem("zenboard.locale", '{"language":"German"}'));
  // Values stand beside the columns, cut where they are long.
  const isCut = (piece) => piece.endsWith("…") && [...data].some((value) => value.startsWith(piece.slice(0, -1)));
  const left = new Map();
  const look = async (where) => {
    const texts = await page.evaluate(() => {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        // Keys are engraved in English, code is code, zones and what is typed have names of their own.
        if (!parent.closest("script, style, kbd, code, noscript, textarea, datalist, .brand")) found.push(walker.currentNode.data);
      }
      for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
        for (const name of ["aria-label", "placeholder", "title", "alt"]) {
          const text = element.getAttribute(name) ?? "";
          // An address is an address in every language.
          if (!text.startsWith("https://")) found.push(text);
        }
      }
      found.push(document.title);
      return found;
    });
    for (const text of texts) {
      let depth = 0;
      const outside = [...text].filter((letter) => {
        if (letter === "⟦") depth += 1;
        if (letter === "⟧") depth -= 1;
        return depth === 0 && letter !== "⟧";
      });
      for (const piece of pieces(outside.join(""))) {
        if (!/\p{L}{2}/u.test(piece) || KNOWN.has(piece) || data.has(piece) || isCut(piece)) continue;
        if (!headers.has(piece) || !/^(import|data|audit)/.test(where)) left.set(piece, where);
      }
    }
  };
  await open(page);
  await look("start");
  await waitWorker(page);
  await dropFiles(page, files);
  await waitReady(page);
  for (const name of PAGES) {
    await visit(page, `#/${name}`);
    if (name.endsWith("what-if")) await expect(page.getByText("⟦Week by week")).toBeVisible();
    await look(name);
  }
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("palette");
  await page.keyboard.press("Escape");
  await page.goto("./#/wall");
  await waitReady(page);
  await look("wall");
  expect(Object.fromEntries(left)).toEqual({});
});

/** What stands between the marks of sentences and tables. */
const pieces = (text) => text.split(/[·:,;→()\n“”"–.?!/]/).map((part) => part.trim());

// Names of workflows, products, formats and units, which are the same in every language.
const KNOWN = new Set([
  "Critical", "High", "High-Backup", "Medium", "Low", "Quick Hit", "Minor", "Major", "Install", "Recurring", "Alert", "Project",
  "Unclassified", "Zenboard", "Autotask", "FTE", "UTC", "English", "Deutsch", "SLA", "KPI", "CSV", "XLSX", "Excel", "PNG", "SVG", "HTML", "kB", "MB", "min", "AM", "PM",
]);
