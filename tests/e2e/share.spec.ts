// Guards what is passed on: the link is the page as seen, it is copied or can be, every code says its link to a
// decoder at the size it is printed, and an event's name disturbs no page.

import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { hydrated, move, open } from "./support/app.ts";
import { violations } from "./support/axe.ts";
import { centimetre, decoded, printed, scanned } from "./support/decode.ts";
import { atWork, fragment, fullCase, openEstimator, stopCalendar } from "./support/estimator.ts";
import { site } from "./support/survey.ts";
import { watch } from "./support/watch.ts";
import { finderWord, inLanguage, languages, shareWord, type Lang } from "./support/words.ts";

const phone = { width: 360, height: 760 };
const wechat =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI";

const sheet = (page: Page) => page.locator("#share-sheet");
const link = (page: Page) => page.locator("#share-link");
const said = (page: Page) => page.locator("#share-said");

async function share(page: Page) {
  await page.locator(".top__share").click();
  await expect(sheet(page)).toBeVisible();
}

async function openKit(page: Page, lang: Lang) {
  await open(page, inLanguage(lang, "share/"));
  await expect(page.locator("#kit-link")).not.toHaveValue("");
}

/** The address that the site is published at. */
async function published(page: Page): Promise<string> {
  const own = await page.locator("link[rel=canonical]").getAttribute("href");
  return own!.replace(/(en\/)?share\/$/, "");
}

/** What is selected in the field that has the focus. */
const selected = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  });

test.describe("the sheet", () => {
  test.use({ viewport: phone });

  for (const lang of languages) {
    test(`is worked by keyboard and gives the focus back: ${lang}`, async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const seen = await watch(page);
      await open(page, inLanguage(lang, "plan/"));
      await page.locator(".top__share").focus();
      await page.keyboard.press("Enter");
      await expect(sheet(page)).toBeVisible();
      await expect(sheet(page)).toHaveAccessibleName(shareWord(lang, "sheet"));
      await expect(page.locator("#share-title")).toBeFocused();
      expect(await violations(page, page.url(), "#share-sheet")).toEqual([]);
      await page.keyboard.press("Tab");
      await expect(page.getByRole("button", { name: shareWord(lang, "close") })).toBeFocused();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(said(page)).toHaveText(shareWord(lang, "copied"));
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const description = await page.locator("meta[name=description]").getAttribute("content");
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe(`${await page.title()}\n${description}\n${page.url()}`);
      await page.keyboard.press("Escape");
      await expect(sheet(page)).toBeHidden();
      await expect(page.locator(".top__share")).toBeFocused();
      expect(await seen.problems()).toEqual([]);
    });

    test(`where nothing can be copied, the link stands selected: ${lang}`, async ({ page }) => {
      await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
      await open(page, inLanguage(lang, "plan/"));
      await share(page);
      await page.getByRole("button", { name: shareWord(lang, "copy_link") }).click();
      await expect(said(page)).toHaveText(shareWord(lang, "select"));
      await expect(link(page)).toBeFocused();
      expect(await selected(page)).toBe(page.url());
      await page.getByRole("button", { name: shareWord(lang, "copy_text") }).click();
      await expect(page.locator("#share-text")).toBeFocused();
      expect(await selected(page)).toContain(page.url());
    });

    test(`what was entered is shared only if its reader wants that: ${lang}`, async ({ page }) => {
      await openEstimator(page, lang, "shoot_days=5");
      await share(page);
      await expect(sheet(page)).toContainText(shareWord(lang, "holds_answers"));
      await expect(link(page)).toHaveValue(/#.*shoot_days=5/);
      await expect.poll(() => scanned(page.locator("#share-code svg"))).toBe(page.url());
      await page.locator("label", { hasText: shareWord(lang, "without_answers") }).last().click();
      await expect(link(page)).toHaveValue(`${site.href}${inLanguage(lang, "estimate/")}`);
      await expect(page.locator("#share-text")).not.toHaveValue(/shoot_days/);
      await expect.poll(() => scanned(page.locator("#share-code svg"))).toBe(page.url().split("#")[0]);
    });

    test(`WeChat shows what to tap and a picture to press: ${lang}`, async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site.href, userAgent: wechat, viewport: phone });
      const page = await context.newPage();
      const seen = await watch(page);
      await open(page, inLanguage(lang, "plan/"));
      await share(page);
      await expect(page.getByRole("img", { name: shareWord(lang, "tap_picture") })).toBeVisible();
      const picture = page.locator("#share-code img");
      await expect(picture).toHaveAccessibleName(shareWord(lang, "code"));
      expect(await scanned(picture)).toBe(page.url());
      await openKit(page, lang);
      await expect(page.locator("#kit-files")).toBeHidden();
      await expect(page.locator("#kit-code img")).toBeVisible();
      expect(await scanned(page.locator("#kit-code img"))).toBe(await page.locator("#kit-link").inputValue());
      expect(await seen.problems()).toEqual([]);
      await context.close();
    });
  }

  test("WeChat on iOS shares what was opened: pages are opened whole there, and a changed address before it is shared", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.href, userAgent: wechat, viewport: phone });
    const page = await context.newPage();
    const opened = () => page.evaluate(() => performance.getEntriesByType("navigation").map((one) => one.name));
    await open(page, "plan/");
    await page.locator(".top__link[href$='/scenes/']").click();
    await expect(page.locator("html[data-path='/scenes/']")).toBeAttached();
    await hydrated(page);
    expect(await opened()).toEqual([`${site.href}scenes/`]);
    await page.locator("#f-text").fill("ditie");
    await expect(page).toHaveURL(/\?q=ditie$/);
    await page.locator(".top__share").click();
    await expect(sheet(page)).toBeVisible();
    await expect(link(page)).toHaveValue(`${site.href}scenes/?q=ditie`);
    expect(await opened()).toEqual([`${site.href}scenes/?q=ditie`]);
    await page.keyboard.press("Escape");
    await page.reload();
    await hydrated(page);
    await expect(sheet(page)).toHaveCount(0);
    await context.close();
  });

  test("shares the page that is shown, not the one that was entered", async ({ page }) => {
    await open(page, "plan/?e=fair");
    await share(page);
    await expect(link(page)).toHaveValue(`${site.href}plan/?e=fair`);
    await page.keyboard.press("Escape");
    await move(page, "scenes/inn/");
    await share(page);
    await expect(link(page)).toHaveValue(`${site.href}scenes/inn/`);
    await expect(page.locator(".share__page")).toHaveText(await page.title());
    await page.getByRole("link", { name: shareWord("zh", "to_kit") }).click();
    await expect(sheet(page)).toBeHidden();
    await expect(page.locator("html")).toHaveAttribute("data-path", "/share/");
    await expect(page.locator("#kit-link")).not.toHaveValue("");
    await share(page);
    await page.goBack();
    await expect(page.locator("html")).toHaveAttribute("data-path", "/scenes/inn/");
    await expect(sheet(page)).toBeHidden();
  });

  test("without Web Share there is no button for it; with it, it gets the page, and only a failure is told", async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined, configurable: true }));
    await open(page, "plan/");
    await share(page);
    await expect(page.getByRole("button", { name: shareWord("zh", "send") })).toHaveCount(0);
    await page.addInitScript(() => {
      const outcomes = [undefined, "AbortError", "NotAllowedError"];
      const asked: ShareData[] = [];
      Object.assign(window, { asked });
      Object.defineProperty(navigator, "share", {
        value: (data: ShareData) => {
          const { title, text, url } = data;
          const outcome = outcomes[asked.push({ title, text, url } as ShareData) - 1];
          return outcome ? Promise.reject(new DOMException("", outcome)) : Promise.resolve();
        },
      });
    });
    await page.reload();
    await hydrated(page);
    await share(page);
    const send = page.getByRole("button", { name: shareWord("zh", "send") });
    const asked = () => page.evaluate(() => Reflect.get(window, "asked") as ShareData[]);
    for (const count of [1, 2]) {
      await send.click();
      await expect.poll(async () => (await asked()).length).toBe(count);
      await expect(said(page)).toHaveText("");
    }
    expect((await asked())[0]).toEqual({
      title: await page.title(),
      text: await page.locator("meta[name=description]").getAttribute("content"),
      url: page.url(),
    });
    await send.click();
    await expect(said(page)).toHaveText(shareWord("zh", "send_failed"));
    await expect(link(page)).toBeFocused();
  });

  test("closes beside it, and not at its margin or where a selection ends", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, "plan/");
    await share(page);
    const box = (await sheet(page).boundingBox())!;
    const beside = { x: box.x - 30, y: box.y + 40 };
    await page.mouse.click(box.x + 6, box.y + 6);
    await expect(sheet(page)).toBeVisible();
    const field = (await link(page).boundingBox())!;
    await page.mouse.move(field.x + 40, field.y + field.height / 2);
    await page.mouse.down();
    await page.mouse.move(beside.x, beside.y);
    await page.mouse.up();
    await expect(sheet(page)).toBeVisible();
    await page.mouse.click(beside.x, beside.y);
    await expect(sheet(page)).toBeHidden();
  });

  for (const viewport of [{ width: 1440, height: 900 }, { width: 780, height: 360 }]) {
    test(`in WeChat on a wide screen the code stands beside the buttons: ${viewport.width}`, async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site.href, userAgent: wechat, viewport });
      const page = await context.newPage();
      await open(page, "plan/");
      await share(page);
      const words = (await page.locator(".share__words").boundingBox())!;
      const code = (await page.locator("#share-code img").boundingBox())!;
      expect(words.width).toBeGreaterThan(300);
      expect(code.x).toBeGreaterThanOrEqual(words.x + words.width);
      expect(code.width).toBeLessThanOrEqual(224);
      expect((await page.locator(".share__body").boundingBox())!.height).toBeLessThan(600);
      await openKit(page, "zh");
      const made = (await page.locator("#kit-code").boundingBox())!;
      const rest = (await page.locator(".kit__picture").boundingBox())!;
      expect(made.width).toBeLessThanOrEqual(192);
      expect(rest.width).toBeGreaterThan(300);
      await context.close();
    });
  }

  test("the code is seen without scrolling", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page, "plan/");
    await share(page);
    await expect(page.locator("#share-code svg")).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: shareWord("zh", "copy_link") })).toBeInViewport({ ratio: 1 });
  });

  test("a clipboard that throws at once leaves the link selected", async ({ page }) => {
    const seen = await watch(page);
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: () => { throw new DOMException("", "NotAllowedError"); } },
      }),
    );
    await open(page, "plan/");
    await share(page);
    await page.getByRole("button", { name: shareWord("zh", "copy_link") }).click();
    await expect(said(page)).toHaveText(shareWord("zh", "select"));
    await expect(link(page)).toBeFocused();
    expect(await seen.problems()).toEqual([]);
  });

  test("after a move the page names the pictures of the page that is shown", async ({ page }) => {
    const cards = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("meta[property='og:image'], meta[itemprop=image], link[rel=image_src]")].map(
          (one) => one.getAttribute("content") ?? one.getAttribute("href"),
        ),
      );
    await open(page, "scenes/inn/");
    const served = await cards();
    expect(served.length).toBe(4);
    await open(page, "plan/");
    await move(page, "scenes/inn/");
    expect(await cards()).toEqual(served);
  });

  test("doubled text fits a narrow screen", async ({ page }) => {
    await open(page, "case/#heads=45&scenes=prison");
    await page.evaluate(() => document.documentElement.setAttribute("data-text-size", "200"));
    await share(page);
    const wider = await sheet(page).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wider).toBe(0);
  });
});

test.describe("an event's name", () => {
  test("is a part of the link that no page reads", async ({ page }) => {
    const tag = "?e=%E7%9F%AD%E5%89%A7%E5%B1%95";
    await open(page, `scenes/${tag}`);
    await page.locator("#f-text").fill("ditie");
    await expect(page.locator("#f-count")).not.toHaveText("");
    await expect(page.locator("main")).not.toContainText(finderWord("zh", "ignored"));
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/scenes\/$/);
    await open(page, `plan/${tag}`);
    await expect(page.locator("html")).toHaveAttribute("data-path", "/plan/");
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/plan\/$/);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("短剧");
  });
});

test.describe("the kit", () => {
  test.use({ viewport: phone });

  for (const lang of languages) {
    test(`makes link, texts and files by keyboard: ${lang}`, async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const seen = await watch(page);
      await openKit(page, lang);
      const address = await published(page);
      const other = lang === "zh" ? "en" : "zh";
      await page.locator("#kit-topic").focus();
      await page.keyboard.press("ArrowDown");
      await expect(page.locator("#kit-link")).toHaveValue(`${address}${inLanguage(lang, "plan/")}`);
      await page.keyboard.press("Tab");
      await page.keyboard.press(lang === "zh" ? "ArrowRight" : "ArrowLeft");
      await expect(page.locator("#kit-link")).toHaveValue(`${address}${inLanguage(other, "plan/")}`);
      await page.keyboard.press("Tab");
      await page.keyboard.type("杭州 <展>&#");
      const made = `${address}${inLanguage(other, "plan/")}?e=%E6%9D%AD%E5%B7%9E+%3C%E5%B1%95%3E%26%23`;
      await expect(page.locator("#kit-link")).toHaveValue(made);
      expect(new URL(made).searchParams.get("e")).toBe("杭州 <展>&#");
      await expect(page.locator("#kit-all .codes__event")).toHaveText(`${shareWord(lang, "at_event")}杭州 <展>&#`);
      await expect(page.locator("#kit-size-said")).toContainText(shareWord(lang, "fine"));
      expect(await scanned(page.locator("#kit-code svg"))).toBe(made);
      for (const length of ["short", "long"]) {
        await page.getByRole("button", { name: shareWord(lang, `copy_${length}`) }).press("Enter");
        const text = await page.locator(`#kit-${length}`).inputValue();
        await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
        const answer = page.locator(`#kit-${length}-said`);
        await expect(answer).toHaveText(shareWord(lang, "copied"));
        await expect(answer).toBeInViewport();
        expect(text.endsWith(`\n${made}`)).toBe(true);
      }
      for (const [act, ending] of [["png", "png"], ["svg", "svg"]] as const) {
        const saving = page.waitForEvent("download");
        await page.getByRole("button", { name: shareWord(lang, act) }).press("Enter");
        const download = await saving;
        const size = act === "png" ? "-3cm" : "";
        expect(download.suggestedFilename()).toBe(`qr-${inLanguage(other, "plan/").replace("/", "-").replace(/[/-]$/, "")}-杭州-展${size}.${ending}`);
        const bytes = readFileSync(await download.path());
        if (act === "png") {
          expect(await decoded(bytes)).toEqual([made]);
          // 3 cm at 600 dots to an inch.
          expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(709);
        } else {
          const file = await context.newPage();
          await file.setContent(bytes.toString("utf8"));
          expect(await scanned(file.locator("svg"), 300)).toBe(made);
          await file.close();
        }
      }
      expect(await seen.problems()).toEqual([]);
    });

    test(`says what it does to a name that does not fit: ${lang}`, async ({ page }) => {
      await openKit(page, lang);
      await page.locator("#kit-event").fill(`${"展".repeat(21)}`);
      await expect(page.locator("#kit-event-said")).toHaveText(shareWord(lang, "event_cut"));
      await expect(page.locator("#kit-link")).toHaveValue(new RegExp(`e=(%E5%B1%95){20}$`));
      await page.locator("#kit-event").fill("a\u202eb");
      await expect(page.locator("#kit-event-said")).toHaveText(shareWord(lang, "event_cleaned"));
      await expect(page.locator("#kit-link")).toHaveValue(/e=ab$/);
    });
  }

  test("no size is offered that the code is too fine for", async ({ page }) => {
    await openKit(page, "zh");
    const sizes = () => page.locator("input[name=kit-size]").evaluateAll((all) => (all as HTMLInputElement[]).map((one) => [one.disabled, one.checked]));
    expect(await sizes()).toEqual([[false, false], [false, true], [false, false], [false, false]]);
    await page.locator("#kit-event").fill("展".repeat(20));
    await expect.poll(sizes).toEqual([[true, false], [true, false], [false, true], [false, false]]);
  });

  test("codes with an event's name are read at the size that the kit names", async ({ page }) => {
    await openKit(page, "zh");
    for (const name of ["展", "杭州短剧展", "2026横店短剧交易会", "展".repeat(20)]) {
      await page.locator("#kit-event").fill(name);
      const made = () => page.locator("#kit-link").inputValue();
      await expect.poll(async () => new URL(await made()).searchParams.get("e")).toBe(name);
      const advice = await page.locator("#kit-size-said").textContent();
      const wide = advice === shareWord("zh", "coarse") ? 2 : Number(/(\d+(\.5)?)厘米；/.exec(advice!)?.[1]);
      expect(await scanned(page.locator("#kit-code svg"), wide * centimetre), `${name} ${wide}`).toBe(await made());
    }
  });

  test("where its program does not arrive, it says so and the codes stand", async ({ page }) => {
    await page.route(/share(_bg)?-[0-9a-f]+\.(js|wasm)/, (route) => route.abort());
    await open(page, "share/");
    await page.locator("#kit-topic").focus();
    await expect(page.locator("#kit-notice")).toContainText(shareWord("zh", "failed"));
    await expect(page.locator(".codes img").first()).toBeVisible();
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("sharing leads to the kit, where every topic has address and code", async ({ page }) => {
    await page.goto("plan/");
    await page.locator(".top__share").click();
    await expect(page).toHaveURL(`${site.href}share/`);
    await expect(page.locator("#kit")).toBeHidden();
    await expect(page.locator(".without-script")).toBeVisible();
    const base = await published(page);
    const items = page.locator(".codes__item");
    expect(await items.count()).toBeGreaterThan(30);
    expect(await scanned(items.nth(1).locator("img"))).toBe(`${base}plan/`);
  });
});

test.describe("codes at two centimetres", () => {
  for (const lang of languages) {
    for (const scheme of ["light", "dark"] as const) {
      for (const density of [1, 2]) {
        test(`every topic at ${96 * density} dpi, ${scheme}: ${lang}`, async ({ browser }) => {
          test.setTimeout(120_000);
          const context = await browser.newContext({ baseURL: site.href, deviceScaleFactor: density, colorScheme: scheme });
          const page = await context.newPage();
          await openKit(page, lang);
          const base = await published(page);
          const wrong: string[] = [];
          const items = await page.locator(".codes__item").all();
          for (const item of items) {
            const path = await item.locator("a").getAttribute("href");
            const expected = base + path!.slice(site.pathname.length);
            const read = await scanned(item.locator(".qr"), 2 * centimetre);
            if (read !== expected) wrong.push(`${expected}: ${read}`);
          }
          expect(wrong).toEqual([]);
          test.info().annotations.push({ type: "decoded", description: String(items.length) });
          await context.close();
        });
      }
    }
  }
});

test("topics' codes are read at two centimetres under a long domain too", async ({ page }) => {
  test.setTimeout(60_000);
  const long = "https://microdrama.qujiang.quzhou.example";
  await open(page, "en/share/");
  const data = page.locator(".kit-data");
  await data.evaluate((data, base) => (data.textContent = data.textContent!.replace(/^\S+/, base)), long);
  await page.locator("#kit-topic").focus();
  const topics = await page.locator("#kit-topic option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const wrong: string[] = [];
  let longest = 0;
  for (const topic of topics) {
    await page.locator("#kit-topic").selectOption(topic);
    await expect(page.locator("#kit-link")).toHaveValue(new RegExp(`^${long}/en/`));
    const made = await page.locator("#kit-link").inputValue();
    longest = Math.max(longest, made.length);
    const read = await scanned(page.locator("#kit-code svg"), 2 * centimetre);
    if (read !== made) wrong.push(`${made}: ${read}`);
  }
  expect(longest).toBeGreaterThan(70);
  expect(wrong).toEqual([]);
});

test.describe("a typical case at four centimetres", () => {
  const scenes = "prison,inn,subway-car,gate-tower,palace-hall,mansion";
  for (const scheme of ["light", "dark"] as const) {
    for (const density of [1, 2]) {
      test(`${96 * density} dpi, ${scheme}`, async ({ browser }) => {
        const context = await browser.newContext({ baseURL: site.href, deviceScaleFactor: density, colorScheme: scheme });
        const page = await context.newPage();
        await stopCalendar(page);
        await open(page, `case/#heads=45&scenes=${scenes}&${fragment(fullCase)}`);
        await atWork(page);
        await share(page);
        expect(await scanned(page.locator("#share-code svg"), 4 * centimetre)).toBe(await link(page).inputValue());
        await context.close();
      });
    }
  }
});

for (const lang of languages) {
  test(`the printed sheet is read whole: ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await openKit(page, lang);
    const base = await published(page);
    const paths = await page.locator(".codes__item a").evaluateAll((all) => all.map((one) => one.getAttribute("href")!));
    const expected = paths.map((path) => base + path.slice(site.pathname.length));
    const { said } = await printed(page, 150);
    expect(said.sort()).toEqual(expected.sort());
    test.info().annotations.push({ type: "decoded", description: String(said.length) });
    await page.emulateMedia({ media: "print" });
    const wide = await page.locator(".codes .qr").first().evaluate((code) => code.getBoundingClientRect().width);
    expect(wide).toBeGreaterThanOrEqual(2.5 * centimetre);
    await expect(page.locator("#kit")).toBeHidden();
  });
}
