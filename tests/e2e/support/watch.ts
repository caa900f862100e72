// Everything a page says when something is wrong, collected for one expectation at the end:
// `expect(await watch.problems()).toEqual([])`.

import type { Page } from "@playwright/test";

/** What went wrong on a page since the watch began. */
export interface Watch {
  /** The collected problems; asks the page for its policy violations, which come a moment late. */
  problems(): Promise<string[]>;
}

/** Watches a page; call it before the first navigation. */
export async function watch(page: Page): Promise<Watch> {
  const found: string[] = [];
  page.on("console", (message) => {
    // Informational chatter is a problem too: a finished page is silent.
    found.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A page that is left aborts what it was still loading.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") {
      found.push(`request: ${request.url()} ${reason}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      found.push(`response: ${response.url()} ${response.status()}`);
    }
  });
  await page.exposeFunction("reportPolicyViolation", (violation: string) => {
    found.push(`policy: ${violation}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = Reflect.get(window, "reportPolicyViolation") as (text: string) => void;
      report(`${event.effectiveDirective} refuses ${event.blockedURI}`);
    });
  });
  return {
    async problems() {
      // Two frames, so that what the page is about to say is said.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      return [...found];
    },
  };
}
