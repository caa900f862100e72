// How the tests start the browser: one place for the specs and for the unit tests' page.

// The system's browser must stay as it is and must not speak to anyone while it is tested.
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

// Chromium's sandbox refuses to start for root, which is who runs tests in a container.
const isRoot = process.getuid?.() === 0;

/** Options for Playwright's `launch`; without `CHROMIUM`, Playwright uses its own download. */
export const launchOptions = {
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: isRoot ? [...quiet, "--no-sandbox"] : quiet,
};
