// Guards the way through the site by keyboard alone: the order of the stops, a focus that is seen at each,
// settings and answers that can be given, and rows that can be scrolled.

import { expect, test, type Page } from "@playwright/test";
import { arrived, open } from "./support/app.ts";
import { atWork, become, followed, openEstimator, reach, roles, stopCalendar } from "./support/estimator.ts";
import { estimatorWord, inLanguage, languages, word } from "./support/words.ts";

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
      inside: element.closest("header.top, main, footer, .offline")?.tagName ?? "",
      classes: element.className,
      isSeen: isSeen && isInWindow,
    };
  });

for (const lang of languages) {
  test(`from the top of the home page to its foot every stop is seen, in the page's order: ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    await open(page, inLanguage(lang, ""));
    // It comes when the page is at rest.
    await page.locator(".offline").waitFor();
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
    expect(order).toEqual(["HEADER", "MAIN", "FOOTER", "SECTION"]);
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
  test(`who the visitor is, is said by arrow keys, announced, and kept in the address: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    const shown = page.locator("#e-lines > section:visible");
    const summary = page.locator("#e-summary");
    await expect(shown).toHaveCount(12);
    await expect(summary).toHaveAttribute("role", "status");
    const before = await summary.innerText();
    await page.locator("#who-all").focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("#who-crew")).toBeChecked();
    expect(await stop(page)).toMatchObject({ isSeen: true });
    const left = await shown.count();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(12);
    await expect(summary).not.toHaveText(before);
    await followed(page, { who: "crew" });

    await page.reload();
    await atWork(page);
    await expect(page.locator("#who-crew")).toBeChecked();
    await expect(shown).toHaveCount(left);

    await page.locator("#who-crew").focus();
    await page.keyboard.press("ArrowUp");
    await expect(shown).toHaveCount(12);
    await expect(summary).toHaveText(before);
    await followed(page, {});
  });
}

test("every role leaves measures, and every measure is left by some role", async ({ page }) => {
  await openEstimator(page, "zh");
  const seen = new Set<string>();
  for (const role of roles) {
    await become(page, role);
    const sections = page.locator("#e-lines > section:visible");
    const left = await sections.evaluateAll((all) => all.map((one) => one.id));
    expect(left.length, role).toBeGreaterThan(0);
    expect(left.length, role).toBeLessThan(12);
    // A heading without lines under it would be a promise.
    const lines = await sections.evaluateAll((all) =>
      all.map((one) => one.querySelectorAll("details.line:not([hidden])").length),
    );
    expect(Math.min(...lines), role).toBeGreaterThan(0);
    left.forEach((id) => seen.add(id));
  }
  expect(seen.size).toBe(12);
});

test("a role the site does not know is passed over, and said", async ({ page }) => {
  await stopCalendar(page);
  for (const hash of ["#who=king", "#who=", "#whom=crew", "#who"]) {
    await open(page, "about/");
    await page.goto(`estimate/${hash}`);
    await reach(page);
    await expect(page.locator("#who-all")).toBeChecked();
    await expect(page.locator("#e-lines > section:visible")).toHaveCount(12);
    const key = hash.includes("=") ? hash.slice(1).split("=")[0]! : undefined;
    const notice = key ? `${estimatorWord("zh", "ignored")}${key}` : "";
    await expect(page.locator("#e-notice")).toHaveText(notice);
  }
});

test("an answer leaves the page as it is for back, and no trail in the history", async ({ page }) => {
  await stopCalendar(page);
  await open(page, "about/");
  await page.locator(".top__menu a").nth(4).click();
  await arrived(page, "estimate/");
  await reach(page);
  for (const role of ["crew", "firm", "graduate"] as const) {
    await become(page, role);
    await followed(page, { who: role });
  }
  await page.goBack();
  await arrived(page, "about/");
  await page.goForward();
  await arrived(page, "estimate/");
  await expect(page.locator("#who-graduate")).toBeChecked();
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
