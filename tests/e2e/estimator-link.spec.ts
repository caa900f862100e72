// Guards the estimator's memory: the link is the state, whatever somebody made of it; the device keeps it, offers it
// again and forgets it; and nothing of it is sent.

import { expect, test, type Page, type Request } from "@playwright/test";
import { arrived, hydrated, open } from "./support/app.ts";
import {
  answer,
  atWork,
  become,
  expectLine,
  fragment,
  fragmentOf,
  followed,
  fullCase,
  kept,
  money,
  openEstimator,
  openLine,
  origin,
  outcome,
  pairsOf,
  writtenPairsOf,
  place,
  policy,
  reach,
  stopCalendar,
  total,
  turnTo,
} from "./support/estimator.ts";
import { watch } from "./support/watch.ts";
import { estimatorWord, inLanguage, languages } from "./support/words.ts";

const link = (page: Page) => page.locator("#t-link").inputValue();

/** Every input that the page has, with a value of its own. */
function everything(): Record<string, string> {
  const pairs: Record<string, string> = { on: "2026-01-02", who: "firm" };
  const values: Record<string, string> = { yes_no: "yes", choice: "NRTA", amount: "1234.5", count: "7", rate: "0.125" };
  for (const { id, kind } of policy.questions) pairs[id] = values[kind]!;
  for (const { id, kind, values: rows } of policy.parameters) {
    if (!rows) pairs[`a.${id}`] = values[kind]!;
  }
  pairs["p.free-lodging"] = "300";
  return pairs;
}

for (const lang of languages) {
  test(`the link holds what differs, by sorted names, and opens to the same: ${lang}`, async ({ page, context }) => {
    await openEstimator(page, lang);
    expect(fragmentOf(page)).toBe("");
    expect(await link(page)).toBe(page.url());
    await become(page, "firm");
    await answer(page, "level", "NRTA");
    await answer(page, "local_theme", "yes");
    await answer(page, "applicant_in_district", "yes");
    await answer(page, "shoot_cost", "100万");
    await answer(page, "shoot_days", "5");
    await answer(page, "shoot_days", "");
    await openLine(page, "production-costs");
    await page.locator("#a-production_rate").fill("12.5%");
    const expected = {
      "a.production_rate": "0.125",
      applicant_in_district: "yes",
      level: "NRTA",
      local_theme: "yes",
      shoot_cost: "1000000",
      who: "firm",
    };
    await followed(page, expected);
    const keys = writtenPairsOf(fragmentOf(page)).map(([key]) => key);
    expect(keys).toEqual([...keys].sort());
    await expect(page.locator("#t-link")).toHaveValue(page.url());
    const before = await outcome(page);

    const other = await context.newPage();
    await stopCalendar(other);
    await other.goto(page.url());
    await atWork(other);
    const after = await outcome(other);
    // A field shows the number as it was read, and the questions begin at the first.
    for (const all of [before, after]) {
      for (const id of Object.keys(all)) {
        if (/^(qb-.*|q-shoot_cost|a-production_rate)$/.test(id)) delete all[id];
      }
    }
    expect(after).toEqual(before);
    await expect(other.locator("#q-shoot_cost")).toHaveValue(/^1,?000,?000$|^100万$/);
    await expect(other.locator("#e-notice")).toHaveText("");

    await page.locator("#e-clear").click();
    await followed(page, {});
    expect(page.url()).not.toContain("#");
  });

  test(`every input survives the way through the link: ${lang}`, async ({ page }) => {
    const pairs = everything();
    expect(Object.keys(pairs).length).toBeGreaterThan(40);
    await openEstimator(page, lang, fragment(pairs));
    await expect(page.locator("#e-notice")).toHaveText("");
    await expect.poll(async () => Object.fromEntries(pairsOf(new URL(await link(page)).hash.slice(1)))).toEqual({
      ...pairs,
      v: policy.version,
    });
    await page.goto("about:blank");
    await openEstimator(page, lang === "zh" ? "en" : "zh", fragment(pairs));
    await expect.poll(async () => pairsOf(new URL(await link(page)).hash).length).toBe(Object.keys(pairs).length + 1);
  });

  test(`what a link says and nobody knows is named, and the rest counts: ${lang}`, async ({ page }) => {
    const cases: [string, string[]][] = [
      ["level=NRTA&subsidy=5", ["subsidy"]],
      ["level=NRTA&level=none", ["level"]],
      ["level=NRTA&shoot_cost=12%E4%B8%87", ["shoot_cost"]],
      ["level=NRTA&shoot_days=900&a.nrta_award=1&p.production-costs=1", ["shoot_days", "a.nrta_award", "p.production-costs"]],
      ["level=NRTA&on=2026-02-30&who=king", ["on", "who"]],
      ["level=NRTA&<img%20src=x>&%E8%A1%A2", ["<img src", "衢"]],
    ];
    const watched = await watch(page);
    for (const [hash, names] of cases) {
      await page.goto("about:blank");
      await openEstimator(page, lang, hash);
      const notice = page.locator("#e-notice");
      await expect(notice).toContainText(estimatorWord(lang, "ignored"));
      for (const name of names) await expect(notice, hash).toContainText(name);
      await expect(page.locator("#q-level-NRTA"), hash).toBeChecked();
      await expect(page.locator("#estimator img"), hash).toHaveCount(0);
      await page.evaluate(() => localStorage.removeItem("estimate"));
    }
    expect(await watched.problems()).toEqual([]);
  });

  test(`a link of an edition that is not kept here says so: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, "applicant_in_district=yes&level=NRTA&local_theme=no&v=1999-01-01");
    const notice = page.locator("#e-edition");
    await expect(notice).toHaveAttribute("role", "status");
    await expect(notice).toContainText(estimatorWord(lang, "other_edition"));
    await expect(notice).toContainText("1999-01-01");
    await expect(notice).toContainText(estimatorWord(lang, "edition_missing"));
    await expectLine(page, lang, "script-nrta", "computable", money(lang, 80_000));
    await page.locator("#e-clear").click();
    await expect(notice).toHaveText("");
  });

  test(`a link of a superseded edition shows both results: ${lang}`, async ({ page }) => {
    // The present edition stands in for a superseded one; another that is named does not arrive.
    const path = inLanguage(lang, "estimate/");
    await page.route(`**/${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('data-editions=""', 'data-editions="2020-01-01 2020-02-02"');
      await route.fulfill({ response, body });
    });
    let packed = "";
    await page.route("**/editions/2020-01-01.txt", (route) => route.fulfill({ body: packed, contentType: "text/plain" }));
    await page.route("**/editions/2020-02-02.txt", (route) => route.abort());
    await openEstimator(page, lang);
    expect(await page.locator(".desk-data").getAttribute("data-editions")).toContain("2020-01-01");
    packed = (await page.locator(".desk-data").textContent()) ?? "";
    const entered = "applicant_in_district=yes&level=NRTA&local_theme=no";
    await page.evaluate((hash) => (location.hash = hash), `${entered}&v=2020-01-01`);
    const notice = page.locator("#e-edition");
    await expect(notice.locator("dt").first()).toHaveText(`${estimatorWord(lang, "then")} 2020-01-01`);
    await expect(notice.locator("dt").last()).toHaveText(`${estimatorWord(lang, "now")} ${policy.version}`);
    await expect(notice.locator("dd")).toContainText([money(lang, 80_000), money(lang, 80_000)]);
    await expect(notice).toContainText(estimatorWord(lang, "nothing_changed"));
    await page.evaluate((hash) => (location.hash = hash), `${entered}&shoot_days=2&v=2020-02-02`);
    await expect(notice).toContainText(estimatorWord(lang, "edition_missing"));
  });

  test(`the device keeps it, offers it again, and forgets it in one click: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang, "applicant_in_district=yes&level=NRTA");
    await answer(page, "local_theme", "yes");
    await expect.poll(() => kept(page)).toContain("yes=applicant_in_district,local_theme");
    const before = await outcome(page);

    // No fragment and nobody reaches for it: what is kept brings the program.
    await page.goto("about:blank");
    await page.goto(inLanguage(lang, "estimate/"));
    await atWork(page);
    const notice = page.locator("#e-notice");
    await expect(notice).toContainText(estimatorWord(lang, "saved"));
    await expect(page.locator("#e-answers li")).toHaveCount(0);
    await notice.getByRole("button", { name: estimatorWord(lang, "restore") }).click();
    await expect(page.locator("#questions-heading")).toBeFocused();
    await expect(notice).toHaveText("");
    await expectLine(page, lang, "script-nrta", "computable", money(lang, 120_000));
    expect(await outcome(page)).toEqual(before);
    await followed(page, { applicant_in_district: "yes", level: "NRTA", local_theme: "yes" });

    await page.locator("#e-clear").click();
    await expect(page.locator("#answers-heading")).toBeFocused();
    await expect(page.locator("#e-answers li")).toHaveCount(0);
    await expect.poll(() => kept(page)).toBeNull();
    await followed(page, {});
  });

  test(`what is offered can be deleted: ${lang}`, async ({ page }) => {
    await openEstimator(page, lang);
    await become(page, "crew");
    await expect.poll(() => kept(page)).toContain("who=crew");
    await page.goto("about:blank");
    await page.goto(inLanguage(lang, "estimate/"));
    await atWork(page);
    await page.locator("#e-notice").getByRole("button", { name: estimatorWord(lang, "forget") }).click();
    await expect(page.locator("#questions-heading")).toBeFocused();
    await expect(page.locator("#e-notice")).toHaveText("");
    await expect.poll(() => kept(page)).toBeNull();
    await page.reload();
    await hydrated(page);
    await expect(page.locator("#e-notice")).toHaveText("");
  });

  test(`what was kept and is damaged or older is not trusted: ${lang}`, async ({ page }) => {
    const watched = await watch(page);
    await stopCalendar(page);
    const texts = [
      "estimate 1 00000000 qujiang level=NRTA&v=2025-01-02",
      "estimate 9 00000000 qujiang level=NRTA",
      '{"level":"NRTA"}',
      "",
      "estimate",
      "estimate 1 ",
      "\u0000\ud83d<script>",
    ];
    for (const text of texts) {
      await open(page, inLanguage(lang, "about/"));
      await page.evaluate((text) => localStorage.setItem("estimate", text), text);
      await page.goto(inLanguage(lang, "estimate/"));
      await atWork(page);
      const notice = page.locator("#e-notice");
      await expect(notice, text).toContainText(estimatorWord(lang, "damaged"));
      await expect(notice.getByRole("button"), text).toHaveText([estimatorWord(lang, "forget")]);
      await expect(page.locator("#e-answers li"), text).toHaveCount(0);
      await notice.getByRole("button").click();
      await expect(notice, text).toHaveText("");
      await expect.poll(() => kept(page), text).toBeNull();
    }
    expect(await watched.problems()).toEqual([]);
  });
}

for (const refusal of ["getter", "methods"] as const) {
  test(`a device that keeps nothing changes nothing but that: ${refusal}`, async ({ page }) => {
    const watched = await watch(page);
    await page.addInitScript((refusal) => {
      const refuse = () => {
        throw new DOMException("refused", "SecurityError");
      };
      if (refusal === "getter") {
        Object.defineProperty(window, "localStorage", { get: refuse });
      } else {
        for (const name of ["getItem", "setItem", "removeItem"] as const) Storage.prototype[name] = refuse;
      }
    }, refusal);
    await openEstimator(page, "zh");
    await answer(page, "shoot_cost", "12万");
    await followed(page, { shoot_cost: "120000" });
    await expect(page.locator("#e-answers")).toContainText(money("zh", 120_000));
    await page.locator("#e-clear").click();
    await followed(page, {});
    expect(await watched.problems()).toEqual([]);
  });
}

test("links that a chat has mangled open without a fault", async ({ page }) => {
  const watched = await watch(page);
  const whole = fragment(fullCase);
  const links = [
    "=",
    "&&&=",
    "level=",
    "level=NRTA%",
    "level=%E4%B8",
    "level=%FF%FE",
    whole.slice(0, -7),
    `${whole}%20我在群里看到的`,
    whole.replaceAll("&", "&amp;"),
    `${whole}&${whole}`,
    "a=".repeat(5000),
    `shoot_cost=${"9".repeat(4000)}`,
    "v=%00&level=NRTA",
    "a.production_rate=10%25",
  ];
  for (const hash of links) {
    await page.goto("about:blank");
    await openEstimator(page, "zh", hash);
    await expect(page.locator("#e-summary"), hash.slice(0, 60)).toHaveText(/\S/);
    const written = new URL(await link(page)).hash.slice(1);
    const keys = writtenPairsOf(written).map(([key]) => key);
    expect(keys, hash.slice(0, 60)).toEqual([...new Set(keys)].sort());
  }
  expect(await watched.problems()).toEqual([]);
});

test("an anchor of the page is no state and brings no program", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "estimate/#limits");
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#limits")).toBeInViewport();
  expect(asked.filter((url) => /desk/.test(url))).toEqual([]);
});

test("no other page asks for the estimator's program", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const path of ["", "measures/", "plan/#who=crew"]) {
    await open(page, path);
    await page.locator("main").hover();
    await page.waitForLoadState("networkidle");
  }
  expect(asked.filter((url) => /desk/.test(url))).toEqual([]);
});

test("another fragment in the address is another state, forward and back", async ({ page }) => {
  await openEstimator(page, "zh", "applicant_in_district=yes&level=NRTA&local_theme=no");
  await expectLine(page, "zh", "script-nrta", "computable", money("zh", 80_000));
  await page.evaluate(() => (location.hash = "applicant_in_district=yes&level=NRTA&local_theme=yes"));
  await expectLine(page, "zh", "script-nrta", "computable", money("zh", 120_000));
  await page.goBack();
  await expectLine(page, "zh", "script-nrta", "computable", money("zh", 80_000));
  await expect(page.locator("#q-local_theme-no")).toBeChecked();
  await page.goForward();
  await expectLine(page, "zh", "script-nrta", "computable", money("zh", 120_000));
});

test("to follow an anchor of the page loses nothing that was entered", async ({ page }) => {
  await openEstimator(page, "zh");
  await answer(page, "shoot_cost", "12万");
  await followed(page, { shoot_cost: "120000" });
  await page.evaluate(() => (location.hash = "limits"));
  await expect(page.locator("#q-shoot_cost")).toHaveValue("12万");
  await expect(page.locator("#e-answers li")).toHaveCount(1);
});

test("the last answer before the page is left at once is kept", async ({ page }) => {
  await openEstimator(page, "zh");
  await turnTo(page, "shoot_cost");
  // In one turn, so that no pause comes between: as when a phone closes the page on the last key.
  const left = page.waitForEvent("domcontentloaded");
  await page.locator("#q-shoot_cost").evaluate((field: HTMLInputElement) => {
    field.value = "12万";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    location.reload();
  });
  await left;
  await reach(page);
  const isOffered = page.locator("#e-notice").getByRole("button", { name: estimatorWord("zh", "restore") });
  const isThere = page.locator("#e-answers", { hasText: money("zh", 120_000) });
  await expect(isOffered.or(isThere)).toBeVisible();
});

test("new answers beside an offer that nobody decided on are kept too", async ({ page }) => {
  await openEstimator(page, "zh", "shoot_days=3");
  await answer(page, "shoot_days", "4");
  await expect.poll(() => kept(page)).toContain("shoot_days=4");
  await page.goto("about:blank");
  await page.goto("estimate/");
  await atWork(page);
  await expect(page.locator("#e-notice")).toContainText(estimatorWord("zh", "saved"));
  await answer(page, "shoot_cost", "12万");
  await followed(page, { shoot_cost: "120000" });
  await expect.poll(() => kept(page)).toContain("shoot_cost=120000");
});

test("the estimator works on a page that the app moved to, and is offered again on the way back", async ({ page }) => {
  const watched = await watch(page);
  await stopCalendar(page);
  await open(page, "about/");
  await page.locator(".top__menu a").nth(4).click();
  await arrived(page, "estimate/");
  await page.locator("#estimator .questions").hover();
  await atWork(page);
  await answer(page, "shoot_cost", "12万");
  await followed(page, { shoot_cost: "120000" });
  await page.locator(".top__menu a").nth(1).click();
  await arrived(page, "measures/");
  await page.locator(".top__menu a").nth(4).click();
  await arrived(page, "estimate/");
  await atWork(page);
  await expect(page.locator("#e-answers li")).toHaveCount(0);
  await page.locator("#e-notice").getByRole("button", { name: estimatorWord("zh", "restore") }).click();
  await expect(page.locator("#q-shoot_cost-read")).toContainText(money("zh", 120_000));
  await followed(page, { shoot_cost: "120000" });
  await page.goBack();
  await arrived(page, "measures/");
  await page.goForward();
  await arrived(page, "estimate/");
  await atWork(page);
  await expect(page.locator("#e-answers")).toContainText(money("zh", 120_000));
  // One program heard each act: a second answer counts once, and no page that was left writes the address.
  await answer(page, "shoot_days", "5");
  await followed(page, { shoot_cost: "120000", shoot_days: "5" });
  await expect(page.locator("#e-answers li")).toHaveCount(2);
  expect(await watched.problems()).toEqual([]);
});

test("the other language has the same answers by the link that the device keeps", async ({ page }) => {
  await openEstimator(page, "zh");
  await answer(page, "shoot_cost", "12万");
  await expect.poll(() => kept(page)).toContain("shoot_cost=120000");
  await page.goto("en/estimate/");
  await atWork(page);
  await page.locator("#e-notice").getByRole("button", { name: estimatorWord("en", "restore") }).click();
  await expect(page.locator("#e-answers")).toContainText(money("en", 120_000));
});

test("nothing is sent: no request elsewhere, and none that holds an answer", async ({ page, context }) => {
  test.setTimeout(60_000);
  const requests: Request[] = [];
  const sockets: string[] = [];
  context.on("request", (request) => requests.push(request));
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await openEstimator(page, "zh");
  await become(page, "firm");
  await answer(page, "level", "NRTA");
  await answer(page, "local_theme", "yes");
  await answer(page, "applicant_in_district", "yes");
  await answer(page, "shoot_cost", "7654321");
  await openLine(page, "production-costs");
  await page.locator("#a-production_rate").fill("31.7%");
  await openLine(page, "script-nrta");
  await expect(total(page, "zh", "computable")).toBeVisible();
  await page.locator("[data-do=keep]").click();
  await answer(page, "shoot_cost", "8765432");
  await page.locator("#c-swap").click();
  await page.locator("#w-along").selectOption("shoot_cost");
  await page.locator("[data-do=copy]").click();
  const saved = page.waitForEvent("download");
  await page.locator("[data-do=json]").click();
  await (await saved).delete();
  await expect.poll(() => fragmentOf(page)).toContain("7654321");
  await page.reload();
  await atWork(page);
  await page.evaluate(() => (location.hash = "shoot_cost=6543210&v=1999-01-01"));
  await expect(page.locator("#e-answers")).toContainText("6,543,210");
  await page.locator(".top__menu a").nth(1).click();
  await arrived(page, "measures/");
  await page.waitForLoadState("networkidle");

  expect(sockets).toEqual([]);
  const sent = requests.filter((request) => /^(https?|wss?):/.test(request.url()));
  expect(sent.length).toBeGreaterThan(5);
  const answers = /7654321|8765432|6543210|7,654,321|0\.317|31\.7|shoot_cost|local_theme|applicant_in_district|production_rate|NRTA|=firm/;
  for (const request of sent) {
    expect(new URL(request.url()).origin).toBe(origin);
    const headers = JSON.stringify(await request.allHeaders());
    // The address bar's own fragment is named by the tool, and sent by no browser.
    const whole = `${request.method()} ${request.url().split("#")[0]} ${headers} ${request.postData() ?? ""}`;
    expect(whole).not.toMatch(answers);
    expect(request.method()).toBe("GET");
  }
});

test("a link opens to results of every kind", async ({ page }) => {
  await openEstimator(page, "en", fragment(fullCase));
  await expectLine(page, "en", "script-nrta", "computable", money("en", 120_000));
  await expectLine(page, "en", "production-costs", "assumed", money("en", 50_000));
  await expectLine(page, "en", "free-lodging", "in kind", "7 nights");
  await expect(page.locator(`#l-${place("free-lodging")}-value`)).toContainText(money("en", 2100));
});

test("the other language shows the same case, and asks nothing again", async ({ page }) => {
  await openEstimator(page, "zh", "level=NRTA");
  await answer(page, "shoot_cost", "12万");
  await followed(page, { level: "NRTA", shoot_cost: "120000" });
  await page.locator(".top__language").click();
  await arrived(page, "en/estimate/");
  await atWork(page);
  await followed(page, { level: "NRTA", shoot_cost: "120000" });
  await expect(page.locator("#q-level-NRTA")).toBeChecked();
  await expect(page.locator("#e-notice")).toHaveText("");
});
