// Guards the catalogue's filters and search, and the one search over the whole site: found however it is written,
// counted, marked, kept in the address, worked by keyboard, and whole without any of it.

import { expect, test, type Page } from "@playwright/test";
import { arrived, open } from "./support/app.ts";
import { violations } from "./support/axe.ts";
import { site } from "./support/survey.ts";
import { watch } from "./support/watch.ts";
import { finderWord, inLanguage, languages } from "./support/words.ts";

const field = (page: Page) => page.locator("#f-text");
const found = (page: Page) => page.locator("#f-list > li");
const choice = (page: Page, name: string) => page.locator("#f-facets label").filter({ hasText: name });
const searched = (page: Page) => page.locator("#s-list [role=option]");

/** The query of the address once it follows. */
const expectQuery = (page: Page, query: string) => expect.poll(() => new URL(page.url()).search).toBe(query);

for (const typed of ["地铁", "ditie", "dt", "DITIE", "subway", "subwey", "sbway", "ditei"]) {
  test(`a scene is found as ${typed}, and what fits is marked`, async ({ page }) => {
    await open(page, "scenes/");
    await field(page).fill(typed);
    await expect(found(page)).toHaveCount(1);
    await expect(found(page)).toContainText("地铁车厢");
    await expect(found(page).locator("mark")).toHaveText(/^(地铁|subway)$/i);
    await expect(page.locator("#f-whole")).toBeHidden();
    await expectQuery(page, `?q=${encodeURIComponent(typed)}`);
  });
}

test("what nobody meant is not found, and what is found outside a name is marked", async ({ page }) => {
  await open(page, "scenes/?q=plane");
  // Nothing is found before the program has come, either; and what it fills in would fall among what is typed.
  await expect(page.locator("#f-count")).toContainText(finderWord("zh", "none"));
  await expect(field(page)).toHaveValue("plane");
  await expect(found(page)).toHaveCount(0);
  await field(page).fill("aircraft");
  await expect(found(page).locator(".found__why mark")).toHaveText("aircraft");
});

for (const lang of languages) {
  test(`filters count, stand in the address and come back with the history: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await open(page, inLanguage(lang, "scenes/"));
    const whole = await page.locator("#f-whole li").count();
    const modern = lang === "zh" ? "现代" : "Modern";
    const count = Number(await choice(page, modern).locator(".choice__count").textContent());
    await choice(page, modern).click();
    await expect(found(page)).toHaveCount(count);
    await expectQuery(page, "?era=modern");
    await expect(choice(page, lang === "zh" ? "在建" : "Under construction").locator(".choice__count")).toHaveText("0");
    await page.locator("#f-look-1").check({ force: true });
    await expectQuery(page, "?era=modern&view=list");
    await expect(page.locator("#f-list")).toHaveClass("found");
    await page.goBack();
    await expectQuery(page, "?era=modern");
    await expect(page.locator("#f-look-0")).toBeChecked();
    await page.goBack();
    await expectQuery(page, "");
    await expect(page.locator("#f-whole li")).toHaveCount(whole);
    await expect(page.locator("#f-whole")).toBeVisible();
    await page.goForward();
    await expect(found(page)).toHaveCount(count);
    await page.locator("#f-chosen button").first().click();
    await expect(field(page)).toBeFocused();
    await expectQuery(page, "");
    expect(await watched.problems()).toEqual([]);
  });

  test(`an address opens to what it asks, names what it does not know, and axe has no objection: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "scenes/?era=period,future&colour=red&q=ke&view=list"));
    await expect(found(page)).toHaveCount(1);
    await expect(field(page)).toHaveValue("ke");
    await expect(page.locator("#f-notice")).toContainText(finderWord(lang, "ignored"));
    await expect(page.locator("#f-notice")).toContainText(/era=future.*colour=red/);
    expect(await violations(page, page.url(), "#catalogue")).toEqual([]);
  });

  test(`one search over the whole site, by keyboard: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await open(page, inLanguage(lang, "plan/"));
    await page.keyboard.press("/");
    await expect(page.locator("#s-text")).toBeFocused();
    await page.keyboard.type("ditie");
    await expect(searched(page).first()).toContainText(lang === "zh" ? "地铁车厢" : "Subway car");
    await expect(page.locator("#s-list mark").first()).toHaveText("地铁");
    expect(await violations(page, page.url(), "#search")).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("#s-text")).toHaveAttribute("aria-activedescendant", "s-0");
    await page.keyboard.press("Enter");
    await arrived(page, inLanguage(lang, "scenes/subway-car/"));
    await expect(page.locator("#search")).toBeHidden();
    await page.keyboard.press("Control+k");
    await expect(page.locator("#s-text")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.locator("#search")).toBeHidden();
    expect(await watched.problems()).toEqual([]);
  });
}

for (const address of ["scenes/", "scenes/?q=gongdian"]) {
  test(`what is typed while the program is on its way is taken up: ${address}`, async ({ page }) => {
    await page.route("**/finder.txt", async (route) => {
      await field(page).pressSequentially("dt");
      await route.continue();
    });
    await open(page, address);
    await field(page).focus();
    await expect(found(page)).toHaveCount(1);
    await expect(field(page)).toHaveValue("dt");
    await expectQuery(page, "?q=dt");
  });
}

test("if the index does not arrive the list stands, it is said, and the next try works", async ({ page }) => {
  await page.route("**/finder.txt", (route) => route.abort());
  await open(page, "scenes/");
  await field(page).focus();
  await expect(page.locator("#f-notice button")).toBeVisible();
  await expect(page.locator("#f-whole")).toBeVisible();
  await page.unroute("**/finder.txt");
  await page.locator("#f-notice button").click();
  await expect(page.locator("#f-notice")).toHaveText("");
  await field(page).fill("ditie");
  await expect(found(page)).toHaveCount(1);
});

test("a scene that was opened from a search leads back to it", async ({ page }) => {
  await open(page, "scenes/?q=ditie");
  await found(page).locator("a").click();
  await arrived(page, "scenes/subway-car/");
  await page.goBack();
  await expect(found(page)).toHaveCount(1);
  await expect(field(page)).toHaveValue("ditie");
});

test("nothing is loaded before somebody reaches for it", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "scenes/");
  expect(asked.filter((path) => path.includes("finder"))).toEqual([]);
  await field(page).focus();
  await expect.poll(() => asked.some((path) => path.endsWith("finder.txt"))).toBe(true);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the list reads whole, and the search is a link to everything", async ({ page }) => {
    await page.goto("scenes/");
    await expect(page.locator(".finder__tools")).toBeHidden();
    expect(await page.locator("#f-whole li").count()).toBeGreaterThan(15);
    await page.locator(".top__search").click();
    await expect(page).toHaveURL(`${site.href}search/`);
    await expect(page.locator(`main a[href="${site.pathname}scenes/subway-car/"]`)).toBeVisible();
  });
});
