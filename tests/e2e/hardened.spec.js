// What gave way when the page was attacked: state, recovery and masking, each held for good.
import { expect, test } from "@playwright/test";
import { desk, live, numbers } from "./feed-desk.js";
import { startFeed } from "./feed-server.js";
import { dropFiles, kpi, open, pass, visit, waitReady, waitWorker } from "./support.js";

const NOW = Date.parse("2026-06-30T15:00:00Z");
const HEAD = "Ticket Number,Title,Company,Status,Priority,Queue,Primary Resource,Created,Due Date,Last Activity";
// Numbers of their own for each file, in which its name cannot be read.
const sum = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7);
const csv = (name, count, text) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(
    text ??
      [
        HEAD,
        ...Array.from({ length: count }, (_, n) => `T${sum(name)}-${n},Printer of Hugo Brooks ${n},Harbor Dental,New,High,Help Desk,"Brooks, Hugo",2026-06-0${(n % 9) + 1} 09:00,2026-06-20 17:00,2026-06-21 10:00`),
      ].join("\n"),
  ),
});
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name === "zenboard"));
const alert = (page) => page.getByRole("alert");

async function keep(page) {
  await visit(page, "#/data");
  await page.getByLabel("Keep the files on this device").check();
  await expect(page.getByText("The files on screen are kept in this browser")).toBeVisible();
}

async function openWith(page, files, hash = "#/coordinator") {
  await open(page, hash);
  await waitWorker(page);
  await dropFiles(page, files);
  await waitReady(page);
}

let feed;
test.afterEach(async () => {
  await feed?.close();
  feed = null;
});

for (const status of ["401", "403"]) {
  test(`a source without a key that answers ${status} is asked again by itself`, async ({ page }) => {
    feed = await startFeed({ desk: desk(300, NOW), site: { sources: [{ name: "Exports", files: ["files/tickets.csv"] }] } });
    await page.clock.install({ time: NOW });
    await page.goto(feed.url);
    await waitReady(page);
    feed.state.fault = status;
    await pass(page, 65_000);
    await page.locator("details.live > summary").click();
    const source = page.locator('[data-source="Exports"]').first();
    await expect(source).toContainText(`refuses access (HTTP ${status})`);
    await expect(source).not.toContainText("waits for a key");
    feed.taken();
    await pass(page, 10 * 60_000);
    expect(feed.taken().length).toBeGreaterThan(3);
    feed.state.fault = null;
    await page.getByRole("button", { name: "Retry failed sources" }).first().click();
    await pass(page, 10_000);
    await expect(source.locator(".trouble")).toHaveCount(0);
  });
}

test("a live refresh leaves the focus and what is open where they are", async ({ page }) => {
  const one = desk(300, NOW);
  feed = await startFeed({ desk: one, site: { refresh: 60, sources: [{ name: "Exports", files: ["files/tickets.csv"] }] } });
  await page.clock.install({ time: NOW });
  await page.goto(`${feed.url}#/coordinator`);
  await waitReady(page);
  const before = await page.locator("main").innerText();
  const opened = page.locator("main details:has(> summary)").first();
  await opened.locator("> summary").first().click();
  await expect(opened).toHaveAttribute("open", "");
  const link = page.locator("main [data-kpi] a[href]").nth(2);
  const href = await link.getAttribute("href");
  await link.focus();
  live(one, NOW + 60_000, 60, numbers(9));
  await pass(page, 65_000);
  await expect.poll(() => page.locator("main").innerText()).not.toBe(before);
  await waitReady(page);
  await expect(page.locator("main details:has(> summary)").first()).toHaveAttribute("open", "");
  expect(await page.evaluate(() => document.activeElement.getAttribute("href"))).toBe(href);
});

test("erasing in one tab is not undone by another that keeps files", async ({ page, context }) => {
  await openWith(page, csv("a.csv", 7));
  await keep(page);
  const other = await context.newPage();
  await open(other, "#/data");
  await waitReady(other);
  await visit(page, "#/settings");
  await page.getByRole("button", { name: "Erase everything…" }).click();
  await page.getByRole("button", { name: "Yes, erase everything" }).click();
  await expect(page.getByText("Everything is erased")).toBeVisible();
  await expect(alert(other)).toContainText("Everything was erased in another tab");
  await visit(other, "#/data");
  await expect(other.getByLabel("Keep the files on this device")).not.toBeChecked();
  await dropFiles(other, csv("b.csv", 3));
  await waitReady(other);
  await other.waitForTimeout(500);
  expect(await databases(other)).toEqual([]);
  await other.reload();
  await waitWorker(other);
  await expect(other.locator("main")).toHaveAttribute("data-state", "empty");
});

test("what lies in the store without the switch is deleted at the next start", async ({ page }) => {
  await openWith(page, csv("a.csv", 7));
  await keep(page);
  await page.evaluate(() => localStorage.removeItem("zenboard.keep"));
  await page.reload();
  await waitWorker(page);
  await expect.poll(() => databases(page)).toEqual([]);
});

test("a browser that refuses to remember the switch keeps nothing, and says so", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await openWith(page, csv("a.csv", 7));
  await visit(page, "#/data");
  const box = page.getByLabel("Keep the files on this device");
  await box.click();
  await expect(page.getByText("does not let the page remember that files are kept")).toBeVisible();
  await expect(box).not.toBeChecked();
  expect(await databases(page)).toEqual([]);
});

test("every refused file is named, and gone with the next good import", async ({ page }) => {
  await openWith(page, [csv("good.csv", 5), csv("one.csv", 0, ""), csv("two.csv", 0, "Ticket Number,Title,Status,Created\n")]);
  await expect(alert(page)).toContainText("2 files were left out");
  await expect(alert(page)).toContainText("one.csv: ");
  await expect(alert(page)).toContainText("two.csv: ");
  await visit(page, "#/data");
  await dropFiles(page, [csv("one.csv", 2), csv("two.csv", 3)]);
  await waitReady(page);
  await expect(alert(page)).not.toContainText("left out");
});

test("a damaged file leaves a good one of the same name", async ({ page }) => {
  const broken = `Ticket Number,Title,Status,Created\nT1,"never,New,2026-06-01 09:00\n${"T2,x,New,2026-06-01 09:00\n".repeat(9)}`;
  await openWith(page, [csv("tickets.csv", 5), csv("tickets.csv", 0, broken)]);
  await expect(alert(page)).toContainText("tickets (2).csv was left out");
  await visit(page, "#/coordinator");
  expect((await kpi(page, "new")).count).toBe(5);
});

test("masked, no name is left in the page, its address, its links and its title", async ({ page }) => {
  await openWith(page, csv("Harbor Dental and hugo_brooks.csv", 5));
  await visit(page, "#/settings");
  await page.getByLabel(/^Pseudonyms for names/).check();
  await waitReady(page);
  for (const hash of ["#/data", "#/coordinator?company=Harbor%20Dental", "#/tickets?company=HARBOR%20DENTAL&resource=Brooks,%20Hugo", "#/tickets"]) {
    await visit(page, hash);
    await expect.poll(() => page.evaluate(() => decodeURIComponent(location.href))).not.toMatch(/harbor|brooks|hugo/i);
    const all = await page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);
    expect(decodeURIComponent(all.replace(/%(?![0-9a-f]{2})/gi, "")).match(/.{30}(harbor|brooks|hugo).{30}/i)).toBe(null);
  }
});

test("a view of a settings file that leads out of the page is no link", async ({ page }) => {
  await page.addInitScript(() => {
    const views = [
      { name: "Trap", address: "javascript:window.__pwned=1" },
      { name: "Away", address: "https://evil.example/#/" },
      { name: "Mine", address: "#/manager" },
    ];
    localStorage.setItem("zenboard.settings", JSON.stringify({ views }));
  });
  await openWith(page, csv("a.csv", 5));
  await page.locator("details.views > summary").click();
  await expect(page.locator("details.views li a")).toHaveText(["Mine"]);
  expect(await page.locator('a[href^="javascript:"], a[href*="evil.example"]').count()).toBe(0);
});
