// Guards the estimator's result: something before any answer, every answer refines it, the unknown is never zero, and
// what is the visitor's own is marked as theirs.

import { expect, test, type Page } from "@playwright/test";
import { open } from "./support/app.ts";
import {
  answer,
  asked,
  atOnce,
  atWork,
  become,
  choice,
  expectLine,
  focused,
  followed,
  hold,
  money,
  openEstimator,
  openLine,
  outcome,
  parts,
  place,
  policy,
  question,
  reach,
  roles,
  stopCalendar,
  today,
  total,
  turnTo,
} from "./support/estimator.ts";
import { watch } from "./support/watch.ts";
import { certainty, estimatorWord, inLanguage, languages, sentence } from "./support/words.ts";

const now = (page: Page, part: string) => page.locator(`#l-${place(part)}-now`);

for (const lang of languages) {
  const nights = (count: number) => (lang === "zh" ? `${count}晚` : `${count} nights`);

  test(`a first result stands there before any answer, and the program leaves it as it is: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await stopCalendar(page);
    await open(page, inLanguage(lang, "estimate/"));
    const before = await outcome(page);
    expect(before["e-on"]).not.toBe(today);
    await reach(page);
    const after = await outcome(page);
    const own = ["e-on", "t-link"];
    for (const id of own) delete before[id], delete after[id];
    expect(after).toEqual(before);
    await expectLine(page, lang, "free-shuttle", "in kind", /\S/);
    await expectLine(page, lang, "location-rights", "in kind", /\S/);
    await expectLine(page, lang, "script-nrta", "open", new RegExp(money(lang, 120_000)));
    await expect(total(page, lang, "in kind")).toBeVisible();
    await expect(total(page, lang, "unpublished")).toContainText("—12 ");
    await expect(total(page, lang, "computable")).toHaveCount(0);
    expect(await watched.problems()).toEqual([]);
  });

  test(`a script that the NRTA selected: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await become(page, "firm");
    await answer(page, "applicant_in_district", "yes");
    await expectLine(page, lang, "script-nrta", "open", new RegExp(money(lang, 120_000)));
    await answer(page, "level", "NRTA");
    // 80,000 as it is, 80,000 × 1.5 with the uplift.
    await expectLine(page, lang, "script-nrta", "open", /80,000.*120,000/);
    await expectLine(page, lang, "script-national", "blocked", /\S/);
    await answer(page, "local_theme", "no");
    await expectLine(page, lang, "script-nrta", "computable", money(lang, 80_000));
    await expect(total(page, lang, "computable")).toContainText(money(lang, 80_000));
    await expect(page.locator("#e-summary")).toContainText(money(lang, 80_000));
    const caveat = parts[place("script-nrta")]!.caveats![0]!.text[lang];
    await expect(now(page, "script-nrta")).not.toContainText(caveat);

    await answer(page, "local_theme", "yes");
    await expectLine(page, lang, "script-nrta", "computable", money(lang, 120_000));
    await expect(total(page, lang, "computable")).toContainText(money(lang, 120_000));
    // Ten of the firm's twelve parts have no figure: the sum is a least.
    await expect(page.locator("#e-summary")).toContainText(sentence(lang, "total_at_least", money(lang, 120_000)));
    const line = await openLine(page, "script-nrta");
    await expect(now(page, "script-nrta")).toContainText(caveat);
    await expect(now(page, "script-nrta")).toContainText(/80,000.*1 \+ 50%.*120,000/);
    for (const text of [parts[place("script-nrta")]!.quote, "2026-11-23", "50%"]) {
      await expect(line).toContainText(text);
    }
    await line.locator("summary", { hasText: estimatorWord(lang, "unexpected") }).click();
    await expect(line.locator(".unexpected li")).toHaveCount(4);
    await expect(line.locator(`a[href$="guide/service-window/"]`)).toBeVisible();
  });

  test(`a firm outside the district meets no condition, and is told which: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await become(page, "firm");
    await answer(page, "level", "NRTA");
    await answer(page, "local_theme", "no");
    await answer(page, "applicant_in_district", "no");
    await expectLine(page, lang, "script-nrta", "blocked", /\S/);
    await expect(total(page, lang, "blocked")).toBeVisible();
    await expect(total(page, lang, "computable")).toHaveCount(0);
    await openLine(page, "script-nrta");
    const block = (title: string) =>
      now(page, "script-nrta").locator(".line__block", { hasText: estimatorWord(lang, title) });
    await expect(block("reasons").locator("li")).toHaveCount(1);
    await expect(block("gaps").locator("li")).toHaveCount(1);
    await expect(block("gaps")).toContainText(money(lang, 80_000));
    await block("gaps").getByRole("button").click();
    await expect(page.locator("#qb-applicant_in_district")).toBeVisible();
    await expect(page.locator("#qb-applicant_in_district :focus")).toHaveCount(1);
  });

  test(`a province's programme is not published, and never nothing: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await become(page, "firm");
    await answer(page, "applicant_in_district", "yes");
    await answer(page, "level", "provincial");
    await answer(page, "local_theme", "yes");
    await expectLine(page, lang, "script-provincial", "unpublished", sentence(lang, "unpublished"));
    await expectLine(page, lang, "script-nrta", "blocked", /\S/);
    await expect(page.locator(`#l-${place("script-provincial")}`)).not.toContainText(new RegExp(`\\b0${lang === "zh" ? "元" : " yuan"}`));
    await expect(page.locator("#e-summary")).toContainText(sentence(lang, "total_unknown"), { ignoreCase: true });
    await expect(page.locator("#e-totals")).not.toContainText(/(^|\D)0(元| yuan)/);
    await expect(total(page, lang, "unpublished").locator(".total__figure")).toHaveText("—");
  });

  test(`lodging counts seven nights at most, and a price of one's own: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await become(page, "performer");
    await answer(page, "first_time", "yes");
    await answer(page, "in_crew", "no");
    await answer(page, "nights_requested", "10");
    await expectLine(page, lang, "free-lodging", "in kind", nights(7));
    await answer(page, "nights_requested", "5");
    await expectLine(page, lang, "free-lodging", "in kind", nights(5));

    await expect(total(page, lang, "assumed")).toHaveCount(0);
    await openLine(page, "free-lodging");
    const price = page.locator(`#p-${place("free-lodging")}`);
    await price.fill("300");
    const valued = page.locator(`#l-${place("free-lodging")}-value`);
    // 5 × 300 = 1,500
    await expect(valued).toHaveText(sentence(lang, "valued", nights(5), money(lang, 300), money(lang, 1500)));
    await expect(total(page, lang, "assumed")).toContainText(money(lang, 1500));
    await price.fill("");
    await expect(valued).toHaveText("");
    await expect(total(page, lang, "assumed")).toHaveCount(0);

    await answer(page, "in_crew", "yes");
    await expectLine(page, lang, "free-lodging", "blocked", /\S/);
  });

  test(`questions come by role, few at a time, with progress: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    for (const role of ["all", ...roles] as const) {
      await become(page, role);
      const expected = asked(role === "all" ? undefined : role);
      const [back, more] = [page.locator("#e-back"), page.locator("#e-more")];
      await expect(back).toBeDisabled();
      const shown: string[][] = [];
      for (;;) {
        const blocks = page.locator("#questions-group > :visible");
        shown.push(await blocks.evaluateAll((all) => all.map((one) => one.id.slice("qb-".length))));
        if (!(await more.isEnabled())) break;
        await more.click();
        await expect(page.locator("#questions-group")).toBeFocused();
      }
      expect(shown.flat(), role).toEqual(expected);
      expect(Math.max(...shown.map((group) => group.length)), role).toBeLessThanOrEqual(atOnce);
      for (const group of shown.slice(0, -1).reverse()) {
        await back.click();
        await expect(page.locator("#questions-group")).toBeFocused();
        await expect(page.locator(`#qb-${group[0]}`)).toBeVisible();
      }
      await expect(back).toBeDisabled();
      await expect(page.locator("#e-progress")).toHaveAttribute("max", String(expected.length));
    }
  });

  test(`every question has plain words, a reason and a unit: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    for (const id of asked()) {
      await turnTo(page, id);
      const block = page.locator(`#qb-${id}`);
      await expect(block.locator(".field__label")).toHaveText(question(id).ask[lang]);
      await expect(block.locator(".hint")).toHaveText(/\S/);
      if (!["yes_no", "choice"].includes(question(id).kind)) {
        await expect(block.locator(".field__unit"), id).toHaveText(/\S/);
      }
    }
  });

  test(`all answers stand in one list, are changed and taken back there: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await expect(page.locator("#e-none")).toBeVisible();
    await expect(page.locator("#e-clear")).toBeHidden();
    const first = await outcome(page);
    await answer(page, "nights_requested", "6");
    await answer(page, "shoot_cost", "12万");
    await expect(page.locator("#e-none")).toBeHidden();
    await expect(page.locator("#e-count")).toHaveText(new RegExp(`^${estimatorWord(lang, "answered")} 2 `));
    await expect(page.locator("#e-progress")).toHaveAttribute("value", "2");
    const row = (id: string) => page.locator("#e-answers li", { hasText: question(id).name[lang] });
    await expect(page.locator("#e-answers li")).toHaveCount(2);
    await expect(row("shoot_cost")).toContainText(money(lang, 120_000));
    await expect(row("nights_requested")).toContainText(nights(6));

    await row("nights_requested").getByRole("button", { name: estimatorWord(lang, "change") }).click();
    await expect(page.locator("#q-nights_requested")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("4");
    await expect(row("nights_requested")).toContainText(nights(4));

    await row("nights_requested").getByRole("button", { name: estimatorWord(lang, "remove") }).click();
    await expect(page.locator("#e-answers li")).toHaveCount(1);
    await expect(page.locator("#q-nights_requested")).toHaveValue("");
    await expect(page.locator("#answers-heading")).toBeFocused();
    await row("shoot_cost").getByRole("button", { name: estimatorWord(lang, "remove") }).click();
    await expect(page.locator("#e-none")).toBeVisible();
    // The questions stay turned to where they were.
    const isResult = ([id]: [string, string]) => !id.startsWith("qb-");
    const result = (all: Record<string, string>) => Object.entries(all).filter(isResult);
    expect(result(await outcome(page))).toEqual(result(first));
  });

  test(`what is the visitor's own stands in the list too, to be changed and taken back: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, "a.production_rate=0.1&p.free-lodging=300");
    const names = [
      policy.parameters.find((one) => one.id === "production_rate")!.name[lang],
      parts[place("free-lodging")]!.name[lang],
    ];
    const ids = ["a-production_rate", `p-${place("free-lodging")}`];
    for (const [index, name] of names.entries()) {
      const row = page.locator("#e-answers li", { hasText: name });
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(certainty(lang, "assumed"));
      const change = row.getByRole("button", { name: estimatorWord(lang, "change") });
      await expect(change).toHaveCount(1);
      await change.click();
      await expect(page.locator(`[id="${ids[index]}"]`)).toBeFocused();
      await row.getByRole("button", { name: estimatorWord(lang, "remove") }).click();
      await expect(row).toHaveCount(0);
      await expect(page.locator(`[id="${ids[index]}"]`)).toHaveValue("");
    }
  });

  test(`amounts are read as people type them: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await turnTo(page, "shoot_cost");
    const field = page.locator("#q-shoot_cost");
    const spoken: [string, number][] = [
      ["12万", 120_000],
      ["12.5 万元", 125_000],
      ["120,000", 120_000],
      ["１２万", 120_000],
      ["1.2亿", 120_000_000],
      ["¥ 88.50", 88.5],
    ];
    for (const [text, amount] of spoken) {
      await field.fill(text);
      const written = money(lang, amount).replace(/88\.5(?=\D|$)/, "88.50");
      await expect(page.locator("#q-shoot_cost-read"), text).toHaveText(
        new RegExp(`^${estimatorWord(lang, "read_as")} (${written}|${money(lang, amount)})$`),
      );
      await expect(field, text).toHaveValue(text);
      await expect(field, text).not.toHaveAttribute("aria-invalid");
    }
  });

  test(`nonsense gets a message beside the field and in the list; the rest computes: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, "applicant_in_district=yes&level=NRTA&local_theme=no&nights_requested=3");
    await answer(page, "shoot_cost", "lots");
    const field = page.locator("#q-shoot_cost");
    const said = sentence(lang, "not_an_amount");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(said.slice(0, 10)));
    await expect(page.locator("#q-shoot_cost-read")).toHaveText(said);
    await expect(page.locator("#e-errors")).toHaveAttribute("role", "status");
    await expect(page.locator("#e-errors")).toContainText(estimatorWord(lang, "errors"));
    await expectLine(page, lang, "script-nrta", "computable", money(lang, 80_000));

    await answer(page, "views", "-3");
    const entries = page.locator("#e-errors li");
    await expect(entries).toHaveCount(2);
    await expect(entries.first()).toContainText(said);
    // Two messages in one list say which field each is about.
    await expect.soft(entries.first()).toContainText(question("shoot_cost").name[lang], { ignoreCase: true });
    await expect.soft(entries.last()).toContainText(question("views").name[lang], { ignoreCase: true });

    await entries.first().getByRole("button").click();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("lots");
    await field.fill("5万");
    await expect(field).not.toHaveAttribute("aria-invalid");
    await expect(entries).toHaveCount(1);
    await answer(page, "views", "");
    await expect(page.locator("#e-errors")).toHaveText("");
  });

  test(`a number too large is said so, and nothing breaks: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await openEstimator(page, lang, "a.production_rate=0.1&shoot_in_district=yes");
    await turnTo(page, "shoot_cost");
    for (const text of ["9".repeat(30), "9".repeat(18), `0.${"1".repeat(40)}`, "1e9", "９９９９９９９９９９９９９９９９９"]) {
      await page.locator("#q-shoot_cost").fill(text);
      await expect(page.locator("#q-shoot_cost-read"), text).toHaveText(/\S/);
      await expect(page.locator("#e-summary"), text).toHaveText(/\S/);
    }
    await page.locator("#q-shoot_cost").fill("100");
    await expect(page.locator("#e-lines")).toBeVisible();
    expect(await watched.problems()).toEqual([]);
  });

  test(`an assumption is the visitor's wherever it counts, and without the cap it is a most: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await become(page, "crew");
    await answer(page, "shoot_in_district", "yes");
    await answer(page, "shoot_cost", "100万");
    await answer(page, "shoot_days", "5");
    await expectLine(page, lang, "production-costs", "unpublished", sentence(lang, "unpublished"));
    await openLine(page, "production-costs");
    const rate = page.locator("#a-production_rate");
    await rate.fill("10%");
    await expect(page.locator("#a-production_rate-read")).toHaveText(`${estimatorWord(lang, "read_as")} 10%`);
    // 1,000,000 × 10%; the cap and the days it takes are not known.
    const most = sentence(lang, "at_most", money(lang, 100_000));
    const figure = page.locator(`#l-${place("production-costs")}-figure`);
    await expect(figure).toContainText(most);
    await expect.soft(figure).toContainText(certainty(lang, "assumed"), { ignoreCase: true });
    // The step has the number that was entered, not only what became of it.
    await expect.soft(now(page, "production-costs")).toContainText(money(lang, 1_000_000));
    const row = page.locator("#e-totals .total", { hasText: money(lang, 100_000) });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(most);
    await expect.soft(row).toContainText(certainty(lang, "assumed"), { ignoreCase: true });
    await expect(total(page, lang, "computable")).toHaveCount(0);

    await page.locator("#a-production_min_days").fill("3");
    await page.locator("#a-production_cap").fill("8万");
    await expectLine(page, lang, "production-costs", "assumed", money(lang, 80_000));
    await expect(now(page, "production-costs")).toContainText(certainty(lang, "assumed"), { ignoreCase: true });
    await expect(total(page, lang, "assumed")).toContainText(money(lang, 80_000));
    await expect(page.locator("#e-answers li .mark--assumed")).toHaveCount(3);
    await page.locator("#a-production_min_days").fill("6");
    await expectLine(page, lang, "production-costs", "blocked", /\S/);

    await page.locator("#a-production_min_days").fill("");
    await page.locator("#a-production_cap").fill("");
    await rate.fill("");
    await expectLine(page, lang, "production-costs", "unpublished", sentence(lang, "unpublished"));
    await expect(total(page, lang, "assumed")).toHaveCount(0);
  });

  test(`a nonsense assumption is said beside it, and its message leads there: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    const line = await openLine(page, "production-costs");
    await page.locator("#a-production_rate").fill("much");
    await expect(page.locator("#a-production_rate")).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#a-production_rate-read")).toHaveText(sentence(lang, "not_a_rate"));
    await line.locator("summary").first().click();
    await expect(line).not.toHaveAttribute("open");
    await page.locator("#e-errors li button").click();
    await expect(page.locator("#a-production_rate")).toBeFocused();
  });

  test(`comparable places are for orientation and count nothing: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    const before = await outcome(page);
    const line = await openLine(page, "production-costs");
    await line.locator("details.elsewhere > summary").click();
    await expect(line.locator(".elsewhere")).toContainText(estimatorWord(lang, "elsewhere_hint"));
    await expect(line.locator(".elsewhere a[href^=http]").first()).toBeVisible();
    expect(await outcome(page)).toEqual(before);
  });

  test(`another day has another result: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await page.locator("#e-day").fill("2024-06-01");
    await expect(page.locator("#e-on")).toHaveText("2024-06-01");
    await expectLine(page, lang, "script-nrta", "not in force", sentence(lang, "not_in_force"));
    await followed(page, { on: "2024-06-01" });
    await page.locator("#e-day").fill("");
    await expect(page.locator("#e-on")).toHaveText(today);
    await expectLine(page, lang, "script-nrta", "open", /\S/);
    await followed(page, {});
  });
}

test("what was entered before the program came is taken up", async ({ page }) => {
  await stopCalendar(page);
  const arrive = await hold(page, "**/desk*.wasm");
  await open(page, "estimate/");
  await choice(page, "who-crew").click();
  await choice(page, "q-shoot_in_district-yes").click();
  await openLine(page, "production-costs");
  await page.locator("#a-production_cap").fill("12万");
  await expect(page.locator("#a-production_cap-read")).toHaveText("");
  arrive();
  await atWork(page);
  await expect(page.locator("#a-production_cap-read")).toHaveText(
    `${estimatorWord("zh", "read_as")} ${money("zh", 120_000)}`,
  );
  await expect(page.locator("#a-production_cap")).toBeFocused();
  await expect(page.locator("#q-shoot_in_district-yes")).toBeChecked();
  await followed(page, { "a.production_cap": "120000", shoot_in_district: "yes", who: "crew" });
});

test("a button that was pressed before the program came does its work when it has come", async ({ page }) => {
  await stopCalendar(page);
  const arrive = await hold(page, "**/desk*.wasm");
  await open(page, "estimate/");
  await page.locator("#e-more").click();
  arrive();
  await atWork(page);
  await expect(page.locator(`#qb-${asked()[atOnce]}`)).toBeVisible();
});

test("a gap's question for another role is shown all the same, and the focus is there", async ({ page }) => {
  await openEstimator(page, "zh", "who=crew");
  await openLine(page, "production-costs");
  await now(page, "production-costs").getByRole("button").first().click();
  expect(await focused(page)).not.toBe("BODY");
});
