// The case: scenes, shoot and estimate on one sheet, and as one link.

import { expect, test, type Page, type Route } from "@playwright/test";
import { open } from "./support/app.ts";
import { answer, atWork, measure, stopCalendar } from "./support/estimator.ts";
import { site } from "./support/survey.ts";
import { estimatorWord, inLanguage, languages, type Lang } from "./support/words.ts";

async function pick(page: Page, lang: Lang, ...ids: string[]) {
  for (const id of ids) {
    await open(page, inLanguage(lang, `scenes/${id}/`));
    await page.locator(".pick__box").check();
  }
}

for (const lang of languages) {
  test(`scenes that were picked stand on the sheet with the shoot and the estimate: ${lang}`, async ({ page }) => {
    await stopCalendar(page);
    await pick(page, lang, "prison", "inn");
    await page.reload();
    await expect(page.locator(".pick__box")).toBeChecked();
    await page.locator(".pick a").click();
    await expect(page.locator("html")).toHaveAttribute("data-path", `/${inLanguage(lang, "case/")}`);
    await atWork(page);
    const scenes = page.locator("#k-scenes li");
    await expect(scenes).toHaveCount(2);
    await page.locator("#q-shoot_days").fill("6");
    await page.locator("#k-heads").fill("45");
    await expect.poll(() => new URL(page.url()).hash).toContain("heads=45&scenes=prison,inn&shoot_days=6");
    await expect(page.locator("#k-asks")).toContainText(measure("production-costs").name[lang]);
    // The estimator has the same answers: they are asked once.
    const at = page.locator("html");
    await page.locator("#t-other").click();
    await expect(at).toHaveAttribute("data-path", `/${inLanguage(lang, "estimate/")}`);
    await atWork(page);
    await expect(page.locator("#q-shoot_days")).toHaveValue("6");
    await expect(page.locator("#e-notice")).toHaveText("");
    // What is changed there is shown on the way back, and is nobody else's.
    await answer(page, "shoot_days", "8");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("estimate"))).toContain("shoot_days=8");
    await page.goBack();
    await expect(at).toHaveAttribute("data-path", `/${inLanguage(lang, "case/")}`);
    await atWork(page);
    await expect(page.locator("#q-shoot_days")).toHaveValue("8");
    await expect(page.locator("#e-notice")).toHaveText("");
    await scenes.first().getByRole("button").click();
    await expect(scenes).toHaveCount(1);
    await expect.poll(() => page.evaluate(() => localStorage.getItem("shortlist"))).toBe("inn");
  });

  test(`a case that was sent is looked at, and one's own stays: ${lang}`, async ({ page }) => {
    await stopCalendar(page);
    await pick(page, lang, "inn");
    await page.locator(".pick a").click();
    await atWork(page);
    await page.locator("#k-heads").fill("7");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("estimate"))).toContain("heads=7");
    const own = await page.evaluate(() => ({ ...localStorage }));
    await page.goto("about:blank");
    await open(page, inLanguage(lang, "case/#heads=45&scenes=prison"));
    await atWork(page);
    await expect(page.locator("#k-heads")).toHaveValue("45");
    await expect(page.locator("#e-notice")).toContainText(estimatorWord(lang, "received"));
    await page.goto("about:blank");
    await open(page, inLanguage(lang, "case/"));
    await atWork(page);
    await expect(page.locator("#k-heads")).toHaveValue("7");
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual(own);

    await page.goto("about:blank");
    await open(page, inLanguage(lang, "case/#heads=45&scenes=prison"));
    await atWork(page);
    await page.getByRole("button", { name: estimatorWord(lang, "adopt") }).click();
    await expect(page.locator("#k-cases li")).toHaveCount(1);
    await expect.poll(() => page.evaluate(() => localStorage.getItem("shortlist"))).toBe("prison");
    await page.locator("#k-cases").getByRole("button", { name: estimatorWord(lang, "open"), exact: true }).click();
    await expect(page.locator("#k-heads")).toHaveValue("7");
  });

  test(`a link that differs in scenes alone is somebody else's, on an empty device too: ${lang}`, async ({ page }) => {
    await stopCalendar(page);
    const link = inLanguage(lang, "case/#heads=45&scenes=inn,palace-hall&v=2025-01-02");
    await open(page, link);
    await atWork(page);
    await expect(page.locator("#e-notice")).toContainText(estimatorWord(lang, "received_first"));
    await page.goto("about:blank");
    await open(page, inLanguage(lang, "case/"));
    await expect(page.locator("#k-none")).toBeVisible();
    expect(await page.evaluate(() => [localStorage.getItem("estimate"), localStorage.getItem("shortlist")])).toEqual([null, null]);
    await pick(page, lang, "prison");
    await page.locator(".pick a").click();
    await atWork(page);
    await page.locator("#k-heads").fill("45");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("estimate"))).toContain("heads=45");
    await page.evaluate((hash) => (location.hash = hash), link.split("#")[1]!);
    await expect(page.locator("#e-notice")).toContainText(estimatorWord(lang, "received"));
    await expect(page.locator("#k-scenes li")).toHaveCount(2);
    await page.goBack();
    await expect(page.locator("#k-scenes li")).toHaveCount(1);
    await expect(page.locator("#e-notice")).toHaveText("");
    // Deleting is asked for twice.
    await page.locator("[data-do=new]").click();
    const shelf = page.locator("#k-cases");
    await expect(shelf.locator("li")).toHaveCount(1);
    await shelf.locator("[data-do=forget]").click();
    await expect(shelf.locator("[data-do=forget]")).toBeFocused();
    await shelf.getByRole("button", { name: estimatorWord(lang, "delete_sure") }).click();
    await expect(shelf.locator("li")).toHaveCount(0);
  });

  test(`a case goes into a file and comes back; another file is refused and nothing is lost: ${lang}`, async ({ page }) => {
    await stopCalendar(page);
    await open(page, inLanguage(lang, "case/#heads=45&scenes=prison"));
    await atWork(page);
    const saved = page.waitForEvent("download");
    await page.locator("[data-do=file]").click();
    const path = await (await saved).path();
    await page.locator("[data-do=new]").click();
    await expect(page.locator("#k-heads")).toHaveValue("");
    const chooser = page.locator("input[type=file]");
    await chooser.setInputFiles({ name: "other.txt", mimeType: "text/plain", buffer: Buffer.from("estimate 1 00000000 qujiang heads=9") });
    await expect(page.locator("#k-file")).toHaveText(estimatorWord(lang, "file_damaged"));
    await expect(page.locator("#k-cases li")).toHaveCount(1);
    await chooser.setInputFiles(path);
    await expect(page.locator("#k-heads")).toHaveValue("45");
    await expect(page.locator("#k-file")).toHaveText("");
  });

  test(`what is ticked goes along in the link, and the device's own ticks stay: ${lang}`, async ({ page }) => {
    await stopCalendar(page);
    await open(page, inLanguage(lang, "guide/checklist/"));
    await page.locator("#tick-booking").check();
    await open(page, inLanguage(lang, "case/"));
    await atWork(page);
    await page.locator("#k-list-heading ~ details").first().locator("summary").click();
    await expect(page.locator("#tick-booking")).toBeChecked();
    await page.locator("#tick-status-of-sites").check();
    await expect(page.locator("#k-done")).toHaveText("2");
    await expect.poll(() => new URL(page.url()).hash).toContain("done=.3");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("checklist"))).toContain("status-of-sites");
    await page.goto("about:blank");
    await open(page, inLanguage(lang, "case/#done=booking&heads=3"));
    await atWork(page);
    await expect(page.locator("#k-done")).toHaveText("1");
    await page.goto("about:blank");
    await open(page, inLanguage(lang, "guide/checklist/"));
    for (const id of ["booking", "status-of-sites"]) await expect(page.locator(`#tick-${id}`)).toBeChecked();
  });
}

/** The file that the case is put together from. */
const shoot = /\/case\/shoot-\w+\.txt$/;

for (const [what, answers] of Object.entries({
  "do not arrive": (route) => route.abort(),
  "are not there": (route) => route.fulfill({ status: 404, body: "shoot 1\n" }),
  "are of another form": (route) => route.fulfill({ contentType: "text/plain", body: "shoot 0\nscene\tprison" }),
} satisfies Record<string, (route: Route) => Promise<void>>)) {
  test(`where the scenes ${what} it is said, and the next try works`, async ({ page }) => {
    await stopCalendar(page);
    await pick(page, "zh", "prison");
    await page.route(shoot, answers);
    const retry = page.locator("#e-notice").getByRole("button", { name: estimatorWord("zh", "retry") });
    let asked = 0;
    page.on("request", (request) => (asked += shoot.test(request.url()) ? 1 : 0));
    // A pointer that lies over the sheet would ask for it again.
    await page.mouse.move(0, 0);
    await open(page, "case/");
    await expect(page.locator("#e-notice")).toContainText(estimatorWord("zh", "failed"));
    expect(asked).toBe(1);
    // Still so: said again when it is asked for again, and the focus stays.
    await retry.focus();
    const again = page.waitForEvent("pageerror");
    await page.keyboard.press("Enter");
    await again;
    await expect(retry).toBeFocused();
    expect(asked).toBe(2);
    await page.unroute(shoot);
    await page.keyboard.press("Enter");
    await atWork(page);
    await expect(page.locator("#e-notice")).toHaveText("");
    await expect(page.locator("#k-scenes li")).toHaveCount(1);
  });
}

test("a sheet that is left before its file comes opens over no other page", async ({ page }) => {
  await stopCalendar(page);
  await pick(page, "zh", "prison");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(shoot, async (route) => {
    await held;
    await route.continue();
  });
  await page.addInitScript(() => {
    const read = Response.prototype.text;
    Response.prototype.text = async function () {
      const text = await read.call(this);
      if (this.url.includes("/shoot-")) document.documentElement.dataset["arrived"] = "";
      return text;
    };
  });
  const asked = page.waitForRequest(shoot);
  await open(page, "case/");
  await asked;
  await page.locator(".top__menu a[href$='/estimate/']").click();
  await expect(page.locator("html")).toHaveAttribute("data-path", "/estimate/");
  await atWork(page);
  release();
  await expect(page.locator("html[data-arrived]")).toBeAttached();
  // What follows upon it has had its turn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await expect(page.locator("#t-other")).toHaveAttribute("href", `${site.pathname}case/`);
  await expect(page.locator("#t-link")).toHaveValue(/\/estimate\//);
});

test("what has the focus does not lie under the bar of what is chosen", async ({ page }) => {
  const room = () => page.locator("html").evaluate((root) => getComputedStyle(root).scrollPaddingBlockEnd);
  await open(page, "scenes/");
  expect(await room()).toBe("auto");
  await pick(page, "zh", "prison");
  await open(page, "scenes/");
  await expect.poll(room).not.toBe("auto");
  await page.locator(".top__menu a[href$='/plan/']").click();
  await expect(page.locator("html")).toHaveAttribute("data-path", "/plan/");
  await expect.poll(room).toBe("auto");
});
