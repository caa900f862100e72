// Opens the test page of wasm-bindgen's runner, prints what it says, and fails where a test does.
// Usage: node browser-unit.mjs ADDRESS

import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

const patience = 120_000;

const address = process.argv[2];
if (!address) {
  throw new Error("usage: node browser-unit.mjs ADDRESS");
}

const browser = await chromium.launch(launchOptions);
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`error in the page: ${error.message}`));
  await openOnceServed(page, address);
  const output = page.locator("#output");
  // A time-out is an outcome like any other here: what the page says so far tells where it hung.
  await output
    .filter({ hasText: /test result: / })
    .waitFor({ state: "attached", timeout: patience })
    .catch(() => console.error(`no result after ${patience / 1000} seconds`));
  const text = (await output.textContent()) ?? "";
  console.log(text.trim());
  process.exitCode = /test result: ok\./.test(text) ? 0 : 1;
} finally {
  await browser.close();
}

/**
 * The runner prepares the page for a moment before it listens.
 * @param {import("@playwright/test").Page} page
 * @param {string} address
 */
async function openOnceServed(page, address) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await page.goto(address);
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
