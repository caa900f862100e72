// The booth: slides in a loop, and the site in a frame for whoever wants to try it. What they do there is forgotten
// with the frame. Loaded on the booth's page only.

// How long nobody may touch the screen before the warning, and how long the warning stands, in milliseconds.
const IDLE = 60000;
const WARNING = 15000;
// How far a finger has to go, in pixels, to turn to another slide.
const SWIPE = 40;

// What a visitor's try has kept in the frame.
const forget = () => {
  try {
    sessionStorage.clear();
  } catch {
    // What the device does not let the site keep, it need not forget.
  }
};

export const open = (root) => {
  // A booth within the booth's frame would watch itself.
  if (parent !== window) return;
  const part = (name) => root.querySelector(`.deck__${name}`);
  const slides = [...root.querySelectorAll(".slide")];
  const [controls, pause, count, stage, warning, seconds] = ["controls", "pause", "count", "stage", "warning", "seconds"].map(part);
  const outside = part("outside");
  const gone = new AbortController();
  const { signal } = gone;
  let at = 0;
  let isPaused = false;
  let next;
  let tick;
  let touchedAt;
  let lock;
  let from;
  let isFull = false;
  // The end of the full screen that is being left.
  let exited;

  const isOn = () => root.dataset.loop === "on";
  const isTrying = () => stage.firstChild !== null;

  const sleep = () => {
    lock?.release();
    lock = undefined;
  };
  const stayAwake = async () => {
    try {
      const held = await navigator.wakeLock?.request("screen");
      sleep();
      lock = held;
      if (!isOn()) sleep();
    } catch {
      // A device that is low on power refuses: the loop runs all the same.
    }
  };

  // A browser that has no full screen, or refuses it, shows the loop in its window.
  const fill = async () => {
    await exited;
    if (!isOn() || document.fullscreenElement) return;
    await root.requestFullscreen?.().catch(() => {});
    // Somebody has left the loop before the screen was filled.
    if (!isOn()) unfill();
  };
  const unfill = () => {
    isFull = false;
    if (!document.fullscreenElement) return;
    exited ??= document.exitFullscreen().catch(() => {}).then(() => (exited = undefined));
  };

  // While the loop runs nothing behind it can be reached.
  const behind = [];
  const close = () => {
    for (let inner = root; inner !== document.body; inner = inner.parentElement) {
      behind.push(...[...inner.parentElement.children].filter((one) => one !== inner && !one.inert));
    }
    for (const one of behind) one.inert = true;
  };
  const reopen = () => {
    for (const one of behind.splice(0)) one.inert = false;
  };

  const show = (to) => {
    at = (to + slides.length) % slides.length;
    slides.forEach((slide, index) => {
      slide.hidden = isOn() && index !== at;
    });
    clearTimeout(next);
    if (!isOn()) return;
    count.textContent = `${at + 1} / ${slides.length}`;
    if (!isPaused && !isTrying()) next = setTimeout(() => show(at + 1), slides[at].dataset.stay * 1000);
  };

  const hold = (held) => {
    isPaused = held;
    pause.textContent = held ? root.dataset.resume : root.dataset.pause;
    pause.toggleAttribute("data-on", held);
    // Who turns the slides by hand hears them; a loop that runs by itself says nothing.
    part("slides").setAttribute("aria-live", held ? "polite" : "off");
    show(at);
  };

  // The document says it too: what its edges do at a swipe is the document's.
  const mark = (runs) => {
    for (const one of [root, document.documentElement]) {
      if (runs) one.dataset.loop = "on";
      else delete one.dataset.loop;
    }
  };

  const leave = () => {
    end();
    mark(false);
    controls.hidden = true;
    reopen();
    sleep();
    unfill();
    hold(false);
    part("start").focus();
  };

  const start = () => {
    mark(true);
    controls.hidden = false;
    part("lost").hidden = true;
    close();
    stayAwake();
    fill();
    show(0);
    pause.focus();
  };

  // The visitor's try. What counts is the clock: a device that slept has not waited.

  const end = () => {
    clearInterval(tick);
    warning.close();
    outside.close();
    if (!isTrying()) return;
    stage.replaceChildren();
    root.dataset.trying = "";
    forget();
    hold(false);
    pause.focus();
  };

  const watch = () => {
    const left = Math.ceil((touchedAt + IDLE + WARNING - Date.now()) / 1000);
    if (left <= 0) end();
    else if (left * 1000 <= WARNING) {
      seconds.textContent = left;
      if (!warning.open) warning.showModal();
    }
  };

  const touched = () => {
    touchedAt = Date.now();
    warning.close();
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
    forget();
    fill();
    const frame = document.createElement("iframe");
    frame.title = root.dataset.frame;
    frame.src = event.currentTarget.href;
    frame.addEventListener("load", () => {
      const inside = frame.contentWindow;
      try {
        // The browser's own page, where the site did not arrive, lets nobody listen.
        for (const name of ["pointerdown", "keydown", "scroll", "input"]) {
          inside.addEventListener(name, touched, { capture: true, passive: true });
        }
        inside.addEventListener("click", followed, true);
      } catch {
        leave();
        part("lost").hidden = false;
      }
    });
    stage.replaceChildren(frame);
    root.dataset.trying = "on";
    clearTimeout(next);
    clearInterval(tick);
    touched();
    tick = setInterval(watch, 1000);
    frame.focus();
  };

  // Control

  const turn = (step) => () => show(at + step);
  const toggle = () => hold(!isPaused);
  const keys = {
    ArrowRight: turn(1),
    ArrowDown: turn(1),
    PageDown: turn(1),
    ArrowLeft: turn(-1),
    ArrowUp: turn(-1),
    PageUp: turn(-1),
    Home: () => show(0),
    End: () => show(-1),
    p: toggle,
    // What a presenter's remote sends to make the screen dark, and to begin.
    b: toggle,
    ".": toggle,
    F5: () => show(0),
    Escape: leave,
  };
  const press = (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTrying()) {
      touched();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = key === " " && !event.target.closest("a, button") ? toggle : keys[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", press, { signal });
  document.addEventListener("fullscreenchange", () => {
    // What the loop itself has ended, to begin anew perhaps, ends it no second time; nor does what is told late of how
    // that full screen began.
    if (exited) return;
    const was = isFull;
    isFull = Boolean(document.fullscreenElement);
    if (was && !isFull && isOn() && !isTrying()) leave();
  }, { signal });
  document.addEventListener("visibilitychange", () => {
    if (!isOn() || document.visibilityState !== "visible") return;
    stayAwake();
    if (isTrying()) watch();
  }, { signal });
  root.addEventListener("pointerdown", ({ clientX, target }) => {
    if (isTrying() && !target.closest("button")) touched();
    from = target.closest("a, button") ? undefined : clientX;
  });
  // A picture that is dragged would swallow the swipe.
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("pointerup", ({ clientX }) => {
    if (!isOn() || from === undefined || isTrying()) return;
    const way = clientX - from;
    if (Math.abs(way) >= SWIPE) show(at + (way < 0 ? 1 : -1));
    else show(at + (clientX < innerWidth / 3 ? -1 : 1));
    from = undefined;
  });
  // The device's own way to close a window goes on with the try, as the button does.
  warning.addEventListener("cancel", touched);
  const on = (name, act) => part(name).addEventListener("click", act);
  on("start", start);
  on("pause", toggle);
  on("back", turn(-1));
  on("next", turn(1));
  on("leave", leave);
  on("stay", touched);
  on("go", end);
  on("end", () => {
    end();
    fill();
  });
  on("close", () => {
    outside.close();
    touched();
  });
  for (const link of root.querySelectorAll(".slide__try")) {
    link.addEventListener("click", (event) => {
      if (isOn()) attempt(event);
    });
  }
  root.addEventListener("click", (event) => {
    if (isOn()) followed(event);
  });
  // The reader has gone to another page, by the history for one.
  addEventListener("page-arrived", () => {
    if (root.isConnected) return;
    gone.abort();
    mark(false);
    reopen();
    clearTimeout(next);
    clearInterval(tick);
    sleep();
    forget();
  }, { signal });
  // Whoever reloads or leaves in the middle of a try has not ended it.
  addEventListener("pagehide", forget, { signal });
  forget();
  show(0);
  part("start").hidden = false;
};
