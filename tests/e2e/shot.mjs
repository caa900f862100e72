import { chromium } from "@playwright/test";
import { launchOptions } from "./support/chromium.mjs";
const b = await chromium.launch(launchOptions);
const out="/tmp/sh";
const ua="Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.49";
async function go(name, path, w, {dark=false, wechat=false, sheet=false, full=false, size, event}={}) {
  const c = await b.newContext({viewport:{width:w,height:w<500?760:900}, colorScheme: dark?"dark":"light", ...(wechat?{userAgent:ua}:{})});
  const pg = await c.newPage();
  pg.on("console", m=>console.log(name, m.text())); pg.on("pageerror", e=>console.log(name, e.message));
  await pg.goto("http://127.0.0.1:8092/"+path); await pg.waitForSelector("html[data-app=ready]");
  if (size) await pg.evaluate(s=>document.documentElement.setAttribute("data-text-size", s), size);
  if (sheet) { await pg.locator(".top__share").click(); await pg.waitForSelector("#share-code .qr"); }
  if (path.includes("share/")) { await pg.waitForFunction(()=>document.querySelector("#kit-link").value); if (event) { await pg.fill("#kit-event", event); await pg.waitForTimeout(500);} }
  await pg.screenshot({path:`${out}-${name}.png`, fullPage:full});
  await c.close();
}
const only = process.argv[2];
const jobs = {
  "head-en-360": ()=>go("head-en-360","en/",360), "head-zh-360": ()=>go("head-zh-360","",360), "head-zh-1440": ()=>go("head-zh-1440","",1440),"head-en-320": ()=>go("head-en-320","en/",320),
  "sheet-zh-360": ()=>go("sheet-zh-360","plan/",360,{sheet:true}),
  "sheet-en-768-dark": ()=>go("sheet-en-768-dark","en/case/#heads=45&scenes=prison,inn",768,{sheet:true,dark:true}),
  "wechat-zh-360": ()=>go("wechat-zh-360","plan/",360,{sheet:true,wechat:true}),
  "wechat-en-360-dark": ()=>go("wechat-en-360-dark","en/plan/",360,{sheet:true,wechat:true,dark:true}),
  "kit-zh-360": ()=>go("kit-zh-360","share/",360,{full:true}),
  "kit-zh-1440": ()=>go("kit-zh-1440","share/",1440,{full:true,event:"杭州短剧展"}),
  "kit-en-768-dark": ()=>go("kit-en-768-dark","en/share/",768,{dark:true,full:true}),
  "kit-200": ()=>go("kit-200","share/",360,{size:"200"}),
  "sheet-200": ()=>go("sheet-200","estimate/#shoot_days=4",360,{size:"200",sheet:true}),
};
for (const [n,f] of Object.entries(jobs)) if (!only || n.includes(only)) await f();
if (!only || only==="pdf") { const c=await b.newPage(); await c.goto("http://127.0.0.1:8092/share/"); await c.waitForSelector("html[data-app=ready]"); await c.pdf({path:"/tmp/sh.pdf",preferCSSPageSize:true}); }
await b.close();
