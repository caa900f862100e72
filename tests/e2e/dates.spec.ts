// Guards what the site says of a promised date on the day it is read: nothing before the day is over,
// and from the next day on that it has passed, never that the promise was kept or broken.

import { expect, test, type Page } from "@playwright/test";
import { move, open } from "./support/app.ts";
import { watch } from "./support/watch.ts";
import { inLanguage, languages, word, type Lang } from "./support/words.ts";

// Pairs of days, the last on which a promise is still open and the first after it:
// 2025-12-31 for the main structure of Han-Tang ("within the year"), 2026-06-30 for its completion
// ("June next year"), 2027-12-31 for what the plan aims at ("three-year plan", "two years").
const days: { now: string; passed: string[] }[] = [
  { now: "2025-07-01T12:00:00", passed: [] },
  { now: "2025-12-31T23:59:59", passed: [] },
  { now: "2026-01-01T00:00:01", passed: ["2025-12-31"] },
  { now: "2026-06-30T23:59:59", passed: ["2025-12-31"] },
  { now: "2026-07-01T00:00:01", passed: ["2025-12-31", "2026-06-30"] },
  { now: "2027-12-31T23:59:59", passed: ["2025-12-31", "2026-06-30"] },
  { now: "2028-01-01T00:00:01", passed: ["2025-12-31", "2026-06-30", "2027-12-31"] },
];

/** Expects each promise on the page to say what it must on a day. */
async function expectPromises(page: Page, lang: Lang, passed: string[], due: string[]): Promise<void> {
  const promises = page.locator("main [data-due]");
  const said = await promises.evaluateAll((all) =>
    all.map((promise) => [promise.getAttribute("data-due") ?? "", promise.textContent] as const),
  );
  expect([...new Set(said.map(([day]) => day))].sort()).toEqual(due);
  for (const [day, text] of said) {
    const isOver = passed.includes(day);
    expect(text, `due ${day}`).toBe(word(lang, isOver ? "passed" : "no_later"));
  }
}

for (const lang of languages) {
  for (const { now, passed } of days) {
    test(`at ${now} the promises say what has passed: ${lang}`, async ({ page }) => {
      const seen = await watch(page);
      await page.clock.setFixedTime(new Date(now));
      const all = ["2025-12-31", "2026-06-30", "2027-12-31"];
      await open(page, inLanguage(lang, "plan/"));
      await expectPromises(page, lang, passed, all);
      // The front pages name the same promises, and must not stand there as if they were still open.
      for (const front of ["", "scenes/", "brief/"]) {
        await open(page, inLanguage(lang, front));
        await expectPromises(page, lang, passed, all.slice(0, 2));
      }
      // The same by a link as when served.
      await move(page, inLanguage(lang, "scenes/hantang/"));
      await expectPromises(page, lang, passed, all.slice(0, 2));
      await open(page, inLanguage(lang, "scenes/hantang/"));
      await expectPromises(page, lang, passed, all.slice(0, 2));
      expect(await seen.problems()).toEqual([]);
    });
  }
}

test.describe("far from this machine", () => {
  // The reader's own day decides: in Quzhou it may be tomorrow already.
  test.use({ timezoneId: "Asia/Shanghai" });

  test("a date passes with the reader's midnight, not with Greenwich's", async ({ page }) => {
    await page.clock.setFixedTime(new Date("2025-12-31T16:30:00Z"));
    await open(page, "scenes/hantang/");
    await expectPromises(page, "zh", ["2025-12-31"], ["2025-12-31", "2026-06-30"]);
    await page.clock.setFixedTime(new Date("2025-12-31T15:30:00Z"));
    await open(page, "scenes/hantang/");
    await expectPromises(page, "zh", [], ["2025-12-31", "2026-06-30"]);
  });
});
