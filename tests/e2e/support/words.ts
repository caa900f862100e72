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

/** The texts of a Rust file's `const ZH` and `const EN`. */
function texts(path: string, type: string): Record<Lang, string> {
  const source = readFileSync(new URL(`../../../src/${path}`, import.meta.url), "utf8");
  const block = (lang: Lang) => {
    const found = source.split(`const ${lang.toUpperCase()}: ${type} = ${type} {`)[1]?.split("\n};")[0];
    if (found === undefined) {
      throw new Error(`src/${path} holds no ${type} in ${lang}`);
    }
    return found;
  };
  return { zh: block("zh"), en: block("en") };
}

/** The texts of two files as one. */
function both(one: Record<Lang, string>, other: Record<Lang, string>): Record<Lang, string> {
  return { zh: one.zh + other.zh, en: one.en + other.en };
}

/** The value of a field that is a text, or the texts of one that is a list of them. */
function field(block: string, name: string): string[] {
  const value = block.match(new RegExp(`^ +${name}: (?:Some\\()?("[^"]*"|\\[[^\\]]*\\])`, "m"))?.[1];
  if (value === undefined) {
    throw new Error(`there is no word ${name}`);
  }
  return [...value.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
}

const interfaceWords = texts("text/words.rs", "Words");
const estimatorWords = both(texts("text/estimator.rs", "EstimatorWords"), texts("text/frame.rs", "FrameWords"));
const finderWords = texts("text/finder.rs", "FinderWords");
const shareWords = texts("text/share.rs", "ShareWords");
const posterWords = texts("text/poster.rs", "PosterWords");
const presentWords = texts("text/present.rs", "PresentWords");
const offlineWords = texts("text/offline.rs", "OfflineWords");
const sentenceWords = texts("estimate/words.rs", "Words");

/** A word of the interface by its name in `src/text/words.rs`. */
export function word(lang: Lang, name: string): string {
  return field(interfaceWords[lang], name)[0]!;
}

/** A word of the catalogue and the search by its name in `src/text/finder.rs`. */
export function finderWord(lang: Lang, name: string): string {
  return field(finderWords[lang], name)[0]!;
}

/** A word of the share sheet and the share kit by its name in `src/text/share.rs`. */
export function shareWord(lang: Lang, name: string): string {
  return field(shareWords[lang], name)[0]!;
}

/** A word of the poster's window by its name in `src/text/poster.rs`. */
export function posterWord(lang: Lang, name: string): string {
  return field(posterWords[lang], name)[0]!;
}

/** A word of the booth's frame by its name in `src/text/present.rs`. */
export function presentWord(lang: Lang, name: string): string {
  return field(presentWords[lang], name)[0]!;
}

/** A word of use without network by its name in `src/text/offline.rs`. */
export function offlineWord(lang: Lang, name: string): string {
  return field(offlineWords[lang], name)[0]!;
}

/** A word of the estimator by its name in `src/text/estimator.rs` or `src/text/frame.rs`. */
export function estimatorWord(lang: Lang, name: string): string {
  return field(estimatorWords[lang], name)[0]!;
}

/** What the estimator's figures and sentences are made of, by its name in `src/estimate/words.rs`, with the values in
 * their places. */
export function sentence(lang: Lang, name: string, ...values: string[]): string {
  return field(sentenceWords[lang], name)[0]!.replace(/\$(\d)/g, (_, index) => values[Number(index)] ?? "");
}

/** How sure a figure is, in the order of `Certainty` in `src/estimate`. */
const certainties = [
  "computable",
  "at most",
  "in kind",
  "assumed",
  "open",
  "blocked",
  "unpublished",
  "not in force",
] as const;

export type Certainty = (typeof certainties)[number];

/** The mark of a certainty. */
export function certainty(lang: Lang, name: Certainty): string {
  return field(sentenceWords[lang], "certainties")[certainties.indexOf(name)]!;
}
