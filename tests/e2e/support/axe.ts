// What a program can check of accessibility, and whether a page is wider than its window.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// Only these depend on colours; all others are asked by day.
export const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** What axe finds, a line for each element. */
export async function violations(path: string, builder: AxeBuilder): Promise<string[]> {
  const { violations, passes } = await builder.setLegacyMode(true).analyze();
  // A rule that found nothing to look at proves nothing.
  expect(passes.length, path).toBeGreaterThan(0);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${path} ${id} ${target.join(" ")}: ${failureSummary}`),
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
    const names = wide.slice(0, 5).map((element) => `${element.tagName}.${element.className}`);
    return [`${document.documentElement.scrollWidth} > ${width}: ${names.join(" ")}`];
  });
