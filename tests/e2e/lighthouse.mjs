// Prints Lighthouse's verdicts on the built page. By hand, as it is no part of the checks:
//
//   npm install --no-save lighthouse   (in this folder)
//   cargo xtask serve --no-build --port 8107
//   node lighthouse.mjs http://127.0.0.1:8107/
//
// Ends with an error when accessibility is not 100.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const site = process.argv[2] ?? "http://127.0.0.1:8080/";
const CATEGORIES = ["performance", "accessibility", "best-practices"];
// A page without data, and a wall without data: what a browser gets before anything is dropped.
const PAGES = ["", "#/wall", "#/settings", "#/help"];

const chrome = await launch({
  chromePath: process.env.ZENBOARD_CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
let isGood = true;
try {
  for (const page of PAGES) {
    const { lhr } = await lighthouse(site + page, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      formFactor: "desktop",
      screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
      throttlingMethod: "provided",
      output: "json",
      logLevel: "error",
    });
    const scores = CATEGORIES.map((name) => `${name} ${Math.round((lhr.categories[name].score ?? 0) * 100)}`);
    console.log(`${(page || "start").padEnd(12)} ${scores.join(" · ")}`);
    for (const name of CATEGORIES) {
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 0.9) console.log(`             ${name}: ${audit.title} (${audit.displayValue ?? audit.score})`);
      }
    }
    isGood &&= lhr.categories.accessibility.score === 1;
  }
} finally {
  await chrome.kill();
}
process.exitCode = isGood ? 0 : 1;
