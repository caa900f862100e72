// The least that must hold before any other test means something.

import { expect, test } from "@playwright/test";
import { watch } from "./support/watch.ts";

test("the home page answers, has one main heading and reports nothing", async ({ page }) => {
  const watched = await watch(page);
  const response = await page.goto("");
  expect(response?.status()).toBe(200);
  await expect(page.locator("h1")).toHaveCount(1);
  await page.waitForLoadState("networkidle");
  expect(await watched.problems()).toEqual([]);
});

test("an address that does not exist answers 404 with a page of the site", async ({ page }) => {
  const response = await page.goto("there-is-no-such-page/");
  expect(response?.status()).toBe(404);
  await expect(page.locator("h1")).toHaveCount(1);
});

test("the strict policy is sent with every page", async ({ request }) => {
  const response = await request.get("");
  const policy = response.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
});
