// Guards what the estimator offers beside its result: the what-if, the comparison, the link and its code, files, paper.

import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { scanned as scannedIn } from "./support/decode.ts";
import {
  answer,
  atWork,
  become,
  expectLine,
  focused,
  followed,
  fragment,
  fragmentOf,
  fullCase,
  money,
  openEstimator,
  openLine,
  parts,
  place,
  policy,
  today,
  turnTo,
  usualCase,
} from "./support/estimator.ts";
import { watch } from "./support/watch.ts";
import { certainty, estimatorWord, languages, sentence } from "./support/words.ts";

const full = fragment(fullCase);
const usual = fragment(usualCase);

/** What the code on the page says to a camera that sees it. */
const scanned = (page: Page) => scannedIn(page.locator("#t-qr svg"));

for (const lang of languages) {
  test(`the what-if is stepped through by arrow keys, and says each step: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    const along = page.locator("#w-along");
    await along.selectOption("shoot_cost");
    const slider = page.locator("#w-step");
    const said = page.locator("#w-said");
    const rows = page.locator("#w-chart tbody tr");
    const count = await rows.count();
    expect(count).toBeGreaterThan(2);
    await expect(slider).toHaveAttribute("max", String(count - 1));
    const colon = estimatorWord(lang, "colon");
    const texts = await rows.evaluateAll(
      (all, between) => all.map((row) => [...row.children].map((cell) => cell.textContent).join(between)),
      colon,
    );
    await slider.focus();
    await page.keyboard.press("Home");
    const heard: string[] = [];
    for (let step = 0; step < count; step += 1) {
      await expect(said).toHaveText(texts[step]!);
      await expect(slider).toHaveAttribute("aria-valuetext", texts[step]!);
      await expect(slider).toBeFocused();
      heard.push(await said.innerText());
      await page.keyboard.press("ArrowRight");
    }
    expect(new Set(heard).size).toBeGreaterThan(2);
    await page.keyboard.press("ArrowLeft");
    await expect(said).toHaveText(texts.at(-2)!);

    // The cap that was assumed stands beside the chart, and in it.
    await expect(page.locator("#w-chart ul")).toContainText(money(lang, 50_000));
    await expect(page.locator("#w-chart .chart__mark")).toHaveCount(await page.locator("#w-chart ul li").count());
    // Past the cap nothing is added: 120,000 for the script, 50,000 at most for the costs, and 7 × 300 for the nights.
    expect(texts.at(-1)).toContain(money(lang, 172_100));
    await page.locator("#w-chart summary").click();
    await expect(rows.first()).toBeVisible();
  });

  test(`a what-if that changes nothing computable says so: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await page.locator("#w-along").selectOption("views");
    await expect(page.locator("#w-chart")).toHaveText(estimatorWord(lang, "flat"));
    await expect(page.locator("#w-along")).toHaveValue("views");
  });

  test(`a threshold that the visitor assumed is marked with their number: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    await page.locator("#w-along").selectOption("shoot_days");
    const marks = page.locator("#w-chart ul");
    await expect(marks).toContainText(lang === "zh" ? "3天" : "3 days");
    await expect(marks).not.toContainText(sentence(lang, "unpublished"));
  });

  test(`the slider stands where the what-if says, also after another answer: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    await page.locator("#w-along").selectOption("shoot_cost");
    const slider = page.locator("#w-step");
    await slider.focus();
    await page.keyboard.press("End");
    const before = await page.locator("#w-said").innerText();
    await answer(page, "nights_requested", "2");
    await followed(page, { ...fullCase, nights_requested: "2" });
    await expect(page.locator("#w-said")).not.toHaveText(before);
    const { step, said } = await page.evaluate((colon) => {
      const rows = [...document.querySelectorAll("#w-chart tbody tr")];
      const texts = rows.map((row) => [...row.children].map((cell) => cell.textContent).join(colon));
      const said = document.getElementById("w-said")?.textContent ?? "";
      return { step: (document.getElementById("w-step") as HTMLInputElement).valueAsNumber, said: texts.indexOf(said) };
    }, estimatorWord(lang, "colon"));
    expect(said).toBe(step);
  });

  test(`two scenarios stand side by side with their differences marked: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, "applicant_in_district=yes&level=NRTA&local_theme=no");
    await expect(page.locator("#c-swap")).toBeHidden();
    const keep = page.locator("[data-do=keep]");
    await keep.focus();
    await page.keyboard.press("Enter");
    await expect(keep).toBeFocused();
    await expect(page.locator("#c-table tr.compared--differs")).toHaveCount(0);
    await answer(page, "local_theme", "yes");
    const table = page.locator("#c-table");
    await expect(table.locator("thead th")).toHaveText([estimatorWord(lang, "scenario_a"), estimatorWord(lang, "scenario_b")]);
    const row = table.locator("tr", { hasText: parts[place("script-nrta")]!.name[lang] });
    await expect(row.locator("td")).toHaveText([money(lang, 80_000), money(lang, 120_000)]);
    await expect(row).toHaveClass(/compared--differs/);
    await expect(row.locator("th")).toContainText(estimatorWord(lang, "differs"));
    // The part itself, and the sum of what is computable; every other row is the same on both sides.
    await expect(table.locator("tr.compared--differs")).toHaveCount(2);
    const rows = await table.locator("tbody tr").evaluateAll((all) =>
      all.map((row) => ({ cells: [...row.children].map((cell) => cell.textContent), marked: row.className !== "" })),
    );
    for (const { cells, marked } of rows) expect(cells[1] !== cells[2], String(cells)).toBe(marked);

    const swap = page.locator("#c-swap");
    await swap.focus();
    await page.keyboard.press("Enter");
    await expect(swap).toBeFocused();
    await expect(row.locator("td")).toHaveText([money(lang, 120_000), money(lang, 80_000)]);
    await expectLine(page, lang, "script-nrta", "computable", money(lang, 80_000));
    const present = { applicant_in_district: "yes", level: "NRTA", local_theme: "no" };
    await followed(page, {
      ...present,
      "c.applicant_in_district": "yes",
      "c.level": "NRTA",
      "c.local_theme": "yes",
    });
    // Whoever opens the link sees both.
    await page.reload();
    await atWork(page);
    await expect(row.locator("td")).toHaveText([money(lang, 120_000), money(lang, 80_000)]);

    await page.locator("#c-stop").focus();
    await page.keyboard.press("Enter");
    await expect(table).toHaveText("");
    await expect(swap).toBeHidden();
    await followed(page, present);
  });

  test(`the same certainty has the same word in the result and in the comparison: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    const words = (await page.locator("#e-totals dt").allInnerTexts()).map((text) => text.toLowerCase());
    expect(words.length).toBeGreaterThan(3);
    await page.locator("[data-do=keep]").click();
    const heads = await page.locator("#c-table tbody th").allInnerTexts();
    expect(heads.slice(0, words.length).map((text) => text.toLowerCase())).toEqual(words);
  });

  for (const theme of ["day", "night"]) {
    test(`the QR code is scanned as the link by ${theme}: ${lang}`, async ({ page }) => {
      await page.addInitScript((theme) => localStorage.setItem("theme", theme), theme);
      await openEstimator(page, lang);
      expect(await scanned(page)).toBe(await page.locator("#t-link").inputValue());
      await become(page, "firm");
      await answer(page, "level", "NRTA");
      await answer(page, "shoot_cost", "100万");
      await followed(page, { level: "NRTA", shoot_cost: "1000000", who: "firm" });
      await expect(page.locator("#t-link")).toHaveValue(page.url());
      expect(await scanned(page)).toBe(page.url());
      await expect(page.locator("#t-qr svg")).toHaveAccessibleName(estimatorWord(lang, "qr"));
    });
  }

  test(`every case has a code, and a link too long for one says so: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, usual);
    const link = page.locator("#t-link");
    expect(await scanned(page)).toBe(await link.inputValue());
    const all = policy.questions.map(({ id, kind }) => `${id}=${kind === "yes_no" ? "yes" : kind === "choice" ? "NRTA" : "123"}`);
    const show = (pairs: string[]) => page.evaluate((hash) => (location.hash = hash), pairs.join("&"));
    await show(all);
    await expect(page.locator("#t-qr svg")).toHaveClass(/qr--fine/);
    await expect(link).toHaveValue(/views=123/);
    await expect.poll(() => scanned(page)).toBe(await link.inputValue());
    const own = policy.parameters.filter(({ values }) => !values).map(({ id }) => `a.${id}=1`);
    await show([...all, ...own, ...[...all, ...own].map((pair) => `c.${pair}`)]);
    await expect(page.locator("#t-qr")).toHaveText(estimatorWord(lang, "no_qr"));
  });

  test(`the link is copied: ${lang}`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openEstimator(page, lang, "level=NRTA");
    await page.locator("[data-do=copy]").click();
    const status = page.locator("#t-status");
    await expect(status).toHaveText(estimatorWord(lang, "copied"));
    await expect(status).toHaveAttribute("role", "status");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.locator("#t-link").inputValue());
    expect(new URL(copied).hash).toBe(`#level=NRTA&v=${policy.version}`);
    // What was copied is no longer the case.
    await answer(page, "level", "none");
    await expect(status).toHaveText("");
  });

  test(`where copying is not allowed, that is said: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    });
    await openEstimator(page, lang, "level=NRTA");
    await page.locator("[data-do=copy]").click();
    await expect(page.locator("#t-status")).toHaveText(estimatorWord(lang, "not_copied"));
    expect(await watched.problems()).toEqual([]);
  });

  test(`where there is no clipboard, that is said: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await openEstimator(page, lang, "level=NRTA");
    await page.locator("[data-do=copy]").click();
    await expect(page.locator("#t-status")).toHaveText(estimatorWord(lang, "not_copied"));
    expect(await watched.problems()).toEqual([]);
  });

  test(`the table is saved for a spreadsheet, and can be copied: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    const download = page.waitForEvent("download");
    await page.locator("[data-do=csv]").click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("estimate.csv");
    const text = readFileSync(await saved.path(), "utf8");
    // Spreadsheets read it as UTF-8 only when it says so.
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain("\r\n");
    for (const part of [await page.locator("#t-link").inputValue(), money(lang, 120_000), money(lang, 50_000), today, policy.version]) {
      expect(text).toContain(part);
    }
    for (const part of parts) expect(text).toContain(part.quote);
    await expect(page.locator("#t-export")).toBeVisible();
    await expect(page.locator("#t-export .field__label")).toHaveText(estimatorWord(lang, "exported"));
    const shown = await page.locator("#t-text").inputValue();
    expect(shown.replace(/^\uFEFF/, "")).toBe(text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"));
    expect(await focused(page)).not.toBe("BODY");
  });

  test(`JSON is saved with answers, results and steps: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    const download = page.waitForEvent("download");
    await page.locator("[data-do=json]").click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("estimate.json");
    const text = readFileSync(await saved.path(), "utf8");
    const whole = JSON.parse(text) as Record<string, unknown>;
    expect(whole).toMatchObject({ answers: { level: "NRTA", local_theme: true } });
    // Numbers travel as their exact text or as a number, as `policy evaluate` takes both.
    const { answers } = whole as { answers: Record<string, unknown> };
    expect([String(answers.shoot_cost), String(answers.nights_requested)]).toEqual(["1000000", "10"]);
    expect(JSON.stringify(whole)).toContain('"120000"');
    expect(text).toContain(await page.locator("#t-link").inputValue());
    await expect(page.locator("#t-text")).toHaveValue(text);
  });

  test(`paper has the answers, every step, the sources, the link, its code and the day: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, usual);
    await openLine(page, "script-nrta");
    const kept = await page.locator(".line[open]").count();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(page.locator(".line:not([open])")).toHaveCount(0);
    const link = await page.locator("#t-link").inputValue();
    await expect(page.locator("#t-print")).toBeVisible();
    await expect(page.locator("#t-print")).toHaveText(link);
    await expect(page.locator("#t-qr svg")).toBeVisible();
    await expect(page.locator("#e-on")).toBeVisible();
    await expect(page.locator("#e-on")).toHaveText(today);
    await expect(page.locator("#e-summary")).toBeVisible();
    await expect(page.locator(".result .note", { hasText: estimatorWord(lang, "no_commitment") })).toBeVisible();
    const answers = page.locator("#e-answers li");
    await expect(answers.first()).toBeVisible();
    expect(await answers.evaluateAll((all) => all.every((one) => one.checkVisibility()))).toBe(true);
    await expect(page.locator("#e-answers")).toContainText(money(lang, 1_000_000));
    await expect.soft(page.locator("#e-answers")).toContainText(money(lang, 300));
    await expect(page.locator("#e-answers")).toContainText(certainty(lang, "assumed"));
    for (const [index, { quote }] of parts.entries()) {
      const line = page.locator(`#l-${index}`);
      if (await line.evaluate((one) => (one as HTMLElement).hidden)) continue;
      await expect(line.locator("blockquote").first()).toBeVisible();
      await expect(line.locator("blockquote").first()).toHaveText(quote);
    }
    await expect(page.locator(`#l-${place("script-nrta")}-now`)).toContainText(/80,000.*1 \+ 50%.*120,000/);
    await expect(page.locator(`#l-${place("script-nrta")}-now`)).toBeVisible();
    await expect(page.locator(`#l-${place("production-costs")}-now`)).toContainText(money(lang, 100_000));
    await expect(page.locator(`#l-${place("production-costs")}-now`)).toBeVisible();
    await expect(page.locator(`#l-${place("free-lodging")}-value`)).toContainText(money(lang, 2100));
    await expect(page.locator(`#l-${place("free-lodging")}-value`)).toBeVisible();
    // Nothing that only a screen can use.
    const offered = await page
      .locator("#estimator :is(button, input, select, textarea, progress)")
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 90)));
    expect(offered).toEqual([]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect(page.locator(".line[open]")).toHaveCount(kept);
  });

  test(`printing opens the lines by itself, on A4: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, full);
    await page.evaluate(() => {
      addEventListener("beforeprint", () => {
        const { dataset } = document.documentElement;
        dataset.printed = String(document.querySelectorAll(".line:not([open])").length);
      });
    });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    await expect(page.locator("html")).toHaveAttribute("data-printed", "0");
    await expect(page.locator(".line[open]")).toHaveCount(0);
    // A4 is 210 by 297 mm, in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  test(`the print button prints: ${lang}`, async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute("data-asked", "print");
    });
    await openEstimator(page, lang);
    await page.locator("#estimator [data-do=print]").click();
    await expect(page.locator("html")).toHaveAttribute("data-asked", "print");
  });
}

test("typing leaves the what-if's choice and the comparison as they are", async ({ page }) => {
  await openEstimator(page, "zh", full);
  await page.locator("#w-along").selectOption("nights_requested");
  await page.locator("[data-do=keep]").click();
  await turnTo(page, "nights_requested");
  await page.locator("#q-nights_requested").fill("3");
  await expect.poll(() => fragmentOf(page)).toContain("nights_requested=3");
  await expect(page.locator("#w-along")).toHaveValue("nights_requested");
  await expect(page.locator("#c-table tr.compared--differs")).not.toHaveCount(0);
});
