// Guards the investor's brief as a handout: a few A4 pages, without what only a screen can use.

import { expect, test } from "@playwright/test";
import { open } from "./support/app.ts";
import { inLanguage, languages } from "./support/words.ts";

// Four with the typefaces that most systems have; one more where they run wider.
const most = 5;

for (const lang of languages) {
  test(`the brief prints on at most ${most} pages: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "brief/"));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThanOrEqual(most);
    // A4 is 210 by 297 mm, in points.
    expect(pdf.toString("latin1")).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  test(`on paper the brief has neither menu nor buttons, and its own address: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "brief/"));
    await page.emulateMedia({ media: "print" });
    for (const screenOnly of [".top__menu", ".top__tools", ".print-button", ".foot__menu"]) {
      await expect(page.locator(screenOnly)).toBeHidden();
    }
    await expect(page.locator(".foot__address")).toBeVisible();
    await expect(page.locator(".foot__address")).toContainText("/brief/");
  });
}
