// Guards what a program can check of accessibility: every page in both languages, by day and by night,
// with everything opened that can be opened; the high-contrast theme, doubled text and the narrowest
// screen. What a program cannot check, keyboard.spec.ts walks through.

import { expect, test, type Page } from "@playwright/test";
import { move, open } from "./support/app.ts";
import { overflow, violations, weakColours } from "./support/axe.ts";
import { families, pages } from "./support/pages.ts";
import { inLanguage, languageOf, languages } from "./support/words.ts";

const narrow = { width: 360, height: 740 };

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Opens what the page itself can open, so that it is looked at too. */
const openAll = (page: Page) =>
  page.evaluate(() => document.querySelectorAll("main details").forEach((details) => details.setAttribute("open", "")));

/** Goes to every page in turn and gathers what each says. */
async function walk(page: Page, paths: string[], ask: (path: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  const [first = "", ...rest] = paths;
  await open(page, first);
  found.push(...(await ask(first)));
  for (const path of rest) {
    await move(page, path);
    found.push(...(await ask(path)));
  }
  return found;
}

for (const lang of languages) {
  const own = pages.filter((path) => languageOf(path) === lang);
  const kinds = families.map((path) => inLanguage(lang, path));

  test(`axe finds nothing on any page by day, and no weak colour by night: ${lang}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: "light" });
    const found = await walk(page, own, async (path) => {
      await openAll(page);
      const byDay = await violations(page, path);
      await page.emulateMedia({ colorScheme: "dark" });
      const byNight = await weakColours(page, `${path} by night`);
      await page.emulateMedia({ colorScheme: "light" });
      return [...byDay, ...byNight];
    });
    expect(found).toEqual([]);
  });

  for (const theme of ["day", "night", "contrast"]) {
    test(`axe finds no weak colour in the theme that was chosen: ${theme}, ${lang}`, async ({ page }) => {
      test.setTimeout(120_000);
      // The device asks for the opposite: what the reader chose must win over it.
      await page.emulateMedia({ colorScheme: theme === "night" ? "light" : "dark" });
      await page.addInitScript((theme) => localStorage.setItem("theme", theme), theme);
      // The colours of day and night have been asked on every page: there it is only who decides.
      const asked = theme === "contrast" ? kinds : kinds.slice(0, 4);
      const found = await walk(page, asked, async (path) => {
        await openAll(page);
        return weakColours(page, path);
      });
      expect(found).toEqual([]);
    });
  }

  test(`axe finds nothing on the narrowest screen with the settings open: ${lang}`, async ({ page }) => {
    await page.setViewportSize(narrow);
    const found: string[] = [];
    for (const path of ["", "estimate/", "sources/"].map((path) => inLanguage(lang, path))) {
      await open(page, path);
      await page.locator("details.display > summary").click();
      found.push(...(await violations(page, path)));
    }
    expect(found).toEqual([]);
  });

  test(`no page is wider than the narrowest screen: ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(narrow);
    const found = await walk(page, own, async (path) => {
      await openAll(page);
      return (await overflow(page)).map((text) => `${path} ${text}`);
    });
    expect(found).toEqual([]);
  });

  test(`doubled text fits the narrowest screen: ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(narrow);
    await page.addInitScript(() => localStorage.setItem("text-size", "200"));
    const found = await walk(page, kinds, async (path) => {
      await openAll(page);
      const cut = await page.evaluate(clipped);
      return [...(await overflow(page)), ...cut].map((text) => `${path} ${text}`);
    });
    expect(found).toEqual([]);
  });
}

/** Runs in the browser: the controls and headings whose words are cut off. */
function clipped(): string[] {
  return [...document.querySelectorAll("h1, h2, h3, a, button, summary, legend, .mark")]
    .filter((element) => {
      const style = getComputedStyle(element);
      const hides = style.overflowX !== "visible" && style.display !== "inline";
      const isShown = element.checkVisibility() && !element.matches(".skip, .visually-hidden");
      return isShown && hides && element.scrollWidth > element.clientWidth + 1;
    })
    .map((element) => `cut off: ${element.textContent?.slice(0, 40)}`);
}

test("axe finds nothing on the page for lost visitors", async ({ page }) => {
  for (const path of ["nothing-here/", "404.html", "en/404.html"]) {
    await open(page, path);
    expect(await violations(page, path)).toEqual([]);
  }
});

test("axe finds nothing where a page's content did not arrive", async ({ page }) => {
  await open(page, "");
  await page.route("**/plan/page.json", (route) => route.abort());
  await page.locator(".top__menu a").first().click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await violations(page, "failed")).toEqual([]);
});
