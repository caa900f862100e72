// The interface's words, read from the file the site itself is built from, so that a test never
// holds an older wording than the site.

import { readFileSync } from "node:fs";

/** A language of the site. */
export type Lang = "zh" | "en";

export const languages: readonly Lang[] = ["zh", "en"];

/** The value of `lang` and `hreflang` for a language. */
export const tag: Readonly<Record<Lang, string>> = { zh: "zh-CN", en: "en" };

/** The language of a page by its path relative to the site's root. */
export function languageOf(path: string): Lang {
  return path.startsWith("en/") ? "en" : "zh";
}

/** The path of a page in a language, from its Chinese path. */
export function inLanguage(lang: Lang, path: string): string {
  return lang === "en" ? `en/${path}` : path;
}

const source = readFileSync(new URL("../../../src/text/words.rs", import.meta.url), "utf8");

/** A word of the interface by its name in `src/text/words.rs`. */
export function word(lang: Lang, name: string): string {
  const constant = lang.toUpperCase();
  const block = source.split(`const ${constant}: Words = Words {`)[1]?.split("\n};")[0];
  const value = block?.match(new RegExp(`^ +${name}: (?:Some\\()?"([^"]*)"`, "m"))?.[1];
  if (value === undefined) {
    throw new Error(`src/text/words.rs holds no ${constant} word ${name}`);
  }
  return value;
}
