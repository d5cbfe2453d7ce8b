// A live board over months: the worker dies, the page is loaded anew, nights and days go by, and the sources are away.
import { expect, test } from "@playwright/test";
import { desk } from "./feed-desk.js";
import { KEY, startFeed } from "./feed-server.js";
import { killWorker, kpi, listTotal, pass, visit, waitReady } from "./support.js";

const NOW = Date.parse("2026-06-30T15:00:00Z");
const MINUTE = 60_000;
const FILES = { name: "Exports", files: ["files/tickets.csv"] };
const AUTOTASK = { name: "Autotask", kind: "autotask", url: "autotask/", timeout: 2 };

let feed;
test.afterEach(async () => feed?.close());

async function openFeed(page, hash) {
  await page.clock.install({ time: NOW });
  await page.goto(feed.url + hash);
}

async function openFiles(page, hash, site = {}) {
  feed = await startFeed({ desk: desk(300, NOW), site: { sources: [FILES], ...site } });
  await openFeed(page, hash);
  await waitReady(page);
}

async function keep(page) {
  await visit(page, "#/data");
  await page.getByLabel("Keep the files on this device").check();
  await expect(page.getByText("The files on screen are kept in this browser")).toBeVisible();
}

/** Milliseconds until that hour of the page's clock. */
const untilHour = async (page, hour) => {
  const day = 24 * 60 * MINUTE;
  const now = await page.evaluate(() => Date.now());
  return (hour * 60 * MINUTE - (now % day) + day) % day;
};
const chip = (page) => page.locator("details.live");
const fresh = (page) => expect(chip(page)).toHaveAttribute("data-fresh", "fresh");
const figures = async (page) => Promise.all(["new", "waiting_stale", "unassigned"].map(async (id) => (await kpi(page, id)).count));

test("a worker that dies while its sources are away begins with what the one before it held", async ({ page }) => {
  await openFiles(page, "#/coordinator");
  const good = await figures(page);
  await pass(page, 10_000);
  feed.state.fault = "500";
  await killWorker(page);
  await expect(page.getByRole("alert").filter({ hasText: "Something went wrong" })).toBeVisible();
  await pass(page, 4 * MINUTE);
  await expect(chip(page)).not.toHaveAttribute("data-fresh", "fresh");
  await waitReady(page);
  expect(await figures(page)).toEqual(good);
  // The new worker answers: the list behind the number is there.
  await page.locator('[data-kpi="new"] .face').click();
  await waitReady(page);
  expect(await listTotal(page)).toBe(good[0]);
  feed.state.fault = null;
  await pass(page, 6 * MINUTE);
  await fresh(page);
});

test("a page that is loaded anew without its sources shows what they held, and its age", async ({ page }) => {
  await openFiles(page, "#/coordinator");
  const good = await figures(page);
  await keep(page);
  await page.goto(`${feed.url}#/coordinator`);
  await waitReady(page);
  feed.state.fault = "500";
  await pass(page, 12 * MINUTE);
  const site = feed.state.site;
  // Its own file is out of reach as well.
  await page.route("**/zenboard.json", (route) => route.abort());
  await page.reload();
  await waitReady(page);
  expect(await figures(page)).toEqual(good);
  await expect(chip(page)).toContainText(/1\d min/);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  await page.unroute("**/zenboard.json");
  feed.state.fault = null;
  await pass(page, 6 * MINUTE);
  await fresh(page);

  // A site that has no sources any more forgets what they gave.
  feed.state.site = {};
  await page.reload();
  await expect(page.locator("main")).toHaveAttribute("data-state", "empty");
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name === "zenboard").length)).toBe(0);
  feed.state.site = site;
});

test("a browser that clears or refuses the store takes nothing off the screen", async ({ page }) => {
  await openFiles(page, "#/coordinator");
  const good = await figures(page);
  await keep(page);
  // Cleared under the page, as a browser does that is short of room.
  await page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase("zenboard").onsuccess = done)));
  await page.goto(`${feed.url}#/coordinator`);
  await page.reload();
  await waitReady(page);
  expect(await figures(page)).toEqual(good);
  await fresh(page);
  // Full: what is on screen goes on, and it is said once.
  const client = await page.context().newCDPSession(page);
  await client.send("Storage.overrideQuotaForOrigin", { origin: new URL(feed.url).origin, quotaSize: 1 });
  for (let n = 0; n < 3; n += 1) {
    feed.state.desk = desk(300 + n, NOW);
    await pass(page, 6 * MINUTE);
  }
  await fresh(page);
  await expect(page.locator("main")).toHaveAttribute("data-state", "ready");
});

test("a key is gone with the page, unless it was to be kept until the tab is closed", async ({ page, context }) => {
  feed = await startFeed({ desk: desk(60, NOW), site: { sources: [AUTOTASK] } });
  await openFeed(page, "#/coordinator");
  const type = async (isKept) => {
    for (const [label, value] of [["API integration code", "code"], ["User name", "api@example.com"], ["Secret", KEY]]) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
    if (isKept) await page.getByRole("checkbox", { name: /tab/ }).check();
    await page.getByRole("button", { name: "Use this key" }).click();
    await waitReady(page);
  };
  const kept = (of) => of.evaluate(() => JSON.stringify({ ...localStorage }) + location.href + document.cookie);
  await type(false);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(KEY);
  await page.reload();
  await expect(page.getByLabel("Secret", { exact: true })).toBeVisible();
  await type(true);
  expect(await kept(page)).not.toContain(KEY);
  await page.reload();
  await waitReady(page);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain(KEY);
  const other = await context.newPage();
  await other.goto(`${feed.url}#/coordinator`);
  await expect(other.getByLabel("Secret", { exact: true })).toBeVisible();
  await other.close();
});

test("a wall hangs for thirty days, and starts anew every night", async ({ page }) => {
  test.setTimeout(180_000);
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  await openFiles(page, "#/coordinator?wall=1&pause=1");
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const nodes = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "Nodes").value;
  };
  let [first, nights] = [0, 0];
  for (let day = 1; day <= 30; day += 1) {
    await page.evaluate(() => (window.__day = true));
    // To four in the morning, at which a wall starts anew, and on to the afternoon.
    await page.clock.fastForward(await untilHour(page, 4));
    await pass(page, 2 * MINUTE);
    await expect.poll(() => page.evaluate(() => window.__day ?? false).catch(() => true), { timeout: 20_000 }).toBe(false);
    nights += 1;
    await waitReady(page);
    await page.clock.fastForward(await untilHour(page, 15));
    await pass(page, 2 * MINUTE);
    await expect(page.locator("main.wall .tile").first()).toBeVisible();
    await expect(page.locator(".wall__age")).not.toHaveAttribute("data-tone", "warn");
    if (day === 3) first = await nodes();
  }
  const last = await nodes();
  console.log(`    thirty days: ${nights} new starts, nodes ${first} → ${last}`);
  expect(last).toBeLessThan(first * 1.5 + 500);
  expect(wrong).toEqual([]);
});

test("a wall keeps the screen on, gets the lock back, and moves its picture", async ({ page }) => {
  await page.addInitScript(() => {
    const locks = [];
    Object.defineProperty(window, "__locks", { value: locks });
    const wakeLock = {
      request: async (kind) => {
        const lock = { kind, released: false, release: async () => void (lock.released = true) };
        locks.push(lock);
        return lock;
      },
    };
    Object.defineProperty(navigator, "wakeLock", { value: wakeLock });
  });
  await openFiles(page, "#/coordinator?wall=1&pause=1");
  const locks = () => page.evaluate(() => window.__locks.map(({ kind, released }) => `${kind} ${released}`));
  await expect.poll(locks).toEqual(["screen false"]);
  // What the browser does when the page is hidden.
  await page.evaluate(() => (window.__locks[0].released = true));
  await pass(page, 61_000);
  await expect.poll(locks).toEqual(["screen true", "screen false"]);

  const places = new Set();
  for (let n = 0; n < 6; n += 1) {
    places.add(await page.locator("main.wall").evaluate((wall) => wall.style.translate));
    await pass(page, MINUTE);
  }
  expect(places.size).toBeGreaterThan(2);
  // Never so far that anything is cut off.
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth <= window.innerWidth)).toBe(true);

  await page.keyboard.press("Escape");
  await expect.poll(locks).toEqual(["screen true", "screen true"]);
});

test("a page and a worker of different builds say so", async ({ page }) => {
  feed = await startFeed({ desk: desk(10, NOW), site: {}, spy: () => "postMessage(new Uint8Array([255, 255, 255, 255]));" });
  await page.goto(feed.url);
  await expect(page.getByRole("alert")).toContainText("different builds");
});
