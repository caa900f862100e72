// The booth: slides in a loop, and a visitor's try that is forgotten.

import { expect, test, type Page } from "@playwright/test";
import { hydrated, open } from "./support/app.ts";
import { decoded, scanned } from "./support/decode.ts";
import { site } from "./support/survey.ts";
import { watch } from "./support/watch.ts";
import { inLanguage, languages, presentWord } from "./support/words.ts";

const shown = (page: Page) => page.locator(".slide:not([hidden])");
const count = (page: Page) => page.locator(".deck__count");
const inside = (page: Page) => page.frameLocator(".deck__stage iframe");

async function startLoop(page: Page, lang: (typeof languages)[number]) {
  await page.clock.install();
  await page.goto(inLanguage(lang, "present/"));
  await hydrated(page);
  await page.locator(".deck__start").click();
  await expect(page.locator(".deck")).toHaveAttribute("data-loop", "on");
}

/** Goes to the slide with the estimator and opens it for a try. */
async function attempt(page: Page) {
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.locator(".slide__try").click();
  await expect(inside(page).locator("html")).toHaveAttribute("data-app", "ready");
}

for (const lang of languages) {
  test(`the slides run by themselves, pause, and follow keys and touch: ${lang}`, async ({ page }) => {
    await startLoop(page, lang);
    const all = await page.locator(".slide").count();
    await expect(shown(page)).toHaveCount(1);
    await expect(count(page)).toHaveText(`1 / ${all}`);
    const stays = Number(await shown(page).getAttribute("data-stay"));
    expect(stays).toBeGreaterThanOrEqual(9);
    await page.clock.runFor(stays * 1000);
    await expect(count(page)).toHaveText(`2 / ${all}`);
    await page.locator(".deck__pause").click();
    await expect(page.locator(".deck__pause")).toHaveText(presentWord(lang, "resume"));
    await page.clock.runFor(60_000);
    await expect(count(page)).toHaveText(`2 / ${all}`);
    await page.keyboard.press("PageDown");
    await expect(count(page)).toHaveText(`3 / ${all}`);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await expect(count(page)).toHaveText(`${all} / ${all}`);
    const size = page.viewportSize()!;
    await page.mouse.click(size.width * 0.9, size.height / 3);
    await expect(count(page)).toHaveText(`1 / ${all}`);
    await page.mouse.move(size.width * 0.8, size.height / 3);
    await page.mouse.down();
    await page.mouse.move(size.width * 0.4, size.height / 3);
    await page.mouse.up();
    await expect(count(page)).toHaveText(`2 / ${all}`);
    // A remote makes the screen dark with one key or the other: here that is the pause.
    for (const [key, word] of [["b", "pause"], [".", "resume"]] as const) {
      await page.keyboard.press(key);
      await expect(page.locator(".deck__pause")).toHaveText(presentWord(lang, word));
    }
    await page.keyboard.press("Escape");
    await expect(page.locator(".deck")).not.toHaveAttribute("data-loop");
    await expect(shown(page)).toHaveCount(all);
    await expect(page.locator(".deck__start")).toBeFocused();
  });

  test(`while the loop runs, and no longer, a swipe does not lead back: ${lang}`, async ({ page }) => {
    const edge = () => page.locator("html").evaluate((root) => getComputedStyle(root).overscrollBehaviorX);
    await open(page, inLanguage(lang, "share/"));
    await page.locator("main a[href$='/present/']").first().click();
    await page.locator(".deck__start").click();
    await expect.poll(edge).toBe("none");
    const isFull = () => page.evaluate(() => document.fullscreenElement?.className === "deck");
    await expect.poll(isFull).toBe(true);
    await page.locator(".deck__leave").click();
    await expect.poll(edge).toBe("auto");
    await expect.poll(isFull).toBe(false);
    await page.locator(".deck__start").click();
    await expect.poll(isFull).toBe(true);
    // The browser tells of it with the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    // At once, while the full screen is still being left; and how it began is told late.
    await page.evaluate(() => {
      for (const button of [".deck__leave", ".deck__start"]) document.querySelector<HTMLElement>(button)!.click();
      document.dispatchEvent(new Event("fullscreenchange"));
      const { dataset } = document.documentElement;
      document.addEventListener("fullscreenchange", () => (dataset["turns"] = `${Number(dataset["turns"] ?? 0) + 1}`));
    });
    await expect(page.locator("html")).toHaveAttribute("data-turns", "2");
    expect(await isFull()).toBe(true);
    expect(await edge()).toBe("none");
    await page.goBack();
    await expect(page.locator("#kit")).toBeVisible();
    await expect.poll(edge).toBe("auto");
  });

  test(`nothing behind the loop is reached, and what was behind it is there again: ${lang}`, async ({ page }) => {
    await startLoop(page, lang);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const focused = () => page.evaluate(() => document.activeElement?.closest(".deck, body")?.className);
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      expect(await focused()).toMatch(/^(deck|)$/);
    }
    await page.keyboard.press("/");
    await page.keyboard.press("Control+k");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await expect(page.locator(".top")).toHaveAttribute("inert");
    await page.locator(".deck__leave").click();
    await expect(page.locator("[inert]")).toHaveCount(0);
    // A window would open only when its program has come.
    expect(asked.filter((url) => /finder/.test(url))).toEqual([]);
  });

  test(`a finger turns the slides, and leads nowhere else: ${lang}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.href, hasTouch: true, viewport: { width: 800, height: 1100 } });
    const page = await context.newPage();
    await open(page, inLanguage(lang, "plan/"));
    await open(page, inLanguage(lang, "present/"));
    await page.locator(".deck__start").tap();
    await page.locator(".deck__pause").tap();
    const all = await page.locator(".slide").count();
    const cdp = await context.newCDPSession(page);
    const swipe = async (from: number, to: number) => {
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
        cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points });
      await touch("touchStart", [{ x: from, y: 300 }]);
      for (let part = 1; part <= 5; part += 1) {
        await touch("touchMove", [{ x: from + ((to - from) * part) / 5, y: 300 }]);
      }
      await touch("touchEnd", []);
    };
    await swipe(600, 200);
    await expect(count(page)).toHaveText(`2 / ${all}`);
    await swipe(200, 600);
    await expect(count(page)).toHaveText(`1 / ${all}`);
    expect(new URL(page.url()).pathname).toContain("present");
    await context.close();
  });

  for (const [width, height] of [[1920, 1080], [1080, 1920], [768, 1024], [360, 740]] as const) {
    test(`every slide fits on a screen of ${width} × ${height}: ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await startLoop(page, lang);
      const all = await page.locator(".slide").count();
      for (let at = 0; at < all; at += 1) {
        const slides = page.locator(".deck__slides");
        const over = await slides.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight]);
        expect(over[0], `slide ${at + 1} is too wide`).toBeLessThanOrEqual(0);
        // On a phone a long slide scrolls.
        if (width > 400) expect(over[1], `slide ${at + 1} is too high`).toBeLessThanOrEqual(0);
        await page.keyboard.press("ArrowRight");
      }
    });
  }

  for (const [width, height] of [[1920, 1080], [1080, 1920], [768, 1024]] as const) {
    test(`the codes are read from a screen of ${width} × ${height}: ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await startLoop(page, lang);
      await page.keyboard.press("End");
      const published = await page.locator("link[rel=canonical]").getAttribute("href");
      const base = published!.replace(/(en\/)?present\/$/, "");
      const codes = shown(page).locator(".qr");
      await expect(codes).toHaveCount(2);
      // As a camera sees them that has the whole screen in view.
      const said = (await decoded(await page.screenshot())).sort();
      expect(said).toEqual([inLanguage(lang, ""), inLanguage(lang, "estimate/")].map((path) => base + path));
    });
  }

  test(`nothing moves for whoever wants it so: ${lang}`, async ({ page }) => {
    const moves = () => shown(page).evaluate((slide) => slide.getAnimations().length);
    await startLoop(page, lang);
    await page.keyboard.press("ArrowRight");
    expect(await moves()).toBe(1);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.keyboard.press("ArrowRight");
    expect(await moves()).toBe(0);
  });

  test(`what a visitor enters is forgotten after a minute and a warning: ${lang}`, async ({ page }) => {
    await startLoop(page, lang);
    await page.evaluate(() => localStorage.setItem("shortlist", "inn"));
    await attempt(page);
    const frame = inside(page);
    await frame.locator("#who-crew").check({ force: true });
    await page.clock.runFor(1_000);
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem("estimate"))).toContain("who=crew");
    const warning = page.locator(".deck__warning");
    await page.clock.runFor(45_000);
    await expect(warning).toBeHidden();
    await page.clock.runFor(15_000);
    await expect(warning).toBeVisible();
    // A touch goes on with the try.
    await page.locator(".deck__stay").click();
    await expect(warning).toBeHidden();
    await expect(frame.locator("#who-crew")).toBeChecked();
    await page.clock.runFor(58_500);
    await expect(warning).toBeHidden();
    await page.clock.runFor(2_000);
    await expect(warning).toBeVisible();
    await page.clock.runFor(15_000);
    await expect(warning).toBeHidden();
    await expect(page.locator(".deck__stage iframe")).toHaveCount(0);
    expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
    // The device's own is as it was.
    expect(await page.evaluate(() => [localStorage.getItem("shortlist"), localStorage.getItem("estimate")])).toEqual(["inn", null]);
    await attempt(page);
    await expect(inside(page).locator("#who-crew")).not.toBeChecked();
    await expect(inside(page).locator("#e-notice")).toHaveText("");
  });

  test(`a try that was not ended is forgotten too: ${lang}`, async ({ page }) => {
    const kept = () => page.evaluate(() => sessionStorage.getItem("estimate"));
    const begin = async () => {
      await attempt(page);
      await inside(page).locator("#who-crew").check({ force: true });
      await page.clock.runFor(1_000);
      await expect.poll(kept).toContain("who=crew");
    };
    await startLoop(page, lang);
    await begin();
    await page.reload();
    await hydrated(page);
    expect(await kept()).toBeNull();
    await page.locator(".deck__start").click();
    // The device's own way to close the warning goes on with the try, and the watch goes on too.
    await begin();
    const warning = page.locator(".deck__warning");
    await page.clock.runFor(60_500);
    await expect(warning).toBeVisible();
    await warning.evaluate((dialog: HTMLDialogElement) => dialog.close());
    await page.clock.runFor(16_000);
    await expect(page.locator(".deck__stage iframe")).toHaveCount(0);
    expect(await kept()).toBeNull();
    // A device that slept has not stood still.
    await begin();
    await page.clock.fastForward(600_000);
    await expect(page.locator(".deck__stage iframe")).toHaveCount(0);
    expect(await kept()).toBeNull();
  });

  test(`whoever tries the site does not decide what the device keeps, and begins no other loop: ${lang}`, async ({ page }) => {
    await startLoop(page, lang);
    await attempt(page);
    await expect(inside(page).locator(".offline-bar")).toBeAttached();
    await expect(inside(page).locator(".offline")).toHaveCount(0);
    await page.frames().at(-1)!.goto(new URL(inLanguage(lang, "present/"), site).href);
    await expect(inside(page).locator("html")).toHaveAttribute("data-app", "ready");
    await expect(inside(page).locator(".deck__start")).toBeHidden();
  });

  test(`a site that does not open for a try is told, and the slides stand: ${lang}`, async ({ page }) => {
    await startLoop(page, lang);
    await page.route(`**/${inLanguage(lang, "estimate/")}`, (route) => route.abort());
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.locator(".slide__try").click();
    await expect(page.locator(".deck__lost")).toBeVisible();
    await expect(page.locator(".deck__stage iframe")).toHaveCount(0);
    await expect(page.locator(".deck__start")).toBeFocused();
  });

  test(`a link that leads out is shown as a code: ${lang}`, async ({ page, context }) => {
    await startLoop(page, lang);
    await attempt(page);
    const frame = page.frames().at(-1)!;
    await frame.goto(new URL(inLanguage(lang, "guide/getting-here/"), site).href);
    await expect(inside(page).locator("html")).toHaveAttribute("data-app", "ready");
    const link = inside(page).locator("main a[href^='https://uri.amap.com']").first();
    const href = await link.getAttribute("href");
    await link.click();
    await expect(page.locator(".deck__outside")).toBeVisible();
    await expect(page.locator(".deck__address")).toHaveText(href!);
    expect(await scanned(page.locator(".deck__code svg"))).toBe(href);
    expect(context.pages()).toHaveLength(1);
    expect(new URL(page.url()).pathname).toContain("present");
  });

  test(`without the loop's script the slides are read one below the other: ${lang}`, async ({ page }) => {
    await page.route("**/booth-*.js", (route) => route.abort());
    await page.goto(inLanguage(lang, "present/"));
    await expect(page.locator(".deck__failed")).toBeVisible();
    await expect(page.locator(".deck__start")).toBeHidden();
    expect(await shown(page).count()).toBeGreaterThan(5);
  });

  test(`without script the slides are read one below the other: ${lang}`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL(inLanguage(lang, "present/"), site).href);
    expect(await shown(page).count()).toBeGreaterThan(5);
    await expect(page.locator(".slide .qr")).toHaveCount(2);
    await expect(page.locator(".deck__start")).toBeHidden();
    await context.close();
  });
}

/** What the loop asks of the device's screen. */
type Screen = { asked: string[]; refuses: boolean };

test.describe("the screen", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const screen: Screen = { asked: [], refuses: false };
      Object.assign(window, { screenAsked: screen });
      const request = async () => {
        screen.asked.push("awake");
        if (screen.refuses) throw new DOMException("low on power", "NotAllowedError");
        return { release: async () => void screen.asked.push("asleep") };
      };
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
      Element.prototype.requestFullscreen = async () => {
        screen.asked.push("full");
        if (screen.refuses) throw new TypeError("not allowed");
      };
    });
  });

  const asked = (page: Page) => page.evaluate(() => (Reflect.get(window, "screenAsked") as Screen).asked);

  test("stays on and is filled while the loop runs, and is asked for again by whoever comes back", async ({ page }) => {
    await startLoop(page, "zh");
    await expect.poll(() => asked(page)).toEqual(["awake", "full"]);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect.poll(() => asked(page)).toEqual(["awake", "full", "awake", "asleep"]);
    await page.keyboard.press("Escape");
    await expect.poll(() => asked(page)).toEqual(["awake", "full", "awake", "asleep", "asleep"]);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    expect(await asked(page)).toHaveLength(5);
  });

  test("may refuse both: the loop runs all the same", async ({ page }) => {
    await page.addInitScript(() => ((Reflect.get(window, "screenAsked") as Screen).refuses = true));
    const seen = await watch(page);
    await startLoop(page, "zh");
    await expect.poll(() => asked(page)).toEqual(["awake", "full"]);
    await page.keyboard.press("ArrowRight");
    await expect(count(page)).toHaveText(/^2 /);
    expect(await seen.problems()).toEqual([]);
  });
});
