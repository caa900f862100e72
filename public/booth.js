// The booth: slides in a loop, and the site in a frame for whoever wants to try it. What they do there is forgotten
// with the frame. Loaded on the booth's page only.

// How long a slide stays, how long nobody may touch the screen before the warning, and how long the warning stands.
const SLIDE = 9000;
const IDLE = 60000;
const WARNING = 15000;
// How far a finger has to go, in pixels, to turn to another slide.
const SWIPE = 40;

export const open = (root) => {
  const part = (name) => root.querySelector(`.deck__${name}`);
  const slides = [...root.querySelectorAll(".slide")];
  const [controls, pause, count, stage, warning, seconds] = ["controls", "pause", "count", "stage", "warning", "seconds"].map(part);
  const outside = part("outside");
  let at = 0;
  let isPaused = false;
  let next;
  let idle;
  let tick;
  let lock;
  let from;

  const isOn = () => root.dataset.loop === "on";

  const stayAwake = async () => {
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      // A device that is low on power refuses: the loop runs all the same.
    }
  };

  const show = (to) => {
    at = (to + slides.length) % slides.length;
    slides.forEach((slide, index) => {
      slide.hidden = isOn() && index !== at;
    });
    count.textContent = `${at + 1} / ${slides.length}`;
    clearTimeout(next);
    if (isOn() && !isPaused && !stage.firstChild) next = setTimeout(() => show(at + 1), SLIDE);
  };

  const hold = (held) => {
    isPaused = held;
    pause.setAttribute("aria-pressed", held);
    // Who turns the slides by hand hears them; a loop that runs by itself says nothing.
    part("slides").setAttribute("aria-live", held ? "polite" : "off");
    show(at);
  };

  const leave = () => {
    end();
    delete root.dataset.loop;
    controls.hidden = true;
    lock?.release();
    if (document.fullscreenElement) document.exitFullscreen();
    hold(false);
    part("start").focus();
  };

  const start = () => {
    root.dataset.loop = "on";
    controls.hidden = false;
    stayAwake();
    // A browser that has no full screen, or refuses it, shows the loop in its window.
    root.requestFullscreen?.().catch(() => {});
    show(0);
    pause.focus();
  };

  // The visitor's try

  const end = () => {
    clearTimeout(idle);
    clearInterval(tick);
    warning.close();
    outside.close();
    if (!stage.firstChild) return;
    stage.replaceChildren();
    root.dataset.trying = "";
    try {
      sessionStorage.clear();
    } catch {
      // What the device does not let the site keep, it need not forget.
    }
    hold(false);
    pause.focus();
  };

  const warn = () => {
    let left = WARNING / 1000;
    seconds.textContent = left;
    warning.showModal();
    tick = setInterval(() => {
      left -= 1;
      seconds.textContent = left;
      if (left === 0) end();
    }, 1000);
  };

  const touched = () => {
    clearTimeout(idle);
    clearInterval(tick);
    warning.close();
    if (stage.firstChild) idle = setTimeout(warn, IDLE);
  };

  // A link that leads out of the site is shown as a code: the visitor takes it along, the tablet stays here.
  const followed = async (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || new URL(link.href).origin === location.origin) return;
    event.preventDefault();
    event.stopPropagation();
    part("address").textContent = link.href;
    const code = part("code");
    code.replaceChildren();
    outside.showModal();
    const { js, wasm } = document.getElementById("share").dataset;
    try {
      const share = await import(js);
      await share.default({ module_or_path: wasm });
      code.innerHTML = share.code(link.href, root.dataset.code);
    } catch {
      // The address stands there as text.
    }
  };

  const attempt = (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.title = root.dataset.frame;
    frame.src = event.currentTarget.href;
    frame.addEventListener("load", () => {
      const inside = frame.contentWindow;
      for (const name of ["pointerdown", "keydown", "scroll", "input"]) {
        inside.addEventListener(name, touched, { capture: true, passive: true });
      }
      inside.addEventListener("click", followed, true);
    });
    stage.replaceChildren(frame);
    root.dataset.trying = "on";
    clearTimeout(next);
    touched();
    frame.focus();
  };

  // Control

  const keys = {
    ArrowRight: () => show(at + 1),
    ArrowDown: () => show(at + 1),
    PageDown: () => show(at + 1),
    ArrowLeft: () => show(at - 1),
    ArrowUp: () => show(at - 1),
    PageUp: () => show(at - 1),
    Home: () => show(0),
    End: () => show(-1),
    p: () => hold(!isPaused),
    Escape: leave,
  };
  const press = (event) => {
    if (!root.isConnected || !isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (stage.firstChild) {
      touched();
      return;
    }
    const act = event.key === " " && !event.target.closest("a, button") ? keys.p : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", press);
  document.addEventListener("fullscreenchange", () => {
    if (root.isConnected && isOn() && !document.fullscreenElement && !stage.firstChild) leave();
  });
  document.addEventListener("visibilitychange", () => {
    if (root.isConnected && isOn() && document.visibilityState === "visible") stayAwake();
  });
  root.addEventListener("pointerdown", ({ clientX, target }) => {
    from = target.closest("a, button") ? undefined : clientX;
  });
  // A picture that is dragged would swallow the swipe.
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("pointerup", ({ clientX }) => {
    if (!isOn() || from === undefined || stage.firstChild) return;
    const way = clientX - from;
    if (Math.abs(way) >= SWIPE) show(at + (way < 0 ? 1 : -1));
    else show(at + (clientX < innerWidth / 3 ? -1 : 1));
    from = undefined;
  });
  warning.addEventListener("close", () => clearInterval(tick));
  warning.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest("button")) touched();
  });
  const on = (name, act) => part(name).addEventListener("click", act);
  on("start", start);
  on("pause", () => hold(!isPaused));
  on("back", () => show(at - 1));
  on("next", () => show(at + 1));
  on("leave", leave);
  on("stay", touched);
  on("go", end);
  on("end", end);
  on("close", () => outside.close());
  for (const link of root.querySelectorAll(".slide__try")) {
    link.addEventListener("click", (event) => {
      if (isOn()) attempt(event);
    });
  }
  root.addEventListener("click", (event) => {
    if (isOn()) followed(event);
  });
  show(0);
  part("start").hidden = false;
};
