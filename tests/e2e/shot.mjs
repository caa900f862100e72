import { chromium } from "@playwright/test";
import { launchOptions } from "./support/chromium.mjs";
const b = await chromium.launch(launchOptions);
for (const [p,n] of [["","zh"],["en/","en"]]) for (const w of [320,360]) {
  const pg = await b.newPage({viewport:{width:w,height:300}});
  await pg.goto("http://127.0.0.1:8092/"+p); await pg.waitForSelector("html[data-app=ready]");
  await pg.screenshot({path:`/tmp/head-${n}-${w}.png`});
}
await b.close();
