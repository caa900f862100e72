// A host of a test's own: it serves the finished site as `deploy/headers.txt` asks, can be stopped and started again,
// can hold another version of the site, and can break what it sends.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { site } from "./survey.ts";

/** The files of a version of the site by their path. */
export type Files = ReadonlyMap<string, Buffer>;

const root = new URL("../../../", import.meta.url);

/** The site that was built. */
export const built: Files = readBuilt();

/** The pack of a version: its path, and the files that it lists. */
export interface Pack {
  path: string;
  packed: [path: string, length: number][];
  parts: [path: string, hash: string][];
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Reads the line at the beginning of a version's pack. */
export function packOf(files: Files): Pack {
  const path = [...files.keys()].find((name) => /^pack-\w+\.txt$/.test(name))!;
  const pack = files.get(path)!;
  return { path, ...(JSON.parse(pack.subarray(0, pack.indexOf(10)).toString()) as Omit<Pack, "path">) };
}

/** A newer version of a site, as the build writes it: the files that are named changed, and in the pack too. */
export function newer(files: Files, changes: Record<string, (text: string) => string>): Files {
  const next = new Map(files);
  for (const [path, change] of Object.entries(changes)) {
    const changed = change(next.get(path)!.toString());
    if (changed === next.get(path)!.toString()) throw new Error(`${path} is the same as before`);
    next.set(path, Buffer.from(changed));
  }
  const { path, ...list } = packOf(files);
  list.packed = list.packed.map(([name]) => [name, next.get(name)!.length]);
  list.parts = list.parts.map(([name]) => [name, sha256(next.get(name)!)]);
  const pack = Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), ...list.packed.map(([name]) => next.get(name)!)]);
  const [before, after] = [sha256(files.get(path)!), sha256(pack)];
  next.delete(path);
  next.set(`pack-${after.slice(0, 16)}.txt`, pack);
  return next.set("sw.js", Buffer.from(files.get("sw.js")!.toString().replaceAll(before, after)));
}

export class Host {
  /** What it serves. */
  files: Files = built;
  /** The paths that were asked for. */
  asked: string[] = [];
  /** Paths at whose middle the connection breaks off. */
  broken = new Set<string>();
  /** Paths that are answered only when this has come. */
  waiting = new Map<string, Promise<void>>();
  #server: Server | undefined;
  #port = 0;

  /** The address of the site. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}${site.pathname}`;
  }

  /** Begins to answer, at the same address as before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request.url ?? "/", response));
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Is gone from one moment to the next. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async #answer(url: string, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(url, "http://host");
    const path = decodeURI(pathname.slice(site.pathname.length));
    this.asked.push(path);
    const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    if (this.files.has(`${path}/index.html`)) {
      response.writeHead(307, { Location: `${pathname}/${search}` }).end();
      return;
    }
    const found = this.files.get(name);
    const bytes = found ?? this.files.get("404.html")!;
    for (const [pattern, header, value] of headers) {
      if (pattern.test(`/${path}`)) response.setHeader(header, value);
    }
    response.setHeader("Content-Type", types[found ? name.slice(name.lastIndexOf(".") + 1) : "html"]!);
    response.setHeader("Content-Length", bytes.length);
    response.statusCode = found ? 200 : 404;
    await this.waiting.get(name);
    if (this.broken.has(name)) {
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    } else {
      response.end(bytes);
    }
  }
}

const types: Record<string, string> = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  xml: "application/xml",
};

/** The headers of the list that every host keeps, each with the paths it is for. */
const headers = readHeaders();

function readHeaders(): [RegExp, string, string][] {
  const found: [RegExp, string, string][] = [];
  let pattern = /$^/;
  for (const line of readFileSync(new URL("deploy/headers.txt", root), "utf8").split("\n")) {
    if (line.startsWith("/")) {
      const [start = "", end] = line.split("*").map((part) => part.replace(/[.]/g, "\\$&"));
      pattern = new RegExp(`^${start}${end === undefined ? "" : `.*${end}`}$`);
    } else if (line.startsWith(" ")) {
      const at = line.indexOf(":");
      found.push([pattern, line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    }
  }
  return found;
}

function readBuilt(): Files {
  const dist = new URL("dist/", root);
  const names = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !/\.(br|gz)$/.test(name) && statSync(new URL(name, dist)).isFile());
  return new Map(names.map((name) => [name, readFileSync(new URL(name, dist))]));
}
