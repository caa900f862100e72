// Guards the guide where a reader uses it: ticks that a device keeps, or says that it does not; the drawing of the
// lines at every width; and the ways out to map apps, which nothing asks for by itself.

import { expect, test, type Page } from "@playwright/test";
import { hydrated, move, open } from "./support/app.ts";
import { site } from "./support/survey.ts";
import { inLanguage, languages } from "./support/words.ts";

const list = "guide/checklist/";

const boxes = (page: Page) => page.locator("#checklist input[type=checkbox]");
const ticked = (page: Page) => page.locator("#checklist input:checked");
const done = (page: Page, phase: string) => page.locator(`#${phase} [data-count]`);
const note = (page: Page) => page.locator("#ticks-kept");

/** Expects that the note says what it holds for a case. */
async function expectNote(page: Page, name: "kept" | "lost" | "unreadable"): Promise<void> {
  const words = await note(page).getAttribute(`data-${name}`);
  await expect(note(page)).toHaveText(words!);
}

const kept = (page: Page) => page.evaluate(() => localStorage.getItem("checklist"));

for (const lang of languages) {
  test(`ticks are counted by phase, and there again after a reload and in the other language: ${lang}`, async ({
    page,
  }) => {
    await open(page, inLanguage(lang, list));
    await expectNote(page, "kept");
    await expect(page.locator(".until-started")).toBeHidden();
    expect(await kept(page)).toBeNull();
    await page.locator("#tick-rooms").check();
    await page.locator("label[for=tick-trains]").click();
    await page.locator("#tick-backups").focus();
    await page.keyboard.press("Space");
    await expect(done(page, "before")).toHaveText("2");
    await expect(done(page, "shooting")).toHaveText("1");
    await expect(done(page, "releasing")).toHaveText("0");
    await page.locator("#tick-rooms").uncheck();
    await expect(done(page, "before")).toHaveText("1");
    await page.reload();
    await hydrated(page);
    await expect(ticked(page)).toHaveCount(2);
    await expect(done(page, "before")).toHaveText("1");
    await page.locator(".top__language").click();
    await expect(ticked(page)).toHaveCount(2);
    await expect(page.locator("#tick-trains")).toBeChecked();
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe("");
  });
}

test("ticks are there when the reader comes back from another page, and no other page is touched", async ({ page }) => {
  await open(page, list);
  await page.locator("#tick-rooms").check();
  const before = await kept(page);
  await move(page, "guide/");
  await page.locator("details.display > summary").click();
  await page.getByRole("radio", { name: "夜戏" }).check();
  expect(await kept(page)).toBe(before);
  await move(page, list);
  await expect(ticked(page)).toHaveCount(1);
});

test("what was ticked before the app came is kept", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((go) => (release = go));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(list, { waitUntil: "domcontentloaded" });
  await page.locator("#tick-rooms").check();
  release();
  await hydrated(page);
  await expect(done(page, "before")).toHaveText("1");
  await page.reload();
  await hydrated(page);
  await expect(page.locator("#tick-rooms")).toBeChecked();
});

test("clearing takes two steps, and leaves nothing on the device", async ({ page }) => {
  await open(page, list);
  await page.locator("#tick-rooms").check();
  await page.locator("#tick-archive").check();
  await page.locator(".checklist__clear > summary").click();
  await expect(ticked(page)).toHaveCount(2);
  await page.locator(".checklist__clear button").click();
  await expect(ticked(page)).toHaveCount(0);
  await expect(done(page, "before")).toHaveText("0");
  expect(await kept(page)).toBeNull();
  await page.reload();
  await hydrated(page);
  await expect(ticked(page)).toHaveCount(0);
});

test("two tabs show the same ticks", async ({ page, context }) => {
  await open(page, list);
  const other = await context.newPage();
  await open(other, inLanguage("en", list));
  await page.locator("#tick-rooms").check();
  await expect(other.locator("#tick-rooms")).toBeChecked();
  await expect(done(other, "before")).toHaveText("1");
  await other.locator("#tick-rooms").uncheck();
  await expect(page.locator("#tick-rooms")).not.toBeChecked();
  await other.close();
});

test("a device that refuses to keep anything: lines can be ticked, and the page says that they are not kept", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await open(page, list);
  await expectNote(page, "lost");
  await page.locator("#tick-rooms").check();
  await expect(done(page, "before")).toHaveText("1");
  await page.evaluate(() => dispatchEvent(new Event("storage")));
  await expect(page.locator("#tick-rooms")).toBeChecked();
  expect(errors).toEqual([]);
});

test("a full store says that ticks are lost, and another tab takes none away", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, list);
  await expectNote(page, "kept");
  await page.locator("#tick-rooms").check();
  await expectNote(page, "lost");
  await page.evaluate(() => dispatchEvent(new Event("storage")));
  await expect(page.locator("#tick-rooms")).toBeChecked();
});

for (const [name, text] of [
  ["was cut off", "checklist 1 ,rooms,trai"],
  ["was changed", "checklist 1 ,rooms,trains, 1"],
  ["is of another version", "checklist 9 rooms"],
  ["is empty", ""],
] as const) {
  test(`a kept text that ${name} is not used, said, and replaced only by a tick`, async ({ page }) => {
    await page.goto("");
    await page.evaluate((text) => localStorage.setItem("checklist", text), text);
    await open(page, list);
    await expectNote(page, "unreadable");
    await expect(ticked(page)).toHaveCount(0);
    expect(await kept(page)).toBe(text);
    await page.locator("#tick-rooms").check();
    await expectNote(page, "kept");
    await page.reload();
    await hydrated(page);
    await expect(ticked(page)).toHaveCount(1);
  });
}

test("without script lines can be ticked, and the page says that nothing is kept", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL(list, site).href);
  await page.locator("#tick-rooms").check();
  await expect(page.locator("#tick-rooms")).toBeChecked();
  await page.locator("#tick-rooms").press("Enter");
  await expect(page.locator("#tick-rooms")).toBeChecked();
  await expect(page.locator(".until-started")).toBeVisible();
  await expect(note(page)).toBeHidden();
  await expect(page.locator(".checklist__clear")).toBeHidden();
  await context.close();
});

test("on paper every line has its box and its basis, and what only a screen can use is gone", async ({ page }) => {
  await open(page, list);
  await page.locator("#tick-rooms").check();
  await page.emulateMedia({ media: "print" });
  for (const box of await boxes(page).all()) {
    const size = await box.boundingBox();
    expect(size!.width).toBeGreaterThan(10);
    expect(await box.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe("solid");
  }
  await expect(page.locator(".tick__basis").first()).toBeVisible();
  await expect(page.locator(".tick__basis .mark").first()).toBeVisible();
  for (const gone of [".checklist__clear", "#ticks-kept", ".contents", ".print-button"]) {
    await expect(page.locator(gone)).toBeHidden();
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(4);
});

for (const lang of languages) {
  for (const width of [360, 1440]) {
    test(`no word of the drawing is cut off or lies on another: ${lang}, ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, inLanguage(lang, "guide/getting-here/"));
      const wrong = await page.locator(".journey__drawing").evaluate((drawing) => {
        const frame = drawing.getBoundingClientRect();
        const words = [...drawing.querySelectorAll("text")].map((text) => ({
          text: text.textContent ?? "",
          box: text.getBoundingClientRect(),
        }));
        const outside = words.filter(
          ({ box }) => box.left < frame.left - 1 || box.right > frame.right || box.bottom > frame.bottom,
        );
        // Letters keep some room above and below, which may touch.
        const meet = words.filter((one, index) =>
          words.slice(index + 1).some(({ box }) => box.top + 4 < one.box.bottom && one.box.top + 4 < box.bottom),
        );
        const small = words.filter(({ box }) => box.height < 13);
        return [...outside, ...meet, ...small].map(({ text }) => text);
      });
      expect(wrong).toEqual([]);
    });
  }
}

test("the way out to a map is the reader's own: nothing is asked for before, and the map hears no address", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "guide/getting-here/");
  expect(asked.filter((url) => !url.startsWith(site.origin) && !url.startsWith("data:"))).toEqual([]);
  await page.route("https://uri.amap.com/**", (route) => route.fulfill({ contentType: "text/html", body: "map" }));
  const request = page.waitForRequest("https://uri.amap.com/**");
  await page.locator("#hangzhou-quzhou-line a[href^='https://uri.amap.com/']").click();
  const sent = await request;
  expect(new URL(sent.url()).searchParams.get("keyword")).toBe("衢州西站");
  expect(sent.headers()["referer"]).toBeUndefined();
});

test("a measure leads to its entry in the guide, and the entry back", async ({ page }) => {
  await open(page, "measures/free-shuttle/");
  await page.locator(`main a[href="${site.pathname}guide/getting-here/#hengdian-shuttle"]`).click();
  await expect(page.locator("#hengdian-shuttle")).toBeFocused();
  await page.locator(`#hengdian-shuttle a[href="${site.pathname}measures/free-shuttle/"]`).click();
  await expect(page.locator("html")).toHaveAttribute("data-path", "/measures/free-shuttle/");
});
