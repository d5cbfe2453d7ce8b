// Live sources against a server of the test's own: the board is right, stale or explained; never wrong, and never
// empty after it was full.
import { expect, test } from "@playwright/test";
import { csv, desk, entriesCsv, live, numbers } from "./feed-desk.js";
import { KEY, startFeed } from "./feed-server.js";
import { axe, dropFiles, kpi, pass, waitReady, waitWorker } from "./support.js";

const NOW = Date.parse("2026-06-30T15:00:00Z");
const MINUTE = 60_000;
const KPIS = ["new", "sla_overdue", "waiting_stale", "unassigned", "over_20", "unscheduled"];
const AUTOTASK = { name: "Autotask", kind: "autotask", url: "autotask/", timeout: 2 };

let feed;
test.afterEach(async () => feed?.close());

/** Opens the page of the feed with the clock at `NOW`; what it logs is kept. */
async function openFeed(page, hash = "") {
  const seen = { console: [], requests: [] };
  page.on("console", (message) => seen.console.push(message.text()));
  page.on("pageerror", (error) => seen.console.push(`pageerror: ${error}`));
  page.context().on("request", (request) => seen.requests.push(request.url()));
  await page.clock.install({ time: NOW });
  await page.goto(feed.url + hash);
  return seen;
}

/** The figures of the board. */
async function figures(page, ids = KPIS) {
  const all = {};
  for (const id of ids) all[id] = (await kpi(page, id)).count;
  return all;
}

/** The figures of the same desk when its tickets are dropped as a file. */
async function dropped(context, files, at, ids = KPIS) {
  const page = await context.newPage();
  const bare = feed.state.site;
  feed.state.site = {};
  await page.addInitScript(() => {
    const seen = { workerMessages: 0 };
    Object.defineProperty(window, "__seen", { value: seen });
    window.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", () => (seen.workerMessages += 1));
      }
    };
  });
  await page.goto(`${feed.url}#/coordinator?as_of=${new Date(at).toISOString()}`);
  await waitWorker(page);
  await dropFiles(page, files.map(([name, text]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) })));
  await waitReady(page);
  const all = await figures(page, ids);
  await page.close();
  feed.state.site = bare;
  return all;
}

async function enterKeys(page, fields) {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Use this key" }).click();
}
const autotaskKeys = { "API integration code": "code", "User name": "api@example.com", Secret: KEY };

const source = (page, name) => page.locator(`[data-source="${name}"]`).first();
const openChip = (page) => page.locator("details.live > summary").click();

test("files that are polled: only what changed is sent, and the board follows", async ({ page, context }) => {
  const one = desk(400, NOW);
  feed = await startFeed({ desk: one, site: { title: "Northwind NOC", refresh: 60, sources: [{ name: "Exports", manifest: "files/manifest.json" }] } });
  const seen = await openFeed(page);
  await waitReady(page);
  await expect(page).toHaveTitle(/Northwind NOC/);
  await expect(page.locator(".as-of")).toContainText(/live/i);
  const files = () => [["tickets.csv", csv(one)], ["entries.csv", entriesCsv(one)]];
  expect(await figures(page)).toEqual(await dropped(context, files(), NOW));
  feed.taken();

  // A minute later nothing is new: three requests with a mark, no body.
  await pass(page, MINUTE + 5_000);
  await expect.poll(() => feed.state.log.length).toBe(3);
  expect(feed.taken().every(({ headers }) => headers["if-none-match"])).toBe(true);

  live(one, NOW + MINUTE, 40, numbers(3));
  await pass(page, MINUTE + 5_000);
  const at = await page.evaluate(() => Date.now());
  const wanted = await dropped(context, files(), at);
  await expect.poll(() => figures(page)).toEqual(wanted);
  await openChip(page);
  await expect(source(page, "Exports")).toContainText("Current");
  expect(seen.console.filter((text) => /error/i.test(text))).toEqual([]);
});

test("a file of a site that is wrong is named with its path, and the page works", async ({ page }) => {
  feed = await startFeed({ desk: desk(5, NOW), site: { sources: [{ kind: "autotask", url: "x", secret: "y" }] } });
  await openFeed(page);
  await expect(page.getByRole("alert")).toContainText("zenboard.json: sources[0].secret: unknown field");
  await expect(page.locator('main[data-state="empty"]')).toBeVisible();
});

test("Autotask: asked for its key, read by pages, then by what changed", async ({ page, context }) => {
  const one = desk(1_300, NOW);
  feed = await startFeed({ desk: one, site: { sources: [AUTOTASK] } });
  const seen = await openFeed(page);
  await expect(source(page, "Autotask")).toContainText("needs a key");
  expect(feed.taken()).toEqual([]);
  await enterKeys(page, autotaskKeys);
  await waitReady(page);
  const at = await page.evaluate(() => Date.now());
  expect(await figures(page)).toEqual(await dropped(context, [["tickets.csv", csv(one)], ["entries.csv", entriesCsv(one)]], at));
  const first = feed.taken();
  expect(first.filter(({ path }) => path.startsWith("Tickets/query")).length).toBeGreaterThanOrEqual(3);

  live(one, NOW + 30_000, 25, numbers(5));
  await pass(page, MINUTE + 5_000);
  const wanted = await dropped(context, [["tickets.csv", csv(one)], ["entries.csv", entriesCsv(one)]], await page.evaluate(() => Date.now()));
  await expect.poll(() => figures(page)).toEqual(wanted);
  const second = feed.taken();
  // One round of what changed, or two where the machine was slow: each is seven requests without a second page.
  expect(second.length).toBeLessThan(15);
  // Reading only: every post is a query.
  for (const { method, path } of [...first, ...second]) expect(method === "GET" || path.includes("/query")).toBe(true);
  // The key went into headers, and nowhere else.
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.documentElement.outerHTML]));
  const inputs = await page.evaluate(() => [...document.querySelectorAll("input")].map(({ value }) => value).join());
  expect([kept, inputs, ...seen.console, ...seen.requests].filter((text) => text.includes(KEY))).toEqual([]);
});

test("ConnectWise and HaloPSA give the board that their tickets give", async ({ page, context }) => {
  const one = desk(1_300, NOW);
  for (const ticket of one.tickets) ticket.number = String(ticket.id);
  const without = ["First Response Due", "First Response Actual"];
  feed = await startFeed({
    desk: one,
    site: { sources: [{ kind: "connectwise", url: "cw/v4_6_release/apis/3.0" }] },
  });
  await openFeed(page);
  await enterKeys(page, { "Company id": "acme", "Public key": "public", "Private key": KEY, "Client id": "guid" });
  await waitReady(page);
  const ids = ["new", "waiting_stale", "unassigned", "over_20"];
  const wanted = await dropped(context, [["tickets.csv", csv(one, without)]], NOW, ids);
  expect(await figures(page, ids)).toEqual(wanted);

  feed.state.site = { sources: [{ kind: "halopsa", url: "halo/api" }] };
  await page.goto("about:blank");
  await page.goto(feed.url);
  await enterKeys(page, { "Client id": "me", "Client secret": KEY });
  await waitReady(page);
  expect(await figures(page, ids)).toEqual(wanted);
  await expect(page.locator(".moment .files")).toContainText("1,300 tickets");
});

// Each fault, with what is said of it.
const FAULTS = {
  html: "web page instead of data",
  empty: "answer was empty",
  text: "not JSON",
  charset: "not UTF-8",
  truncated: "breaks off",
  "no list": "no list of rows",
  "no rows": "no list of rows",
  404: "nothing at this address",
  429: "too busy",
  "429 in a minute": "in 1 min",
  "429 in ten years": "in 15 min",
  "429 in the past": "retry later",
  "429 on a date": "retry later",
  500: "HTTP 500",
  502: "HTTP 502",
  503: "too busy",
  redirect: "redirects elsewhere",
  reset: "does not answer",
  never: "not complete after 2 seconds",
  slow: "not complete after 2 seconds",
};

test("every fault is explained, changes nothing on screen, and is over when it is over", async ({ page }) => {
  test.setTimeout(240_000);
  const one = desk(700, NOW);
  feed = await startFeed({ desk: one, site: { sources: [AUTOTASK] } });
  const seen = await openFeed(page);
  await enterKeys(page, autotaskKeys);
  await waitReady(page);
  await openChip(page);
  const good = await figures(page, ["new", "unassigned", "over_20"]);
  for (const [fault, sentence] of Object.entries(FAULTS)) {
    feed.state.fault = fault;
    await pass(page, 65_000);
    await expect(source(page, "Autotask"), fault).toContainText(sentence);
    await expect(page.locator("main"), fault).toHaveAttribute("data-state", "ready");
    expect(await figures(page, ["new", "unassigned", "over_20"]), fault).toEqual(good);
    feed.state.fault = null;
    await page.getByRole("button", { name: "Retry failed sources" }).click();
    await expect(source(page, "Autotask").locator(".trouble"), fault).toHaveCount(0);
  }
  // A list that leads back to its own page.
  feed.state.fault = "loop";
  one.tickets.forEach((ticket) => (ticket.touched += 1));
  await pass(page, 7 * 60 * MINUTE);
  await expect(source(page, "Autotask")).toContainText("pages of the list repeat");
  expect(await figures(page, ["new", "unassigned", "over_20"])).toEqual(good);
  expect(seen.console.filter((text) => text.includes("pageerror") || text.includes(KEY))).toEqual([]);
});

test("a refused key stops the asking and is asked for; another one goes on", async ({ page }) => {
  feed = await startFeed({ desk: desk(300, NOW), site: { sources: [AUTOTASK] } });
  await openFeed(page);
  await enterKeys(page, autotaskKeys);
  await waitReady(page);
  for (const status of ["401", "403"]) {
    feed.state.fault = status;
    await pass(page, 65_000);
    await openChip(page);
    await expect(source(page, "Autotask")).toContainText(`HTTP ${status}`);
    feed.taken();
    await pass(page, 10 * MINUTE);
    expect(feed.taken()).toEqual([]);
    await expect(page.locator("main")).toHaveAttribute("data-state", "ready");
    feed.state.fault = null;
    await page.goto(`${feed.url}#/data`);
    await waitReady(page);
    await enterKeys(page, autotaskKeys);
    await expect.poll(() => feed.state.log.length).toBeGreaterThan(0);
    await expect(source(page, "Autotask").locator(".trouble")).toHaveCount(0);
    await page.goto(`${feed.url}#/coordinator`);
    await waitReady(page);
  }
});

test("columns that change, rows that vanish, marks without files", async ({ page }) => {
  const one = desk(300, NOW);
  feed = await startFeed({ desk: one, site: { sources: [{ name: "Exports", files: ["files/tickets.csv"] }] } });
  await openFeed(page);
  await waitReady(page);
  await openChip(page);
  const good = await figures(page);
  feed.state.without = ["Priority"];
  await pass(page, 65_000);
  await expect(source(page, "Exports")).toContainText('"Priority" is missing');
  expect(await figures(page)).toEqual(good);
  feed.state.without = [];
  feed.state.shrunk = true;
  // The same small number is believed when it comes again: it is looked for at once.
  await expect
    .poll(async () => {
      await pass(page, 10_000);
      return source(page, "Exports").innerText();
    })
    .toContain("4 tickets; before there were 300");
  expect(await figures(page)).toEqual(good);
  feed.state.shrunk = false;
  await pass(page, 65_000);
  await expect(source(page, "Exports").locator(".trouble")).toHaveCount(0);
  feed.state.fault = "304";
  await pass(page, 65_000);
  expect(await figures(page)).toEqual(good);
});

test("data grow old in words, shapes and colors; sleep and a wrong clock are noticed", async ({ page, context }) => {
  feed = await startFeed({ desk: desk(300, NOW), site: { sources: [{ name: "Exports", files: ["files/tickets.csv"] }] } });
  await openFeed(page);
  await waitReady(page);
  const good = await figures(page);
  const chip = page.locator("details.live");
  await expect(chip).toHaveAttribute("data-fresh", "fresh");
  await expect(page.locator(".aged")).toHaveCount(0);
  feed.state.fault = "500";
  for (const [minutes, state, words] of [[1.6, "late", "Late"], [1.5, "stale", "Stale"], [4, "old", "Old"], [30, "gone", "No current data"]]) {
    await pass(page, minutes * MINUTE);
    await expect(chip).toHaveAttribute("data-fresh", state);
    await expect(chip).toContainText(words);
    await expect(page.locator('[data-kpi="new"] .aged')).toContainText(words);
    await expect(page.locator('[role="status"]', { hasText: words })).toHaveCount(1);
    expect(await figures(page)).toMatchObject({ new: good.new, unassigned: good.unassigned });
  }
  expect(await axe(page)).toEqual([]);

  // Offline, and back: recovery within one interval.
  feed.state.fault = null;
  await context.setOffline(true);
  await pass(page, 5 * MINUTE);
  await openChip(page);
  await expect(source(page, "Exports")).toContainText("is offline");
  await context.setOffline(false);
  await pass(page, MINUTE);
  await expect(chip).toHaveAttribute("data-fresh", "fresh");

  // Three days of sleep: the age is right at once, then it is asked.
  feed.state.fault = "never";
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + 3 * 24 * 60 * MINUTE);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(chip).toContainText("3 days ago");
  feed.state.fault = null;
  for (const response of feed.state.hangs) response.destroy();
  await pass(page, MINUTE);
  await expect(chip).toHaveAttribute("data-fresh", "fresh");

  // A clock that is set back a year stops nothing, and no age is negative.
  await page.clock.setSystemTime(NOW - 365 * 24 * 60 * MINUTE);
  feed.taken();
  await pass(page, MINUTE);
  await expect.poll(() => feed.state.log.length).toBeGreaterThan(0);
  await expect(chip).toContainText("just now");
});

test("a clock that differs from the source's is said, and put right", async ({ page }) => {
  feed = await startFeed({ desk: desk(300, NOW), site: { sources: [{ name: "Exports", files: ["files/tickets.csv"] }] } });
  // The page believes in `NOW`; the server says the true time, an hour more.
  feed.state.date = NOW + 60 * MINUTE - Date.now();
  await openFeed(page);
  await waitReady(page);
  await openChip(page);
  await expect(page.locator("[data-skew]")).toContainText("behind the source's");
  const shown = await page.locator(".as-of time").getAttribute("datetime");
  expect(Math.abs(Date.parse(shown) - (NOW + 60 * MINUTE))).toBeLessThan(3 * MINUTE);
});

test("another origin is asked only where the policy allows it", async ({ page, context }) => {
  const other = await startFeed({ desk: desk(20, NOW), site: null });
  const site = { sources: [{ name: "Elsewhere", files: [`${other.url}files/tickets.csv`] }] };
  feed = await startFeed({ desk: desk(20, NOW), site });
  other.state.cors = feed.url.slice(0, -1);
  await openFeed(page);
  await expect(source(page, "Elsewhere")).toContainText("does not answer, or does not let this page read");
  // The policy covers the worker, whatever it tries: nothing left.
  const tried = await page.workers()[0].evaluate((url) => fetch(url).then(() => "sent", String), `${other.url}files/tickets.csv`);
  expect(tried).toContain("TypeError");
  expect(other.taken()).toEqual([]);
  await page.close();

  // The same page with the origin in its policy.
  feed.state.connect = other.state.url;
  const allowed = await context.newPage();
  await openFeed(allowed);
  await waitReady(allowed);
  await expect(allowed.locator(".moment .files")).toContainText("20 tickets");
  expect(other.taken().length).toBeGreaterThan(0);
  await other.close();
});

test("a session with dropped files asks for nothing but the site, and proves it", async ({ page }) => {
  feed = await startFeed({ desk: desk(50, NOW), site: {} });
  const seen = await openFeed(page, "#/data");
  await page.waitForTimeout(500);
  await dropFiles(page, [{ name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(csv(desk(50, NOW))) }]);
  await waitReady(page);
  const loaded = seen.requests.length;
  for (const hash of ["#/intake", "#/manager", "#/tickets", "#/data"]) {
    await page.goto(feed.url + hash);
    await waitReady(page);
    await pass(page, 3 * MINUTE);
  }
  expect(seen.requests.slice(loaded)).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(feed.url) && !url.startsWith(`blob:${feed.url}`) && !url.startsWith("data:"))).toEqual([]);
  await page.getByText("Every request since this page was opened").click();
  const proof = page.locator(".proof");
  await expect(proof.locator("[data-elsewhere]")).toHaveAttribute("data-elsewhere", "0");
  await expect(proof).toContainText("connect-src 'self'");
  await expect(proof).toContainText(/worker.*_bg\.wasm/);
  await expect(proof).toContainText("zenboard.json");
  const build = await page.locator('meta[name="zenboard-build"]').getAttribute("content");
  await expect(proof).toContainText(build);
});

test("a folder that is followed is read again when it changes, and permission is asked again", async ({ page }) => {
  feed = await startFeed({ desk: desk(50, NOW), site: {} });
  // The picker of a headless browser cannot be operated; it is given the page's own folder, which is a real one.
  await page.addInitScript(() => {
    window.__allowed = "granted";
    window.__folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("exports", { create: true });
    window.showDirectoryPicker = async () => {
      const folder = await window.__folder();
      folder.queryPermission = async () => window.__allowed;
      folder.requestPermission = async () => (window.__allowed = "granted");
      return folder;
    };
    window.__write = async (name, text) => {
      const folder = await window.__folder();
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    };
  });
  await openFeed(page);
  const write = (count) => page.evaluate(([text]) => window.__write("tickets.csv", text), [csv(desk(count, NOW))]);
  await write(50);
  await page.evaluate(() => window.__write("notes.docx", "no export"));
  await page.getByRole("button", { name: "Follow a folder…" }).click();
  await waitReady(page);
  const tickets = page.locator(".moment .files");
  await expect(tickets).toContainText("50 tickets");
  await write(60);
  await pass(page, 15_000);
  await expect(tickets).toContainText("60 tickets");

  await page.evaluate(() => (window.__allowed = "prompt"));
  await write(70);
  await pass(page, 15_000);
  await page.goto(`${feed.url}#/data`);
  await waitReady(page);
  await expect(page.getByRole("alert").filter({ hasText: "no longer allows" })).toBeVisible();
  await page.getByRole("button", { name: "Allow access again" }).click();
  await expect(tickets).toContainText("70 tickets");
});
