// Guards the site when something of it does not arrive: the text stands, the links lead on, and the
// reader is told in their language what does not work. Nothing here waits for a clock of its own.

import { expect, test, type Page } from "@playwright/test";
import { arrived, hydrated, open } from "./support/app.ts";
import { site } from "./support/survey.ts";
import { inLanguage, languages, word, type Lang } from "./support/words.ts";

const notice = (page: Page) => page.locator("#notice");
const menu = (page: Page, path: string) => page.locator(`.top__menu a[href="${site.pathname}${path}"]`);

/** Expects a page that reads and leads on by plain links. */
async function expectReadable(page: Page, lang: Lang, next: string): Promise<void> {
  await expect(page.locator("main h1")).toBeVisible();
  expect((await page.locator("main").innerText()).length).toBeGreaterThan(200);
  await menu(page, inLanguage(lang, next)).click();
  await page.waitForURL(`**/${inLanguage(lang, next)}`);
  await expect(page.locator("main h1")).toBeVisible();
  await expect(menu(page, inLanguage(lang, next))).toHaveAttribute("aria-current", /page|true/);
}

const brokenStarts: { name: string; breakIt: (page: Page) => Promise<unknown> }[] = [
  {
    name: "the Wasm is refused",
    breakIt: (page) => page.route("**/*.wasm", (route) => route.abort()),
  },
  {
    name: "the Wasm is broken",
    breakIt: (page) =>
      page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "no Wasm" })),
  },
  {
    name: "the Wasm answers 500",
    breakIt: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 500, body: "" })),
  },
  {
    name: "the app's script is gone",
    breakIt: (page) => page.route("**/client*.js", (route) => route.fulfill({ status: 404, body: "" })),
  },
  {
    name: "the app's script is broken",
    breakIt: (page) =>
      page.route("**/client*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "export {" })),
  },
];

for (const lang of languages) {
  for (const { name, breakIt } of brokenStarts) {
    test(`${name}: the page says so, reads and leads on: ${lang}`, async ({ page }) => {
      await breakIt(page);
      await page.goto(inLanguage(lang, "measures/"));
      await expect(notice(page)).toContainText(word(lang, "app_failed"));
      await expect(notice(page)).toBeVisible();
      // Trying again works once the cause is gone.
      await page.unrouteAll();
      await notice(page).getByRole("button", { name: word(lang, "retry") }).click();
      await hydrated(page);
      await expect(notice(page)).toBeEmpty();
      await breakIt(page);
      await page.goto(inLanguage(lang, "measures/"));
      await expect(notice(page)).toContainText(word(lang, "app_failed"));
      await expectReadable(page, lang, "plan/");
    });
  }

  test(`the app is slow: the page says so, and stops saying so when it starts: ${lang}`, async ({ page }) => {
    await page.clock.install();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(inLanguage(lang, "measures/"), { waitUntil: "domcontentloaded" });
    await page.clock.runFor(9_000);
    await expect(notice(page)).toBeEmpty();
    await page.clock.runFor(2_000);
    await expect(notice(page)).toContainText(word(lang, "app_slow"));
    await expect(page.locator("main h1")).toBeVisible();
    release();
    await hydrated(page);
    await expect(notice(page)).toBeEmpty();
  });

  test(`the boot script never comes: the page says so after a while: ${lang}`, async ({ page }) => {
    await page.clock.install();
    await page.route("**/boot*.js", (route) => route.abort());
    await page.goto(inLanguage(lang, "measures/"));
    await page.clock.runFor(11_000);
    await expect(notice(page)).toContainText(word(lang, "app_slow"));
    await expectReadable(page, lang, "plan/");
  });

  test(`no script of the site comes at all: ${lang}`, async ({ page }) => {
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(inLanguage(lang, "measures/"));
    await expectReadable(page, lang, "plan/");
  });

  for (const [name, status] of [["does not arrive", 0], ["answers 500", 500], ["answers 503", 503]] as const) {
    test(`a page's content ${name}: what was read stands, trying again works: ${lang}`, async ({ page }) => {
      await open(page, inLanguage(lang, "measures/"));
      const before = await page.locator("main").innerText();
      await page.route("**/plan/page.json", (route) =>
        status === 0 ? route.abort() : route.fulfill({ status, body: "no" }),
      );
      await menu(page, inLanguage(lang, "plan/")).click();
      const alert = page.getByRole("alert");
      await expect(alert).toBeVisible();
      await expect(alert).toContainText(word(lang, "failed_help"));
      await expect(alert.getByRole("link", { name: word(lang, "open_plainly") })).toHaveAttribute(
        "href",
        `${site.pathname}${inLanguage(lang, "plan/")}`,
      );
      expect(await page.locator("main").innerText()).toBe(before);
      await expect(page.locator("h1")).toHaveCount(1);
      // Twice in vain, then with success. The second failure leaves the notice, and the focus on its button.
      const again = alert.getByRole("button", { name: word(lang, "retry") });
      const button = await again.elementHandle();
      const asked = page.waitForRequest("**/plan/page.json");
      await again.click();
      await asked;
      await expect(page.locator("html")).not.toHaveAttribute("data-loading");
      await expect(page.locator("#announcer")).toHaveText(word(lang, "failed"));
      expect(await button?.evaluate((node) => node === document.activeElement)).toBe(true);
      await page.unrouteAll();
      await alert.getByRole("button", { name: word(lang, "retry") }).click();
      await arrived(page, inLanguage(lang, "plan/"));
      await expect(alert).toHaveCount(0);
      await expect(menu(page, inLanguage(lang, "plan/"))).toHaveAttribute("aria-current", /page|true/);
    });
  }

  test(`a page's content does not arrive: it can be opened directly: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "measures/"));
    await page.route("**/page.json", (route) => route.abort());
    await menu(page, inLanguage(lang, "plan/")).click();
    await page.getByRole("alert").getByRole("link", { name: word(lang, "open_plainly") }).click();
    await hydrated(page);
    await expect(page.locator("html")).toHaveAttribute("data-path", `/${inLanguage(lang, "plan/")}`);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
}

test("a page's content does not arrive: another link still leads on, and back finds what was read", async ({
  page,
}) => {
  await open(page, "measures/");
  await page.route("**/plan/page.json", (route) => route.abort());
  await menu(page, "plan/").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await menu(page, "scenes/").click();
  await arrived(page, "scenes/");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

for (const [name, body] of [
  ["is no JSON", "<!doctype html>"],
  ["is of another shape", '{"path":"/plan/"}'],
  ["is empty", ""],
] as const) {
  test(`a page's content ${name}: the host shows the page`, async ({ page }) => {
    await open(page, "measures/");
    await page.evaluate(() => Reflect.set(window, "unbroken", true));
    await page.route("**/plan/page.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await menu(page, "plan/").click();
    await page.waitForURL("**/plan/");
    await page.waitForFunction(() => Reflect.get(window, "unbroken") === undefined);
    await hydrated(page);
    await expect(page.locator("html")).toHaveAttribute("data-path", "/plan/");
  });
}

test("a link to a page that is gone shows the page for lost visitors", async ({ page }) => {
  await open(page, "measures/");
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
  await page.evaluate((href) => {
    const link = document.createElement("a");
    link.href = href;
    document.body.append(link);
    link.click();
  }, `${site.pathname}measures/gone/`);
  expect((await answered).status()).toBe(404);
  await hydrated(page);
  await expect(page.locator("html")).toHaveAttribute("data-path", "/404/");
});

for (const lang of languages) {
  test(`the network goes halfway: what was read stands, and comes back with it: ${lang}`, async ({ page, context }) => {
    await open(page, inLanguage(lang, ""));
    await context.setOffline(true);
    await menu(page, inLanguage(lang, "plan/")).click();
    await expect(page.getByRole("alert")).toContainText(word(lang, "failed_help"));
    await expect(page.locator("main h1")).toBeVisible();
    await context.setOffline(false);
    await page.getByRole("alert").getByRole("button", { name: word(lang, "retry") }).click();
    await arrived(page, inLanguage(lang, "plan/"));
  });
}

test("a device that refuses to remember forgets, and nothing else", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await open(page, "plan/");
  await page.locator("details.display > summary").click();
  await page.getByRole("radio", { name: "夜戏" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
  await page.locator(".top__language").click();
  await arrived(page, "en/plan/");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
  expect(errors).toEqual([]);
});

test("a full store of the device stops nothing", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, "plan/");
  await page.locator("details.display > summary").click();
  await page.getByRole("radio", { name: "200%" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "200");
  expect(errors).toEqual([]);
});

test("the style sheet does not come: the page still reads in order", async ({ page }) => {
  await page.route("**/*.css", (route) => route.abort());
  await open(page, "measures/");
  await expect(page.locator("main h1")).toBeVisible();
  await menu(page, "plan/").click();
  await arrived(page, "plan/");
});
