// The recce list: the chosen scenes one below the other, or up to four side by side.

import { expect, test } from "@playwright/test";
import { open } from "./support/app.ts";
import { inLanguage, languages } from "./support/words.ts";

const five = ["prison", "inn", "mansion", "gate-tower", "subway-car"];

test("the list follows what is chosen in another tab", async ({ context, page }) => {
  await open(page, "scenes/");
  await page.locator(".pick__box[value=prison]").check();
  const list = await context.newPage();
  await open(list, "scenes/recce/");
  await expect(list.locator(".recce")).toHaveCount(1);
  await page.locator(".pick__box[value=inn]").check();
  await expect(list.locator(".recce")).toHaveCount(2);
});

test("a link opens in the same tab, mangled or not, and the way back leads to the shortlist as it is now", async ({ context, page }) => {
  await open(page, "scenes/");
  await page.locator(".pick__box[value=prison]").check();
  await open(page, "scenes/recce/");
  await expect(page.locator(".recce")).toHaveCount(1);
  await page.evaluate(() => (location.hash = "scenes=Inn%2cmansion，gate-tower,!"));
  await expect(page.locator(".recce dl")).toHaveCount(3);
  await expect(page.locator("#r-ignored")).toContainText("!");
  const other = await context.newPage();
  await open(other, "scenes/");
  await other.locator(".pick__box[value=subway-car]").check();
  await page.goBack();
  await expect(page.locator(".recce dl")).toHaveCount(2);
  await expect(page.locator("#r-ignored")).toBeHidden();
});

test("a bar says how many scenes are chosen, and leads to the recce list and the plan", async ({ page }) => {
  await open(page, "scenes/");
  const bar = page.locator(".chosen");
  await expect(bar).toBeHidden();
  await page.locator(".pick__box[value=prison]").check();
  await page.locator(".pick__box[value=inn]").check();
  await expect(bar.locator("[data-tally]")).toHaveText("2");
  await expect(bar.getByRole("link")).toHaveCount(2);
  await bar.getByRole("link").first().click();
  await expect(page.locator("html")).toHaveAttribute("data-path", "/scenes/recce/");
  await expect(page.locator(".recce")).toHaveCount(2);
  await open(page, "scenes/prison/");
  await expect(bar.locator("[data-tally]")).toHaveText("2");
  await page.locator(".pick__box").uncheck();
  await expect(bar.locator("[data-tally]")).toHaveText("1");
  await bar.getByRole("link").last().click();
  await expect(page.locator("html")).toHaveAttribute("data-path", "/case/");
});

for (const lang of languages) {
  test(`scenes are chosen in the catalogue, in frames and in the list: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "scenes/"));
    await page.locator(".pick__box[value=subway-car]").check();
    await page.locator("#f-look-1").check();
    const listed = page.locator("#f-list .pick__box[value=luxury-cabin]");
    await expect(page.locator("#f-list .pick__box[value=subway-car]")).toBeChecked();
    await listed.check();
    await expect.poll(() => page.evaluate(() => localStorage.getItem("shortlist"))).toBe("subway-car,luxury-cabin");
    await page.locator("#f-look-0").check();
    await expect(page.locator("#f-whole .pick__box[value=luxury-cabin]")).toBeChecked();
    await open(page, inLanguage(lang, "scenes/recce/"));
    await expect(page.locator(".recce")).toHaveCount(2);
  });

  test(`every scene is listed with what is to be asked, four stand side by side: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, `scenes/recce/#scenes=${five.join(",")}`));
    await expect(page.locator(".recce")).toHaveCount(5);
    await expect(page.locator(".recce img")).toHaveCount(5);
    await expect(page.locator(".recce").first().locator("dd").last()).not.toBeEmpty();
    expect(await page.evaluate(() => localStorage.getItem("shortlist"))).toBeNull();
    await page.locator("#r-look-beside").check();
    await expect(page.locator("#r-list thead th")).toHaveCount(4);
    await expect(page.locator("#r-choose :disabled")).toHaveCount(1);
    await expect(page.locator("#r-choose :disabled")).toHaveAccessibleDescription(/\S/);
    await page.locator("#r-choose input").first().uncheck();
    await page.locator("#r-choose input").last().check();
    await expect(page.locator("#r-list thead th").last()).toContainText(await page.locator("#r-choose label").last().innerText());
    await expect.poll(() => new URL(page.url()).hash).toContain(`beside=${five.slice(1).join(",")}`);
    await page.reload();
    await expect(page.locator("#r-list thead th")).toHaveCount(4);
    await expect(page.locator("#r-list .compared--differs").first()).toBeVisible();
  });

  test(`a scene that is not there, or does not arrive, says so: ${lang}`, async ({ page }) => {
    let fails = true;
    await page.route("**/scenes/inn/recce.txt", (route) => (fails ? route.abort() : route.continue()));
    await open(page, inLanguage(lang, "scenes/recce/#scenes=prison,inn,no-such-scene"));
    await expect(page.locator(".recce dl")).toHaveCount(1);
    await expect(page.locator(".recce").last()).toContainText("no-such-scene");
    const again = page.locator(".recce button");
    await expect(again).toHaveCount(1);
    fails = false;
    await again.click();
    await expect(page.locator(".recce dl")).toHaveCount(2);
  });

  test(`without a shortlist the page says where to choose: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "scenes/recce/"));
    await expect(page.locator("#r-none")).toBeVisible();
    await expect(page.locator("#r-tools")).toBeHidden();
  });
}
