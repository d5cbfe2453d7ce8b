// Browsers that lack something: the probe must say so before anything else runs.
import { expect, test } from "@playwright/test";

// The probe stops the loading of the page; a picture of it would wait five seconds for its end.
test.use({ screenshot: "off" });

for (const [what, spoil] of [
  ["WebAssembly", () => delete window.WebAssembly],
  ["WebAssembly SIMD", () => (WebAssembly.validate = () => false)],
  [
    "module workers",
    () => {
      const Old = window.Worker;
      window.Worker = function (url) {
        return new Old(url);
      };
    },
  ],
]) {
  test(`a browser without ${what} is told so`, async ({ page }) => {
    await page.addInitScript(spoil);
    await page.goto("./", { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zenboard does not run in this browser");
    await expect(page.getByText(`${what}.`)).toBeVisible();
    await expect(page.getByText(/Firefox \d+/)).toBeVisible();
    await expect(page.locator("main")).toHaveCount(1);
  });
}

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("a browser without WebAssembly is told so", async ({ page }) => {
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto("./", { waitUntil: "commit" });
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zenboard läuft nicht in diesem Browser");
  });
});
