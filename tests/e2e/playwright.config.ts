// The end-to-end tests run against a site that is already built and served: `cargo xtask test`
// does both and passes the address in BASE_URL.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "./support/chromium.mjs";

const baseURL = process.env.BASE_URL;
if (!baseURL) {
  throw new Error(
    "BASE_URL is missing. `cargo xtask test --only e2e` sets it; by hand, run `cargo xtask serve` " +
      "in another terminal and set it to the address that is printed.",
  );
}

// What a run leaves, by which tests it runs: one run clears away nothing of another.
const results = `test-results/${process.env.RESULTS ?? "by-hand"}`;

// A reader who wants nothing kept on the device: what the tests see is what the host sends. The tests of what is kept
// have a host of their own.
const storageState = {
  cookies: [],
  origins: [{ origin: new URL(baseURL).origin, localStorage: [{ name: "offline", value: "off" }] }],
};

export default defineConfig({
  testDir: ".",
  outputDir: results,
  fullyParallel: true,
  forbidOnly: true,
  // A third gains a twentieth on two cores. What is measured runs alone (`@measured`).
  workers: 2,
  // A test that passes only the second time has found something.
  retries: 0,
  reporter: [["list"], ["json", { outputFile: `${results}/report.json` }]],
  use: { baseURL, browserName: "chromium", launchOptions, storageState },
});
