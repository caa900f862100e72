// The estimator as a visitor has it: opened on a day that stands still, its program there, its questions reached the
// way they are reached on the page.

import { expect, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { hydrated } from "./app.ts";
import { site } from "./survey.ts";
import { inLanguage, type Certainty, type Lang, certainty } from "./words.ts";

type Words = Record<Lang, string>;

interface Question {
  id: string;
  name: Words;
  ask: Words;
  kind: string;
  options?: { id: string }[];
  who: Role[];
}

interface Part {
  id: string;
  name: Words;
  quote: string;
  caveats?: { text: Words }[];
}

interface Policy {
  version: string;
  questions: Question[];
  parameters: { id: string; name: Words; kind: string; values?: unknown[] }[];
  measures: { id: string; name: Words; parts: Part[] }[];
}

export type Role = "crew" | "firm" | "performer" | "graduate";

export const roles: readonly Role[] = ["crew", "firm", "performer", "graduate"];

/** The policy file that the site itself is built from. */
export const policy = JSON.parse(
  readFileSync(new URL("../../../public/content/policy.json", import.meta.url), "utf8"),
) as Policy;

export const parts: Part[] = policy.measures.flatMap((measure) => measure.parts);

/** A measure of the policy. */
export function measure(id: string): Policy["measures"][number] {
  return policy.measures.find((one) => one.id === id)!;
}

/** The visitor's day in these tests. */
export const today = "2026-01-15";

/** How many questions are shown at once. */
export const atOnce = 4;

/** The place of a part among all parts, which is its line's number. */
export function place(part: string): number {
  const found = parts.findIndex((one) => one.id === part);
  expect(found, `the policy has no part ${part}`).toBeGreaterThanOrEqual(0);
  return found;
}

export function question(id: string): Question {
  return policy.questions.find((one) => one.id === id)!;
}

/** The questions put to a role, in their order. */
export function asked(role?: Role): string[] {
  const questions = policy.questions.filter((one) => !role || one.who.length === 0 || one.who.includes(role));
  return questions.map((one) => one.id);
}

/** An amount as the page writes it. */
export function money(lang: Lang, amount: number): string {
  return `${amount.toLocaleString("en-US")}${lang === "zh" ? "元" : " yuan"}`;
}

/** Waits for the estimator's own program: it knows the visitor's day, the finished page does not. */
export async function atWork(page: Page, day = today): Promise<void> {
  await expect(page.locator("#e-on")).toHaveText(day);
}

/** Stops the calendar, so that a result is the same every day. */
export async function stopCalendar(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date(2026, 0, 15, 12));
}

/** Reaches for the estimator, as a visitor does before any answer, and waits for its program. */
export async function reach(page: Page, day = today): Promise<void> {
  await hydrated(page);
  await page.locator("#who-all").focus();
  await atWork(page, day);
}

/** Opens the estimator with a fragment or with none. */
export async function openEstimator(page: Page, lang: Lang, fragment = ""): Promise<void> {
  const asked = new URLSearchParams(fragment).get("on");
  await stopCalendar(page);
  await page.goto(`${inLanguage(lang, "estimate/")}${fragment && `#${fragment}`}`);
  await reach(page, asked && /^\d{4}-(0\d|1[0-2])-[01]\d$/.test(asked) ? asked : today);
}

/** What stands behind the `#` of the address. */
export function fragmentOf(page: Page): string {
  return new URL(page.url()).hash.slice(1);
}

/** The keys and values of a fragment as they are written. */
export function writtenPairsOf(fragment: string): [string, string][] {
  return fragment.split("&").filter(Boolean).map((pair) => {
    const [key = "", value = ""] = pair.split("=");
    return [decodeURIComponent(key), decodeURIComponent(value)];
  });
}

/** The keys and values of a fragment, with what was answered with yes or no question by question. */
export function pairsOf(fragment: string): [string, string][] {
  return writtenPairsOf(fragment).flatMap(([key, value]): [string, string][] => {
    const [, before = "", truth] = /^(c\.)?(yes|no)$/.exec(key) ?? [];
    return truth ? value.split(",").map((id) => [`${before}${id}`, truth]) : [[key, value]];
  });
}

/** Waits until the address has followed what was entered. */
export async function followed(page: Page, pairs: Record<string, string>): Promise<void> {
  const expected = Object.keys(pairs).length === 0 ? {} : { ...pairs, v: policy.version };
  await expect.poll(() => Object.fromEntries(pairsOf(fragmentOf(page)))).toEqual(expected);
}

/** The label that stands for a choice. */
export function choice(page: Page, id: string): Locator {
  return page.locator("label.choice", { has: page.locator(`[id="${id}"]`) });
}

export async function become(page: Page, role: Role | "all"): Promise<void> {
  await choice(page, `who-${role}`).click();
  await expect(page.locator(`#who-${role}`)).toBeChecked();
}

/** Turns the questions until one is shown. */
export async function turnTo(page: Page, id: string): Promise<void> {
  const block = page.locator(`#qb-${id}`);
  const back = page.locator("#e-back");
  const more = page.locator("#e-more");
  while (!(await block.isVisible()) && (await more.isEnabled())) await more.click();
  while (!(await block.isVisible()) && (await back.isEnabled())) await back.click();
  await expect(block).toBeVisible();
}

/** Answers a question: a text for a field, the option's id for a choice. */
export async function answer(page: Page, id: string, value: string): Promise<void> {
  await turnTo(page, id);
  if (["yes_no", "choice"].includes(question(id).kind)) {
    const option = value === "open" ? `q-${id}` : `q-${id}-${value}`;
    await choice(page, option).click();
    await expect(page.locator(`[id="${option}"]`)).toBeChecked();
  } else {
    await page.locator(`#q-${id}`).fill(value);
  }
}

/** Opens a part's line, as a click on its head does. */
export async function openLine(page: Page, part: string): Promise<Locator> {
  const line = page.locator(`#l-${place(part)}`);
  if ((await line.getAttribute("open")) === null) await line.locator("summary").first().click();
  await expect(line).toHaveAttribute("open");
  return line;
}

/** Expects how sure a part's figure is, and the figure. */
export async function expectLine(
  page: Page,
  lang: Lang,
  part: string,
  mark: Certainty,
  figure: string | RegExp,
): Promise<void> {
  await expect(page.locator(`#l-${place(part)}-mark`), part).toHaveText(certainty(lang, mark));
  await expect(page.locator(`#l-${place(part)}-figure`), part).toHaveText(figure);
}

/** The total of a certainty. */
export function total(page: Page, lang: Lang, mark: Certainty): Locator {
  const term = page.locator("dt", { hasText: new RegExp(`^${certainty(lang, mark)}$`) });
  return page.locator("#e-totals .total", { has: term });
}

/** Everything of the page that follows from what was entered. */
export function outcome(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const found: Record<string, string> = {};
    for (const element of document.querySelectorAll<HTMLElement>("#estimator [id]")) {
      const { id } = element;
      if (element instanceof HTMLInputElement) {
        found[id] = element.type === "radio" ? String(element.checked) : element.value;
      } else if (/^(e-(summary|totals|removed|on|answers|count)|l-\d+-(mark|figure|now|value)|.*-read)$/.test(id)) {
        found[id] = element.textContent ?? "";
      } else if (/^(qb|m|l)-/.test(id)) {
        found[id] = String(element.hidden);
      }
    }
    return found;
  });
}

/** What has the focus; `BODY` where it is lost. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element && element !== document.body ? element.id || element.outerHTML.slice(0, 80) : "BODY";
  });
}

/** Holds a file back until the returned function is called. */
export async function hold(page: Page, pattern: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** The text that the device keeps. */
export function kept(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem("estimate"));
}

export const origin: string = site.origin;

/** A visit's usual answers: a script, lodging, and costs at a rate that somebody was told. */
export const usualCase = {
  "a.production_rate": "0.1",
  applicant_in_district: "yes",
  first_time: "yes",
  in_crew: "no",
  level: "NRTA",
  local_theme: "yes",
  nights_requested: "10",
  "p.free-lodging": "300",
  shoot_cost: "1000000",
  shoot_days: "5",
  shoot_in_district: "yes",
} as const;

/** With a cap and a threshold too: a part of every kind, computable, assumed, in kind, blocked and unpublished. */
export const fullCase = { "a.production_cap": "50000", "a.production_min_days": "3", ...usualCase } as const;

export function fragment(pairs: Record<string, string>): string {
  return Object.entries(pairs).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}
