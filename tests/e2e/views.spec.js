// What a view carries: a name, a link, remarks on days, a file of its own.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { axe, dropFiles, errors, listTotal, open, openSample, visit, waitReady, waitWorker } from "./support.js";

test("a link that is sent holds no name and shows the same picture with the same file", async ({ page, browser, baseURL }) => {
  const file = {
    name: "elm.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "Ticket Number,Title,Company,Status,Priority,Primary Resource,Created,Last Activity",
        ...Array.from({ length: 40 }, (_, n) => `E${n},x,${n % 3 ? "Secret Dental" : "Hidden Law"},New,High,Ann,2026-06-${10 + (n % 9)} 08:00,2026-06-20 09:00`),
      ].join("\n"),
    ),
  };
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await waitWorker(page);
  await dropFiles(page, file);
  await waitReady(page);
  await visit(page, "#/coordinator?company=Secret%20Dental&as_of=2026-06-19T12:00:00Z");
  await page.locator("details.views > summary").click();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Name of this view").fill("Dental");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.locator("details.views li a")).toHaveText("Dental");
  await page.getByRole("button", { name: "Copy a link to this view" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(decodeURIComponent(link)).not.toMatch(/Secret|Dental/);
  const fields = (where) =>
    where.locator("main").evaluate((main) =>
      [...main.querySelectorAll("h1, .lede, [data-kpi], td, th")].map((field) => `${field.dataset.kpi ?? ""} ${field.dataset.value ?? ""} ${field.textContent}`),
    );
  const here = await fields(page);
  expect(here.length).toBeGreaterThan(15);
  const context = await browser.newContext({ baseURL, locale: "en-GB", timezoneId: "UTC" });
  const fresh = await context.newPage();
  await open(fresh, link.slice(link.indexOf("#")));
  await expect(fresh.locator("#asked")).toContainText("open the same files");
  await expect(fresh.locator("#asked")).toContainText("40 tickets");
  await waitWorker(fresh);
  await dropFiles(fresh, file);
  await waitReady(fresh);
  expect(await fields(fresh)).toEqual(here);
  // The plain first page can be sent as well.
  const empty = await context.newPage();
  await open(empty, "#/coordinator?made_of=40");
  await expect(empty.locator("#asked")).toContainText("40 tickets");
  await context.close();
});

test("the palette goes anywhere by a few letters, and the tour shows the way", async ({ page }) => {
  await open(page);
  await waitWorker(page);
  await page.getByRole("button", { name: "Coordinator", exact: true }).click();
  await waitReady(page);
  await expect(page.getByLabel("Tour")).toContainText("Coordinator, 1 of 6");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await waitReady(page);
  expect(await listTotal(page)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "End the tour" }).click();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).fill("before");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await waitReady(page);
  await expect(page.locator("main")).toHaveAttribute("data-page", "compare");
  expect(errors(page)).toEqual([]);
});

test("what happened on a day is marked on every chart over time, and kept", async ({ page }) => {
  await openSample(page, "#/manager");
  const newest = await page.locator(".moment time").getAttribute("datetime");
  const day = new Date(Date.parse(newest) - 20 * 86_400_000).toISOString().slice(0, 10);
  const marked = page.locator(".chart__reading", { hasText: "New intake process" });
  await expect(page.locator(".chart__reading").first()).toBeVisible();
  await expect(marked).toHaveCount(0);
  await visit(page, "#/settings");
  await page.getByLabel(/^What happened/).fill(`${day} New intake process\nyesterday a storm`);
  await page.getByLabel(/^What happened/).press("Tab");
  await expect(page.locator("#remarks [role=status]")).toContainText('Line 2: "yesterday" is not a date');
  for (const hash of ["#/manager", "#/manager?view=coordinator", "#/manager?view=goals", "#/forecast"]) {
    await visit(page, hash);
    await expect(marked.first(), hash).toBeVisible();
  }
  await page.reload();
  await waitWorker(page);
  await page.getByRole("button", { name: "Try it with sample data" }).click();
  await waitReady(page);
  await visit(page, "#/manager");
  await expect(marked.first()).toBeVisible();
  // The small lines on the cards say it too.
  await expect(page.locator(".kpi .mark-line").first()).toBeAttached();
  await expect(page.locator(".kpi .trend-words").first()).toContainText("New intake process");
  expect(errors(page)).toEqual([]);
});

test("any board is one file that needs nothing else", async ({ page }) => {
  await openSample(page, "#/workload");
  for (const hash of ["#/workload", "#/manager?view=companies", "#/forecast"]) {
    await visit(page, hash);
    const title = await page.locator("h1").innerText();
    await page.locator("details.views > summary").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save it as one HTML file" }).click(),
    ]);
    await page.locator("details.views > summary").click();
    expect(file.suggestedFilename()).toMatch(/\.html$/);
    const text = readFileSync(await file.path(), "utf8");
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    const copy = await page.context().newPage();
    await copy.setContent(text);
    await expect(copy.locator("h1")).toHaveText(title);
    expect(await copy.locator("table, svg").count()).toBeGreaterThan(0);
    await copy.close();
  }
});

test("forms do not show what was typed while names are masked", async ({ page }) => {
  await openSample(page, "#/coordinator");
  await visit(page, "#/settings");
  await page.getByLabel(/^Own company/).fill("Zen Managed Services");
  await page.getByLabel(/^Own company/).press("Tab");
  await page.getByLabel(/^What happened/).fill("2026-06-03 Secret Dental moved");
  await page.getByLabel(/^What happened/).press("Tab");
  await page.getByRole("button", { name: "Add a calendar" }).click();
  await page.locator("#hours").getByLabel("Name", { exact: true }).fill("Secret Dental hours");
  await page.locator("#hours").getByLabel("Name", { exact: true }).press("Tab");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByLabel("Company of rule 1").fill("Secret Dental");
  await page.getByLabel("Company of rule 1").press("Tab");
  const typed = () =>
    page.locator("main").evaluate((main) =>
      [main.innerHTML, ...[...main.querySelectorAll("input, textarea, select")].map(({ value }) => value)].join("\n"),
    );
  expect(await typed()).toContain("Secret Dental");
  await page.getByLabel(/Pseudonyms for names/).check();
  await expect(page.locator("#masked-forms")).toBeVisible();
  await expect(page.getByLabel(/^Own company/)).toHaveCount(0);
  await expect(page.locator("#endpoints, #team, #remarks")).toHaveCount(0);
  await expect(page.locator("#targets table")).toContainText("whom it names (masked)");
  expect(await typed()).not.toContain("Secret Dental");
  await page.getByLabel(/Pseudonyms for names/).uncheck();
  await expect(page.getByLabel(/^Own company/)).toHaveValue(/Zen Managed Services/);
  await expect(page.getByLabel(/^What happened/)).toHaveValue(/Secret Dental moved/);
  await expect(page.getByLabel("Company of rule 1")).toHaveValue("Secret Dental");
});
