// Guards the site where there is no network: a reader who was here once has all of it, of one version, and is told how
// old it is; what breaks on the way to the device or on it never costs more than what it would save.
// Every test has a host of its own, so that it can be taken away.

import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { hydrated, move, open } from "./support/app.ts";
import { scanned } from "./support/decode.ts";
import { answer, expectLine, followed, openEstimator, usualCase, fragment } from "./support/estimator.ts";
import { built, Host, newer, packOf, sha256 } from "./support/host.ts";
import { families, pages } from "./support/pages.ts";
import { watch } from "./support/watch.ts";
import { inLanguage, languageOf, languages, offlineWord, tag, type Lang } from "./support/words.ts";

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.address),
});

const about = JSON.parse(built.get("offline.json")!.toString()) as Record<string, { checked: string }>;
const { packed, parts } = packOf(built);

const state = (page: Page) => page.locator(".offline__state");
const bar = (page: Page) => page.getByRole("status").and(page.locator(".offline-bar__text"));
const press = (page: Page, lang: Lang, name: string) =>
  page.locator(".offline, .offline-bar").getByRole("button", { name: offlineWord(lang, name), exact: true }).click();

/** What a word says before the figure in it. */
const opening = (lang: Lang, name: string) => offlineWord(lang, name).split("$0")[0]!;
const isOffline = (lang: Lang) => offlineWord(lang, "offline").replace("$0", about[tag[lang]]!.checked);

/** Waits until the whole site is on the device. */
async function ready(page: Page, lang: Lang = "zh"): Promise<void> {
  await expect(state(page)).toContainText(opening(lang, "whole"));
}

/** Visits the site once, and waits as long as a reader reads a page. */
async function visit(page: Page, path = ""): Promise<void> {
  await open(page, path);
  await ready(page, languageOf(path));
}

/** How many versions the device keeps. */
const stores = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => !name.endsWith(" readers")).length);

/** The hash of what an open page of the site gets for each path. */
const hashes = (page: Page, paths: string[]) =>
  page.evaluate(async (paths) => {
    const base = document.documentElement.dataset["base"] ?? "";
    const hash = async (path: string) => {
      const response = await fetch(`${base}/${path}`);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
      return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    return Promise.all(paths.map(hash));
  }, paths);

/** A version in which two pages and the day of the content are others. */
const second = newer(built, {
  "measures/page.json": (file) => file.replace("黄金十二条", "新十二条"),
  "measures/index.html": (file) => file.replaceAll("黄金十二条", "新十二条"),
  "plan/page.json": (file) => file.replaceAll("三年", "四年"),
  "plan/index.html": (file) => file.replaceAll("三年", "四年"),
  "offline.json": (file) => file.replaceAll(about["zh-CN"]!.checked, "2027年1月1日"),
});

test.describe("put on a home screen", () => {
  for (const lang of languages) {
    test(`the manifest has names, places and pictures: ${lang}`, async ({ page, host }) => {
      await open(page, inLanguage(lang, "plan/"));
      const link = await page.locator("link[rel=manifest]").evaluate((link: HTMLLinkElement) => link.href);
      expect(link).toBe(`${host.address}${inLanguage(lang, "app.webmanifest")}`);
      const manifest = (await (await page.request.get(link)).json()) as Record<string, string> & {
        icons: { src: string; sizes: string; purpose: string; type: string }[];
      };
      expect(manifest["lang"]).toBe(tag[lang]);
      expect(new URL(manifest["start_url"]!, link).href).toBe(`${host.address}${inLanguage(lang, "")}`);
      expect(new URL(manifest["scope"]!, link).href).toBe(host.address);
      expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
        "any any",
        "192x192 any",
        "512x512 any",
        "192x192 maskable",
        "512x512 maskable",
      ]);
      for (const { src, sizes, type } of manifest.icons) {
        const picture = await page.request.get(new URL(src, link).href);
        expect(picture.headers()["content-type"]).toBe(type);
        const size = await page.evaluate(async (src) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }, new URL(src, link).href);
        if (type === "image/png") expect(size).toBe(sizes);
      }
      // The page's own paper, by day and by night.
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        const colours = await page.evaluate((scheme) => {
          const probe = document.createElement("p");
          const meta = document.querySelector<HTMLMetaElement>(`meta[name=theme-color][media*=${scheme}]`);
          probe.style.color = meta!.content;
          document.body.append(probe);
          const named = getComputedStyle(probe).color;
          probe.remove();
          return [named, getComputedStyle(document.body).backgroundColor];
        }, scheme);
        expect(colours[0]).toBe(colours[1]);
      }
      // The browser's own opinion.
      const cdp = await page.context().newCDPSession(page);
      const { errors } = await cdp.send("Page.getAppManifest");
      expect(errors).toEqual([]);
    });
  }
});

test.describe("after one visit, without the host", () => {
  for (const lang of languages) {
    test(`the page that is open leads on, and says how old it is: ${lang}`, async ({ page, host }) => {
      const watched = await watch(page);
      await visit(page, inLanguage(lang, ""));
      await host.stop();
      for (const path of ["measures/", "guide/checklist/", "estimate/", "privacy/"]) {
        await move(page, inLanguage(lang, path));
      }
      await page.evaluate(() => dispatchEvent(new Event("offline")));
      await expect(bar(page)).toHaveText(isOffline(lang));
      // In the other language it says so in that language.
      const other = lang === "zh" ? "en" : "zh";
      await move(page, inLanguage(other, "privacy/"));
      await expect(bar(page)).toHaveText(isOffline(other));
      await ready(page, other);
      await host.start();
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect(bar(page)).toBeEmpty();
      // The browser itself notes that the host could not be asked for a newer worker, nor whether it is there at all.
      expect((await watched.problems()).filter((problem) => !/sw\.js|robots\.txt/.test(problem))).toEqual([]);
    });

    test(`every kind of page opens, and is taken over: ${lang}`, async ({ page, host }) => {
      await visit(page, inLanguage(lang, ""));
      await host.stop();
      for (const path of families.map((path) => inLanguage(lang, path))) {
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(200);
        expect(response?.headers()["content-security-policy"], path).toContain("default-src 'none'");
        await hydrated(page);
        await expect(page.locator("html")).toHaveAttribute("data-path", `/${path}`);
      }
      await expect(bar(page)).toHaveText(isOffline(lang));
    });

    test(`the search finds, and the catalogue filters, as the address asks: ${lang}`, async ({ page, host }) => {
      await visit(page, inLanguage(lang, ""));
      await host.stop();
      await open(page, `${inLanguage(lang, "scenes/")}?q=ditie`);
      await expect(page.locator("#f-text")).toHaveValue("ditie");
      await expect(page.locator("#catalogue mark").first()).toBeVisible();
      await open(page, `${inLanguage(lang, "search/")}?q=ditie`);
      await page.locator(".top__search").click();
      await page.getByRole("dialog").getByRole("combobox").fill("ditie");
      await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    });

    test(`an address that leads nowhere says so; one without its slash is put right: ${lang}`, async ({ page, host }) => {
      await visit(page, inLanguage(lang, ""));
      await host.stop();
      const response = await page.goto(inLanguage(lang, "no/such/page/"));
      expect(response?.status()).toBe(404);
      await hydrated(page);
      await expect(page.locator("main .page-head")).toContainText("404");
      await move(page, inLanguage(lang, "plan/"));
      await page.goto(inLanguage(lang, "measures?a=b#c"));
      await hydrated(page);
      expect(page.url()).toBe(`${host.address}${inLanguage(lang, "measures/?a=b#c")}`);
      // The app opens an address plainly that it does not know, and the page for lost visitors answers.
      await page.evaluate((href) => {
        const link = document.createElement("a");
        link.href = href;
        document.body.append(link);
        link.click();
      }, `${host.address}${inLanguage(lang, "nowhere/")}`);
      await expect(page.locator("main .page-head")).toContainText("404");
    });

    test(`the estimator computes, and the case takes over what it was told: ${lang}`, async ({ page, host }) => {
      await visit(page, inLanguage(lang, ""));
      await host.stop();
      await openEstimator(page, lang, fragment({ applicant_in_district: "yes" }));
      await answer(page, "level", "NRTA");
      await answer(page, "local_theme", "yes");
      await expectLine(page, lang, "script-nrta", "computable", /120,000/);
      await open(page, `${inLanguage(lang, "case/")}#${fragment({ ...usualCase, heads: "7", scenes: "prison" })}`);
      await expect(page.locator("#k-heads")).toHaveValue("7");
      await expect(page.locator("#k-scenes")).toContainText(lang === "zh" ? "监狱" : "Prison");
    });
  }

  for (const lang of languages) {
    test(`the kit makes codes, posters are drawn, and a visitor tries the site at the booth: ${lang}`, async ({ page, host }) => {
      await visit(page, inLanguage(lang, ""));
      await host.stop();
      await open(page, inLanguage(lang, "share/"));
      await page.locator("#kit-event").fill("A1");
      await expect(page.locator("#kit-link")).toHaveValue(/[?]e=A1$/);
      expect(await scanned(page.locator("#kit-code svg"))).toBe(await page.locator("#kit-link").inputValue());
      await page.locator("#kit-poster").click();
      const picture = page.locator("#poster-window img");
      await expect(picture).toBeVisible();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(1920);
      await open(page, inLanguage(lang, "present/"));
      await page.locator(".deck__start").click();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      await page.locator(".slide__try").click();
      const tried = page.frameLocator(".deck__stage iframe");
      await expect(tried.locator("html")).toHaveAttribute("data-app", "ready");
      await tried.locator("#who-crew").check({ force: true });
      await expect(tried.locator("html")).toHaveAttribute("data-path", `/${inLanguage(lang, "estimate/")}`);
      await expect(tried.locator("#who-crew")).toBeChecked();
    });
  }

  test("every file is there to the byte, and what only hosts read is not", async ({ page, host }) => {
    await visit(page);
    host.asked = [];
    await host.stop();
    const own = [...packed, ...parts].map(([path]) => path);
    expect(own.filter((path) => path.endsWith("page.json"))).toHaveLength(
      [...built.keys()].filter((path) => path.endsWith("page.json")).length,
    );
    for (const path of pages) expect(own).toContain(`${path}index.html`);
    expect(own.filter((path) => /(^|\/)(cards\/|sitemap|robots|preview\.png|sw)/.test(path))).toEqual([]);
    const wasm = [...built.keys()].filter((path) => /\.(wasm|js|css|svg)$/.test(path) && !path.startsWith("sw"));
    expect(wasm.filter((path) => !own.includes(path))).toEqual([]);
    expect(await hashes(page, own)).toEqual(own.map((path) => sha256(built.get(path)!)));
  });

  test("the reader's own device is told when it has no network", async ({ page, context }) => {
    await visit(page);
    await context.setOffline(true);
    await expect(bar(page)).toHaveText(isOffline("zh"));
    await page.goto("plan/");
    await hydrated(page);
    await expect(bar(page)).toHaveText(isOffline("zh"));
    await context.setOffline(false);
    await expect(bar(page)).toBeEmpty();
  });

  test("the visit asks for each file once, and the rest for little", async ({ page, host }) => {
    await visit(page, "plan/");
    const twice = host.asked.filter((path, at) => host.asked.indexOf(path) !== at && !path.startsWith("sw.js"));
    expect(twice.filter((path) => path.endsWith("page.json") || path.endsWith(".txt"))).toEqual([]);
    expect(host.asked.filter((path) => path.endsWith("page.json"))).toEqual([]);
    expect(host.asked.filter((path) => path.startsWith("pack-"))).toHaveLength(1);
    expect(host.asked.length).toBeLessThan(40);
  });
});

test.describe("a newer version", () => {
  test("an open page keeps its own, hears of the newer, and gets it whole by reloading", async ({ page, host }) => {
    await visit(page, "guide/");
    host.files = second;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(bar(page)).toContainText(offlineWord("zh", "news"));
    await expect(bar(page)).toContainText(opening("zh", "changed"));
    await expect(bar(page)).toContainText(
      offlineWord("zh", "checked_changed").replace("$0", about["zh-CN"]!.checked).replace("$1", "2027年1月1日"),
    );
    // Nothing of the newer one reaches this page, with the host and without.
    expect(await hashes(page, ["plan/page.json", "measures/page.json", "offline.json"])).toEqual(
      ["plan/page.json", "measures/page.json", "offline.json"].map((path) => sha256(built.get(path)!)),
    );
    await move(page, "measures/");
    await expect(page.locator("h1")).toHaveText("黄金十二条");
    await expect(bar(page)).toContainText(offlineWord("zh", "news"));
    // Another tab is of the newer version, whole, and this one stays what it is.
    const other = await page.context().newPage();
    await visit(other, "measures/");
    await expect(other.locator("h1")).toHaveText("新十二条");
    await expect(bar(other)).toBeEmpty();
    await move(page, "plan/");
    expect(await hashes(page, ["plan/page.json"])).toEqual([sha256(built.get("plan/page.json")!)]);
    expect(await stores(page)).toBe(2);
    await press(page, "zh", "reload");
    await expect(bar(page)).toBeEmpty();
    await hydrated(page);
    await host.stop();
    expect(await hashes(page, ["plan/page.json", "measures/index.html"])).toEqual(
      ["plan/page.json", "measures/index.html"].map((path) => sha256(second.get(path)!)),
    );
  });

  test("it names the parts that changed in words, in the page's language", async ({ page, host }) => {
    await visit(page, "en/guide/");
    host.files = second;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(bar(page)).toHaveText(
      [offlineWord("en", "news"), offlineWord("en", "changed").replace("$0", "Measures, Plan")].join(" "),
    );
  });

  test("a version that is no longer needed leaves the device", async ({ page, host }) => {
    await visit(page);
    const { time } = await page.evaluate(() => ({ time: Date.now() }));
    host.files = second;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(bar(page)).toContainText(offlineWord("zh", "news"));
    expect(await stores(page)).toBe(2);
    // As if the pages of the older version had been opened long ago.
    await page.evaluate(async (time) => {
      const name = (await caches.keys()).find((name) => name.endsWith(" readers"))!;
      const store = await caches.open(name);
      for (const request of await store.keys()) {
        const [version] = (await (await store.match(request))!.text()).split(" ");
        await store.put(request, new Response(`${version} ${time - 600000}`));
      }
    }, time);
    await press(page, "zh", "reload");
    await expect.poll(() => stores(page)).toBe(1);
  });

  test("later is later: the word goes, and what was typed survives the reload", async ({ page, host }) => {
    await openEstimator(page, "zh", fragment({ applicant_in_district: "yes" }));
    await ready(page);
    await answer(page, "shoot_cost", "123456");
    host.files = second;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(bar(page)).toContainText(offlineWord("zh", "news"));
    await press(page, "zh", "later");
    await expect(bar(page)).toBeEmpty();
    await expect(page.locator("#main")).toBeFocused();
    await followed(page, { applicant_in_district: "yes", shoot_cost: "123456" });
    await page.reload();
    await hydrated(page);
    await expect(page.locator("#q-shoot_cost")).toHaveValue(/^123,?456$/);
    await expect(bar(page)).toBeEmpty();
    expect(await hashes(page, ["plan/page.json"])).toEqual([sha256(second.get("plan/page.json")!)]);
  });

  test("another page that is opened meanwhile does not take it away", async ({ page, host }) => {
    await visit(page, "measures/");
    const { path } = packOf(second);
    let arrive = () => {};
    host.waiting.set(path, new Promise<void>((resolve) => (arrive = resolve)));
    host.files = second;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => host.asked.includes(path)).toBe(true);
    const other = await page.context().newPage();
    await visit(other, "guide/");
    expect(await stores(page)).toBe(2);
    arrive();
    await expect(bar(page)).toContainText(offlineWord("zh", "news"));
    await ready(page);
    expect(await stores(page)).toBe(2);
  });

  test("a worker that is new where nothing else is asks for nothing, and costs nothing", async ({ page, host }) => {
    await visit(page, "measures/");
    host.files = new Map(built).set("sw.js", Buffer.concat([built.get("sw.js")!, Buffer.from("\n// A newer worker.")]));
    host.broken.add(packOf(built).path);
    host.asked = [];
    const before = await page.evaluate(async () => {
      const { active } = (await navigator.serviceWorker.getRegistration())!;
      Object.assign(window, { before: active });
      return active!.state;
    });
    expect(before).toBe("activated");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => page.evaluate(() => (Reflect.get(window, "before") as ServiceWorker).state)).toBe("redundant");
    expect(host.asked).not.toContain(packOf(built).path);
    await ready(page);
    await host.stop();
    await page.goto("plan/");
    await hydrated(page);
    expect(await hashes(page, ["guide/page.json"])).toEqual([sha256(built.get("guide/page.json")!)]);
  });

  for (const [name, spoil] of [
    ["breaks off", (host: Host) => host.broken.add(packOf(second).path)],
    ["arrives with a wrong byte", (host: Host) => {
      const { path } = packOf(second);
      const bytes = Buffer.from(second.get(path)!);
      bytes[bytes.length - 9]! ^= 1;
      host.files = new Map(second).set(path, bytes);
    }],
    ["is not there", (host: Host) => {
      const files = new Map(second);
      files.delete(packOf(second).path);
      host.files = files;
    }],
  ] as const) {
    test(`the newer version ${name}: the older one stays, whole, and the next attempt succeeds`, async ({ page, host }) => {
      await visit(page, "measures/");
      host.files = second;
      spoil(host);
      const { path } = packOf(second);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect.poll(() => host.asked.filter((one) => one === path).length).toBeGreaterThan(0);
      await expect.poll(() => installing(page)).toBe(false);
      expect(await stores(page)).toBe(1);
      await host.stop();
      await page.goto("measures/");
      await hydrated(page);
      await expect(page.locator("h1")).toHaveText("黄金十二条");
      expect(await hashes(page, ["plan/page.json"])).toEqual([sha256(built.get("plan/page.json")!)]);
      host.broken.clear();
      host.files = second;
      await host.start();
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect(bar(page)).toContainText(offlineWord("zh", "news"));
    });
  }

  test("a part of the newer version that is broken keeps all of it away", async ({ page, host }) => {
    await visit(page, "measures/");
    const name = "icons/any-512.png";
    const next = newer(second, { [name]: (bytes) => `${bytes} ` });
    host.files = next;
    host.broken.add(name);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => host.asked.filter((one) => one === name).length).toBeGreaterThan(1);
    await expect.poll(() => installing(page)).toBe(false);
    expect(await stores(page)).toBe(1);
    expect(await hashes(page, ["plan/page.json"])).toEqual([sha256(built.get("plan/page.json")!)]);
  });
});

/** Whether a newer version is on its way. */
const installing = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return Boolean(registration?.installing);
  });

test.describe("a device that keeps nothing, or loses it", () => {
  /** The site as it is without a worker, and a plain word that nothing is kept. */
  async function worksWithout(page: Page, reason: string): Promise<void> {
    await open(page, "measures/");
    await expect(state(page)).toHaveText(offlineWord("zh", reason));
    await move(page, "plan/");
    await page.goto("guide/");
    await hydrated(page);
    await expect(state(page)).toHaveText(offlineWord("zh", reason));
  }

  test("its space is full", async ({ page, host }) => {
    const watched = await watch(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.address).origin, quotaSize: 100_000 });
    await worksWithout(page, "failed");
    expect(await stores(page)).toBe(0);
    // There is room again: the reader has it tried once more.
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.address).origin });
    await press(page, "zh", "keep");
    await ready(page);
    await expect(page.getByRole("button", { name: offlineWord("zh", "remove") })).toBeFocused();
    expect(await watched.problems()).toEqual([]);
  });

  test("its space is full when something newer comes: the older version stays", async ({ page, host }) => {
    await visit(page, "measures/");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.address).origin, quotaSize: 100_000 });
    host.files = second;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => host.asked.includes(packOf(second).path)).toBe(true);
    await expect.poll(() => installing(page)).toBe(false);
    await host.stop();
    await page.goto("measures/");
    await hydrated(page);
    await expect(page.locator("h1")).toHaveText("黄金十二条");
  });

  const denials: [name: string, reason: string, deny: () => void][] = [
    ["the browser knows no workers", "unsupported", () => {
      Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
    }],
    ["the browser refuses the worker", "failed", () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError"));
      ServiceWorkerContainer.prototype.getRegistration = () => Promise.reject(new DOMException("no", "SecurityError"));
    }],
    ["the browser refuses to remember anything", "none", () => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    }],
  ];
  for (const [name, reason, deny] of denials) {
    test(name, async ({ page }) => {
      const watched = await watch(page);
      await page.addInitScript(deny);
      await worksWithout(page, reason);
      expect(await watched.problems()).toEqual([]);
    });
  }

  test("the first download breaks off: the page says so, and the next visit succeeds", async ({ page, host }) => {
    host.broken.add(packOf(built).path);
    await worksWithout(page, "failed");
    host.broken.clear();
    await visit(page);
    await host.stop();
    await page.goto("plan/");
    await hydrated(page);
  });

  /** The page whose file the device has lost is fetched, and is on the device again. */
  async function heals(page: Page, host: Host): Promise<void> {
    host.asked = [];
    await page.goto("plan/");
    await hydrated(page);
    expect(host.asked).toContain("plan/");
    await host.stop();
    await page.goto("plan/");
    await hydrated(page);
  }

  test("a file was evicted: it is fetched again, if it is still the same", async ({ page, host }) => {
    await visit(page);
    const evict = (path: string) =>
      page.evaluate(async (path) => {
        const name = (await caches.keys()).find((name) => !name.endsWith(" readers"))!;
        const address = `${document.documentElement.dataset["base"]}/${path}`;
        return (await caches.open(name)).delete(address);
      }, path);
    expect(await evict("plan/index.html")).toBe(true);
    expect(await evict("measures/page.json")).toBe(true);
    await heals(page, host);
    // Out of reach and lost: the page that is open stays, and says so.
    await page.locator(".top__menu a[href$='/measures/']").click();
    await expect(page.getByRole("alert")).toBeVisible();
    // The host now holds another version: nothing of it is put into this one; the page is opened whole.
    host.files = second;
    await host.start();
    await page.getByRole("alert").getByRole("button").click();
    await hydrated(page);
    await expect(page.locator("html")).toHaveAttribute("data-path", "/measures/");
  });

  test("a file was spoiled on the device: it is not used, and fetched again", async ({ page, host }) => {
    await visit(page);
    await page.evaluate(async () => {
      const name = (await caches.keys()).find((name) => !name.endsWith(" readers"))!;
      const address = `${document.documentElement.dataset["base"]}/plan/index.html`;
      await (await caches.open(name)).put(address, new Response("<p>spoiled", { headers: { "Content-Type": "text/html" } }));
    });
    await heals(page, host);
  });

  test("a host that answers all but the worker is not called out of reach", async ({ page, host }) => {
    await visit(page);
    const files = new Map(built);
    files.delete("sw.js");
    host.files = files;
    host.asked = [];
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => host.asked).toContain("robots.txt");
    await expect(bar(page)).toBeEmpty();
    await host.stop();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(bar(page)).toHaveText(isOffline("zh"));
  });

  test("a version is half there: nothing of it is used, and it is brought again", async ({ page, host }) => {
    await visit(page);
    await page.evaluate(async () => {
      const name = (await caches.keys()).find((name) => !name.endsWith(" readers"))!;
      await (await caches.open(name)).delete(`${document.documentElement.dataset["base"]}/?list`);
    });
    await stopWorker(page.context(), page);
    host.asked = [];
    await page.goto("plan/");
    await hydrated(page);
    expect(host.asked).toContain("plan/");
    await ready(page);
    await host.stop();
    await page.goto("guide/");
    await hydrated(page);
  });

  test("everything was evicted: the site works, and is kept again", async ({ page, host }) => {
    await visit(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await stopWorker(page.context(), page);
    await page.goto("plan/");
    await hydrated(page);
    await ready(page);
    await host.stop();
    await page.goto("guide/");
    await hydrated(page);
  });
});

/** Stops the worker, as a browser does that wants the memory. */
async function stopWorker(context: BrowserContext, page: Page): Promise<void> {
  const cdp = await context.newCDPSession(page);
  await cdp.send("ServiceWorker.enable");
  await cdp.send("ServiceWorker.stopAllWorkers");
}

test.describe("the choice", () => {
  test("the switch takes everything off the device, and the site works on", async ({ page, host }) => {
    await visit(page);
    host.files = new Map(built).set("sw.js", built.get("sw-off.js")!);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    await move(page, "plan/");
    await page.goto("measures/");
    await hydrated(page);
    await expect(state(page)).toHaveText(offlineWord("zh", "failed"));
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    // Put back, it is kept again.
    host.files = built;
    await visit(page);
  });

  test("with data to be saved nothing is fetched unless the reader asks for it", async ({ page, host }) => {
    await page.addInitScript(() => Object.defineProperty(Reflect.get(navigator, "connection"), "saveData", { get: () => true }));
    await open(page, "measures/");
    await expect(state(page)).toHaveText(offlineWord("zh", "saving"));
    expect(host.asked.filter((path) => path.startsWith("sw.js") || path.startsWith("pack-"))).toEqual([]);
    await press(page, "zh", "keep");
    await ready(page);
    await page.reload();
    await ready(page);
    await host.stop();
    await page.goto("plan/");
    await hydrated(page);
  });

  for (const lang of languages) {
    test(`taken off the device it stays off, until the reader wants it again: ${lang}`, async ({ page, host }) => {
      await visit(page, inLanguage(lang, ""));
      await press(page, lang, "remove");
      await expect(state(page)).toHaveText(offlineWord(lang, "none"));
      await expect(page.getByRole("button", { name: offlineWord(lang, "keep") })).toBeFocused();
      expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
      // Who thinks better of it need not reload.
      await press(page, lang, "keep");
      await ready(page, lang);
      await press(page, lang, "remove");
      await expect(state(page)).toHaveText(offlineWord(lang, "none"));
      // The page that was open goes on, by the network.
      await move(page, inLanguage(lang, "plan/"));
      host.asked = [];
      await page.reload();
      await hydrated(page);
      await expect(state(page)).toHaveText(offlineWord(lang, "none"));
      expect(host.asked.filter((path) => path.startsWith("sw.js") || path.startsWith("pack-"))).toEqual([]);
      expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
      await page.evaluate(() => dispatchEvent(new Event("offline")));
      await press(page, lang, "keep");
      await ready(page, lang);
    });
  }
});
