// Runs before the first paint and waits for nothing. Applies what the reader chose on this device,
// and says so quietly when the app does not start: whatever the reason, even when its own script never arrives.
(() => {
  const root = document.documentElement;
  const apply = (key, attribute, allowed) => {
    try {
      // In the booth's frame nothing is remembered beyond the visit.
      const value = (parent === window ? localStorage : sessionStorage).getItem(key);
      if (allowed.includes(value)) root.setAttribute(attribute, value);
    } catch {
      // The device does not let the site remember: the style sheet's own choice stands.
    }
  };
  apply("theme", "data-theme", ["day", "night", "contrast"]);
  apply("text-size", "data-text-size", ["125", "150", "200"]);

  const say = (name) => {
    const notice = document.getElementById("notice");
    if (!notice || root.dataset.app === "ready") return;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "notice__retry";
    retry.textContent = notice.dataset.retry;
    retry.addEventListener("click", () => location.reload());
    notice.replaceChildren(notice.dataset[name], " ", retry);
  };
  addEventListener("app-failed", () => say("failed"));
  addEventListener("error", ({ error }) => {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    // The app has stopped in mid-course: what it had offered no longer answers.
    delete root.dataset.app;
    say("failed");
  });
  addEventListener("app-ready", () => document.getElementById("notice")?.replaceChildren());
  addEventListener("DOMContentLoaded", () => setTimeout(say, 10000, "slow"));
})();
