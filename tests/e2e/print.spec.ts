// Guards what is handed over on paper, the investor's brief, the recce list and the case: a few A4 pages, whole, without
// what only a screen can use.

import { expect, test, type Page } from "@playwright/test";
import { open } from "./support/app.ts";
import { printed } from "./support/decode.ts";
import { atWork, stopCalendar } from "./support/estimator.ts";
import { inLanguage, languages } from "./support/words.ts";

const scenes = "luxury-cabin,prison,inn,palace-hall,subway-car,jianglang-mountain";

/** How many A4 pages a page prints on. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  // A4 is 210 by 297 mm, in points.
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

// Four with the typefaces that most systems have; one more where they run wider.
const most = 5;

for (const lang of languages) {
  test(`the brief prints on at most ${most} pages: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "brief/"));
    const pages = await sheets(page);
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(most);
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

  test(`six scenes of the recce list print on at most four pages: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, `scenes/recce/#scenes=${scenes}`));
    await expect(page.locator(".recce dl")).toHaveCount(6);
    expect(await sheets(page)).toBeLessThanOrEqual(4);
  });

  test(`the case prints as a document, whole: ${lang}`, async ({ page }) => {
    await stopCalendar(page);
    const entered = "level=NRTA&local_theme=yes&applicant_in_district=yes&shoot_days=5";
    const hash = `#from=2026-12-01&until=2026-12-06&heads=45&scenes=${scenes}&${entered}`;
    await open(page, inLanguage(lang, `case/${hash}`));
    await atWork(page);
    await expect(page.locator(".case__scene img")).toHaveCount(6);
    expect(await sheets(page)).toBeLessThanOrEqual(7);
    // The code is read from the paper, at what an office printer makes of it.
    expect((await printed(page, 150)).said).toEqual([await page.locator("#t-link").inputValue()]);
    await page.emulateMedia({ media: "print" });
    const document = page.locator("main");
    for (const part of ["#k-said-heads", ".case__scene img", "#k-lines", ".journey__line", ".tick__box", "#k-asks", ".take__print", ".take svg.qr"]) {
      await expect(document.locator(part).first(), part).toBeVisible();
    }
    await expect(page.locator("#k-said-heads")).toHaveText("45");
    await expect(page.locator("#k-lines")).toContainText("120,000");
    await expect(page.locator(".take__print")).toContainText("/case/#");
    await expect(document.locator("button:visible, input:not([type=checkbox]):visible, #k-cases:visible")).toHaveCount(0);
  });
}
