// The service delivery forecast: tabs, levers, the simulation in the worker, scenarios, and the draft of the rules.
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { axe, errors, listTotal, openSample, visit, waitReady } from "./support.js";

const TABS = ["", "workflows", "coming", "people", "what-if", "rules"];

/** Waits until the simulation of the page is done; gives the words below its tables. */
async function waitPlayed(page) {
  await expect(page.locator(".played")).not.toHaveAttribute("data-playing", "", { timeout: 30_000 });
  await expect(page.locator(".played .remark").last()).toContainText("last quarter");
  return page.locator(".played").innerText();
}

/** Moves a lever as the keyboard does, and waits for the answer. */
async function press(page, name, key, times = 1) {
  const lever = page.locator(`#lever-${name}`);
  await lever.focus();
  for (let turn = 0; turn < times; turn += 1) await page.keyboard.press(key);
  await expect(page).toHaveURL(new RegExp(`${name}=`));
  await waitReady(page);
}

test("the answer comes first, and every tab says the same verdict, without a fault for axe", async ({ page }) => {
  await openSample(page, "#/forecast");
  const title = await page.locator("h1").innerText();
  await expect(page.locator('[data-kpi="forecast_next_week"]')).toBeVisible();
  for (const tab of TABS) {
    await visit(page, `#/forecast?tab=${tab}`);
    await expect(page.locator("h1")).toHaveText(title);
    if (tab === "what-if") await waitPlayed(page);
    expect(await axe(page), tab).toEqual([]);
  }
  expect(errors(page)).toEqual([]);
});

test("levers move by keyboard, live in the URL, and the same seed gives the same picture", async ({ page }) => {
  await openSample(page, "#/forecast?tab=what-if");
  await waitPlayed(page);
  await expect(page.locator("#lever-tech_delta")).toBeEnabled();
  await press(page, "tech_delta", "ArrowLeft", 4);
  expect(page.url()).toContain("tech_delta=-2");
  await expect(page.locator("#lever-tech_delta")).toBeFocused();
  const moved = await waitPlayed(page);
  expect(moved).toContain("−2 technicians");
  expect(moved).toMatch(/1,000 runs .* seed \d+/);
  await page.goBack();
  await waitReady(page);
  await waitPlayed(page);
  await page.goForward();
  await waitReady(page);
  await expect.poll(() => waitPlayed(page)).toBe(moved);
});

test("a thousand runs take under two seconds, tell their progress, and can be stopped and played again", async ({ page }) => {
  await openSample(page, "#/forecast?tab=what-if");
  await waitPlayed(page);
  // What the page hears, from the first word of progress to the result.
  const play = (percent) =>
    page.evaluate(async (fragment) => {
      const heard = [];
      const bar = () => document.querySelector(".playing progress");
      const begun = performance.now();
      location.hash = fragment;
      let was = false;
      for (;;) {
        await new Promise((done) => setTimeout(done, 8));
        const one = bar();
        if (one) {
          was = true;
          heard.push([Number(one.value), Number(one.max)]);
        } else if (was || performance.now() - begun > 30_000) break;
      }
      return { heard, ms: performance.now() - begun };
    }, `#/forecast?tab=what-if&effort_pct=${percent}`);
  // A trial of 400 runs, today and the scenario; the best of three, as a machine may be busy for a moment.
  const limit = 2_000 * (400 + 2 * 1_000) / 1_000;
  let best = Infinity;
  let told = [];
  for (const percent of [5, 10, 15]) {
    const { heard, ms } = await play(percent);
    best = Math.min(best, ms);
    const runs = heard.filter(([, total]) => total > 1);
    for (let at = 1; at < runs.length; at += 1) expect(runs[at][0]).toBeGreaterThanOrEqual(runs[at - 1][0]);
    told = told.concat(runs);
    if (best < limit && told.length) break;
  }
  console.log(`    a trial and two scenarios of 1,000 runs: ${Math.round(best)} ms`);
  expect(best).toBeLessThan(limit);
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(([done, total]) => done <= total && total === 2_400)).toBe(true);
  // Stopped as soon as the button is there; an answer that was quicker than the hand needs no stop.
  await page.evaluate(() => {
    const stop = () => [...document.querySelectorAll(".playing button")].find((one) => one.textContent === "Stop")?.click();
    new MutationObserver(stop).observe(document.querySelector("main"), { childList: true, subtree: true });
    location.hash = "#/forecast?tab=what-if&effort_pct=20";
  });
  await expect(page.getByRole("button", { name: "Run it again" })).toBeVisible();
});

test("a scenario is saved, survives a reload, and stands beside another", async ({ page }) => {
  await openSample(page, "#/forecast?tab=what-if&tech_delta=-1");
  await waitPlayed(page);
  await page.getByLabel(/^Save as/).fill("One leaves");
  await page.getByRole("button", { name: "Save scenario" }).click();
  await expect(page.getByRole("link", { name: "One leaves", exact: true })).toBeVisible();
  await page.reload();
  await openSample(page, "#/forecast?tab=what-if&endpoints_pct=25");
  await waitPlayed(page);
  await page.getByRole("link", { name: "Run beside: One leaves" }).click();
  await waitReady(page);
  await expect(page.locator(".played thead").first()).toContainText("One leaves");
  const heads = await page.locator(".played thead").first().locator("th").allInnerTexts();
  expect(heads.slice(1)).toEqual(["As today", "What if", "One leaves"]);
  await page.getByRole("button", { name: "Forget One leaves" }).click();
  await expect(page.getByRole("link", { name: "One leaves", exact: true })).toHaveCount(0);
});

test("a draft of the rules shows what moves, opens it, and holds once applied", async ({ page }) => {
  await openSample(page, "#/forecast?tab=rules");
  await page.getByLabel(/^4\. The priority is/).uncheck();
  await expect(page).toHaveURL(/draft=/);
  await waitReady(page);
  const link = page.locator("#moves td a").first();
  const count = Number(await link.getAttribute("data-count"));
  expect(count).toBeGreaterThan(0);
  await link.click();
  await waitReady(page);
  expect(await listTotal(page)).toBe(count);
  await page.goBack();
  await waitReady(page);
  await page.getByRole("button", { name: "Apply to all boards" }).click();
  await waitReady(page);
  await expect(page.locator("#moves")).toContainText("Nothing has changed yet");
  await page.getByRole("button", { name: "Back to the method’s rules" }).click();
  await waitReady(page);
  await expect(page.locator("#moves td a").first()).toHaveAttribute("data-count", String(count));
});

test("a workflow is called as the desk calls it, on every page", async ({ page }) => {
  await openSample(page, "#/forecast?tab=rules");
  const names = page.getByLabel(/^Names of workflows/);
  await names.fill("Quick Hit = Medium");
  await names.press("Tab");
  await expect(page.locator("#wrong-names")).toContainText("is the name of another workflow");
  await names.fill("Quick Hit = Express");
  await names.press("Tab");
  await waitReady(page);
  await expect(page.locator("#moves")).toContainText("The draft moves no ticket");
  await page.getByRole("button", { name: "Apply to all boards" }).click();
  await waitReady(page);
  for (const hash of ["#/intake", "#/forecast?tab=workflows", "#/manager?view=groups&group=workflow"]) {
    await visit(page, hash);
    await expect(page.getByRole("rowheader", { name: /^Express/ }).first(), hash).toBeVisible();
  }
  await visit(page, "#/tickets?workflow=Quick%20Hit");
  expect(await listTotal(page)).toBeGreaterThan(0);
});

test("the desk's own order and names of workflows hold once applied", async ({ page }) => {
  await openSample(page, "#/forecast?tab=rules");
  await page.locator("#list-names").fill("Quick Hit = Express");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/names/);
  await waitReady(page);
  await page.locator("#list-order").fill("Minor\nExpress");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/order/);
  await waitReady(page);
  await expect(page.locator("#moves")).toContainText("moves no ticket");
  const order = async (where) => {
    const names = await page.locator(`${where} tbody tr > :first-child`).allInnerTexts();
    return names.map((name) => name.trim()).filter((name) => ["Minor", "Express", "Major"].includes(name));
  };
  expect(await order("#moves")).toEqual(["Minor", "Express", "Major"]);
  await page.getByRole("button", { name: "Apply to all boards" }).click();
  await waitReady(page);
  await visit(page, "#/forecast?tab=workflows");
  await expect.poll(() => order("#distribution")).toEqual(["Minor", "Express", "Major"]);
});

test("endpoints of a new client are typed in", async ({ page }) => {
  await openSample(page, "#/forecast?tab=people");
  await page.getByLabel("Can we take on a client with this many endpoints?").fill("5000");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/endpoints=5000/);
  await waitReady(page);
  await expect(page.locator("#supply")).toContainText("5000 endpoints ask for");
});
