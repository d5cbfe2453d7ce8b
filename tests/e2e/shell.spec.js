import { expect, test } from "@playwright/test";
import { axe, errors, open, requestLog, violations, waitWorker } from "./support.js";

test("the page starts empty, with its worker, and in silence", async ({ page, baseURL }) => {
  await open(page);
  await waitWorker(page);
  await expect(page.locator('main[data-state="empty"]')).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  expect(errors(page)).toEqual([]);

  const requests = requestLog(page);
  // The worker is started from within the page, under an address of the page's own making.
  const own = [baseURL, `blob:${new URL(baseURL).origin}/`];
  expect(requests.filter(({ url }) => !own.some((start) => url.startsWith(start)))).toEqual([]);
  // The log is worth something only if it sees what the worker fetches.
  expect(requests.some(({ url }) => /\/worker-[0-9a-f]+_bg\.wasm$/.test(url))).toBe(true);
});

test("the policy lets nothing out, and the page says which build it is", async ({ page, baseURL }) => {
  await open(page);
  await waitWorker(page);
  await expect(page.locator('meta[name="zenboard-build"]')).toHaveAttribute("content", /^[0-9a-f]{16}$/);

  // The spies of these tests must see a violation when there is one.
  const answer = await page.evaluate(async () => {
    const image = new Image();
    image.src = "http://127.0.0.1:1/spy.png";
    await new Promise((done) => (image.onerror = done));
    const script = document.createElement("script");
    script.textContent = "window.__injected = true";
    document.body.append(script);
    return {
      injected: window.__injected === true,
      fetched: await fetch("http://127.0.0.1:1/").then(
        () => true,
        () => false,
      ),
    };
  });
  expect(answer).toEqual({ injected: false, fetched: false });
  const blocked = await violations(page);
  for (const directive of ["img-src", "script-src-elem", "connect-src"]) {
    expect(blocked.some((text) => text.startsWith(`${directive}:`))).toBe(true);
  }
  // What was tried was stopped before it left.
  const tried = requestLog(page).filter(({ url }) => !url.startsWith(baseURL) && !url.startsWith("blob:"));
  expect(tried.filter(({ failure }) => failure !== "csp")).toEqual([]);
});

test("the empty page is accessible", async ({ page }) => {
  await open(page);
  await waitWorker(page);
  expect(await axe(page)).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page asks for it", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("noscript p").first()).toHaveText(/needs JavaScript/);
  });
});
