// Keeps the whole site on the device, one version beside the next, and answers from there. The page of a reader is
// answered from the version it was opened with for as long as it is open; a page that is opened gets the newest one.
// What it cannot do never stands in the way: the network is asked then, as if this script were not there.

// The build writes the SHA-256 of the pack here: everything that is text, behind a line that lists all files.
const WHOLE = "THE-PACK";
const VERSION = WHOLE.slice(0, 16);

// The name carries the form in which versions are kept, and the place: a host may hold several sites.
const MINE = `site 1 ${registration.scope} `;
const READERS = `${MINE}readers`;
const storeOf = (version) => `${MINE}${version}`;
const addressOf = (path) => registration.scope + path;
const LIST = addressOf("?list");

// A page that is just being opened is not yet among the open ones.
const YOUNG = 60000;

const sha256 = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

// The bytes of a file, exactly as a version knows them, or an error. What the browser keeps of it may be broken.
const fetched = async (path, hash) => {
  const address = addressOf(path.replace(/(^|\/)index\.html$/, "$1"));
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address, { cache, priority: "low" });
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) === hash) return bytes;
  }
  throw new Error(`${path} is not what this version of the site holds`);
};

const responseOf = (list, path, bytes) => {
  const type = list.types[path.slice(path.lastIndexOf(".") + 1)];
  return new Response(bytes, { headers: { ...list.headers, "Content-Type": type } });
};

// What is kept under an address. A device that does not let itself be asked keeps nothing.
const kept = (store, address) =>
  caches.match(address, { cacheName: store, ignoreVary: true }).catch(() => undefined);

// The list of a version is written last: without it the version is not whole, and nothing of it is used.
const lists = {};
const listOf = async (version) => {
  lists[version] ??= await (await kept(storeOf(version), LIST))?.json().catch(() => undefined);
  return lists[version];
};

const versions = async () => {
  const stores = await caches.keys();
  return stores.filter((name) => name.startsWith(MINE) && name !== READERS).map((name) => name.slice(MINE.length));
};

// Takes over what has not changed from a version that is there, and fetches the rest.
const partOf = async (path, hash) => {
  for (const version of await versions()) {
    const bytes = version !== VERSION && (await (await kept(storeOf(version), addressOf(path)))?.arrayBuffer());
    if (bytes && (await sha256(bytes)) === hash) return bytes;
  }
  return fetched(path, hash);
};

// Whether a version lacks nothing.
const isWhole = async (version) => {
  const list = await listOf(version);
  if (!list) return false;
  const keys = await (await caches.open(storeOf(version))).keys();
  const there = new Set(keys.map(({ url }) => url));
  return there.has(LIST) && Object.keys(list.files).every((path) => there.has(addressOf(path)));
};

// Brings this version to the device, all of it or nothing.
const bring = async () => {
  // A worker may be new where the pack is not.
  if (await isWhole(VERSION)) return;
  const had = await listOf(VERSION);
  const name = storeOf(VERSION);
  try {
    const store = await caches.open(name);
    const pack = new Uint8Array(await fetched(`pack-${VERSION}.txt`, WHOLE));
    let at = pack.indexOf(10) + 1;
    const list = JSON.parse(new TextDecoder().decode(pack.subarray(0, at)));
    const files = {};
    let size = 0;
    const keep = async (path, hash, bytes) => {
      await store.put(addressOf(path), responseOf(list, path, bytes));
      files[path] = hash;
      size += bytes.byteLength;
    };
    for (const [path, length] of list.packed) {
      const bytes = pack.slice(at, (at += length));
      await keep(path, await sha256(bytes), bytes);
    }
    for (const [path, hash] of list.parts) await keep(path, hash, await partOf(path, hash));
    const { types, headers } = list;
    const whole = JSON.stringify({ types, headers, files, size });
    await store.put(LIST, new Response(whole));
    delete lists[VERSION];
  } catch (error) {
    // What was usable before stays: what it lacks is fetched one by one.
    if (!had) await caches.delete(name).catch(() => false);
    throw error;
  }
};

// A version that was lost is brought again; not at every page, where that has just failed.
let mending;
let failedAt = -Infinity;
const mend = () => {
  if (Date.now() - failedAt < YOUNG) return mending;
  const forget = (error) => {
    mending = undefined;
    failedAt = error ? Date.now() : -Infinity;
  };
  mending ??= bring().then(() => forget(), forget);
  return mending;
};

// What a version holds under a path: from the device, or, where that has lost or broken it, from the network if it is
// still the same there.
const held = async (version, path) => {
  const list = await listOf(version);
  const hash = list?.files[path];
  if (!hash) return undefined;
  const found = await (await kept(storeOf(version), addressOf(path)))?.arrayBuffer().catch(() => undefined);
  if (found && (await sha256(found)) === hash) return responseOf(list, path, found);
  try {
    const bytes = await fetched(path, hash);
    const store = await caches.open(storeOf(version));
    await store.put(addressOf(path), responseOf(list, path, bytes)).catch(() => undefined);
    return responseOf(list, path, bytes);
  } catch {
    return undefined;
  }
};

// Which version a page was opened with. The worker is stopped and started as the browser likes: this is kept.
const opened = new Map();
const mark = (id) => addressOf(`?reader=${id}`);
const note = async (id, version) => {
  opened.set(id, version);
  const store = await caches.open(READERS);
  await store.put(mark(id), new Response(`${version} ${Date.now()}`));
};
const versionOf = async (id) => {
  if (!opened.has(id)) {
    const text = await (await kept(READERS, mark(id)))?.text().catch(() => undefined);
    if (text) opened.set(id, text.split(" ")[0]);
  }
  return opened.get(id);
};

// Lets go of the versions that no open page was opened with. A version that is on its way looks like one that nobody
// needs, and a worker that has been replaced knows nothing of the one that came after it.
const sweep = async () => {
  if (registration.installing || registration.waiting || self.serviceWorker?.state === "redundant") return;
  const store = await caches.open(READERS);
  const needed = new Set([VERSION]);
  for (const request of await store.keys()) {
    const id = new URL(request.url).searchParams.get("reader");
    const [version, since] = (await (await store.match(request)).text()).split(" ");
    if ((await clients.get(id)) || Date.now() - since < YOUNG) needed.add(version);
    else await store.delete(request);
  }
  for (const version of await versions()) {
    if (!needed.has(version)) await caches.delete(storeOf(version));
  }
};

const fileOf = (address) => {
  const path = address.pathname.slice(new URL(registration.scope).pathname.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
};

// The pages that were opened before there was a worker are of this version if what the browser kept of them is.
const recognise = async () => {
  const list = await listOf(VERSION);
  for (const { id, url } of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (!list || !url.startsWith(registration.scope) || (await versionOf(id))) continue;
    try {
      const response = await fetch(url, { cache: "only-if-cached", mode: "same-origin" });
      const hash = await sha256(await response.arrayBuffer());
      if (hash === list.files[fileOf(new URL(url))]) await note(id, VERSION);
    } catch {
      // Nothing was kept: that page is answered by the network, as before.
    }
  }
};

const lost = async (path) => {
  const found = await held(VERSION, path.startsWith("en/") ? "en/404.html" : "404.html");
  return found && new Response(found.body, { status: 404, headers: found.headers });
};

// A page that is opened. What stands behind the question mark is the page's own to read.
const page = async (event, address) => {
  const path = fileOf(address);
  let found = await held(VERSION, path);
  if (!found && (await listOf(VERSION))?.files[`${path}/index.html`]) {
    address.pathname += "/";
    return Response.redirect(address);
  }
  if (!found) {
    if (!(await listOf(VERSION))) event.waitUntil(mend());
    try {
      return await fetch(event.request);
    } catch (error) {
      // What this version holds and the device has lost exists; it is only out of reach.
      found = (await listOf(VERSION))?.files[path] ? undefined : await lost(path);
      if (!found) throw error;
    }
  }
  // Before the page is there: the next worker may be the one that its first request meets.
  await note(event.resultingClientId, VERSION).catch(() => undefined);
  return found;
};

const gone = () => new Response("", { status: 404 });

// What an open page asks for: of its own version, or not at all.
const part = async (event, address) => {
  const path = fileOf(address);
  const version = await versionOf(event.clientId);
  const list = version && (await listOf(version));
  const found = list && (await held(version, path));
  if (found) return found;
  // What the network has instead is another version's; and the app opens a page plainly that is not there, and whole.
  if (list?.files[path]) return fetch(address, { cache: "no-store" }).then(gone);
  if (list && path.endsWith("page.json")) return gone();
  try {
    return await fetch(event.request);
  } catch (error) {
    // A name that carries a hash means the same in every version.
    const same = /-[0-9a-f]{16}\.\w+$/.test(path) && (await held(VERSION, path));
    if (!same) throw error;
    return same;
  }
};

addEventListener("install", (event) => {
  // Open pages keep their version, so there is nothing to wait for.
  event.waitUntil(bring().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const settle = async () => {
    await recognise();
    await clients.claim();
    await sweep();
  };
  event.waitUntil(settle().catch(() => undefined));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const address = new URL(request.url);
  event.respondWith(request.mode === "navigate" ? page(event, address) : part(event, address));
});

// The menu entries whose pages say something else in one version than in the other.
const changes = async (before, after) => {
  const [old, now] = [(await listOf(before))?.files ?? {}, (await listOf(after)).files];
  const paths = Object.keys({ ...old, ...now }).filter((path) => path.endsWith("page.json") && old[path] !== now[path]);
  const menus = new Set();
  for (const path of paths) {
    const [one, other] = await Promise.all(
      [before, after].map(async (version) => (await kept(storeOf(version), addressOf(path)))?.json()),
    );
    const says = (page) => JSON.stringify([page?.head, page?.pieces]);
    if (says(one) !== says(other)) menus.add((other ?? one).menu ?? "");
  }
  return [...menus];
};

// What the page wants to know: is all of the site here, how large is it, and is there something newer than itself?
const tell = async ({ source }) => {
  await mending;
  if (!(await listOf(VERSION))) await mend();
  const list = await listOf(VERSION);
  const own = await versionOf(source.id);
  if (!list || !own || own === VERSION) return { size: list?.size };
  const about = await (await kept(storeOf(VERSION), addressOf("offline.json")))?.json();
  return { size: list.size, news: { version: VERSION, changed: await changes(own, VERSION), about } };
};

// The reader wants nothing kept. Pages that are still open are answered by the network from now on.
const leave = async () => {
  await registration.unregister();
  opened.clear();
  for (const version of await versions()) {
    delete lists[version];
    await caches.delete(storeOf(version));
  }
  await caches.delete(READERS);
  return {};
};

addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = async () => {
    const isLeaving = event.data === "leave";
    // The reader asks for it: what failed a moment ago may succeed now.
    if (event.data === "keep") failedAt = -Infinity;
    port.postMessage(await (isLeaving ? leave() : tell(event)).catch(() => ({})));
    // By now the page is there that came in the place of another.
    if (!isLeaving) await sweep();
  };
  event.waitUntil(answer().catch(() => undefined));
});
