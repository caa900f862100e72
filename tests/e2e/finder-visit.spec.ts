// Guards a visit to the catalogue and the search that goes back and forth: the menu, the history, the other language,
// long input, a deep list, paper, and results beyond the first few.

import { expect, test, type Page } from "@playwright/test";
import { arrived, open } from "./support/app.ts";
import { site } from "./support/survey.ts";
import { synthetic } from "./support/synthetic.ts";
import { inLanguage, languages } from "./support/words.ts";

const field = (page: Page) => page.locator("#f-text");
const found = (page: Page) => page.locator("#f-list > li");
const said = (page: Page) => page.locator("#f-said");
const count = (page: Page) => page.locator("#f-count").textContent();

const query = (page: Page) => expect.poll(() => new URL(page.url()).search);

const openWith = async (page: Page, scenes: number, address: string): Promise<void> => {
  const own = await (await page.request.get(`${site.href}finder.txt`)).text();
  const body = synthetic(own, scenes);
  await page.route("**/finder.txt", (route) => route.fulfill({ body, contentType: "text/plain; charset=utf-8" }));
  await open(page, address);
  await expect(page.locator("#f-count")).toContainText(`${scenes}`);
};

for (const lang of languages) {
  test(`the link of the menu takes the filters away with the query: ${lang}`, async ({ page }) => {
    const path = inLanguage(lang, "scenes/");
    await open(page, `${path}?era=modern`);
    await expect(found(page).first()).toBeVisible();
    await page.locator(`.top__menu a[href="${site.pathname}${path}"]`).click();
    await query(page).toBe("");
    await expect(page.locator("#f-whole")).toBeVisible();
    await expect(page.locator("#f-facets input:checked")).toHaveCount(0);
    await page.goBack();
    await query(page).toBe("?era=modern");
    await expect(page.locator("#f-whole")).toBeHidden();
  });

  test(`the other language shows the same filters: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "scenes/?era=modern&view=list"));
    await expect(found(page).first()).toBeVisible();
    const number = await found(page).count();
    const other = lang === "zh" ? "en" : "zh";
    await page.locator(".top__language").click();
    await arrived(page, inLanguage(other, "scenes/"));
    await query(page).toBe("?era=modern&view=list");
    await expect(found(page)).toHaveCount(number);
    await expect(page.locator("#f-look-1")).toBeChecked();
  });
}

test("the history is heard before the program is there", async ({ page }) => {
  await open(page, "scenes/");
  await page.evaluate(() => {
    history.pushState(history.state, "", "?era=modern");
    history.pushState(history.state, "", location.pathname);
  });
  await page.goBack();
  await query(page).toBe("?era=modern");
  await expect(page.locator("#f-whole")).toBeHidden();
  await expect(found(page).first()).toBeVisible();
});

test("how many there are is said when an address asks, and after going back", async ({ page }) => {
  await open(page, "scenes/?q=ditie");
  await expect(said(page)).not.toHaveText("");
  await expect(said(page)).toHaveText((await count(page))!);
  await field(page).fill("subway palace");
  await query(page).toContain("palace");
  const none = (await said(page).textContent())!;
  await page.goBack();
  await query(page).toBe("?q=ditie");
  await expect(said(page)).not.toHaveText(none);
  await expect(said(page)).toHaveText((await count(page))!);
});

test("what a chat app adds to a link neither loads the program nor is complained of", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "scenes/?from=singlemessage&isappinstalled=0&utm_source=x");
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => path.endsWith("finder.txt"))).toEqual([]);
  await field(page).focus();
  await expect.poll(() => asked.some((path) => path.endsWith("finder.txt"))).toBe(true);
  await expect(page.locator("#f-notice")).toHaveText("");
});

test("long input is cut, in the field and in an address, and answered at once", { tag: "@measured" }, async ({ page }) => {
  await open(page, `scenes/?q=${"a+".repeat(1_000)}`);
  // It is the program that fills it in: before it has come, nothing would be answered.
  await expect(field(page)).toHaveValue(/^.{1,64}$/);
  await expect(field(page)).toHaveAttribute("maxlength", "64");
  const took = await page.evaluate(() => {
    const text = document.querySelector<HTMLInputElement>("#f-text")!;
    text.value = "地".repeat(100_000);
    const start = performance.now();
    text.dispatchEvent(new Event("input", { bubbles: true }));
    return performance.now() - start;
  });
  expect(took).toBeLessThan(500);
  await query(page).toMatch(/^\?q=(%E5%9C%B0){64}$/);
});

test("back into a deep list leads to where it was left", async ({ page }) => {
  test.setTimeout(60_000);
  // The finished site has no page of a synthetic scene: another of its pages is gone to.
  await openWith(page, 20_000, "scenes/?sort=name");
  await page.evaluate(() => scrollTo(0, 300_000));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(300_000);
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>(".top__brand")!.click());
  await arrived(page, "");
  await page.goBack();
  await expect.poll(() => page.evaluate(() => Math.abs(scrollY - 300_000) < 2)).toBe(true);
  await expect.poll(() => found(page).evaluateAll((items) => items.some((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }))).toBe(true);
});

test("paper gets the whole list without holes", async ({ page }) => {
  await openWith(page, 200, "scenes/?sort=name");
  const before = await found(page).count();
  expect(before).toBeLessThan(200);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(found(page)).toHaveCount(200);
  expect(await page.locator("#f-after").evaluate((after) => (after as HTMLElement).offsetHeight)).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => found(page).count()).toBeLessThan(200);
});

for (const width of [360, 768, 1440]) {
  for (const view of ["frames", "list"]) {
    test(`rows are of one height when a word of the other language is marked: ${view} at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, `en/scenes/?view=${view}`);
      await field(page).fill("j");
      await expect(found(page).nth(1)).toBeVisible();
      const heights = await found(page).evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height));
      // A picture's width is a fraction of the screen's, and a line's height one of a letter's: a pixel is theirs.
      expect(Math.max(...heights) - Math.min(...heights), heights.join(" ")).toBeLessThan(2);
    });
  }
}

test("on a phone the count stays in sight while the filters are open", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page, "scenes/");
  await page.locator("#f-open").click();
  await expect(page.locator("#f-open")).toHaveAttribute("aria-expanded", "true");
  await page.locator("#f-facets").evaluate((facets) => scrollTo(0, facets.getBoundingClientRect().top + scrollY - 80));
  await expect(page.locator("#f-count")).toBeInViewport();
});

for (const width of [768, 1440]) {
  test(`wrapped filters stay beside their name: ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "en/scenes/");
    const facets = page.locator(".finder__facet");
    for (const facet of await facets.all()) {
      const name = (await facet.locator("legend").boundingBox())!;
      for (const label of await facet.locator("label").all()) {
        expect((await label.boundingBox())!.x).toBeGreaterThanOrEqual(name.x + name.width);
      }
    }
  });
}

test("every result of the search can be reached by keyboard", async ({ page }) => {
  await open(page, "plan/");
  await page.keyboard.press("/");
  await expect(page.locator("#s-text")).toBeFocused();
  // At once, as an input method gives it: what is listed is of the whole word.
  await page.keyboard.insertText("发布会");
  const options = page.locator("#s-list [role=option]");
  const more = page.locator("#s-list [data-more=facts]");
  await expect(more).toBeVisible();
  const before = await options.count();
  await page.keyboard.press("ArrowUp");
  await expect(more).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(more).toHaveCount(0);
  expect(await options.count()).toBeGreaterThan(before);
  await expect(page.locator("#s-text")).toBeFocused();
  await expect(page.locator(`#s-${before - 1}`)).toHaveAttribute("aria-selected", "true");
  // The list itself is no stop of the tab key, and where it has the focus Enter opens what is chosen.
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press("Tab");
    await expect(page.locator("#s-list")).not.toBeFocused();
  }
  await page.locator("#s-list").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#search")).toBeHidden();
  await expect.poll(() => page.url()).toContain("sources/#");
});
