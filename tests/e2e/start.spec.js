// The program's own files are missing or damaged: a sentence and one more try, never a white page.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const named = (pattern) => {
  const name = readdirSync(DIST).find((name) => pattern.test(name));
  if (!name) throw new Error(`dist has no file like ${pattern}`);
  return name;
};

test.use({ serviceWorkers: "block" });

const FILES = [
  ["the program", /^app-[0-9a-f]+_bg\.wasm$/],
  ["its loader", /^app-[0-9a-f]+\.js$/],
  ["a style sheet", /^base-[0-9a-f]+\.css$/],
];
const WAYS = [
  ["missing", (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Not found." })],
  ["cut off", (route, whole) => route.fulfill({ status: 200, contentType: type(route), body: whole.subarray(0, whole.length / 2) })],
  ["a web page", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><p>Sign in</p>" })],
];

function type(route) {
  const url = route.request().url();
  if (url.endsWith(".wasm")) return "application/wasm";
  return url.endsWith(".css") ? "text/css" : "text/javascript";
}

for (const [what, pattern] of FILES) {
  for (const [how, answer] of WAYS) {
    test(`${what} is ${how}: one more try, then a sentence`, async ({ page }) => {
      const name = named(pattern);
      const whole = readFileSync(join(DIST, name));
      let pages = 0;
      page.on("request", (request) => (pages += request.isNavigationRequest() ? 1 : 0));
      await page.route(`**/${name}`, (route) => answer(route, whole));
      await page.goto("./", { waitUntil: "commit" });
      await expect(page.getByRole("alert").filter({ hasText: "A file of this program is missing or damaged" })).toBeVisible();
      expect(pages).toBe(2);
      // The person may try again; nothing does so by itself.
      await page.unroute(`**/${name}`);
      await page.getByRole("button", { name: "Reload" }).click();
      await expect(page.locator("main[data-state]")).toBeVisible();
      await expect(page.locator("#broken, #starting")).toHaveCount(0);
      expect(pages).toBe(3);
    });
  }

  test(`${what} is damaged once: the second try starts the page`, async ({ page }) => {
    const name = named(pattern);
    let isFirst = true;
    await page.route(`**/${name}`, (route) => {
      if (!isFirst) return route.continue();
      isFirst = false;
      return route.fulfill({ status: 404, contentType: "text/plain", body: "Not found." });
    });
    await page.goto("./", { waitUntil: "commit" });
    await expect(page.locator("main[data-state]")).toBeVisible();
    await expect(page.locator("#broken, #starting")).toHaveCount(0);
    // Then nothing of it is remembered: the next time there is a try again.
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem("zenboard.tried-again"))).toBe(null);
  });
}

test("without any of its scripts the page says that it has not started", async ({ page }) => {
  await page.route(/\.js$/, (route) => route.abort());
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText("Zenboard has not started yet.")).toBeVisible({ timeout: 12_000 });
});

test("mappings of the site that cannot be read are told", async ({ page }) => {
  await page.route("**/profiles.json", (route) => route.fulfill({ contentType: "application/json", body: '[{"entity": 3}]' }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("The mappings of this site cannot be used");
  await expect(page.getByRole("alert")).toContainText("profiles.json: ");
});
