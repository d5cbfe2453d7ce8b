// Every page in both themes for axe, and pictures of the pages.
import { join } from "node:path";
import { test, expect } from "@playwright/test";
import { axe, open, openSample, visit, waitReady, waitWorker } from "./support.js";

const PAGES = ["coordinator", "intake", "workload", "huddle", "manager", "forecast", "tickets", "entries", "data", "settings", "help"];

for (const theme of ["light", "dark"]) {
  test(`every page is accessible in ${theme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openSample(page, "#/coordinator");
    for (const name of PAGES) {
      await visit(page, `#/${name}`);
      await expect(page.locator("h1")).toHaveCount(1);
      expect(await axe(page), name).toEqual([]);
    }
  });
}

// Views and tabs of pages, which hold forms and tables of their own.
const VIEWS = [
  ...["groups", "hours", "companies", "team", "compare", "coordinator", "goals"].map((view) => `manager?view=${view}`),
  ...["workflows", "coming", "people", "what-if", "rules"].map((tab) => `forecast?tab=${tab}`),
  "journey", "past", "compare", "report", "import", "audit",
];

for (const [locale, start] of [
  ["en-GB", "Try it with sample data"],
  ["de-DE", "Mit Beispieldaten ausprobieren"],
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("no page is wider than a phone", async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, "#/coordinator");
      await waitWorker(page);
      await page.getByRole("button", { name: start }).click();
      await waitReady(page);
      for (const name of [...PAGES, ...VIEWS]) {
        await visit(page, `#/${name}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, name).toBeLessThanOrEqual(390);
      }
    });
  });
}

test("pictures", async ({ page }) => {
  test.skip(!process.env.ZENBOARD_SCREENSHOTS, "set ZENBOARD_SCREENSHOTS=1 to take them");
  test.setTimeout(300_000);
  const folder = process.env.ZENBOARD_SCREENSHOTS === "1" ? "../../docs/screenshots" : process.env.ZENBOARD_SCREENSHOTS;
  const shoot = async (name, fullPage = false) => {
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await waitWorker(page);
  await shoot("start-light-1440");
  await openSample(page, "#/coordinator");
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    for (const name of PAGES) {
      await visit(page, `#/${name}`);
      await shoot(`${name}-${theme}-1440`, name !== "coordinator");
    }
  }
});
