// Guards the way from page to page without a reload: what a browser does by itself for plain pages, and
// what the app must do in its stead. Focus, title, position, history, anchors, language and the settings
// the reader's device remembers.

import { expect, test, type Page } from "@playwright/test";
import { arrived, hydrated, open } from "./support/app.ts";
import { site } from "./support/survey.ts";
import { inLanguage, languages, tag, word, type Lang } from "./support/words.ts";

/** Leaves a mark that any reload would wipe out. */
const mark = (page: Page) => page.evaluate(() => Reflect.set(window, "unbroken", true));
const isUnbroken = (page: Page) => page.evaluate(() => Reflect.get(window, "unbroken") === true);

const position = (page: Page) => page.evaluate(() => Math.round(window.scrollY));

/** Scrolls, and waits until the page has heard of it. */
async function scrollTo(page: Page, top: number): Promise<void> {
  await page.evaluate(
    (top) =>
      new Promise((resolve) => {
        addEventListener("scroll", () => requestAnimationFrame(resolve), { once: true });
        window.scrollTo({ top, behavior: "instant" });
      }),
    top,
  );
  expect(await position(page)).toBe(top);
}

/** How far below the top of the window an element begins. */
const topOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().top));

const menu = (page: Page, path: string) => page.locator(`.top__menu a[href="${site.pathname}${path}"]`);

const address = (path: string) => `${site.origin}${site.pathname}${path}`;

for (const lang of languages) {
  test(`a link leads to the next page without a reload, names it and moves the focus to it: ${lang}`, async ({
    page,
  }) => {
    await open(page, inLanguage(lang, ""));
    await mark(page);
    for (const path of ["plan/", "measures/", "scenes/", "guide/", "estimate/", "brief/"]) {
      const target = inLanguage(lang, path);
      await menu(page, target).click();
      await arrived(page, target);
      expect(page.url()).toBe(address(target));
      await expect(page.locator(".top__menu [aria-current]")).toHaveCount(1);
      await expect(menu(page, target)).toHaveAttribute("aria-current", "page");
      await expect(page.locator("#announcer")).toHaveText(await page.title());
      expect(await position(page)).toBe(0);
    }
    expect(await isUnbroken(page)).toBe(true);
  });
}

test("the document's head follows the page", async ({ page, request }) => {
  await open(page, "");
  await menu(page, "plan/").click();
  await arrived(page, "plan/");
  const head = () =>
    page.evaluate(() => ({
      lang: document.documentElement.lang,
      title: document.title,
      description: document.querySelector("meta[name=description]")?.getAttribute("content"),
      canonical: document.querySelector("link[rel=canonical]")?.getAttribute("href"),
      twins: [...document.querySelectorAll("link[hreflang]")].map((link) => link.getAttribute("href")),
    }));
  const html = await (await request.get("plan/")).text();
  const { title, description, canonical, twins, lang } = await head();
  expect(lang).toBe("zh-CN");
  expect(html).toContain(`<title>${title}</title>`);
  expect(html).toContain(`<meta name="description" content="${description}">`);
  expect(html).toContain(`<link rel="canonical" href="${canonical}">`);
  const root = canonical?.replace(/plan\/$/, "");
  expect(twins).toEqual([`${root}plan/`, `${root}en/plan/`, `${root}plan/`]);
});

test("back and forward restore where the reader was, over several pages", async ({ page }) => {
  await open(page, "");
  await mark(page);
  await scrollTo(page, 500);
  await menu(page, "plan/").evaluate((link: HTMLElement) => link.click());
  await arrived(page, "plan/");
  await scrollTo(page, 900);
  await menu(page, "measures/").evaluate((link: HTMLElement) => link.click());
  await arrived(page, "measures/");
  await scrollTo(page, 200);

  const returned = async (path: string, top: number) => {
    await arrived(page, path);
    await expect.poll(() => position(page)).toBe(top);
  };
  await page.goBack();
  await returned("plan/", 900);
  await page.goBack();
  await returned("", 500);
  await page.goForward();
  await returned("plan/", 900);
  await page.goForward();
  await returned("measures/", 200);
  expect(await isUnbroken(page)).toBe(true);
});

test("a page that is visited anew begins at its top, wherever the reader was on it before", async ({ page }) => {
  await open(page, "plan/");
  await scrollTo(page, 900);
  await menu(page, "measures/").evaluate((link: HTMLElement) => link.click());
  await arrived(page, "measures/");
  await menu(page, "plan/").click();
  await arrived(page, "plan/");
  expect(await position(page)).toBe(0);
});

test("back from a page that was opened anew finds the app again", async ({ page }) => {
  await open(page, "plan/");
  await page.goto("measures/");
  await page.goBack();
  await hydrated(page);
  await menu(page, "scenes/").click();
  await arrived(page, "scenes/");
});

test("an anchor of the same page is scrolled to and stands in the address", async ({ page }) => {
  await open(page, "plan/");
  await mark(page);
  await page.evaluate((href) => {
    const link = document.createElement("a");
    link.href = href;
    document.querySelector("main h1")?.append(link);
    link.click();
  }, "#timeline");
  await expect.poll(() => topOf(page, "#timeline")).toBeLessThan(200);
  expect(await topOf(page, "#timeline")).toBeGreaterThanOrEqual(0);
  expect(page.url()).toBe(address("plan/#timeline"));
  await page.goBack();
  await expect.poll(() => position(page)).toBe(0);
  expect(await isUnbroken(page)).toBe(true);
});

test("a jump within a page leaves the positions of all pages in order", async ({ page }) => {
  await open(page, "scenes/donggang/");
  const jump = (page: Page) =>
    page.evaluate(() => {
      const link = document.createElement("a");
      link.href = "#statements";
      document.querySelector("main h1")?.append(link);
      link.click();
    });
  await jump(page);
  await expect.poll(() => topOf(page, "#statements")).toBeLessThan(200);
  await scrollTo(page, 700);
  await page.locator("main a[href*='#f53']").first().evaluate((link: HTMLElement) => link.click());
  await arrived(page, "sources/#f53");
  await expect.poll(() => topOf(page, "#f53")).toBeLessThan(250);
  await page.goBack();
  await arrived(page, "scenes/donggang/#statements");
  await expect.poll(() => position(page)).toBe(700);
});

test("an anchor of another page is scrolled to once that page is there", async ({ page }) => {
  for (const lang of languages) {
    const from = inLanguage(lang, "scenes/donggang/");
    const fact = inLanguage(lang, "sources/#f53");
    await open(page, from);
    await mark(page);
    await page.locator(`main a[href="${site.pathname}${fact}"]`).first().click();
    await arrived(page, fact);
    await expect.poll(() => topOf(page, "#f53")).toBeLessThan(250);
    expect(await topOf(page, "#f53")).toBeGreaterThanOrEqual(0);
    expect(page.url()).toBe(address(fact));
    expect(await isUnbroken(page)).toBe(true);
  }
});

test("an address with an anchor opens at it, also after a reload", async ({ page }) => {
  await open(page, "sources/#f53");
  await expect.poll(() => topOf(page, "#f53")).toBeLessThan(250);
  await page.reload();
  await hydrated(page);
  await expect.poll(() => topOf(page, "#f53")).toBeLessThan(250);
  expect(await topOf(page, "#f53")).toBeGreaterThanOrEqual(0);
});

test("back from an anchor of another page returns to where its link was", async ({ page }) => {
  await open(page, "scenes/donggang/");
  const link = page.locator("main a[href*='#f53']").first();
  await link.scrollIntoViewIfNeeded();
  await scrollTo(page, (await position(page)) + 40);
  const before = await position(page);
  await link.evaluate((link: HTMLElement) => link.click());
  await arrived(page, "sources/#f53");
  await expect.poll(() => topOf(page, "#f53")).toBeLessThan(250);
  await page.goBack();
  await arrived(page, "scenes/donggang/");
  await expect.poll(() => position(page)).toBe(before);
});

test("of two links followed in haste, the last one wins, however late the first one answers", async ({ page }) => {
  await open(page, "");
  const isLate = (request: { url(): string }) => request.url().endsWith("/plan/page.json");
  const ended = new Promise<void>((resolve) => {
    page.on("requestfinished", (request) => isLate(request) && resolve());
    page.on("requestfailed", (request) => isLate(request) && resolve());
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/plan/page.json", async (route) => {
    await held;
    // It may have been called off meanwhile.
    await route.continue().catch(() => {});
  });
  await menu(page, "plan/").click();
  await menu(page, "measures/").click();
  await arrived(page, "measures/");
  const drawn = await page.locator("main").innerText();
  release();
  await ended;
  await expect(page.locator("html")).toHaveAttribute("data-path", "/measures/");
  await expect(menu(page, "measures/")).toHaveAttribute("aria-current", "page");
  expect(await page.locator("main").innerText()).toBe(drawn);
  expect(page.url()).toBe(address("measures/"));
});

test("on a page below a menu entry, the entry is marked as the way there and not as the page", async ({ page }) => {
  await open(page, "measures/");
  await page.locator("main a.measure").first().click();
  await arrived(page, "measures/script-award/");
  await expect(menu(page, "measures/")).toHaveAttribute("aria-current", "true");
  await expect(page.locator(".top [aria-current]")).toHaveCount(1);
});

test("the page that is being read stays until the next one is there", async ({ page }) => {
  await open(page, "");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/plan/page.json", async (route) => {
    await held;
    await route.continue();
  });
  const heading = await page.locator("main h1").textContent();
  const asked = page.waitForRequest("**/plan/page.json");
  await menu(page, "plan/").click();
  await asked;
  await expect(page.locator("main h1")).toHaveText(heading ?? "");
  release();
  await arrived(page, "plan/");
});

test("the language link leads to the same page in the other language, and is remembered", async ({ page }) => {
  const twins: [string, Lang][] = [
    ["en/measures/script-award/", "en"],
    ["measures/script-award/", "zh"],
  ];
  await open(page, "measures/script-award/");
  await mark(page);
  for (const [path, lang] of twins) {
    await page.locator(".top__language").click();
    await arrived(page, path);
    await expect(page.locator("html")).toHaveAttribute("lang", tag[lang]);
    await expect(page.locator(".top__menu")).toHaveAttribute("aria-label", word(lang, "menu"));
    expect(await page.evaluate(() => localStorage.getItem("lang"))).toBe(tag[lang]);
  }
  expect(await isUnbroken(page)).toBe(true);
});

test("who chose no language is offered none, whatever their device speaks", async ({ browser }) => {
  for (const locale of ["en-GB", "zh-CN"]) {
    const context = await browser.newContext({ locale, baseURL: site.href });
    const page = await context.newPage();
    for (const path of ["", "en/"]) {
      await open(page, path);
      await expect(page.locator(".offer")).toHaveCount(0);
      expect(page.url()).toBe(address(path));
    }
    await context.close();
  }
});

test("who chose the other language is offered it, is never redirected, and may decline for good", async ({
  page,
}) => {
  await open(page, "plan/");
  await page.locator(".top__language").click();
  await arrived(page, "en/plan/");
  await expect(page.locator(".offer")).toHaveCount(0);

  await open(page, "plan/");
  const offer = page.locator(".offer");
  await expect(offer.getByRole("link")).toHaveText(word("zh", "offer_language"));
  await expect(offer.getByRole("link")).toHaveAttribute("lang", "en");
  expect(page.url()).toBe(address("plan/"));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");

  await offer.getByRole("link").click();
  await arrived(page, "en/plan/");
  await expect(offer).toHaveCount(0);

  await open(page, "plan/");
  await offer.getByRole("button", { name: word("zh", "dismiss") }).click();
  await expect(offer).toHaveCount(0);
  await page.reload();
  await hydrated(page);
  await expect(offer).toHaveCount(0);
});

/** Chooses a display setting the way a reader does. */
async function choose(page: Page, lang: Lang, label: string): Promise<void> {
  const panel = page.locator("details.display");
  if (!(await panel.evaluate((details: HTMLDetailsElement) => details.open))) {
    await panel.getByText(word(lang, "display"), { exact: true }).click();
  }
  await panel.getByRole("radio", { name: label, exact: true }).click();
}

test("colours and text size are remembered over pages and reloads, and set before the first paint", async ({
  page,
}) => {
  const root = page.locator("html");
  await open(page, "");
  await expect(root).not.toHaveAttribute("data-theme");
  await choose(page, "zh", "夜戏");
  await choose(page, "zh", "150%");
  const isSet = async () => {
    await expect(root).toHaveAttribute("data-theme", "night");
    await expect(root).toHaveAttribute("data-text-size", "150");
  };
  await isSet();
  await menu(page, "plan/").click();
  await arrived(page, "plan/");
  await isSet();

  // Without the app, at the moment the first of the body is there to be painted.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.body) {
        const { theme, textSize } = document.documentElement.dataset;
        Reflect.set(window, "atFirst", `${theme} ${textSize}`);
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("en/measures/");
  expect(await page.evaluate(() => Reflect.get(window, "atFirst"))).toBe("night 150");
  await page.unroute("**/*.wasm");

  await open(page, "en/");
  await isSet();
  const panel = page.locator("details.display");
  await panel.locator("summary").click();
  await expect(panel.getByRole("radio", { name: "Night" })).toBeChecked();
  await expect(panel.getByRole("radio", { name: "150%" })).toBeChecked();

  await choose(page, "en", "Follow device");
  await choose(page, "en", "100%");
  await expect(root).not.toHaveAttribute("data-theme");
  await expect(root).not.toHaveAttribute("data-text-size");
  // Only what the tests themselves put there: that the site is not to be kept.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["offline"]);
});

test("a remembered value that the site does not know is passed over", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("theme", "pink");
    localStorage.setItem("text-size", "900");
    localStorage.setItem("lang", "tlh");
  });
  await open(page, "");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  await expect(page.locator("html")).not.toHaveAttribute("data-text-size");
  await expect(page.locator(".offer")).toHaveCount(0);
});

test("every theme paints, and a larger text is larger", async ({ page }) => {
  await open(page, "");
  const looks = () =>
    page.evaluate(() => {
      const { backgroundColor, fontSize } = getComputedStyle(document.body);
      return { background: backgroundColor, size: Number.parseFloat(fontSize) };
    });
  await choose(page, "zh", "日景");
  const day = await looks();
  await choose(page, "zh", "夜戏");
  const night = await looks();
  expect(night.background).not.toBe(day.background);
  for (const percent of [125, 150, 200]) {
    await choose(page, "zh", `${percent}%`);
    expect((await looks()).size).toBeCloseTo((day.size * percent) / 100, 1);
  }
});

test("the skip link moves the focus into the main part, before and after a link was followed", async ({ page }) => {
  await open(page, "plan/");
  for (const [round, next] of [["served", "measures/"], ["drawn", "scenes/"]] as const) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const skip = page.locator("a.skip");
    await skip.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("main"), round).toBeFocused();
    await page.keyboard.press("Tab");
    const isInside = await page.evaluate(() => document.activeElement?.closest("main") !== null);
    expect(isInside, round).toBe(true);
    await menu(page, next).click();
    await arrived(page, next);
  }
});

test("what was opened on one page is closed on the next", async ({ page }) => {
  await open(page, "measures/script-award/");
  await page.locator("main details > summary").first().click();
  await expect(page.locator("main details[open]")).toHaveCount(1);
  await page.locator(".top__language").click();
  await arrived(page, "en/measures/script-award/");
  await expect(page.locator("main details")).not.toHaveCount(0);
  await expect(page.locator("main details[open]")).toHaveCount(0);
});

test("the display settings close when another page is opened", async ({ page }) => {
  await open(page, "plan/");
  await page.locator("details.display > summary").click();
  await expect(page.locator("details.display[open]")).toHaveCount(1);
  await menu(page, "measures/").evaluate((link: HTMLElement) => link.click());
  await arrived(page, "measures/");
  await expect(page.locator("details.display[open]")).toHaveCount(0);
});

test("a link to a file of the site is left to the browser", async ({ page }) => {
  await open(page, "");
  await page.evaluate((href) => {
    const link = document.createElement("a");
    link.href = href;
    link.rel = "external";
    document.querySelector("main")?.append(link);
    link.click();
  }, `${site.pathname}robots.txt`);
  await page.waitForURL("**/robots.txt");
  expect(await page.textContent("body")).toContain("Sitemap:");
});
