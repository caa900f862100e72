// Guards what must hold for every page of the sitemap, in both languages: that it is served whole, says
// in its head what it is, keeps the strict policy, and leads only to what exists. Read from the served bytes
// wherever a browser adds nothing; that every page is silent in one is asked by hydrate.spec.ts.

import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { expectNone, pathOf, test, type Served, type Survey } from "./support/survey.ts";
import { languageOf, languages, tag } from "./support/words.ts";

/** Asks every page for its offences against a rule, and names the page with each. */
function offences(survey: Survey, rule: (page: Served) => string[]): string[] {
  return [...survey.values()].flatMap((page) => rule(page).map((text) => `${page.path || "/"}: ${text}`));
}

/** The path on the site of a full address of the canonical host, whatever host that is. */
function canonicalPath(survey: Survey, address: string): string | undefined {
  const root = survey.get("")?.canonical[0] ?? "";
  return root !== "" && address.startsWith(root) ? address.slice(root.length) : undefined;
}

test("there are pages in both languages, as many in each", ({ survey }) => {
  const english = [...survey.keys()].filter((path) => languageOf(path) === "en").map((path) => path.slice(3));
  const chinese = [...survey.keys()].filter((path) => languageOf(path) === "zh");
  expect(chinese.length).toBeGreaterThan(40);
  expect(english.sort()).toEqual(chinese.sort());
});

test("every page is served as HTML", ({ survey }) => {
  expectNone(
    offences(survey, ({ status, type }) =>
      status === 200 && type.startsWith("text/html") ? [] : [`${status} ${type}`],
    ),
  );
});

test("every page has one main part, one main heading at its top, and skips no level", ({ survey }) => {
  expectNone(
    offences(survey, ({ mains, headings }) => {
      const found: string[] = [];
      if (mains !== 1) found.push(`${mains} main parts`);
      const tops = headings.filter(({ level }) => level === 1);
      if (tops.length !== 1 || headings[0]?.level !== 1) found.push(`${tops.length} main headings`);
      for (const [index, heading] of headings.entries()) {
        const above = headings[index - 1]?.level ?? 0;
        if (heading.text.trim() === "") found.push("an empty heading");
        if (heading.level > above + 1) found.push(`level ${heading.level} after ${above}: ${heading.text}`);
      }
      return found;
    }),
  );
});

test("every title is the page's own, over the whole site", ({ survey }) => {
  expectNone(repeated(survey, "title"));
});

test("every description is the page's own", ({ survey }) => {
  expectNone(repeated(survey, "description"));
});

function repeated(survey: Survey, field: "title" | "description"): string[] {
  const first = new Map<string, string>();
  return offences(survey, (page) => {
    const text = page[field].trim();
    if (text === "") return [`no ${field}`];
    const other = first.get(text);
    first.set(text, page.path);
    return other === undefined ? [] : [`the ${field} of ${other || "/"}: ${text}`];
  });
}

test("every page says in which language it is", ({ survey }) => {
  expectNone(
    offences(survey, ({ path, lang }) => (lang === tag[languageOf(path)] ? [] : [`lang="${lang}"`])),
  );
});

test("every canonical address is the page's own and may be indexed", ({ survey }) => {
  expectNone(
    offences(survey, ({ path, canonical, robots }) => {
      const own = canonical.length === 1 && canonicalPath(survey, canonical[0]!) === path;
      return own && robots.length === 0 ? [] : [`${canonical.join()} ${robots.join()}`];
    }),
  );
});

test("every page names its twins, and they name it", ({ survey }) => {
  expectNone(
    offences(survey, ({ path, alternates }) => {
      const chinese = languageOf(path) === "en" ? path.slice(3) : path;
      const expected = [
        `zh-CN ${chinese}`,
        `en en/${chinese}`,
        `x-default ${chinese}`,
      ];
      const found = alternates.map(({ lang, href }) => `${lang} ${canonicalPath(survey, href)}`);
      const lonely = alternates.filter(({ href }) => !survey.has(canonicalPath(survey, href) ?? "?"));
      const same = JSON.stringify(found) === JSON.stringify(expected);
      return same && lonely.length === 0 ? [] : [found.join(", ")];
    }),
  );
});

test("every page carries a preview of its own words and a picture", async ({ survey, request }) => {
  const pictures = new Set<string>();
  expectNone(
    offences(survey, ({ title, description, canonical, lang, properties, previews }) => {
      const expected: Record<string, string> = {
        "og:type": "website",
        "og:title": title,
        "og:description": description,
        "og:url": canonical[0] ?? "",
        "og:locale": lang === "en" ? "en_GB" : "zh_CN",
        "og:image:width": "1200",
        "og:image:height": "630",
      };
      const wrong = Object.keys(expected).filter((name) => properties[name] !== expected[name]);
      const paths = previews.map((address) => canonicalPath(survey, address));
      for (const path of paths) {
        if (path === undefined) wrong.push("og:image");
        else pictures.add(path);
      }
      // The wide one, and the square one by each of the names it is looked for.
      if (paths.length !== 4 || new Set(paths).size !== 2) wrong.push("og:image");
      if (!properties["og:site_name"]) wrong.push("og:site_name");
      return wrong.map((name) => `${name}: ${properties[name]}`);
    }),
  );
  for (const picture of pictures) {
    const response = await request.get(picture);
    expect(`${picture}: ${response.status()} ${response.headers()["content-type"]}`).toBe(
      `${picture}: 200 image/png`,
    );
  }
});

test("what every page tells machines can be read and leads to pages that exist", ({ survey }) => {
  expectNone(
    offences(survey, ({ path, structured }) => {
      const found: string[] = [];
      const types = structured.map((text) => {
        const value = JSON.parse(text) as Record<string, unknown>;
        if (value["@context"] !== "https://schema.org") found.push(`context ${value["@context"]}`);
        const items = (value["itemListElement"] ?? []) as { position?: number; name?: string; item?: string }[];
        for (const [index, item] of items.entries()) {
          if (item.position !== index + 1 || !item.name) found.push(`item ${index}: ${JSON.stringify(item)}`);
          const target = item.item === undefined ? "" : canonicalPath(survey, item.item);
          if (target === undefined || !survey.has(target)) found.push(`leads to ${item.item}`);
        }
        return String(value["@type"]);
      });
      const isHome = path === "" || path === "en/";
      const least = isHome ? "WebSite" : "BreadcrumbList";
      if (!types.includes(least)) found.push(`no ${least} among ${types.join()}`);
      return found;
    }),
  );
});

test("the strict policy is sent with every page", ({ survey }) => {
  expectNone(
    offences(survey, ({ policy }) => {
      const parts = new Map(
        policy.split(";").map((part) => {
          const [name = "", ...values] = part.trim().split(/\s+/);
          return [name, values.join(" ")] as const;
        }),
      );
      const strict =
        parts.get("default-src") === "'none'" &&
        parts.get("script-src") === "'self' 'wasm-unsafe-eval'" &&
        parts.get("style-src") === "'self'" &&
        parts.get("base-uri") === "'none'" &&
        !policy.includes("unsafe-inline") &&
        !policy.includes("'unsafe-eval'");
      return strict ? [] : [policy || "no policy"];
    }),
  );
});

test("no page carries a script, a style or a handler of its own", ({ survey }) => {
  expectNone(offences(survey, ({ inline }) => inline));
});

test("no page uses an id twice", ({ survey }) => {
  expectNone(
    offences(survey, ({ ids }) => ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `#${id}`)),
  );
});

test("every link leads to a page and an element that exist", ({ survey }) => {
  // The only ways out: the sources of the rules of comparable places, on the estimator's pages, and map apps,
  // on the guide's.
  const elsewhere = readFileSync(new URL("../../public/content/elsewhere.json", import.meta.url), "utf8");
  const sources = [...elsewhere.matchAll(/"url": *("(?:[^"\\]|\\.)*")/g)].map((match) => String(JSON.parse(match[1]!)));
  const isSource = (from: string, address: string) => /^(en\/)?estimate\/$/.test(from) && sources.includes(address);
  const isMap = (from: string, address: string) =>
    /^(en\/)?guide\//.test(from) && /^https:\/\/(uri\.amap\.com\/search\?keyword|maps\.apple\.com\/\?q)=/.test(address);
  const files = new Set<string>();
  const wrong = offences(survey, ({ path: from, links }) =>
    links.flatMap(({ written, url }) => {
      if (/^(tel|mailto):/.test(written) || isSource(from, written) || isMap(from, written)) return [];
      const path = pathOf(url.split("#")[0]!);
      if (written.trim() === "" || path === undefined) return [`leads away or nowhere: "${written}"`];
      const target = survey.get(path);
      if (target === undefined) {
        files.add(path);
        return [`no page: ${written}`];
      }
      const anchor = decodeURIComponent(new URL(url).hash.slice(1));
      return anchor === "" || target.ids.includes(anchor) ? [] : [`no element: ${written}`];
    }),
  );
  expectNone(wrong);
});

test("every page can be reached from the home page by links", ({ survey }) => {
  const reached = new Set<string>();
  const open = [""];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const links = survey.get(path)?.links.map(({ url }) => pathOf(url.split("#")[0]!)) ?? [];
    open.push(...links.filter((link): link is string => link !== undefined && survey.has(link)));
  }
  expectNone([...survey.keys()].filter((path) => !reached.has(path)));
});

test("every picture, style and script exists and is the site's own", async ({ survey, request }) => {
  const parts = new Set([...survey.values()].flatMap((page) => page.parts.map(({ url }) => url)));
  const wrong: string[] = [];
  for (const part of parts) {
    const own = pathOf(part) !== undefined;
    const status = own ? (await request.head(part)).status() : 0;
    if (status !== 200) wrong.push(`${part}: ${own ? status : "not of this site"}`);
  }
  expectNone(wrong);
});

test("the robots file names the sitemap, at the address of the site", async ({ survey, request }) => {
  const robots = await (await request.get("robots.txt")).text();
  const address = robots.match(/^Sitemap: (\S+)$/m)?.[1] ?? "";
  expect(canonicalPath(survey, address)).toBe("sitemap.xml");
  expect((await request.get("sitemap.xml")).status()).toBe(200);
});

test("the page for lost visitors says so in both languages and is not indexed", async ({ request }) => {
  for (const lang of languages) {
    const path = lang === "en" ? "en/404.html" : "404.html";
    const html = await (await request.get(path)).text();
    expect(html).toContain(`lang="${tag[lang]}"`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('rel="canonical"');
    expect(html.match(/<h1/g)).toHaveLength(1);
  }
});
