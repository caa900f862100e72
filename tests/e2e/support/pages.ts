// The addresses of all pages, taken from the finished site's own sitemap, so that no page can be
// forgotten and none is listed twice.

import { readFileSync } from "node:fs";

const sitemap = new URL("../../../dist/sitemap.xml", import.meta.url);

/** Paths relative to the site's root, as `page.goto` takes them: "" is the home page. */
export const pages: string[] = readPages();

/** The Chinese pages that stand alone, and the first and the last of each folder that holds many. */
export const families: string[] = pages.filter((path, _, all) => {
  if (path.startsWith("en/")) {
    return false;
  }
  const [folder, name] = path.split("/");
  if (!name) {
    return true;
  }
  const siblings = all.filter((other) => other.startsWith(`${folder}/`) && other !== `${folder}/`);
  return path === siblings[0] || path === siblings.at(-1);
});

function readPages(): string[] {
  const xml = readFileSync(sitemap, "utf8");
  const addresses = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!));
  // The site may be built for any host and below any path; what all addresses share is its root.
  const root = commonFolder(addresses.map((address) => address.pathname));
  return addresses.map((address) => decodeURI(address.pathname.slice(root.length)));
}

function commonFolder(paths: string[]): string {
  const [first, ...rest] = paths;
  if (first === undefined) {
    throw new Error("dist/sitemap.xml lists no page");
  }
  let folder = first.slice(0, first.lastIndexOf("/") + 1);
  while (!rest.every((path) => path.startsWith(folder))) {
    folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
  }
  return folder;
}
