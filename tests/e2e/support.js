// What the tests say to the page and ask of it.
//
// Stable hooks: `main[data-state]` (empty, importing, ready, failed), `[data-kpi="<id>"]` with the plain
// number in `data-value` (on itself or inside). Everything else is found by role and label.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";

/** What a page did since it was opened, by page. */
const watched = new WeakMap();

/** Runs in the page before any script of it. */
function record() {
  const seen = { violations: [], longTasks: [], workerMessages: 0 };
  Object.defineProperty(window, "__seen", { value: seen });
  document.addEventListener("securitypolicyviolation", (event) => {
    seen.violations.push(`${event.effectiveDirective}: ${event.blockedURI} (${event.sample})`);
  });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      seen.longTasks.push({ start: Math.round(task.startTime), ms: Math.round(task.duration) });
    }
  }).observe({ type: "longtask", buffered: true });
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", () => (seen.workerMessages += 1));
    }
  };
}

async function watch(page) {
  if (watched.has(page)) return watched.get(page);
  const log = { errors: [], requests: [], entries: new Map() };
  watched.set(page, log);
  page.on("console", (message) => {
    if (message.type() === "error") log.errors.push(message.text());
  });
  page.on("pageerror", (error) => log.errors.push(String(error)));
  // Of the context: what the worker fetches is in it too.
  page.context().on("request", (request) => {
    const entry = { url: request.url(), method: request.method(), type: request.resourceType(), failure: null };
    log.entries.set(request, entry);
    log.requests.push(entry);
  });
  page.context().on("requestfailed", (request) => {
    const failure = request.failure()?.errorText ?? "failed";
    log.errors.push(`${request.url()}: ${failure}`);
    const entry = log.entries.get(request);
    if (entry) entry.failure = failure;
  });
  page.context().on("response", (response) => {
    if (response.status() >= 400) log.errors.push(`${response.url()}: ${response.status()}`);
  });
  await page.addInitScript(record);
  return log;
}

/** Opens the page; `hash` is the part of the address that holds the view, such as `#/coordinator`. */
export async function open(page, hash = "") {
  await watch(page);
  await page.goto(`./${hash}`);
  await expect(page.locator("main[data-state]")).toBeVisible();
  return page;
}

/** Waits until the worker has said something: from then on nothing sent to it is lost. */
export async function waitWorker(page) {
  await page.waitForFunction(() => window.__seen.workerMessages > 0);
}

/**
 * The worker that holds the data on show. The page loads its spare worker after it, so it is always the oldest.
 */
function dataWorker(page) {
  const [oldest] = page.workers();
  if (!oldest) throw new Error("The page has no worker.");
  return oldest;
}

/** Makes the worker die of an error that nobody catches. */
export async function killWorker(page) {
  // Not at once: the answer to this call must be on its way first.
  await dataWorker(page).evaluate(() => {
    setTimeout(() => {
      throw new Error("killed by a test");
    });
  });
}

/** Makes the worker busy for ever: it is there, and never answers again. */
export async function hangWorker(page) {
  await dataWorker(page).evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
}

/** Waits until the boards show the figures of what was loaded; stops at once when that failed. */
export async function waitReady(page, { timeout = 30_000 } = {}) {
  const main = page.locator("main[data-state]");
  await expect(main).toHaveAttribute("data-state", /^(ready|failed)$/, { timeout });
  if ((await main.getAttribute("data-state")) === "failed") {
    throw new Error(`The page says that it failed: ${(await main.innerText()).slice(0, 500)}`);
  }
}

/** Hands files (paths, or `{ name, mimeType, buffer }`) to the page by its labelled input. */
export async function dropFiles(page, paths) {
  const input = page.locator('input[type="file"]').first();
  await expect(input).toHaveAccessibleName(/\S/);
  await input.setInputFiles(paths);
}

/** The figure of a KPI: `{ count }` as a number, `{ text }` as it is read. */
export async function kpi(page, id) {
  const card = page.locator(`[data-kpi="${id}"]`).first();
  await expect(card).toBeAttached();
  return card.evaluate((element) => {
    const holder = element.hasAttribute("data-value") ? element : element.querySelector("[data-value]");
    const value = holder?.getAttribute("data-value") ?? "";
    // An absent or empty value is no figure, and must not read as zero.
    return { count: value.trim() === "" ? NaN : Number(value), text: element.textContent.trim() };
  });
}

/** What axe finds wrong: a list of sentences, empty when nothing is. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, impact, help, nodes }) =>
      `${id} (${impact}): ${help}: ${nodes.map((node) => node.target.join(" ")).join("; ")}`,
  );
}

/** Tasks over 50 ms on the main thread since the page was opened: `{ start, ms }`. */
export function longTasks(page) {
  return page.evaluate(() => window.__seen.longTasks);
}

/** What the content security policy blocked on the page: a list of sentences. */
export function violations(page) {
  return page.evaluate(() => window.__seen.violations);
}

/** All requests since the page was opened, the worker's among them: `{ url, method, type, failure }`. */
export function requestLog(page) {
  return watched.get(page).requests;
}

/** Errors on the console (also the worker's), exceptions and failed requests: a list of sentences. */
export function errors(page) {
  return watched.get(page).errors;
}

/** Opens the page with the sample desk on show, at `hash`. */
export async function openSample(page, hash = "") {
  await open(page, hash);
  await waitWorker(page);
  await page.getByRole("button", { name: "Try it with sample data" }).click();
  await waitReady(page);
  return page;
}

/** Goes to a fragment, as a link does, and waits for its picture. */
export async function visit(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await waitReady(page);
}

/** The number of rows of the list on show, as its own paging says it. */
export async function listTotal(page) {
  return Number(await page.locator("[data-total]").getAttribute("data-total"));
}

/** A file of the shared folder of real exports; null when it is not there: the test is then skipped, and the reporter says so. */
export function shared(path) {
  const full = join(dirname(fileURLToPath(import.meta.url)), "../../../shared/datasets", path);
  return existsSync(full) ? full : null;
}

/** What the command line prints; the browser's figures must be the same. */
export function commandLine(args) {
  const program = process.env.ZENBOARD_CLI ?? join(dirname(fileURLToPath(import.meta.url)), "../../target/debug/zenboard");
  if (!existsSync(program)) throw new Error(`${program} is not there: cargo build --features cli,charts --bin zenboard`);
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
}

/** How long a fixed piece of work takes in this page, in milliseconds: the measure of the machine. */
async function work(page) {
  return page.evaluate(() => {
    const start = performance.now();
    let state = 1;
    for (let turn = 0; turn < 2e7; turn += 1) state = (Math.imul(state, 1103515245) + 12345) | 0;
    return performance.now() - start + (state & 0);
  });
}

/**
 * Does something on a fresh page, and holds its longest task on the main thread against a fixed piece of work: it may take so many `times` as long. A file that is read on the main thread takes
 * hundreds of times as long, on any machine; a busy machine makes tasks longer, never shorter, so one run without such a task is the proof.
 */
export async function expectQuick(page, walk, { tries = 3, times = 12 } = {}) {
  const told = [];
  for (let run = 0; run < tries; run += 1) {
    const fresh = await page.context().newPage();
    const before = await work(fresh);
    await walk(fresh);
    const unit = Math.max(before, await work(fresh));
    const slow = (await longTasks(fresh)).filter(({ ms }) => ms > times * unit).map(({ ms }) => `${ms} ms`);
    await fresh.close();
    if (slow.length === 0) return;
    told.push(`${slow.join(", ")} (the fixed work: ${Math.round(unit)} ms)`);
  }
  throw new Error(`In each of ${tries} runs the page stood still for more than ${times} times the fixed piece of work: ${told.join("; ")}`);
}

/**
 * Lets the page's faked clock run on. In steps, each with some real time: the heart beats every five seconds by that
 * clock, and the worker, which has a clock of its own, must be able to answer.
 */
export async function pass(page, ms) {
  const rest = ms > 900_000 ? 16 : 50;
  for (let left = ms; left > 0; left -= 10_000) {
    await page.clock.runFor(Math.min(left, 10_000));
    await page.waitForTimeout(rest);
  }
}
