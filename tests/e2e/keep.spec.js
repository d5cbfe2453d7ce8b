// What outlives the page: nothing unless it is switched on; then reloads, no network, full or damaged stores, new builds.
import { expect, test } from "@playwright/test";
import {
  dropFiles, errors, hangWorker, killWorker, kpi, listTotal, open, openSample, pass, visit, waitReady, waitWorker,
} from "./support.js";
import { host } from "./site.js";

const csv = (name, count) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Ticket Number,Title,Company,Status,Priority,Queue,Primary Resource,Created,Due Date,Last Activity",
      ...Array.from({ length: count }, (_, n) => `T${name}${n},Printer ${n},Harbor,New,High,Help Desk,,2026-06-0${(n % 9) + 1} 09:00,2026-06-20 17:00,2026-06-21 10:00`),
    ].join("\n"),
  ),
});
const main = (page) => page.locator("main[data-state]");
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name === "zenboard"));

async function openWith(page, file, hash = "#/coordinator") {
  await open(page, hash);
  await waitWorker(page);
  await dropFiles(page, file);
  await waitReady(page);
}

async function keep(page) {
  await visit(page, "#/data");
  await page.getByLabel("Keep the files on this device").check();
  await expect(page.getByText("The files on screen are kept in this browser")).toBeVisible();
}

test("files are kept only when that is switched on, and erased when it is switched off", async ({ page }) => {
  await openWith(page, csv("a.csv", 7));
  expect(await databases(page)).toEqual([]);
  await page.reload();
  await waitWorker(page);
  await expect(main(page)).toHaveAttribute("data-state", "empty");
  await dropFiles(page, csv("a.csv", 7));
  await waitReady(page);
  await keep(page);
  await page.goto("./#/coordinator");
  await page.reload();
  await waitReady(page);
  expect((await kpi(page, "new")).count).toBe(7);
  await visit(page, "#/data");
  await page.getByLabel("Keep the files on this device").uncheck();
  await expect.poll(() => databases(page)).toEqual([]);
  await page.reload();
  await waitWorker(page);
  await expect(main(page)).toHaveAttribute("data-state", "empty");
  expect(errors(page)).toEqual([]);
});

test("a full store keeps what it had, says so, and the new files are on screen", async ({ page, baseURL }) => {
  await open(page, "#/coordinator");
  const client = await page.context().newCDPSession(page);
  const origin = new URL(baseURL).origin;
  // Before the first write: Chromium remembers the room it saw. The first file fits, the second does not.
  await client.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 3_000_000 });
  await waitWorker(page);
  await dropFiles(page, csv("a.csv", 7));
  await waitReady(page);
  await keep(page);
  await dropFiles(page, csv("big.csv", 40_000));
  await expect(page.getByText("This browser's storage is full").first()).toBeVisible({ timeout: 30_000 });
  await waitReady(page);
  await visit(page, "#/coordinator");
  expect((await kpi(page, "new")).count).toBe(40_007);
  await client.send("Storage.overrideQuotaForOrigin", { origin });
  await page.reload();
  await waitReady(page);
  expect((await kpi(page, "new")).count).toBe(7);
});

/** Runs in the page: writes `value` where the pointer stands, in a database of `version`. */
async function spoil({ version, value }) {
  await new Promise((done, failed) => {
    const request = indexedDB.open("zenboard", version);
    request.onupgradeneeded = () => {};
    request.onerror = failed;
    request.onsuccess = () => {
      const db = request.result;
      const write = db.transaction("pointer", "readwrite");
      if (value !== undefined) write.objectStore("pointer").put(value, "current");
      write.oncomplete = () => {
        db.close();
        done();
      };
    };
  });
}

for (const [what, harm, words] of [
  ["a damaged pointer", { version: 1, value: "{not json" }, /is damaged/],
  ["a pointer to nothing", { version: 1, value: '{"form":1,"generation":99,"names":["x.csv"],"settings":""}' }, /is damaged/],
  ["a pointer of another kind", { version: 1, value: 42 }, /is damaged/],
  ["a newer form", { version: 1, value: '{"form":7,"shape":"new"}' }, /newer Zenboard/],
  ["a newer database", { version: 9 }, /newer Zenboard/],
]) {
  test(`${what} is survived with a sentence, and can be erased`, async ({ page }) => {
    await openWith(page, csv("a.csv", 7));
    await keep(page);
    await page.evaluate(spoil, harm);
    await page.goto("./#/data");
    await page.reload();
    await waitWorker(page);
    await dropFiles(page, csv("b.csv", 5));
    await waitReady(page);
    if (!words.source.includes("damaged")) {
      await visit(page, "#/data");
      await expect(page.getByText(words).first()).toBeVisible();
    }
    await visit(page, "#/coordinator");
    expect((await kpi(page, "new")).count).toBe(5);
    await visit(page, "#/data");
    await page.getByRole("button", { name: "Erase everything…" }).click();
    await page.getByRole("button", { name: "Yes, erase everything" }).click();
    await expect.poll(() => databases(page)).toEqual([]);
    expect(errors(page)).toEqual([]);
  });
}

test("a damaged store says so before other files replace it", async ({ page }) => {
  await openWith(page, csv("a.csv", 7));
  await keep(page);
  await page.evaluate(spoil, { version: 1, value: "{not json" });
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "is damaged" })).toBeVisible();
});

test("a browser that cleared the store starts empty and says why", async ({ page }) => {
  await openWith(page, csv("a.csv", 7));
  await keep(page);
  await page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase("zenboard").onsuccess = done)));
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing is kept on this device" })).toBeVisible();
  await expect(main(page)).toHaveAttribute("data-state", "empty");
});

test("without IndexedDB the page works, and says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => null }));
  await openWith(page, csv("a.csv", 7));
  await visit(page, "#/data");
  await page.getByLabel("Keep the files on this device").check();
  await expect(page.getByText("This browser keeps nothing for this page").first()).toBeVisible();
  await visit(page, "#/coordinator");
  expect((await kpi(page, "new")).count).toBe(7);
});

test("two tabs that keep at once leave one whole set of files", async ({ page, context }) => {
  await openWith(page, csv("a.csv", 7));
  await keep(page);
  const other = await context.newPage();
  await other.goto("./#/data");
  await waitReady(other);
  await visit(other, "#/data");
  await Promise.all([dropFiles(page, csv("b.csv", 3)), dropFiles(other, csv("c.csv", 20))]);
  for (const tab of [page, other]) {
    await waitReady(tab);
    await expect(tab.getByText("The files on screen are kept in this browser")).toBeVisible();
  }
  await other.close();
  await page.goto("./#/coordinator");
  await page.reload();
  await waitReady(page);
  expect([10, 27]).toContain((await kpi(page, "new")).count);
});

test("a worker that hangs is ended, and its data come back", async ({ page }) => {
  await page.clock.install();
  await openSample(page, "#/coordinator");
  const before = await kpi(page, "new");
  // Beats that are answered end nothing; each is given the time for an answer.
  for (let beat = 0; beat < 8; beat += 1) {
    await page.clock.runFor(5_000);
    await page.waitForTimeout(60);
  }
  await expect(page.getByRole("alert").filter({ hasText: "Something went wrong" })).toHaveCount(0);
  await hangWorker(page);
  await page.clock.runFor(26_000);
  await expect(page.getByRole("alert").filter({ hasText: "stopped responding" })).toBeVisible();
  expect((await kpi(page, "new")).count).toBe(before.count);
  await waitReady(page);
  await page.locator('[data-kpi="new"] .face').click();
  await waitReady(page);
  expect(await listTotal(page)).toBe(before.count);
});

test("a wall whose worker dies again and again tries on, ever more rarely", async ({ page }) => {
  await page.clock.install();
  await openSample(page, "#/coordinator?wall=1&pause=1");
  await page.route("**/worker_loader.js*", (route) => route.abort());
  await killWorker(page);
  for (let n = 0; n < 4; n += 1) await page.clock.runFor(10_000);
  await expect(page.locator("main.wall .tile").first()).toBeVisible();
  await page.unroute("**/worker_loader.js*");
  await pass(page, 400_000);
  await expect(page.getByRole("alert").filter({ hasText: "Something went wrong" })).toHaveCount(0, { timeout: 30_000 });
  await waitReady(page);
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });
  let site;
  test.beforeEach(async () => (site = await host()));
  test.afterEach(() => site.close());

  const caches = (page) => page.evaluate(() => window.caches.keys());

  async function settle(page) {
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated", null, { timeout: 30_000 });
  }

  // In the first moments of a service worker Chromium may load a page past it: then once more.
  async function reloadThrough(page) {
    await expect(async () => {
      await page.reload();
      expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    }).toPass({ timeout: 30_000 });
  }

  test("kept files are there without a network, below a path", async ({ page, context }) => {
    await page.goto(`${site.url}#/coordinator`);
    await expect(main(page)).toHaveAttribute("data-state", "empty");
    await settle(page);
    await dropFiles(page, csv("a.csv", 7));
    await waitReady(page);
    await keep(page);
    await context.setOffline(true);
    site.close();
    await page.goto(`${site.url}#/coordinator`);
    await page.reload();
    await waitReady(page);
    expect((await kpi(page, "new")).count).toBe(7);
    const [cache] = await caches(page);
    const urls = await page.evaluate(async (name) => (await (await window.caches.open(name)).keys()).map(({ url }) => url), cache);
    expect(urls.filter((url) => !/(\.(js|css|wasm|svg|png|webmanifest)(\?v=[0-9a-f]{16})?|\/languages\/[a-z]+\.json)$/.test(url) && url !== site.url)).toEqual([]);
    await context.setOffline(false);
  });

  test("erase everything leaves nothing", async ({ page }) => {
    await page.goto(`${site.url}#/coordinator`);
    await settle(page);
    await dropFiles(page, csv("a.csv", 7));
    await waitReady(page);
    await keep(page);
    await visit(page, "#/settings");
    await page.getByLabel(/^New tickets/).fill("5");
    await page.getByLabel(/^New tickets/).press("Tab");
    await page.getByRole("button", { name: "Erase everything…" }).click();
    await page.getByRole("button", { name: "Yes, erase everything" }).click();
    await expect(page.getByText("Everything is erased")).toBeVisible();
    const left = await page.evaluate(async () => ({
      databases: await indexedDB.databases(),
      caches: await window.caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
    }));
    expect(left).toEqual({ databases: [], caches: [], workers: 0, local: [], session: [] });
  });

  test("a wall takes a new build by itself, whole, and keeps its data", async ({ page }) => {
    await page.clock.install();
    await page.goto(`${site.url}#/coordinator`);
    await settle(page);
    await dropFiles(page, csv("a.csv", 7));
    await waitReady(page);
    await keep(page);
    await page.evaluate(() => (location.hash = "#/coordinator?wall=1&pause=1"));
    await waitReady(page);
    const { id, fresh } = site.deploy();
    await pass(page, 11 * 60_000);
    await expect(page.locator('meta[name="zenboard-build"]')).toHaveAttribute("content", id, { timeout: 20_000 });
    await waitReady(page);
    expect((await kpi(page, "new")).count).toBe(7);
    await expect(page.locator(`link[href*="${fresh}"]`)).toHaveCount(1);
    expect(site.asked).toContain(`/desk/${fresh}`);
  });

  test("a desk is told of a new build and not reloaded; old files stay for a page that is open", async ({ page, context }) => {
    await page.goto(`${site.url}#/coordinator`);
    await settle(page);
    await reloadThrough(page);
    await waitWorkerOf(page);
    const { old } = site.deploy();
    const other = await context.newPage();
    await other.goto(site.url);
    await settle(other);
    await expect(page.getByText("A new version of Zenboard is available.")).toBeVisible({ timeout: 30_000 });
    expect(await page.evaluate(async (name) => (await fetch(name)).status, old)).toBe(200);
    expect((await caches(page)).length).toBe(2);
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator('meta[name="zenboard-build"]')).toHaveAttribute("content", "feedfeedfeedfeed");
  });

  test("the words of a language are there without a network", async ({ browser }) => {
    const start = async (locale) => {
      const context = await browser.newContext({ locale, serviceWorkers: "allow" });
      const page = await context.newPage();
      await page.goto(site.url);
      await settle(page);
      await reloadThrough(page);
      return { context, page };
    };
    const readers = [await start("de-DE"), await start("en-GB")];
    site.close();
    for (const { context, page } of readers) {
      // Also whoever chooses it without a network.
      await page.evaluate(() => localStorage.setItem("zenboard.locale", '{"language":"German"}'));
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("lang", "de");
      await expect(page.getByRole("button", { name: "Mit Beispieldaten ausprobieren" })).toBeVisible();
      await context.close();
    }
  });

  test("the switch that turns it off takes it out of every browser", async ({ page }) => {
    await page.goto(site.url);
    await settle(page);
    expect((await caches(page)).length).toBe(1);
    site.write("sw.js", site.read("sw-off.js"));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    // A worker that has something to do at that moment stays until the visit ends; the next one is without it.
    await expect(async () => {
      if ((await caches(page)).length === 0) return;
      await page.waitForTimeout(3_000);
      if ((await caches(page)).length === 0) return;
      await page.goto("about:blank");
      await page.goto(site.url);
      expect(await caches(page)).toEqual([]);
    }).toPass({ timeout: 40_000 });
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), { timeout: 20_000 }).toBe(0);
  });

  const waitWorkerOf = (page) => expect(main(page)).toHaveAttribute("data-state", "empty");
});
