// Guards posters as a browser draws them: the picture has its size, its code says the link to a decoder at the width of
// a phone, it can be kept on every device, and a browser that draws none says so.

import { expect, test, type Page } from "@playwright/test";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { hydrated, move, open } from "./support/app.ts";
import { violations } from "./support/axe.ts";
import { decoded } from "./support/decode.ts";
import { atWork, fragment, fullCase, openEstimator, stopCalendar } from "./support/estimator.ts";
import { site } from "./support/survey.ts";
import { watch } from "./support/watch.ts";
import { inLanguage, languages, posterWord, shareWord } from "./support/words.ts";

const phone = { width: 360, height: 760 };
const wechat =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI";

const poster = (page: Page) => page.locator("#poster-window");
const picture = (page: Page) => poster(page).locator("img");
const said = (page: Page) => page.locator("#poster-said");

/** Opens the share sheet and asks it for the poster. */
async function ask(page: Page) {
  await page.locator(".top__share").click();
  await page.locator("#share-poster").click();
}

/** The picture, once it is there and as large as it should be. */
async function drawn(page: Page): Promise<Buffer> {
  await expect(picture(page)).toBeVisible();
  await expect
    .poll(() => picture(page).evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
    .toEqual([1080, 1920]);
  const address = (await picture(page).getAttribute("src"))!;
  const [head, packed] = address.split(",") as [string, string];
  expect(head).toBe("data:image/png;base64");
  return Buffer.from(packed, "base64");
}

/** Whether something is painted where the picture or its field is, and text below it. */
async function expectPainted(png: Buffer) {
  const canvas = createCanvas(1080, 1920);
  const brush = canvas.getContext("2d");
  brush.drawImage(await loadImage(png), 0, 0);
  const colours = (top: number, bottom: number) => {
    const { data } = brush.getImageData(0, top, 1080, bottom - top);
    const found = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
      found.set(colour, (found.get(colour) ?? 0) + 1);
    }
    return found;
  };
  // A picture, or a field with the river and the marks of the frame.
  expect(colours(0, 360).size).toBeGreaterThan(20);
  const isDark = (colour: number) => (colour >> 16) + ((colour >> 8) & 255) + (colour & 255) < 240;
  const dark = [...colours(700, 1400)].filter(([colour]) => isDark(colour)).reduce((sum, [, count]) => sum + count, 0);
  const share = dark / (1080 * 700);
  expect(share).toBeGreaterThan(0.005);
  expect(share).toBeLessThan(0.35);
}

/** What the code says in the picture itself, and as a phone of 360 dots' width and two pixels a dot shows it. */
async function scanned(page: Page): Promise<(string | undefined)[]> {
  const png = await drawn(page);
  await expectPainted(png);
  const [whole] = await decoded(png);
  const canvas = createCanvas(720, 1280);
  canvas.getContext("2d").drawImage(await loadImage(png), 0, 0, 720, 1280);
  const [small] = await decoded(canvas.toBuffer("image/png"));
  return [whole, small];
}

/** A page with scenes on the shortlist, a shoot and answers. */
const shoot = "heads=45&scenes=prison,inn";

for (const lang of languages) {
  test.describe(lang, () => {
    test.use({ viewport: phone, deviceScaleFactor: 2 });

    for (const path of ["measures/script-award/", "scenes/inn/", "guide/studios/", ""]) {
      test(`the poster of a page opens that page: ${lang}/${path}`, async ({ page }) => {
        const seen = await watch(page);
        await open(page, inLanguage(lang, path));
        await ask(page);
        await expect(poster(page)).toHaveAccessibleName(posterWord(lang, "window"));
        expect(await scanned(page)).toEqual([page.url(), page.url()]);
        await expect(said(page)).toHaveText(posterWord(lang, "drawn"));
        const name = await page.locator("h1").innerText();
        const alt = (await picture(page).getAttribute("alt"))!;
        expect(alt.replace(/\s/g, "")).toContain(posterWord(lang, "picture").trim() + name.replace(/\s/g, ""));
        expect(await violations(page, page.url(), "#poster-window")).toEqual([]);
        expect(await seen.problems()).toEqual([]);
      });
    }

    test(`the kit's poster is of the topic, the language and the event: ${lang}`, async ({ page }) => {
      await open(page, inLanguage(lang, "share/"));
      await expect(page.locator("#kit-link")).not.toHaveValue("");
      const other = lang === "zh" ? "en" : "zh";
      await page.locator("#kit-topic").selectOption({ label: lang === "zh" ? "剧本入选奖励" : "Script award" });
      await page.locator("label", { hasText: other === "en" ? "English" : "中文" }).click();
      await page.locator("#kit-event").fill("杭州短剧展 a&b");
      await expect(page.locator("#kit-link")).toHaveValue(/\?e=%E6/);
      const link = await page.locator("#kit-link").inputValue();
      expect(new URL(link).pathname).toBe(`${site.pathname}${inLanguage(other, "measures/script-award/")}`);
      await page.locator("#kit-poster").click();
      expect(await scanned(page)).toEqual([link, link]);
      // The window speaks the page's language, the poster the chosen one.
      await expect(poster(page)).toHaveAccessibleName(posterWord(lang, "window"));
      await expect(picture(page)).toHaveAttribute("lang", other === "zh" ? "zh-CN" : "en");
      await expect(picture(page)).toHaveAttribute("alt", new RegExp(`^${posterWord(other, "picture").trim()}`));
    });

    test(`the estimator's poster is the visitor's own, with their answers in the code or without: ${lang}`, async ({ page }) => {
      await openEstimator(page, lang, fragment(fullCase));
      const link = page.url();
      await ask(page);
      expect(await scanned(page)).toEqual([link, link]);
      const alt = await picture(page).getAttribute("alt");
      expect(alt).toContain(lang === "zh" ? "测算，不是承诺" : "An estimate, not a promise");
      await page.keyboard.press("Escape");
      await expect(poster(page)).toHaveCount(0);
      await expect(page.locator("#share-poster")).toBeFocused();
      await page.locator("label", { hasText: shareWord(lang, "without_answers") }).last().click();
      await page.locator("#share-poster").click();
      const bare = link.split("#")[0];
      expect(await scanned(page)).toEqual([bare, bare]);
      // Whoever scans it finds nothing entered, and so the poster says nothing of it.
      const without = await picture(page).getAttribute("alt");
      expect(without).not.toContain(lang === "zh" ? "测算，不是承诺" : "An estimate, not a promise");
      expect(without!.replace(/\s/g, "")).toContain((await page.locator("h1").innerText()).replace(/\s/g, ""));
      await page.keyboard.press("Escape");
      await page.locator("label", { hasText: shareWord(lang, "with_answers") }).first().click();
      await page.locator("#share-poster").click();
      await expect(picture(page)).toHaveAttribute("alt", alt!);
    });

    test(`the case's poster shows its first scene and opens the case, and keeps its name to itself: ${lang}`, async ({ page }) => {
      await stopCalendar(page);
      const secret = "秘密片名";
      await page.goto(inLanguage(lang, `case/#${shoot}&name=${encodeURIComponent(secret)}&${fragment(fullCase)}`));
      await hydrated(page);
      await atWork(page);
      const link = await page.locator("#t-link").inputValue();
      expect(link).toContain("scenes=prison,inn");
      await page.locator("#t-poster").click();
      expect(await scanned(page)).toEqual([link, link]);
      const alt = (await picture(page).getAttribute("alt"))!;
      expect(alt).toContain(lang === "zh" ? "落地方案" : "Shooting plan");
      expect(alt).toContain(lang === "zh" ? "图为绘制" : "The picture is a drawing");
      expect(alt).not.toContain(secret);
      await page.keyboard.press("Escape");
      await expect(page.locator("#t-poster")).toBeFocused();
    });

    test(`is worked by keyboard, saves a picture and gives the focus back: ${lang}`, async ({ page }) => {
      await open(page, inLanguage(lang, "scenes/inn/"));
      await page.locator(".top__share").focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("#share-title")).toBeFocused();
      await page.locator("#share-poster").focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("#poster-title")).toBeFocused();
      const png = await drawn(page);
      await page.keyboard.press("Tab");
      await expect(page.getByRole("button", { name: posterWord(lang, "close") })).toBeFocused();
      await page.keyboard.press("Tab");
      const saved = page.waitForEvent("download");
      await page.keyboard.press("Enter");
      const download = await saved;
      const name = `poster-${inLanguage(lang, "scenes/inn/").replaceAll("/", "-").slice(0, -1)}.png`;
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync(await download.path()).equals(png)).toBe(true);
      await expect(said(page)).toHaveText(`${posterWord(lang, "saved").trim()}${lang === "en" ? " " : ""}${name}`);
      await page.keyboard.press("Escape");
      await expect(page.locator("#share-poster")).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(page.locator(".top__share")).toBeFocused();
    });

    test(`in WeChat it is pressed and held, and nothing is offered that WeChat does not do: ${lang}`, async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site.href, userAgent: wechat, viewport: phone, deviceScaleFactor: 2 });
      const page = await context.newPage();
      await open(page, inLanguage(lang, "scenes/inn/"));
      await ask(page);
      expect(await scanned(page)).toEqual([page.url(), page.url()]);
      await expect(said(page)).toHaveText(posterWord(lang, "hold"));
      await expect(poster(page).getByRole("button")).toHaveCount(1);
      await expect(poster(page).getByRole("button")).toHaveText(posterWord(lang, "close"));
      await context.close();
    });

    for (const [what, stub] of [
      ["hands no pixels over", () => { HTMLCanvasElement.prototype.toDataURL = () => { throw new DOMException("", "SecurityError"); }; }],
      ["has no canvas", () => { HTMLCanvasElement.prototype.getContext = () => null; }],
    ] as const) {
      test(`a browser that ${what} says so and can try again: ${lang}`, async ({ page }) => {
        await open(page, inLanguage(lang, "scenes/inn/"));
        await page.evaluate(stub);
        await ask(page);
        await expect(said(page)).toHaveText(posterWord(lang, "undrawn"));
        await expect(picture(page)).toHaveCount(0);
        const again = page.getByRole("button", { name: posterWord(lang, "retry") });
        await again.click();
        await expect(page.locator("#poster-title")).toBeFocused();
        await expect(said(page)).toHaveText(posterWord(lang, "undrawn"));
        await expect(page.getByRole("button", { name: posterWord(lang, "save") })).toBeHidden();
      });
    }

    test(`what does not arrive can be asked for again: ${lang}`, async ({ page }) => {
      await open(page, inLanguage(lang, "plan/"));
      await page.locator(".top__share").click();
      await page.route("**/poster_bg*.wasm", (route) => route.abort());
      await page.locator("#share-poster").click();
      await expect(page.locator("#share-said")).toHaveText(shareWord(lang, "poster_failed"));
      await page.unroute("**/poster_bg*.wasm");
      await page.route("**/posters.json", (route) => route.abort());
      await page.locator("#share-poster").click();
      await expect(said(page)).toHaveText(posterWord(lang, "unreachable"));
      await page.unroute("**/posters.json");
      await page.getByRole("button", { name: posterWord(lang, "retry") }).click();
      expect(await scanned(page)).toEqual([page.url(), page.url()]);
    });

    test(`fits a narrow screen with letters of twice the size: ${lang}`, async ({ page }) => {
      await open(page, inLanguage(lang, "scenes/inn/"));
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await ask(page);
      await drawn(page);
      expect(await poster(page).evaluate((window) => window.scrollWidth - window.clientWidth)).toBeLessThanOrEqual(0);
      const wide = await picture(page).evaluate((image) => image.getBoundingClientRect().width);
      expect(wide).toBeGreaterThan(250);
    });
  });
}

test("a case too long for a code has the page's code, and that is told", async ({ page }) => {
  await stopCalendar(page);
  // Every scene, and a name in Chinese as long as it can be.
  await page.goto(`case/#name=${encodeURIComponent("长".repeat(60))}&${fragment(fullCase)}`);
  await hydrated(page);
  await atWork(page);
  const button = page.locator("#t-poster");
  const link = `${await page.locator("#t-link").inputValue()}&x=${"1".repeat(900)}`;
  await button.evaluate((element: HTMLElement, link) => element.setAttribute("data-poster", link), link);
  await button.click();
  const bare = link.split("#")[0];
  expect(await scanned(page)).toEqual([bare, bare]);
  await expect(said(page)).toHaveText(`${posterWord("zh", "drawn")} ${posterWord("zh", "bare")}`);
});

test("a page's link too long for a code has the page's code", async ({ page }) => {
  await open(page, `plan/?e=${"1".repeat(900)}`);
  await ask(page);
  const bare = page.url().split("?")[0];
  expect(await scanned(page)).toEqual([bare, bare]);
  await expect(said(page)).toHaveText(`${posterWord("zh", "drawn")} ${posterWord("zh", "bare")}`);
});

test("the window closes beside it, and not at its own margin", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "scenes/inn/");
  await ask(page);
  await drawn(page);
  const box = (await poster(page).boundingBox())!;
  await page.mouse.click(box.x + 6, box.y + box.height / 2);
  await expect(poster(page)).toBeVisible();
  await page.mouse.click(box.x - 20, box.y + box.height / 2);
  await expect(poster(page)).toHaveCount(0);
});

test("where the device sends pictures, it gets this one; only a failure is told", async ({ page }) => {
  await page.addInitScript(() => {
    const sent: { name: string; type: string; size: number }[] = [];
    const outcomes = [undefined, "AbortError", "NotAllowedError"];
    Object.assign(window, { sent });
    Object.defineProperty(navigator, "canShare", { value: (data: ShareData) => data.files?.length === 1, configurable: true });
    Object.defineProperty(navigator, "share", {
      value: async (data: ShareData) => {
        const [file] = data.files!;
        sent.push({ name: file!.name, type: file!.type, size: file!.size });
        const outcome = outcomes.shift();
        if (outcome) throw new DOMException("", outcome);
      },
      configurable: true,
    });
  });
  await open(page, "scenes/inn/");
  await ask(page);
  const png = await drawn(page);
  const send = page.getByRole("button", { name: posterWord("zh", "send") });
  const sent = () => page.evaluate(() => (window as unknown as { sent: unknown[] }).sent);
  for (const expected of ["drawn", "drawn", "send_failed"]) {
    const before = (await sent()).length;
    await send.click();
    await expect.poll(async () => (await sent()).length).toBe(before + 1);
    await expect(said(page)).toHaveText(posterWord("zh", expected));
  }
  expect((await sent())[0]).toEqual({ name: "poster-scenes-inn.png", type: "image/png", size: png.length });
});

test("is of the page that is shown, and goes with it", async ({ page }) => {
  await open(page, "plan/");
  await move(page, "scenes/inn/");
  await ask(page);
  expect(await scanned(page)).toEqual([`${site.href}scenes/inn/`, `${site.href}scenes/inn/`]);
  await page.goBack();
  await expect(page.locator("html")).toHaveAttribute("data-path", "/plan/");
  await expect(poster(page)).toHaveCount(0);
});
