// Has the site kept on the device once the page is at rest, says when it is read without network and how old it is,
// and offers what is new. What it says stands in `offline.json`, in both languages, and comes from the same version.
const { base } = document.documentElement.dataset;
let words;

// Asking the host more often would only cost a reader on a poor network.
const PAUSE = 60000;

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};
const button = (className, press) => {
  const made = element("button", className);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
};
// Said only when it is another thing than before: a screen reader reads it out.
const say = (place, text) => {
  if (place.textContent !== text) place.textContent = text;
};

const state = element("p", "offline__state");
const keep = button("button", () => choose("on"));
const remove = button("button", () => choose("off"));
const section = element("section", "offline", state, element("div", "actions", keep, remove));
const status = element("p", "offline-bar__text");
const reload = button("button", () => location.reload());
const later = button("button", () => {
  put("later", news.version);
  document.getElementById("main").focus();
});
const choices = element("div", "actions", reload, later);
choices.hidden = true;
const bar = element("div", "offline-bar", status, choices);
status.setAttribute("role", "status");

// How things stand: what is kept ("whole", "coming", or why it is not), how large, whether the host answers.
const now = { kept: "none", size: 0, isReached: navigator.onLine, later: "" };
let news;
let registration;
// The button that was pressed goes; the next one takes the focus over.
let isPressed = false;

const put = (name, value) => {
  now[name] = value;
  draw();
};

const draw = () => {
  const { lang } = document.documentElement;
  const own = words[lang];
  const size = `${(now.size / 1e6).toFixed(1)} MB`;
  section.setAttribute("aria-label", own.heading);
  say(state, own[now.kept].replace("$0", size));
  for (const [one, name] of [[keep, "keep"], [remove, "remove"], [reload, "reload"], [later, "later"]]) say(one, own[name]);
  keep.hidden = !["none", "saving", "failed"].includes(now.kept);
  remove.hidden = now.kept !== "whole";
  const shown = keep.hidden ? remove : keep;
  if (isPressed && !shown.hidden) {
    isPressed = false;
    shown.focus();
  }
  const isNew = news && news.version !== now.later;
  choices.hidden = !isNew;
  const sentences = [];
  if (!now.isReached) sentences.push(now.kept === "whole" ? own.offline.replace("$0", own.checked) : own.offline_bare);
  if (isNew) sentences.push(own.news, ...difference(own, news, lang));
  say(status, sentences.join(own.space));
  document.documentElement.toggleAttribute("data-offline-bar", sentences.length > 0);
};

// What has changed, in words: the pages, the day of the content, the edition of the policy.
const difference = (own, { changed, about }, lang) => {
  const after = about?.[lang];
  const names = changed.map((menu) => own.menu[menu] ?? own.other);
  const told = [names.length > 0 ? own.changed.replace("$0", [...new Set(names)].join(own.comma)) : own.programs];
  for (const name of ["checked", "policy"]) {
    if (after && after[name] !== own[name]) {
      told.push(own[`${name}_changed`].replace("$0", own[name]).replace("$1", after[name]));
    }
  }
  return told;
};

// The worker knows what is there.
const ask = (what) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    registration.active.postMessage(what, [port2]);
  });

const look = async (what) => {
  if (!registration?.active) return;
  if (now.kept === "none") put("kept", "coming");
  const answer = await ask(what);
  now.size = answer.size ?? 0;
  news = answer.news;
  put("kept", answer.size ? "whole" : "failed");
};

const follow = (worker) => {
  if (!worker) return;
  if (!registration.active) put("kept", "coming");
  worker.addEventListener("statechange", () => {
    if (worker.state === "activated") look("tell");
    if (worker.state === "redundant" && !registration.active) put("kept", "failed");
  });
};

// The browser asks the host for a newer worker, and that tells whether the host answers at all.
let asked = 0;
const isReached = async () => {
  if (!navigator.onLine) return false;
  try {
    await registration?.update();
    return true;
  } catch {
    // The host may answer everything but that.
    return fetch(`${base}/robots.txt`, { cache: "no-store" }).then(() => true, () => false);
  }
};
const check = async () => {
  asked = Date.now();
  put("isReached", await isReached());
};

const start = async (what) => {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return put("kept", "unsupported");
  try {
    // A newer version that is on its way would keep the answer to `register` waiting.
    const own = await serviceWorker.getRegistration(`${base}/`);
    const isOwn = own?.active?.scriptURL === `${location.origin}${base}/sw.js`;
    registration = isOwn ? own : await serviceWorker.register(`${base}/sw.js`, { updateViaCache: "none" });
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
  } catch {
    // Refused by the device or out of reach. A worker that came before is still there.
    registration = await serviceWorker.getRegistration().catch(() => undefined);
    put("kept", "failed");
  }
  look(what);
};

const stop = async () => {
  // The worker lets go of everything: it would miss it otherwise.
  await ask("leave");
  registration = news = undefined;
  put("kept", "none");
};

// The reader's own choice. A device that does not say it may not keep anything either.
const chosen = () => {
  try {
    return localStorage.getItem("offline") ?? "";
  } catch {
    return "off";
  }
};
const choose = async (choice) => {
  // From here on the reader waits for an answer.
  isPressed = true;
  state.setAttribute("role", "status");
  try {
    localStorage.setItem("offline", choice);
  } catch {
    // It is done now, and asked again next time.
  }
  await (choice === "on" ? start("keep") : stop());
};

const begin = async () => {
  words = await (await fetch(document.getElementById("offline").dataset.words)).json();
  // What is kept is the device's own; whoever tries the site in the booth's frame does not decide on it.
  if (parent === window) document.body.append(section);
  document.body.append(bar);
  for (const name of ["online", "offline"]) addEventListener(name, check);
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
  addEventListener("page-arrived", () => {
    document.querySelector("link[rel=manifest]").href = words[document.documentElement.lang].manifest;
    draw();
    if (Date.now() - asked > PAUSE) check();
  });
  navigator.serviceWorker?.addEventListener("controllerchange", () => look("tell"));
  const choice = chosen();
  const isSparing = navigator.connection?.saveData === true && !navigator.serviceWorker?.controller;
  if (choice === "off") put("kept", "none");
  else if (isSparing && choice !== "on") put("kept", "saving");
  else await start("tell");
  await check();
};

// Without its words it says nothing; the site works as it does without it.
begin().catch(() => undefined);
