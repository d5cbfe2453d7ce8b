import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const page = await b.newPage({ viewport: { width: 1920, height: 1080 } });
page.on("console", m => console.log(m.type(), m.text().slice(0,300)));
page.on("pageerror", e => console.log("ERR", String(e).slice(0,300)));
await page.goto("http://127.0.0.1:8107/#/coordinator?wall=1&pause=1");
await page.getByRole("button", { name: "Try it with sample data" }).click();
await page.waitForSelector('main[data-state="ready"] .wall__head', { timeout: 120000 });
const pages = (process.argv[2] ?? "coordinator,manager,intake,workload,forecast").split(",");
for (const name of pages) {
  await page.evaluate((n) => (location.hash = `#/${n}?wall=1&pause=1`), name);
  await page.waitForFunction((n) => document.querySelector("main").dataset.page === n && document.querySelector("main").dataset.state === "ready", name, { timeout: 60000 });
  for (const [w, h] of (process.argv[3] ? process.argv[3].split(",").map(s=>s.split("x").map(Number)) : [[1920, 1080]])) {
    await page.setViewportSize({ width: w, height: h });
    await page.waitForTimeout(700);
    await page.screenshot({ path: `/tmp/shots/${name}-${w}x${h}.png` });
  }
}
await b.close();
