// Waiting for the app: it says itself when it has taken a page over, and when it has moved to another.

import { expect, type Page } from "@playwright/test";
import { site } from "./survey.ts";

/** Waits until the app has taken over the page that was served. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
}

/** Opens a page of the site and waits until the app has taken over. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Waits until the app has moved to a page: its path stands in the document, and its heading,
 * or the anchor that the address names, has the focus. */
export async function arrived(page: Page, address: string): Promise<void> {
  const [path, anchor] = address.split("#");
  await expect(page.locator("html")).toHaveAttribute("data-path", `/${path}`);
  await expect(page.locator(anchor ? `main #${anchor}` : "main h1")).toBeFocused();
}

/** Goes to another page the way the app does, whether or not this page has a link to it. */
export async function move(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement("a");
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, `${site.pathname}${path}`);
  await arrived(page, path);
}
