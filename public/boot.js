// Starts the app: what the framework looks for, then the Wasm. The page's data waits in the document.
const boot = async () => {
  const { js, wasm } = document.getElementById("app").dataset;
  Object.assign(globalThis, {
    __RESOLVED_RESOURCES: [],
    __SERIALIZED_ERRORS: [],
    __PENDING_RESOURCES: [],
    __RESOURCE_RESOLVERS: [],
    __INCOMPLETE_CHUNKS: [],
  });
  const { default: start } = await import(js);
  await start({ module_or_path: wasm });
};

// The menu of WeChat on iOS shares the address that the document was opened with, not where the app has gone since.
const entered = location.href;
const sharesEntered = /MicroMessenger/.test(navigator.userAgent) && /iPhone|iPad|iPod/.test(navigator.userAgent);

// What chat apps and advertisers add to a link, and the name of an event: none of it asks anything (`State::read`).
const isAdded = (name) => /^(e|from|isappinstalled|nsukey|utm_.*)$/.test(name);
const asksOfList = () => [...new URLSearchParams(location.search).keys()].some((name) => !isAdded(name));

const isKept = (name) => {
  try {
    // In the booth's frame nothing is remembered beyond the visit.
    return (parent === window ? localStorage : sessionStorage).getItem(name) !== null;
  } catch {
    // A device that remembers nothing has nothing to take up.
    return false;
  }
};

// Programs of their own come when somebody reaches for their frame, or when there is something to take up.
const programs = {
  desk: {
    frame: "#estimator",
    notice: ["#e-notice", "estimator__notices", "estimator__notice"],
    heading: "#questions-heading, #k-heading",
    isAsked: () =>
      isKept("estimate") ||
      isKept("shortlist") ||
      // A chat may have encoded the equals sign.
      /=|%3d/i.test(location.hash) ||
      // Only the sheet of the case shows the checklist.
      (document.getElementById("k-done") && isKept("checklist")),
  },
  finder: {
    frame: "#catalogue, #recce",
    notice: ["#f-notice", "finder__notice", "finder__notice"],
    heading: "#f-text, #r-look-list",
    isAsked: () => asksOfList() || Boolean(document.getElementById("recce")),
  },
  share: {
    frame: "#kit",
    notice: ["#kit-notice", "kit__notice", "kit__notice"],
    heading: "#kit-topic",
    // There the first code is a picture to press, and nothing can be saved.
    isAsked: () => navigator.userAgent.includes("MicroMessenger"),
  },
};
const frames = Object.values(programs).map(({ frame }) => frame).join();
// What has been reached for, each with its opening.
const opened = new WeakMap();
// What was pressed before its program came, by frame.
const pressed = new WeakMap();
const attempts = {};
const arrivals = {};

const fetched = async (name) => {
  const { js, wasm } = document.getElementById(name).dataset;
  try {
    // A browser remembers a module that failed to load by its address.
    const program = await import(attempts[name] ? `${js}?${attempts[name]}` : js);
    await program.default({ module_or_path: wasm });
    return program;
  } catch (error) {
    attempts[name] = (attempts[name] ?? 0) + 1;
    throw error;
  }
};

// A program that comes twice at once would forget what it holds.
const load = (name) => {
  const forget = (error) => {
    delete arrivals[name];
    throw error;
  };
  return (arrivals[name] ??= fetched(name).catch(forget));
};

// What the frame holds in a file of its own is put where its program reads it.
const fill = async (root) => {
  const place = root.querySelector("[data-from]");
  if (!place) return;
  const answer = await fetch(place.dataset.from);
  if (!answer.ok) throw new Error(`${answer.status}`);
  place.textContent = await answer.text();
};

const begin = async (name, root) => {
  const { notice: [place, quiet, loud], heading } = programs[name];
  const notice = root.querySelector(place);
  let had = false;
  try {
    const [program] = await Promise.all([load(name), fill(root)]);
    // What it needs may have to be fetched, and may not arrive.
    await program.ready?.();
    // The reader may have gone on meanwhile.
    if (!root.isConnected) return;
    had = notice.contains(document.activeElement);
    notice.className = quiet;
    notice.replaceChildren();
    program.open(root);
    if (had) root.querySelector(heading).focus();
    const early = pressed.get(root);
    pressed.delete(root);
    if (early?.isConnected) early.click();
  } catch (error) {
    opened.delete(root);
    if (notice.querySelector("button")) {
      // Said anew; the button keeps the focus.
      notice.firstChild.replaceWith(root.dataset.failed);
    } else {
      const retry = document.createElement("button");
      retry.type = "button";
      retry.className = "button";
      retry.textContent = root.dataset.retry;
      retry.addEventListener("click", () => open(name, root));
      notice.className = loud;
      notice.replaceChildren(root.dataset.failed, " ", retry);
      if (had) retry.focus();
    }
    throw error;
  }
};

const open = (name, root) => {
  if (!opened.has(root)) opened.set(root, begin(name, root));
};

const press = ({ target }) => {
  const button = target instanceof Element && target.closest("button[data-do]");
  // Once the program is there it hears the press itself.
  const root = button && button.closest(frames);
  if (root) pressed.set(root, button);
};

const reached = ({ target }) => {
  if (!(target instanceof Element)) return;
  for (const [name, { frame, notice }] of Object.entries(programs)) {
    const root = target.closest(frame);
    // To reach for the button that tries again is not yet to try again.
    if (root && !target.closest(notice[0])) open(name, root);
  }
};

const waiting = () => {
  for (const [name, { frame, isAsked }] of Object.entries(programs)) {
    const root = document.querySelector(frame);
    if (root && isAsked()) open(name, root);
  }
};

// The booth's page has a script of its own.
const present = async () => {
  const root = document.getElementById("present");
  if (!root || opened.has(root)) return;
  opened.set(root);
  try {
    const { open: start } = await import(document.getElementById("booth").dataset.js);
    start(root);
  } catch (error) {
    root.querySelector(".deck__failed").hidden = false;
    throw error;
  }
};

// The search over the whole site, and the share sheet: links to pages that hold as much, until their program is there.
const windows = {
  ".top__search": ["finder", "search"],
  ".top__share": ["share", "share"],
};

// What was asked for before the document was opened anew.
const ASKED = "share-asked";

// Whether the document is being opened anew under its own address, so that WeChat's menu shares what is seen.
const isOpenedAnew = (act) => {
  if (act !== "share" || !sharesEntered || location.href === entered || !navigator.onLine) return false;
  try {
    sessionStorage.setItem(ASKED, "");
  } catch {
    // The sheet has the right link all the same.
    return false;
  }
  location.reload();
  return true;
};

const goOn = () => {
  try {
    if (sessionStorage.getItem(ASKED) === null) return;
    sessionStorage.removeItem(ASKED);
  } catch {
    return;
  }
  document.querySelector(".top__share").click();
};

const show = (event, link, [name, act]) => {
  event.preventDefault();
  event.stopPropagation();
  if (isOpenedAnew(act)) return;
  load(name).then(
    (program) => program[act](),
    () => location.assign(link.href),
  );
};

// The poster of the page as it stands there, with what was entered into it; of another, where the button says so.
const draw = async (button) => {
  const { poster: link, path, lang, said, failed } = button.dataset;
  const { dataset, lang: own } = document.documentElement;
  const place = document.getElementById(said);
  place.textContent = "";
  try {
    const program = await load("poster");
    const desk = document.querySelector(programs.desk.frame);
    // Where the link leaves out what was entered, so does the poster.
    const isOwn = !path && new URL(link || location.href).hash.includes("=") && opened.has(desk);
    if (isOwn) await opened.get(desk);
    const entered = isOwn ? (await load("desk")).poster() : undefined;
    program.poster(link || location.href, path ?? dataset.path, lang ?? own, entered);
  } catch (error) {
    place.textContent = failed;
    throw error;
  }
};

const clicked = (event) => {
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!isPlain || !(event.target instanceof Element)) return;
  const button = event.target.closest("button[data-poster]");
  if (button) draw(button);
  for (const [selector, window] of Object.entries(windows)) {
    const link = event.target.closest(selector);
    if (link) show(event, link, window);
  }
  const link = event.target.closest("a[href]");
  // The app does not hear of it, and the browser opens the page whole.
  if (sharesEntered && link && link.origin === location.origin && link.pathname !== location.pathname) event.stopPropagation();
};

const keyed = (event) => {
  // The booth's loop has keys of its own, and lies over what would open.
  if (document.querySelector(".deck[data-loop=on]")) return;
  const isTyping = event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  const isAsked = event.ctrlKey || event.metaKey ? event.key === "k" : event.key === "/" && !isTyping && !event.altKey && !isKept("no-slash");
  const link = isAsked && document.querySelector(".top__search");
  if (link) show(event, link, windows[".top__search"]);
};

for (const name of ["focusin", "pointerover", "input"]) addEventListener(name, reached);
for (const name of ["app-ready", "page-arrived", "hashchange", "popstate"]) addEventListener(name, waiting);
for (const name of ["app-ready", "page-arrived"]) addEventListener(name, present);
addEventListener("click", press);
addEventListener("click", clicked, true);
addEventListener("app-ready", goOn);
addEventListener("keydown", keyed);

// What keeps the site on the device comes last, and is missed by nobody who has a network.
const settled = () => import(document.getElementById("offline").dataset.js).catch(() => undefined);

boot().then(
  () => {
    dispatchEvent(new Event("app-ready"));
    (globalThis.requestIdleCallback ?? setTimeout)(settled);
  },
  (error) => {
    dispatchEvent(new Event("app-failed"));
    throw error;
  },
);
