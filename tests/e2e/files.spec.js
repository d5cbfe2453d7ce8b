// Files of people: real exports, broken ones, and names that look like markup.
import { expect, test } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, dropFiles, errors, expectQuick, kpi, open, openSample, shared, violations, visit, waitReady, waitWorker } from "./support.js";

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

const GOOD = csv(
  "good.csv",
  [
    "Ticket Number,Title,Company,Status,Priority,Queue,Primary Resource,Created,Due Date,Last Activity",
    ...Array.from({ length: 20 }, (_, n) => {
      const day = String(n + 1).padStart(2, "0");
      return `T20260601.00${day},Printer ${n},Harbor,New,High,Help Desk,,2026-06-${day} 09:00,2026-06-${day} 17:00,2026-06-${day} 10:00`;
    }),
  ].join("\n"),
);

async function add(page, files) {
  await visit(page, "#/data");
  await dropFiles(page, files);
}

for (const [what, path, tickets] of [
  ["the UCI log", "uci-servicenow-incident-event-log/incident_event_log.csv", "24,918 tickets"],
  ["the Volvo log", "bpic2013-volvo-incidents/bpi_challenge_2013_incidents.csv", "7,554 tickets"],
]) {
  test(`${what} is read in the page, which stays quick`, async ({ page }) => {
    const file = shared(path);
    test.skip(file === null, `../shared/datasets/${path} is not there`);
    test.setTimeout(300_000);
    await expectQuick(page, async (fresh) => {
      await open(fresh);
      await waitWorker(fresh);
      await dropFiles(fresh, file);
      await waitReady(fresh, { timeout: 150_000 });
      await expect(fresh.locator(".moment .files")).toContainText(tickets);
      expect(await violations(fresh)).toEqual([]);
      expect(errors(fresh)).toEqual([]);
    });
  });
}

test("100,000 tickets and their time entries give the figures of the command line, and the page stays quick", async ({ page }) => {
  test.setTimeout(400_000);
  const folder = mkdtempSync(join(tmpdir(), "zenboard-"));
  commandLine(["sample", "--tickets", "100000", "--seed", "11", folder]);
  const files = ["tickets.csv", "time_entries.csv"].map((name) => join(folder, name));
  const report = JSON.parse(commandLine(["report", ...files, "--json"]));
  expect(report.files.map(({ rows }) => rows)[0]).toBe(100_000);
  await expectQuick(page, async (fresh) => {
    await open(fresh);
    await waitWorker(fresh);
    await dropFiles(fresh, files);
    await waitReady(fresh, { timeout: 200_000 });
    await expect(fresh.locator(".moment .files")).toContainText("100,000 tickets");
    for (const { id, count } of report.coordinator) {
      const shown = (await kpi(fresh, id)).count;
      expect(Number.isNaN(shown) ? null : shown, id).toBe(count);
    }
    expect(errors(fresh)).toEqual([]);
  });
  rmSync(folder, { recursive: true });
});

const BROKEN = [
  ["an empty file", csv("empty.csv", "")],
  [
    "a picture with a false name",
    { name: "picture.csv", mimeType: "text/csv", buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") },
  ],
  ["a header without rows", csv("header.csv", "Ticket Number,Title,Status,Created\n")],
  ["a quote that never ends", csv("quote.csv", `Ticket Number,Title,Status\n1,"never,New\n${"x\n".repeat(1000)}`)],
  ["zero bytes", csv("zero.csv", "\0".repeat(5000))],
  ["a million columns", csv("wide.csv", `${"a,".repeat(1_000_000)}a\n${"1,".repeat(1_000_000)}1\n`)],
  ["a row of ten megabytes", csv("long.csv", `Ticket Number,Title,Status\n1,${"x".repeat(10_000_000)},New\n`)],
];

test("broken files get a sentence, and the picture stays", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await waitWorker(page);
  await dropFiles(page, GOOD);
  await waitReady(page);
  const before = await kpi(page, "new");
  expect(before.count).toBe(20);
  for (const [what, file] of BROKEN) {
    await add(page, file);
    await expect(page.getByText(file.name).first(), what).toBeVisible();
    await waitReady(page);
    await visit(page, "#/coordinator");
    expect((await kpi(page, "new")).count, what).toBe(before.count);
  }
  expect(errors(page)).toEqual([]);
});

test("a broken first file says why, and the next one is read", async ({ page }) => {
  test.setTimeout(120_000);
  for (const [what, file] of BROKEN) {
    await open(page);
    await waitWorker(page);
    await dropFiles(page, file);
    await expect(page.locator("main"), what).toHaveAttribute("data-state", "failed");
    await expect(page.getByRole("alert").filter({ hasText: /\w+ \w+ \w+/ })).toBeVisible();
    await dropFiles(page, GOOD);
    await waitReady(page);
    expect((await kpi(page, "new")).count).toBe(20);
    await page.reload();
  }
});

test("text is text, whatever it looks like", async ({ page }) => {
  // Tags of a cell are taken off; what was written with entities reads as markup, and must stay text.
  const evil = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=2</script>&lt;img src=x onerror="window.__pwned=3"&gt;';
  const name = `"${evil.replaceAll('"', '""')}"`;
  const text = [
    "Ticket Number,Title,Company,Status,Priority,Primary Resource,Created,Due Date",
    ...Array.from({ length: 6 }, (_, n) => `X${n},${name},${name},New,High,${name},2026-06-0${n + 1} 09:00,2026-06-0${n + 1} 10:00`),
  ].join("\n");
  await open(page);
  await waitWorker(page);
  await dropFiles(page, csv("evil.csv", text));
  await waitReady(page);
  for (const hash of ["#/coordinator", "#/tickets", "#/ticket/X1", "#/data", "#/manager", "#/intake"]) await visit(page, hash);
  await visit(page, "#/tickets");
  await expect(page.getByText("<img src=x").first()).toBeVisible();
  expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
  expect(await violations(page)).toEqual([]);
});

test("a file added joins those before, and starting over forgets", async ({ page }) => {
  await openSample(page, "#/coordinator");
  await add(page, GOOD);
  await waitReady(page);
  await expect(page.locator(".moment .files")).toContainText("20 tickets");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.locator("main")).toHaveAttribute("data-state", "empty");
});
