// What every page of the site is served as: fetched once for each worker, parsed by the browser's own
// parser, and boiled down to what the tests ask about. No script of the pages runs here.

import { expect, test as base } from "@playwright/test";
import { pages } from "./pages.ts";

/** A link or another mention of an address. */
export interface Mention {
  /** The address as it is written. */
  written: string;
  /** The address in full. */
  url: string;
}

/** One page as it is served. */
export interface Served {
  path: string;
  url: string;
  status: number;
  type: string;
  policy: string;
  html: string;
  lang: string;
  title: string;
  description: string;
  canonical: string[];
  robots: string[];
  alternates: { lang: string; href: string }[];
  properties: Record<string, string>;
  /** The pictures it names for those who show a preview of it, in full with the address of the canonical host. */
  previews: string[];
  structured: string[];
  headings: { level: number; text: string; lang: string }[];
  mains: number;
  ids: string[];
  links: Mention[];
  parts: Mention[];
  /** Scripts, styles and handlers that stand in the page itself. */
  inline: string[];
}

/** The pages by their path relative to the site's root. */
export type Survey = ReadonlyMap<string, Served>;

export const site = new URL(process.env.BASE_URL ?? "");

/** A full address as a path relative to the site's root; none where it leads elsewhere. */
export function pathOf(url: string): string | undefined {
  const address = new URL(url);
  const isInside = address.origin === site.origin && address.pathname.startsWith(site.pathname);
  return isInside ? address.pathname.slice(site.pathname.length) : undefined;
}

/** Expects that a rule was broken nowhere, and names where it was. */
export function expectNone(offences: string[]): void {
  expect(offences).toEqual([]);
}

export const test = base.extend<object, { survey: Survey }>({
  survey: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      // A file of the site without scripts: the place from which its pages may be fetched.
      await page.goto(new URL("robots.txt", site).href);
      const served = await page.evaluate(readAll, { pages, root: site.href });
      await page.close();
      await use(new Map(served.map((one) => [one.path, one])));
    },
    { scope: "worker" },
  ],
});

/** Runs in the browser. */
async function readAll({ pages, root }: { pages: string[]; root: string }): Promise<Served[]> {
  const read = async (path: string): Promise<Served> => {
    const url = new URL(path, root).href;
    const response = await fetch(url);
    const html = await response.text();
    const document = new DOMParser().parseFromString(html, "text/html");
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const attribute = (element: Element, name: string) => element.getAttribute(name) ?? "";
    const mention = (written: string) => ({ written, url: new URL(written, url).href });
    const isInert = (script: Element) => /^(application\/(ld\+)?json|text\/plain)$/.test(attribute(script, "type"));
    const opening = (element: Element) => (element.cloneNode(false) as Element).outerHTML;
    const handlers = all("*").filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on") || name === "style"),
    );
    return {
      path,
      url,
      status: response.status,
      type: response.headers.get("content-type") ?? "",
      policy: response.headers.get("content-security-policy") ?? "",
      html,
      lang: document.documentElement.lang,
      title: document.title,
      description: all("meta[name=description]").map((meta) => attribute(meta, "content")).join(),
      canonical: all("link[rel=canonical]").map((link) => attribute(link, "href")),
      robots: all("meta[name=robots]").map((meta) => attribute(meta, "content")),
      alternates: all("link[rel=alternate][hreflang]").map((link) => ({
        lang: attribute(link, "hreflang"),
        href: attribute(link, "href"),
      })),
      // Of a property that is there twice the first counts, as it does for those who read a page for a preview.
      properties: Object.fromEntries(
        all("meta[property]")
          .map((meta) => [attribute(meta, "property"), attribute(meta, "content")])
          .reverse(),
      ),
      previews: [
        ...all("link[rel=image_src]").map((link) => attribute(link, "href")),
        ...all("meta[property='og:image'], meta[itemprop=image]").map((meta) => attribute(meta, "content")),
      ],
      structured: all("script[type='application/ld+json']").map((script) => script.textContent ?? ""),
      headings: all("h1, h2, h3, h4, h5, h6").map((heading) => ({
        level: Number(heading.tagName.slice(1)),
        text: heading.textContent ?? "",
        lang: attribute(heading.closest("[lang]") ?? heading, "lang"),
      })),
      mains: all("main").length,
      ids: all("[id]").map((element) => element.id),
      links: all("a[href], area[href]").map((link) => mention(attribute(link, "href"))),
      parts: [
        ...all("[src]").map((element) => mention(attribute(element, "src"))),
        ...all("link[href]:not([rel=canonical], [rel=alternate], [rel=image_src])").map((link) =>
          mention(attribute(link, "href")),
        ),
        ...all("[data-js]").map((element) => mention(attribute(element, "data-js"))),
        ...all("[data-wasm]").map((element) => mention(attribute(element, "data-wasm"))),
      ],
      inline: [
        ...all("script:not([src])").filter((script) => !isInert(script)).map(opening),
        ...all("style").map(opening),
        ...handlers.map(opening),
      ],
    };
  };
  // A few at a time: the server shares this machine with the browser.
  const served: Served[] = [];
  for (let start = 0; start < pages.length; start += 8) {
    served.push(...(await Promise.all(pages.slice(start, start + 8).map(read))));
  }
  return served;
}
