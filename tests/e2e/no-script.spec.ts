// Guards the site without script: every page reads whole, every link leads on, nothing is offered that
// would not work, and a promised date says no more than the sources do.

import { expect, test } from "@playwright/test";
import { expectLine, money, parts } from "./support/estimator.ts";
import { families, pages } from "./support/pages.ts";
import { site } from "./support/survey.ts";
import { inLanguage, languages, sentence, tag, word } from "./support/words.ts";

test.use({ javaScriptEnabled: false });

for (const lang of languages) {
  test(`every kind of page reads whole: ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    for (const path of families.map((path) => inLanguage(lang, path))) {
      await page.goto(path);
      await expect(page.locator("html"), path).toHaveAttribute("lang", tag[lang]);
      await expect(page.locator("h1"), path).toBeVisible();
      await expect(page.locator(".top__menu"), path).toBeVisible();
      await expect(page.locator("footer"), path).toBeVisible();
      expect((await page.locator("main").innerText()).length, path).toBeGreaterThan(100);
      // What needs script is not there at all, with its own sections.
      for (const section of await page.locator("main section:not(.with-script, .with-script *)").all()) {
        await expect(section, path).toBeVisible();
      }
    }
  });

  test(`nothing is offered that needs script: ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    for (const path of families.map((path) => inLanguage(lang, path))) {
      await page.goto(path);
      const offered = await page.evaluate(() =>
        // The checklist's boxes tick by themselves.
        [...document.querySelectorAll("button, input:not(#checklist [type=checkbox]), select, textarea, .with-script, .offer, #notice")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1)
          .map((element) => element.outerHTML.slice(0, 100)),
      );
      expect(offered, path).toEqual([]);
    }
  });

  test(`the estimator's page has its first result, with every line and its basis: ${lang}`, async ({ page }) => {
    await page.goto(inLanguage(lang, "estimate/"));
    await expect(page.locator("#e-summary")).toBeVisible();
    await expect(page.locator("#e-summary")).toContainText(sentence(lang, "total_unknown"), { ignoreCase: true });
    await expect(page.locator("#e-totals .total")).toHaveCount(3);
    await expect(page.locator("#e-lines > section:visible")).toHaveCount(12);
    const lines = page.locator("#e-lines details.line:visible");
    await expect(lines).toHaveCount(parts.length);
    await expectLine(page, lang, "script-nrta", "open", new RegExp(money(lang, 120_000)));
    await expectLine(page, lang, "script-provincial", "unpublished", sentence(lang, "unpublished"));
    for (const [index, line] of (await lines.all()).entries()) {
      await line.locator("summary").first().click();
      await expect(line.locator("blockquote").first()).toBeVisible();
      await expect(line.locator("blockquote").first()).toHaveText(parts[index]!.quote);
    }
  });

  test(`no line of the estimator offers what needs script: ${lang}`, async ({ page }) => {
    await page.goto(inLanguage(lang, "estimate/"));
    for (const head of await page.locator("#e-lines .line__head").all()) await head.click();
    await expect(page.locator("#e-lines details.line[open]")).toHaveCount(parts.length);
    const offered = await page.locator("#e-lines :is(button, input, select, textarea):visible").evaluateAll((all) =>
      all.map((one) => one.outerHTML.slice(0, 100)),
    );
    expect(offered).toEqual([]);
  });

  test(`a promised date says that the sources say nothing later: ${lang}`, async ({ page }) => {
    for (const path of ["plan/", "scenes/hantang/", "sources/"].map((path) => inLanguage(lang, path))) {
      await page.goto(path);
      const promises = page.locator("[data-due]");
      await expect(promises, path).not.toHaveCount(0);
      for (const promise of await promises.all()) {
        await expect(promise, path).toHaveText(word(lang, "no_later"));
        await expect(promise, path).toBeVisible();
      }
    }
  });

  test(`the menu, the foot and the language link lead on by a click: ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    await page.goto(inLanguage(lang, ""));
    const count = await page.locator(".top a, footer a").count();
    expect(count).toBeGreaterThan(10);
    for (let index = 0; index < count; index += 1) {
      await page.goto(inLanguage(lang, ""));
      const link = page.locator(".top a, footer a").nth(index);
      const target = new URL((await link.getAttribute("href")) ?? "", page.url());
      await link.click();
      await page.waitForURL(target.href);
      await expect(page.locator("h1")).toBeVisible();
    }
  });
}

test("a reader comes from the home page to a fact by links alone", async ({ page }) => {
  await page.goto("");
  await page.locator(".top__menu").getByRole("link", { name: "场景" }).click();
  await page.locator(`main a[href="${site.pathname}scenes/donggang/"]`).first().click();
  await page.locator(`main a[href="${site.pathname}sources/#f53"]`).first().click();
  await page.waitForURL("**/sources/#f53");
  await expect(page.locator("#f53")).toBeInViewport();
  await page.locator("#f53 summary").click();
  await expect(page.locator("#f53 blockquote")).toBeVisible();
});

test("the skip link leads past the menu", async ({ page }) => {
  await page.goto("plan/");
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/plan/#main");
  await page.keyboard.press("Tab");
  await expect(page.locator("main :focus")).toHaveCount(1);
});

test("every page is listed for this walk", () => {
  // The families stand for all pages: each folder of the site has one.
  const folder = (path: string) => path.replace(/^en\//, "").split("/")[0];
  expect(new Set(families.map(folder))).toEqual(new Set(pages.map(folder)));
});
