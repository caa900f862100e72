// Guards that a page is the same thing however it came about: as it was served, as the app took it over,
// and as the app drew it after a link was followed; and that it is silent each time. A clean console alone
// proves none of that: broken HTML can hydrate without a word.

import { expect } from "@playwright/test";
import { hydrated, move, open } from "./support/app.ts";
import { families, pages } from "./support/pages.ts";
import { site, test } from "./support/survey.ts";
import { watch } from "./support/watch.ts";
import { inLanguage, languageOf, languages } from "./support/words.ts";

// A day before every promised date, so that no text depends on the day the tests run.
const early = new Date("2025-06-15T12:00:00");

/** Runs in the browser: a document's body and head as text, without what only a running app needs. */
function shape(html?: string): { body: string[]; head: string[] } {
  const whole = html === undefined ? document : new DOMParser().parseFromString(html, "text/html");
  const body = whole.body.cloneNode(true) as HTMLElement;
  const byScript = "script, #notice, #announcer, .offline, .offline-bar, .deck__start, .deck__controls";
  for (const element of body.querySelectorAll(byScript)) {
    element.remove();
  }
  const comments = whole.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Comment[] = [];
  while (comments.nextNode()) {
    found.push(comments.currentNode as Comment);
  }
  found.forEach((comment) => comment.remove());
  body.normalize();
  // A line a node, so that a difference is shown where it is; the order of attributes means nothing.
  const lines = (node: Node): string[] => {
    if (!(node instanceof Element)) {
      return [node.textContent ?? ""];
    }
    const attributes = node.getAttributeNames().map((name) => `${name}=${node.getAttribute(name)}`);
    const inner = [...node.childNodes].flatMap(lines);
    return [`<${node.tagName} ${attributes.sort().join(" ")}>`, ...inner, `</${node.tagName}>`];
  };
  // What its picture shows is told in words only by the page as it is served.
  const told = "title, meta:not([property='og:image:alt']), link[rel=canonical], link[rel=alternate], link[rel=image_src]";
  const head = [...whole.head.querySelectorAll(told)];
  const root = whole.documentElement;
  return {
    body: [...body.childNodes].flatMap(lines),
    head: [`${root.lang} ${root.dataset["path"]}`, ...head.flatMap(lines)],
  };
}

for (const lang of languages) {
  test(`every page is the same served, taken over, and reached by a link, and is silent: ${lang}`, async ({ page, survey }) => {
    test.setTimeout(180_000);
    const watched = await watch(page);
    await page.clock.setFixedTime(early);
    const own = pages.filter((path) => languageOf(path) === lang);
    await open(page, inLanguage(lang, "privacy/"));
    const heads: { served: string[][]; drawn: string[][] } = { served: [], drawn: [] };
    for (const path of own.filter((path) => !path.endsWith("privacy/"))) {
      await move(page, path);
      const served = await page.evaluate(shape, survey.get(path)!.html);
      const drawn = await page.evaluate(shape, undefined);
      expect(drawn.body, `${path} after a link`).toEqual(served.body);
      expect(await watched.problems(), `${path} after a link`).toEqual([]);
      heads.served.push(served.head);
      heads.drawn.push(drawn.head);
    }
    for (const path of own) {
      await open(page, path);
      const served = await page.evaluate(shape, survey.get(path)!.html);
      const taken = await page.evaluate(shape, undefined);
      expect(taken, `${path} taken over`).toEqual(served);
      expect(await watched.problems(), path).toEqual([]);
    }
    expect(heads.drawn).toEqual(heads.served);
  });

  test(`every kind of page is taken over node by node, and fetches nothing twice: ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    const fetched: string[] = [];
    // What is said about use without network may still be on its way when the next page is opened.
    page.on("request", (request) => /\/offline[-.]/.test(request.url()) || fetched.push(request.url()));
    // The app starts only when the nodes have been marked.
    let release = () => {};
    let held = Promise.resolve();
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    for (const path of families.map((path) => inLanguage(lang, path))) {
      fetched.length = 0;
      held = new Promise((resolve) => (release = resolve));
      await page.goto(path, { waitUntil: "domcontentloaded" });
      await page.evaluate(markNodes);
      release();
      await hydrated(page);
      expect(await page.evaluate(lostNodes), path).toEqual({ replaced: [], added: [] });
      const again = fetched.filter((url) => url.includes("page.json") || url.includes("/content/"));
      expect(again, path).toEqual([]);
      expect(fetched.length, path).toBe(new Set(fetched).size);
      // What a page with many pictures still asks for is not the next page's.
      await page.waitForLoadState("networkidle");
    }
  });
}

/** Runs in the browser: remembers every element and text as it was served. */
function markNodes(): void {
  const nodes: Node[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
  }
  Reflect.set(window, "servedNodes", nodes);
}

/** Runs in the browser: which of them are gone, and which have come. */
function lostNodes(): { replaced: string[]; added: string[] } {
  const served = Reflect.get(window, "servedNodes") as Node[];
  const known = new Set(served);
  const name = (node: Node) => (node instanceof Element ? node.outerHTML.slice(0, 80) : (node.textContent ?? ""));
  const added: Node[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    // The app puts empty texts where something may come; they show nothing.
    if (!known.has(node) && (node instanceof Element || node.textContent !== "")) {
      added.push(node);
    }
  }
  // The date of a promise is answered in place, so its words are new on purpose.
  const ofPromise = (node: Node) => node.parentElement?.closest("[data-due]") != null;
  // What is said about use without network comes when the page is at rest, behind everything else.
  const ofOffline = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest(".offline, .offline-bar");
  return {
    replaced: served.filter((node) => !node.isConnected && !(node instanceof Text)).map(name),
    added: added.filter((node) => !ofPromise(node) && !ofOffline(node)).map(name),
  };
}

test("the page for lost visitors is taken over too, at whatever address it answers", async ({ page }) => {
  for (const path of ["there-is-no-such-page/", "measures/there-is-no-such-measure", "en/nothing/"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    const served = await page.evaluate(shape, await response!.text());
    await hydrated(page);
    expect(await page.evaluate(shape, undefined), path).toEqual(served);
    expect(new URL(page.url()).pathname).toBe(`${site.pathname}${path}`);
  }
});

test("an address without its last slash, or with its file's name, shows the page", async ({ page, survey }) => {
  await page.clock.setFixedTime(early);
  for (const path of ["plan", "plan/index.html", "en/measures/index.html"]) {
    await open(page, path);
    const name = path.replace("index.html", "").replace(/\/?$/, "/");
    const served = await page.evaluate(shape, survey.get(name)!.html);
    expect(await page.evaluate(shape, undefined), path).toEqual(served);
  }
});
