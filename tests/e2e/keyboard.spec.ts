// Guards the way through the site by keyboard alone: the order of the stops, a focus that is seen at each,
// settings and answers that can be given, and rows that can be scrolled.

import { expect, test, type Page } from "@playwright/test";
import { arrived, hydrated, open } from "./support/app.ts";
import { inLanguage, languages, word } from "./support/words.ts";

/** What the reader stands on: its name, and how the focus is shown there or on the label that stands for it. */
const stop = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const drawn = [element, ...element.parentElement!.querySelectorAll(":scope > :focus + span")];
    const outlines = drawn.map((one) => getComputedStyle(one)).filter((style) => style.opacity !== "0");
    const isSeen = outlines.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
    );
    const box = element.getBoundingClientRect();
    const isInWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
      name: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60),
      tag: element.tagName,
      inside: element.closest("header.top, main, footer")?.tagName ?? "",
      classes: element.className,
      isSeen: isSeen && isInWindow,
    };
  });

for (const lang of languages) {
  test(`from the top of the home page to its foot every stop is seen, in the page's order: ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    await open(page, inLanguage(lang, ""));
    await page.keyboard.press("Tab");
    const first = await stop(page);
    expect(first).toMatchObject({ name: word(lang, "skip"), classes: "skip", isSeen: true });
    const order: string[] = [];
    const unseen: string[] = [];
    let last = "";
    for (let count = 0; count < 300; count += 1) {
      await page.keyboard.press("Tab");
      const here = await stop(page);
      if (here.tag === "BODY" || here.classes === "skip") break;
      if (!here.isSeen) unseen.push(`${here.inside} ${here.tag} ${here.name}`);
      if (here.inside !== last) order.push(here.inside);
      last = here.inside;
    }
    expect(unseen).toEqual([]);
    expect(order).toEqual(["HEADER", "MAIN", "FOOTER"]);
  });

  test(`no stop is lost where nothing is hidden from the keyboard: ${lang}`, async ({ page }) => {
    await open(page, inLanguage(lang, "estimate/"));
    const unreachable = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("a[href], button, input, summary")]
        .filter((element) => element.checkVisibility() && element.tabIndex < 0)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(unreachable).toEqual([]);
  });
}

test("Enter on a menu entry follows it, and the next stop is in the new page", async ({ page }) => {
  await open(page, "");
  await page.locator(".top__menu a").nth(1).focus();
  await page.keyboard.press("Enter");
  await arrived(page, "measures/");
  await page.keyboard.press("Tab");
  expect(await stop(page)).toMatchObject({ inside: "MAIN", isSeen: true });
});

test("the display settings open, change and close by keyboard", async ({ page }) => {
  await open(page, "");
  const panel = page.locator("details.display");
  await panel.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(panel).toHaveAttribute("open");
  await page.keyboard.press("Tab");
  await expect(panel.locator("input[value=auto]")).toBeFocused();
  expect(await stop(page)).toMatchObject({ isSeen: true });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(panel.locator("input[value=night]")).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "125");
  await panel.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(panel).not.toHaveAttribute("open");
});

for (const lang of languages) {
  test(`the estimator's question is answered by arrow keys, announced, and kept in the address: ${lang}`, async ({
    page,
  }) => {
    const path = inLanguage(lang, "estimate/");
    await open(page, path);
    const shown = page.locator("#measures a.measure:visible");
    const count = page.locator(".role-form__count");
    await expect(shown).toHaveCount(12);
    await expect(count).toHaveAttribute("role", "status");
    await expect(count.locator("strong")).toHaveText("12");
    await page.locator("input[name=who][value=all]").focus();
    expect(await stop(page)).toMatchObject({ isSeen: true });
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("input[name=who][value=crew]")).toBeChecked();
    expect(new URL(page.url()).hash).toBe("#who=crew");
    const left = await shown.count();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(12);
    await expect(count.locator("strong")).toHaveText(String(left));

    await page.reload();
    await hydrated(page);
    await expect(page.locator("input[name=who][value=crew]")).toBeChecked();
    await expect(shown).toHaveCount(left);
    expect(new URL(page.url()).hash).toBe("#who=crew");

    await page.locator("input[name=who][value=crew]").focus();
    await page.keyboard.press("ArrowUp");
    await expect(shown).toHaveCount(12);
    expect(new URL(page.url()).hash).toBe("");
  });
}

test("every answer leaves measures, and every measure is left by some answer", async ({ page }) => {
  await open(page, "estimate/");
  const seen = new Set<string>();
  for (const who of ["crew", "firm", "performer", "graduate"]) {
    await page.locator(`input[name=who][value=${who}]`).check();
    await expect(page.locator(".role-form__count strong")).not.toHaveText("12");
    const links = page.locator("#measures a.measure:visible");
    const left = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(left.length, who).toBeGreaterThan(0);
    // A heading without measures under it would be a promise.
    const empty = await page.locator("#measures .measures__group:visible").evaluateAll(
      (groups) => groups.filter((group) => group.querySelector("li:not([hidden])") === null).length,
    );
    expect(empty, who).toBe(0);
    left.forEach((link) => seen.add(link));
  }
  expect(seen.size).toBe(12);
});

test("an answer the site does not know is passed over", async ({ page }) => {
  for (const hash of ["#who=king", "#who=", "#whom=crew", "#who"]) {
    await open(page, "about/");
    await open(page, `estimate/${hash}`);
    await expect(page.locator("input[name=who][value=all]")).toBeChecked();
    await expect(page.locator("#measures a.measure:visible")).toHaveCount(12);
  }
});

test("an answer leaves the page as it is for back, and no trail in the history", async ({ page }) => {
  await open(page, "about/");
  await page.locator(".top__menu a").nth(4).click();
  await arrived(page, "estimate/");
  for (const who of ["crew", "firm", "graduate"]) {
    await page.locator(`input[name=who][value=${who}]`).check();
  }
  await page.goBack();
  await arrived(page, "about/");
  await page.goForward();
  await arrived(page, "estimate/");
  await expect(page.locator("input[name=who][value=graduate]")).toBeChecked();
});

test("rows that scroll sideways are stops with a name, and scroll by arrow keys", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["", "scenes/subway-car/", "sources/", "en/sources/"]) {
    await open(page, path);
    const rows = page.locator("main [role=region][tabindex='0']");
    await expect(rows, path).not.toHaveCount(0);
    for (const row of await rows.all()) {
      await expect(row, path).toHaveAttribute("aria-label", /\S/);
      const isWide = await row.evaluate((element) => element.scrollWidth > element.clientWidth);
      if (!isWide) continue;
      await row.focus();
      expect(await stop(page), path).toMatchObject({ isSeen: true });
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => row.evaluate((element) => element.scrollLeft), path).toBeGreaterThan(0);
    }
  }
});

test("whatever scrolls sideways is a stop for the keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["", "plan/", "measures/", "scenes/", "scenes/subway-car/", "brief/", "sources/"]) {
    await open(page, path);
    const unreachable = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("body *")]
        .filter((element) => {
          const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
          return scrolls && element.scrollWidth > element.clientWidth + 1 && element.tabIndex < 0;
        })
        .filter((element) => element.querySelector("a, button, [tabindex='0']") === null)
        .map((element) => `${element.tagName}.${element.className}`),
    );
    expect(unreachable, path).toEqual([]);
  }
});
