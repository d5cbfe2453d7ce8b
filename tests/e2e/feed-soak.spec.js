// A feed of 20,000 tickets that is refreshed again and again with the clock sped up, and faults among the answers:
// nothing grows after the first refreshes. A short run by default; ZENBOARD_SOAK=2000 is the long one.
import { expect, test } from "@playwright/test";
import { desk, live, numbers } from "./feed-desk.js";
import { KEY, startFeed } from "./feed-server.js";
import { waitReady } from "./support.js";

const NOW = Date.parse("2026-06-30T15:00:00Z");
const TICKETS = 20_000;
const REFRESHES = Number(process.env.ZENBOARD_SOAK ?? 40);
const WARM = Math.min(100, Math.floor(REFRESHES / 2));
const FAULTS = ["html", "500", "429", "truncated", "reset", "empty", "404"];

// Lets the test see the memory of the worker's module, which nothing else reaches.
const SPY = `
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...args) => {
  const made = await instantiate.apply(WebAssembly, args);
  globalThis.__memory = made.instance.exports.memory;
  return made;
};
`;

test(`nothing grows over ${REFRESHES} refreshes of ${TICKETS} tickets`, async ({ page, context }) => {
  test.setTimeout(120_000 + REFRESHES * 3_000);
  const one = desk(TICKETS, NOW);
  const site = { sources: [{ name: "Autotask", kind: "autotask", url: "autotask/", timeout: 20 }] };
  const feed = await startFeed({ desk: one, site, spy: (text) => text.replace(/^(import[^;]*;)/, `$1${SPY}`) });
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => /panick|unhandled|unreachable/i.test(message.text()) && wrong.push(message.text()));
  await page.addInitScript(() => {
    window.addEventListener("unhandledrejection", (event) => console.error(`unhandled ${event.reason}`));
  });
  await page.clock.install({ time: NOW });
  await page.goto(feed.url);
  for (const [label, value] of [["API integration code", "code"], ["User name", "api@example.com"], ["Secret", KEY]]) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: "Use this key" }).click();
  await waitReady(page, { timeout: 60_000 });

  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  const measure = async (refresh) => {
    // More than once: what a first pass lets go of (closures of the module) holds elements that only the next one finds.
    for (let pass = 0; pass < 3; pass += 1) {
      await cdp.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(100);
    }
    const { metrics } = await cdp.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    const wasm = await page.workers()[0].evaluate(() => globalThis.__memory.buffer.byteLength);
    const all = { refresh, heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners"), wasm };
    console.log(`    ${JSON.stringify(all)}`);
    return all;
  };
  const chip = page.locator("details.live");
  const below = numbers(11);
  const start = Date.now();
  let [warm, faults] = [null, 0];
  for (let refresh = 1; refresh <= REFRESHES; refresh += 1) {
    live(one, NOW + refresh * 61_000, 20, below);
    feed.state.fault = below(100) === 0 ? FAULTS[below(FAULTS.length)] : null;
    faults += feed.state.fault ? 1 : 0;
    const before = await chip.getAttribute("data-requests");
    await page.clock.fastForward(61_000);
    await expect(chip).not.toHaveAttribute("data-requests", before, { timeout: 30_000 });
    if (refresh === WARM) warm = await measure(refresh);
    else if (refresh % 250 === 0) await measure(refresh);
  }
  feed.state.fault = null;
  await page.clock.fastForward(400_000);
  await expect(chip).toHaveAttribute("data-fresh", "fresh");
  const end = await measure(REFRESHES);
  const perRefresh = (end.heap - warm.heap) / (REFRESHES - WARM);
  console.log(`    ${faults} faults, ${Math.round((Date.now() - start) / REFRESHES)} ms a refresh, JS heap ${Math.round(perRefresh)} bytes a refresh`);
  expect(wrong).toEqual([]);
  await expect(page.locator("main")).toHaveAttribute("data-state", "ready");
  // The figures on the board make a few nodes more or less; a leak makes some for each refresh.
  expect(end.nodes - warm.nodes).toBeLessThan(Math.max(300, (REFRESHES - WARM) * 2));
  expect(end.listeners - warm.listeners).toBeLessThan(Math.max(40, (REFRESHES - WARM) / 4));
  expect(perRefresh).toBeLessThan(REFRESHES > 500 ? 1_024 : 8_192);
  // The memory of a module never shrinks: it may not grow after the first refreshes either.
  expect(end.wasm - warm.wasm).toBeLessThan(REFRESHES > 500 ? 1 : 32 * 2 ** 20);
  await feed.close();
});
