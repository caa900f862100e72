// What a program can check of accessibility, and whether a page is wider than its window.

import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// Only these depend on colours: where a page has been asked by day, no other is asked by night.
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** What axe finds, a line for each element: of the whole page, or of the part that is named. */
export async function violations(page: Page, path: string, part = "html"): Promise<string[]> {
  const found = await ask(page, part, { type: "tag", values: rules });
  // Rules that found nothing to look at prove nothing.
  expect(found.passes.length, path).toBeGreaterThan(part === "html" ? 20 : 0);
  return found.violations.map((text) => `${path} ${text}`);
}

/** The colours that axe finds too weak, a line for each element. */
export async function weakColours(page: Page, path: string): Promise<string[]> {
  const found = await ask(page, "html", { type: "rule", values: rulesOfColour });
  expect(found.passes, path).toContain("color-contrast");
  return found.violations.map((text) => `${path} ${text}`);
}

async function ask(page: Page, part: string, runOnly: RunOptions["runOnly"]) {
  // It stays where the app goes on from page to page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Of what it finds good it need not say where that is: this halves the time. Nothing is in frames but a page that is
  // asked elsewhere.
  const options: RunOptions = { runOnly, resultTypes: ["violations"], iframes: false };
  return page.evaluate(
    async ({ part, options }) => {
      const { passes, violations } = await window.axe.run(part, options);
      const nodes = violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ id, ...node })));
      return {
        passes: passes.map(({ id }) => id),
        violations: nodes.map(({ id, target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
      };
    },
    { part, options },
  );
}

/** How far the page is wider than its window, and what sticks out. */
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const inScroller = element.parentElement?.closest(".scroller, .table, [role=region]") != null;
      return !inScroller && element.getBoundingClientRect().right > width + 1;
    });
    const names = wide.slice(0, 5).map((element) => `${element.tagName}#${element.id}.${element.className}`);
    return [`${document.documentElement.scrollWidth} > ${width}: ${names.join(" ")}`];
  });

declare global {
  interface Window {
    axe: typeof axe;
  }
}
