// The built page in Chromium, at the root of a host and below a path.
// `cargo xtask test` serves both and says where; run by hand, the config starts the servers itself.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const root = process.env.ZENBOARD_URL ?? "http://127.0.0.1:4173/";
const subPath = process.env.ZENBOARD_SUB_PATH_URL ?? "http://127.0.0.1:4174/some/path/";

const server = (url) => ({
  command: `cargo xtask serve --no-build --port ${new URL(url).port} --base ${new URL(url).pathname}`,
  cwd: "../..",
  url,
  reuseExistingServer: true,
  timeout: 120_000,
});

function chromium() {
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)))
    .find(existsSync);
  return process.env.ZENBOARD_CHROMIUM ?? found;
}

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "out",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Once more for what a slow machine upsets; the reporter names it. What fails twice fails.
  retries: 1,
  timeout: 60_000,
  reporter: [["list"], ["./reporter.js"]],
  webServer: process.env.ZENBOARD_URL ? undefined : [server(root), server(subPath)],
  use: {
    browserName: "chromium",
    // One place, one language: what is read on the screen does not depend on the machine.
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // Its own tests ask for it; the others see the network as it is.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "root", use: { baseURL: root } },
    // The path of the page matters to its shell only.
    { name: "sub-path", use: { baseURL: subPath }, testMatch: "shell.spec.js" },
  ],
});
