// The service manager's board: its views, its choices, its settings.
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { axe, errors, kpi, listTotal, openSample, visit, waitReady } from "./support.js";

const VIEWS = [
  "",
  "?view=groups",
  "?view=groups&group=month",
  "?view=hours",
  "?view=companies",
  "?view=team",
  "?view=compare",
  "?view=compare&by=resource",
  "?view=coordinator",
  "?view=goals",
];

for (const theme of ["light", "dark"]) {
  test(`every view of the manager is accessible in ${theme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openSample(page, "#/manager");
    for (const view of VIEWS) {
      await visit(page, `#/manager${view}`);
      await expect(page.locator("main section").first()).toBeVisible();
      expect(await axe(page), view).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const view of VIEWS) {
      await visit(page, `#/manager${view}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, view).toBeLessThanOrEqual(390);
    }
    expect(errors(page)).toEqual([]);
  });
}

test("a headline figure opens its tickets, and each sentence its evidence", async ({ page }) => {
  await openSample(page, "#/manager");
  const sentences = page.locator("#changes .remark a");
  const count = await sentences.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(5);
  for (let at = 0; at < count; at += 1) {
    await sentences.nth(at).click();
    await waitReady(page);
    expect(await listTotal(page)).toBeGreaterThan(0);
    await page.goBack();
    await waitReady(page);
  }
  const missed = page.locator('[data-kpi="sla_resolution"] a', { hasText: /missed/ }).first();
  const said = Number((await missed.textContent()).match(/[\d,]+/)[0].replace(",", ""));
  await missed.click();
  await waitReady(page);
  expect(await listTotal(page)).toBe(said);
});

test("two companies stand side by side, chosen from a list", async ({ page }) => {
  await openSample(page, "#/manager?view=compare");
  await page.getByRole("navigation", { name: "Two", exact: true }).getByRole("link", { name: "Companies", exact: true }).click();
  await waitReady(page);
  const right = page.getByLabel("with", { exact: true });
  const name = await right.locator("option").nth(3).textContent();
  await right.selectOption({ index: 3 });
  await waitReady(page);
  expect(decodeURIComponent(page.url())).toContain(`right=${name}`);
  await expect(page.getByRole("columnheader", { name, exact: true })).toBeVisible();
  await page.goBack();
  await waitReady(page);
  await expect(page.getByLabel("with", { exact: true }).locator("option").nth(1)).toHaveJSProperty("selected", true);
});

test("a point of an earlier day opens the tickets of that day", async ({ page }) => {
  await openSample(page, "#/manager?view=coordinator");
  await expect(page.locator("h1")).toContainText("within goal on");
  const link = page.locator("#coordinator-trend table a", { hasText: "rebuilt" }).first();
  await link.evaluate((element) => (element.closest("details").open = true));
  await link.click();
  await waitReady(page);
  const panel = page.getByRole("dialog", { name: "Details" });
  await expect(panel.getByRole("heading", { level: 2 }).first()).toContainText("rebuilt");
});

test("typed endpoints and a weight hold at once and are kept", async ({ page }) => {
  await openSample(page, "#/manager");
  const before = (await kpi(page, "reactive_hours_per_endpoint")).count;
  await visit(page, "#/settings");
  const field = page.locator("#endpoints tbody input").first();
  const label = await field.getAttribute("aria-label");
  await field.fill("99999");
  await field.press("Tab");
  const weight = page.getByLabel("Notes", { exact: true });
  await weight.fill("0");
  await weight.press("Tab");
  await visit(page, "#/manager");
  expect((await kpi(page, "reactive_hours_per_endpoint")).count).toBeLessThan(before / 2);
  await visit(page, "#/manager?view=team");
  await expect(page.locator("#scorecard th", { hasText: "Notes (0 %)" })).toHaveCount(1);
  await page.evaluate(() => (location.hash = "#/settings"));
  await page.reload();
  await expect(page.getByLabel(label)).toHaveValue("99999");
  await expect(page.getByLabel("Notes", { exact: true })).toHaveValue("0");
});

test("a changed goal leaves its history on the goals page", async ({ page }) => {
  await openSample(page, "#/coordinator");
  await visit(page, "#/settings");
  await page.getByLabel(/^Utilization/).first().fill("72");
  await page.getByLabel(/^Utilization/).first().press("Tab");
  await visit(page, "#/manager?view=goals&figure=utilization");
  await expect(page.locator("h1")).toContainText("With the goal at > 72 %, utilization was within it on");
  await expect(page.locator("#goals")).toContainText(/: 80 % → 72 %/);
});

test("pictures of the manager's views", async ({ page }) => {
  test.skip(!process.env.ZENBOARD_SCREENSHOTS, "set ZENBOARD_SCREENSHOTS=1 to take them");
  test.setTimeout(300_000);
  const folder = process.env.ZENBOARD_SCREENSHOTS === "1" ? "../../docs/screenshots" : process.env.ZENBOARD_SCREENSHOTS;
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await openSample(page, "#/manager");
  for (const [width, height] of [[390, 844], [1440, 900]]) {
    await page.setViewportSize({ width, height });
    for (const view of ["", "groups", "hours", "companies", "team", "compare", "coordinator", "goals"]) {
      if (width === 390 && !["", "hours", "team"].includes(view)) continue;
      await visit(page, `#/manager?view=${view}`);
      await page.waitForTimeout(800);
      const long = await page.evaluate(() => document.documentElement.scrollHeight);
      const name = ["manager", view, "light", width].filter(Boolean).join("-");
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(long, 2_600) } });
    }
  }
});
