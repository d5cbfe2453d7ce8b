// The wall: fits its screen, takes turns by the clock, hides names, and can be left.
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { axe, errors, open, openSample, pass, violations, waitReady, waitWorker } from "./support.js";

const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
];
const PAGES = ["coordinator", "intake", "workload", "manager", "forecast"];

const wall = (page) => page.locator("main.wall");

/** Puts a page of the sample desk on the wall, and waits for its picture. */
async function hang(page, name, more = "") {
  await page.evaluate((hash) => (location.hash = hash), `#/${name}?wall=1${more}`);
  await expect(wall(page)).toHaveAttribute("data-page", name);
  await waitReady(page);
}

/** What does not fit: scroll of the page, elements beyond the window, and text too small for four metres. */
function misfits() {
  const { innerWidth, innerHeight } = window;
  const unit = Math.min(innerWidth, innerHeight) / 100;
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push("the page scrolls");
  const main = document.querySelector("main.wall");
  if (main.scrollWidth > main.clientWidth || main.scrollHeight > main.clientHeight) found.push("the wall scrolls");
  for (const element of main.querySelectorAll("h1, h2, p, li, b, strong, time, th, td, canvas")) {
    if (element.closest(".wall__controls, .wall__notes, .chart__spoken, .chart__data, .wall__strip, .chart__tip")) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const name = `${element.tagName} "${element.textContent.slice(0, 40)}"`;
    if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push(`${name} is cut off`);
    if (parseFloat(getComputedStyle(element).fontSize) < 2.09 * unit) found.push(`${name} is too small`);
  }
  return found;
}

test("every page fits every screen, in type that is read from four metres", async ({ page }) => {
  test.setTimeout(120_000);
  await openSample(page, "#/coordinator?wall=1&pause=1");
  for (const name of PAGES) {
    await hang(page, name, "&pause=1");
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => page.evaluate(misfits), `${name} at ${width}×${height}`).toEqual([]);
    }
  }
  await expect(wall(page)).toHaveCSS("cursor", "none");
  expect(await violations(page)).toEqual([]);
  expect(errors(page)).toEqual([]);
});

test("the wall is accessible", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openSample(page, "#/coordinator?wall=1&pause=1");
  for (const name of PAGES) {
    await hang(page, name, "&pause=1");
    expect(await axe(page), name).toEqual([]);
  }
});

test("pages take turns by the clock, the keys rule over it, and Escape leaves", async ({ page }) => {
  await page.clock.install();
  await openSample(page, "#/coordinator?wall=1&rotate=20");
  const shows = (name) => expect(wall(page)).toHaveAttribute("data-page", name);
  await shows("coordinator");
  await pass(page, 21_000);
  await shows("intake");
  expect(page.url()).toContain("#/intake?wall=1");
  await page.keyboard.press("ArrowRight");
  await shows("workload");
  await page.keyboard.press("ArrowLeft");
  await shows("intake");
  await page.keyboard.press("Space");
  await expect(page.getByText("Paused")).toBeVisible();
  await pass(page, 60_000);
  await shows("intake");
  await page.keyboard.press("Space");
  await pass(page, 21_000);
  await shows("workload");
  // A laptop that slept for a day shows the next page, not five hundred; a clock set back does not stop the turns.
  await page.clock.fastForward(86_400_000);
  await page.clock.runFor(1_000);
  await shows("manager");
  await page.clock.setSystemTime(new Date(Date.now() - 3_600_000));
  await pass(page, 23_000);
  await shows("forecast");
  await page.keyboard.press("Escape");
  await expect(page.locator("main.wall")).toHaveCount(0);
  await expect(page.locator(".masthead")).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-wall");
  expect(page.url()).toMatch(/#\/forecast$/);
});

test("the wall tells the time, the age of its data, and the age after a jump of the clock", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-06-30T10:20:00Z") });
  await openSample(page, "#/coordinator?wall=1&pause=1");
  const age = page.locator(".wall__age");
  await expect(page.locator(".wall__clock time")).toHaveText("10:20");
  await expect(age).toHaveText(/^Data of .*2026.* ago$/);
  await page.clock.fastForward(86_400_000 + 3_600_000);
  await expect(page.locator(".wall__clock time")).toHaveText("11:20");
  await expect(age).toHaveText(/^◆ Old data: .*, 1 d 1 h ago$/);
  await expect(age).toHaveAttribute("data-tone", "warn");
  await page.clock.setSystemTime(new Date("2026-06-30T10:00:00Z"));
  await page.clock.runFor(1_000);
  await expect(age).toHaveText(/ahead of this screen’s clock$/);
});

test("a wall can hold on to pages with missed goals, choose its pages, and be dark for its time", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openSample(page, "#/forecast?wall=1&pages=forecast,manager,coordinator");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator(".wall__turns li")).toHaveText([/Forecast/, /Service manager ▲ \d/, /Stuck tickets ▲ \d/]);
  // No company of the sample is named.
  await page.evaluate(() => (location.hash = "#/coordinator"));
  await waitReady(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  await page.locator("details.filter summary", { hasText: "All companies" }).click();
  await expect(page.locator("details.filter[open] li bdi").first()).toBeVisible();
  const companies = await page.locator("details.filter[open] li bdi").allTextContents();
  expect(companies.length).toBeGreaterThan(5);
  for (const name of PAGES) {
    await hang(page, name, "&pause=1");
    const text = await wall(page).innerText();
    for (const company of companies) expect(text, name).not.toContain(company);
  }
  await hang(page, "coordinator", "&pause=1");
  await expect(page.locator(".wall__why").first()).toContainText(/Client \d+/);
});

test("the wall leaves nothing behind when it is taken down", async ({ page }) => {
  await openSample(page, "#/coordinator");
  const client = await page.context().newCDPSession(page);
  const count = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
  };
  await client.send("Performance.enable");
  const round = async () => {
    await hang(page, "coordinator", "&pause=1");
    for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press("ArrowRight");
    await waitReady(page);
    await page.evaluate(() => (location.hash = "#/coordinator"));
    await expect(page.locator(".masthead")).toBeVisible();
    await waitReady(page);
  };
  for (let n = 0; n < 3; n += 1) await round();
  const before = await count();
  for (let n = 0; n < 6; n += 1) await round();
  const after = await count();
  console.log(`    six walls: nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}, heap ${before.heap} → ${after.heap}`);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.1 + 200);
});

test("pictures of the wall", async ({ page }) => {
  test.skip(!process.env.ZENBOARD_SCREENSHOTS, "set ZENBOARD_SCREENSHOTS=1 to take them");
  const folder = process.env.ZENBOARD_SCREENSHOTS === "1" ? "../../docs/screenshots" : process.env.ZENBOARD_SCREENSHOTS;
  await open(page, "#/coordinator?wall=1");
  await waitWorker(page);
  await page.getByRole("button", { name: "Try it with sample data" }).click();
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await hang(page, "coordinator");
    // The controls go once the pointer rests.
    await expect(wall(page)).not.toHaveAttribute("data-awake", { timeout: 10_000 });
    await page.screenshot({ path: join(folder, `wall-${width}x${height}.png`) });
  }
});
