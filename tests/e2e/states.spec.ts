// Guards what a program can check of accessibility where something was entered, chosen or opened: axe.spec.ts walks
// through the pages as they are when nothing was.

import { expect, test, type Page } from "@playwright/test";
import { open } from "./support/app.ts";
import { overflow, violations } from "./support/axe.ts";
import { atWork, fragment, fullCase, stopCalendar } from "./support/estimator.ts";
import { inLanguage, languages, type Lang } from "./support/words.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The booth's loop in its window: a screen that is filled cannot be resized. */
async function startLoop(page: Page, lang: Lang) {
  await page.addInitScript(() => (Element.prototype.requestFullscreen = async () => {}));
  await open(page, inLanguage(lang, "present/"));
  await page.locator(".deck__start").click();
}

const six = "prison,inn,subway-car,gate-tower,palace-hall,jianglang-mountain";

/** What a page is like, and how it comes to be so. */
const states: Record<string, (page: Page, lang: Lang) => Promise<void>> = {
  case: async (page, lang) => {
    await stopCalendar(page);
    const shoot = `from=2026-12-01&until=2026-12-06&heads=45&scenes=${six}`;
    await open(page, inLanguage(lang, `case/#${shoot}&${fragment(fullCase)}`));
    await atWork(page);
    await expect(page.locator(".case__scene img")).toHaveCount(6);
    await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => one.setAttribute("open", "")));
  },
  recce: async (page, lang) => {
    await open(page, inLanguage(lang, `scenes/recce/#scenes=${six}`));
    await expect(page.locator(".recce dl")).toHaveCount(6);
  },
  comparison: async (page, lang) => {
    const four = six.split(",").slice(0, 4).join(",");
    await open(page, inLanguage(lang, `scenes/recce/#scenes=${six}&beside=${four}`));
    await expect(page.locator("#r-list thead th")).toHaveCount(4);
    await expect(page.locator("#r-list .compared--differs").first()).toBeVisible();
  },
  catalogue: async (page, lang) => {
    await open(page, inLanguage(lang, "scenes/?q=dt&era=modern&view=list"));
    await expect(page.locator("#f-list > li").first()).toBeVisible();
  },
  search: async (page, lang) => {
    await open(page, inLanguage(lang, "plan/"));
    await page.locator(".top__search").click();
    await page.getByRole("dialog").getByRole("combobox").fill("ditie");
    await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
  },
  share: async (page, lang) => {
    await open(page, inLanguage(lang, "scenes/inn/"));
    await page.locator(".top__share").click();
    await expect(page.locator("#share-code svg")).toBeVisible();
  },
  poster: async (page, lang) => {
    await open(page, inLanguage(lang, "scenes/inn/"));
    await page.locator(".top__share").click();
    await page.locator("#share-poster").click();
    await expect(page.locator("#poster-window img")).toBeVisible();
  },
  kit: async (page, lang) => {
    await open(page, inLanguage(lang, "share/"));
    await page.locator("#kit-event").fill("A1");
    await expect(page.locator("#kit-link")).toHaveValue(/[?]e=A1$/);
    await expect(page.locator("#kit-code svg")).toBeVisible();
  },
  loop: async (page, lang) => {
    await startLoop(page, lang);
    await page.locator(".deck__pause").click();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(".deck__count")).toHaveText(/^2 /);
  },
  warning: async (page, lang) => {
    await page.clock.install();
    await startLoop(page, lang);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.locator(".slide__try").click();
    await expect(page.frameLocator(".deck__stage iframe").locator("html")).toHaveAttribute("data-app", "ready");
    await page.clock.runFor(61_000);
    await expect(page.locator(".deck__warning")).toBeVisible();
  },
};

for (const lang of languages) {
  for (const [name, reach] of Object.entries(states)) {
    test(`axe finds nothing, and nothing is too wide: ${name}, ${lang}`, async ({ page }) => {
      test.setTimeout(60_000);
      await page.setViewportSize({ width: 360, height: 780 });
      await reach(page, lang);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 780 });
        const found = await violations(page, `${name} ${width}`);
        expect([...found, ...(await overflow(page))]).toEqual([]);
      }
    });
  }

  for (const name of ["case", "recce", "comparison"] as const) {
    test(`doubled text fits the narrowest screen: ${name}, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 780 });
      await page.addInitScript(() => localStorage.setItem("text-size", "200"));
      await states[name]!(page, lang);
      expect(await overflow(page)).toEqual([]);
    });
  }
}
