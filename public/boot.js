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

// The estimator's own program comes when somebody reaches for it, or when there is something to take up.
const desks = new WeakSet();
// What was pressed before it came, by frame.
const pressed = new WeakMap();
let attempts = 0;

const openDesk = async (root) => {
  if (desks.has(root)) return;
  desks.add(root);
  const { js, wasm } = document.getElementById("desk").dataset;
  const notice = root.querySelector("#e-notice");
  try {
    // A browser remembers a module that failed to load by its address.
    const { default: start, open } = await import(attempts ? `${js}?${attempts}` : js);
    await start({ module_or_path: wasm });
    const had = notice.contains(document.activeElement);
    notice.className = "estimator__notices";
    notice.replaceChildren();
    open(root);
    if (had) root.querySelector("#questions-heading").focus();
    const early = pressed.get(root);
    pressed.delete(root);
    if (early?.isConnected) early.click();
  } catch (error) {
    attempts += 1;
    desks.delete(root);
    if (notice.querySelector("button")) {
      // Said anew; the button keeps the focus.
      notice.firstChild.replaceWith(root.dataset.failed);
    } else {
      const retry = document.createElement("button");
      retry.type = "button";
      retry.className = "button";
      retry.textContent = root.dataset.retry;
      retry.addEventListener("click", () => openDesk(root));
      notice.className = "estimator__notice";
      notice.replaceChildren(root.dataset.failed, " ", retry);
    }
    throw error;
  }
};

const press = ({ target }) => {
  const button = target instanceof Element && target.closest("#estimator button[data-do]");
  // Once the program is there it hears the press itself.
  if (button) pressed.set(button.closest("#estimator"), button);
};

const reached = ({ target }) => {
  const root = target instanceof Element && target.closest("#estimator");
  if (root) openDesk(root);
};

const waiting = () => {
  const root = document.getElementById("estimator");
  let kept = false;
  try {
    kept = ["estimate", "shortlist"].some((key) => localStorage.getItem(key) !== null);
  } catch {
    // A device that remembers nothing has nothing to take up.
  }
  if (root && (kept || location.hash.includes("="))) openDesk(root);
};

for (const name of ["focusin", "pointerover", "input"]) addEventListener(name, reached);
addEventListener("click", press);
for (const name of ["app-ready", "page-arrived", "hashchange"]) addEventListener(name, waiting);

boot().then(
  () => dispatchEvent(new Event("app-ready")),
  (error) => {
    dispatchEvent(new Event("app-failed"));
    throw error;
  },
);
