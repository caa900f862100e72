// Opens the page of the benchmark from its folder and prints the result that the page comes to.
// Usage: node browser-bench.mjs FOLDER

import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

const address = "http://benchmark.test";
const patience = 120_000;

const folder = process.argv[2];
if (!folder) {
  throw new Error("usage: node browser-bench.mjs FOLDER");
}

const browser = await chromium.launch(launchOptions);
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`error in the page: ${error.message}`));
  // No server: the files are read as the page asks for them.
  await page.route(`${address}/**`, (route) =>
    route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
  );
  await page.goto(`${address}/index.html`);
  const output = page.locator("#output").filter({ hasText: "{" });
  await output.waitFor({ state: "attached", timeout: patience });
  console.log(await output.textContent());
} finally {
  await browser.close();
}
