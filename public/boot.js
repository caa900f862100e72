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

const openDesk = async (root) => {
  if (desks.has(root)) return;
  desks.add(root);
  const { js, wasm } = document.getElementById("desk").dataset;
  try {
    const { default: start, open } = await import(js);
    await start({ module_or_path: wasm });
    const notice = root.querySelector("#e-notice");
    notice.className = "estimator__notices";
    notice.replaceChildren();
    open(root);
  } catch (error) {
    desks.delete(root);
    const notice = root.querySelector("#e-notice");
    const had = notice.contains(document.activeElement);
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "button";
    retry.textContent = root.dataset.retry;
    retry.addEventListener("click", () => openDesk(root));
    notice.className = "estimator__notice";
    notice.replaceChildren(root.dataset.failed, " ", retry);
    if (had) retry.focus();
    throw error;
  }
};

const reached = ({ target }) => {
  const root = target instanceof Element && target.closest("#estimator");
  if (root) openDesk(root);
};

const waiting = () => {
  const root = document.getElementById("estimator");
  let kept = false;
  try {
    kept = localStorage.getItem("estimate") !== null;
  } catch {
    // A device that remembers nothing has nothing to take up.
  }
  if (root && (kept || location.hash.includes("="))) openDesk(root);
};

for (const name of ["focusin", "pointerover", "input"]) addEventListener(name, reached);
for (const name of ["app-ready", "page-arrived", "hashchange"]) addEventListener(name, waiting);

boot().then(
  () => dispatchEvent(new Event("app-ready")),
  (error) => {
    dispatchEvent(new Event("app-failed"));
    throw error;
  },
);
