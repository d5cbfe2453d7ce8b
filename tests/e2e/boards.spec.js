// The boards with the sample desk: every figure opens its list, and the URL holds the question.
import { expect, test } from "@playwright/test";
import { errors, expectQuick, killWorker, kpi, listTotal, openSample, requestLog, violations, visit, waitReady } from "./support.js";

const KPIS = [
  "new",
  "sla_overdue",
  "sla_triage",
  "sla_engagement",
  "sla_completion",
  "waiting_stale",
  "hold_past_due",
  "unscheduled",
  "unassigned",
  "over_estimate",
  "ready_overdue",
  "over_20",
];

test("the sample desk fills the boards, without a word to the network", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const before = requestLog(page).length;
  for (const id of KPIS) expect((await kpi(page, id)).text.length).toBeGreaterThan(3);
  await visit(page, "#/tickets");
  await visit(page, "#/data");
  expect(requestLog(page).length).toBe(before);
  expect(await violations(page)).toEqual([]);
  expect(errors(page)).toEqual([]);
});

test("every KPI opens a list of exactly its count, and Back returns", async ({ page }) => {
  await openSample(page, "#/coordinator");
  for (const id of KPIS) {
    const { count } = await kpi(page, id);
    expect(Number.isNaN(count), `${id} can be measured on the sample desk`).toBe(false);
    const link = page.locator(`[data-kpi="${id}"] a.face`);
    await link.click();
    await waitReady(page);
    // Technicians are counted by themselves, their tickets are listed.
    if (id !== "over_20") expect(await listTotal(page), id).toBe(count);
    await page.goBack();
    await waitReady(page);
    await expect(page.locator(`[data-kpi="${id}"]`)).toBeVisible();
  }
});

test("filters narrow every figure and live in the URL", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const all = await kpi(page, "sla_overdue");
  await page.locator("details.filter summary", { hasText: "All companies" }).click();
  await page.locator("details.filter[open] li a").first().click();
  await waitReady(page);
  expect(page.url()).toContain("company=");
  const one = await kpi(page, "sla_overdue");
  expect(one.count).toBeLessThan(all.count);
  await page.locator('[data-kpi="sla_overdue"] a.face, [data-kpi="sla_overdue"] .face').first().click();
  await waitReady(page);
  if (one.count > 0) expect(await listTotal(page)).toBe(one.count);
  await visit(page, "#/coordinator");
  expect((await kpi(page, "sla_overdue")).count).toBe(all.count);
});

test("the moment is part of the URL and can be chosen", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const now = await kpi(page, "new");
  await page.locator("details.as-of summary").click();
  await page.getByLabel("Show the desk as of").fill("2020-01-01T09:00");
  await page.getByRole("button", { name: "Apply" }).click();
  await waitReady(page);
  expect(decodeURIComponent(page.url())).toContain("as_of=2020-01-01T09:00:00Z");
  await expect(page.locator(".moment time")).toContainText("2020");
  await page.goBack();
  await waitReady(page);
  expect((await kpi(page, "new")).count).toBe(now.count);
});

test("a goal changes the verdict at once and is remembered", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const { count } = await kpi(page, "new");
  await visit(page, "#/settings");
  await page.getByLabel(/^New tickets/).fill(String(count + 1));
  await page.getByLabel(/^New tickets/).press("Tab");
  await visit(page, "#/coordinator");
  await expect(page.locator('[data-kpi="new"]')).toHaveAttribute("data-tone", "good");
  await page.evaluate(() => (location.hash = "#/settings"));
  await page.reload();
  await expect(page.getByLabel(/^New tickets/)).toHaveValue(String(count + 1));
});

test("the page stays quick between its pages", async ({ page }) => {
  test.setTimeout(180_000);
  await expectQuick(page, async (fresh) => {
    await openSample(fresh, "#/coordinator");
    for (const name of ["data", "coordinator", "tickets", "workload", "manager", "forecast"]) await visit(fresh, `#/${name}`);
  });
});

test("a dead worker costs no picture", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const before = await kpi(page, "new");
  await killWorker(page);
  await expect(page.getByRole("alert").filter({ hasText: "Something went wrong inside Zenboard" })).toBeVisible();
  expect((await kpi(page, "new")).count).toBe(before.count);
  await waitReady(page);
  await page.locator('[data-kpi="new"] .face').click();
  await waitReady(page);
  expect(await listTotal(page)).toBe(before.count);
});

test("the keyboard is enough", async ({ page }) => {
  await openSample(page, "#/coordinator");
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { level: 1, name: "Help" })).toBeFocused();
  await page.goBack();
  await waitReady(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.locator("details.filter summary").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("details.filter[open]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator("details.filter[open]")).toHaveCount(0);
  await expect(page.locator("details.filter summary").first()).toBeFocused();
});

test("huddle, journey and the four boards stand on the sample desk", async ({ page }) => {
  await openSample(page, "#/coordinator");
  for (const name of ["intake", "workload", "huddle", "manager", "forecast", "journey", "entries"]) {
    await visit(page, `#/${name}`);
    await expect(page.locator("h1")).toHaveText(/\w+ \w+/);
    await expect(page.locator("main section").first()).toBeVisible();
  }
  expect(errors(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test("a ticket says why it is overdue", async ({ page }) => {
  await openSample(page, "#/tickets?pick=kpi:sla_overdue");
  await page.locator("tbody a").first().click();
  await waitReady(page);
  const strip = page.getByRole("img", { name: /due/ });
  await expect(strip).toBeVisible();
  await page.getByText("As text").click();
  await expect(page.locator(".strip__text")).toContainText(/due/i);
});
