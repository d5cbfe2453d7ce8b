import { chromium } from "@playwright/test";
const b = await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
const c = await b.newContext({locale:"de-DE",timezoneId:"Europe/Berlin",viewport:{width:390,height:844}});
const p = await c.newPage();
await p.goto("http://127.0.0.1:8080/");
await p.getByRole("button",{name:/Beispiel/}).first().click();
await p.waitForTimeout(3000);
const pages=["coordinator","intake","workload","huddle","manager","manager?view=groups","manager?view=hours","manager?view=companies","manager?view=team","manager?view=compare","manager?view=coordinator","manager?view=goals","forecast","forecast?tab=workflows","forecast?tab=coming","forecast?tab=people","forecast?tab=what-if","forecast?tab=rules","journey","tickets","entries","past","compare","report","import","audit","data","settings","help"];
for (const w of [390,1024,1280,1366]) {
 await p.setViewportSize({width:w,height:900});
 for (const n of pages) {
  await p.goto("http://127.0.0.1:8080/#/"+n); await p.waitForTimeout(500);
  const sw=await p.evaluate(()=>document.documentElement.scrollWidth);
  const mh=await p.evaluate(()=>document.querySelector(".masthead").offsetHeight);
  if (sw>w || (n==="coordinator")) console.log(w,n,sw,"masthead",mh);
 }
}
await p.setViewportSize({width:390,height:844});
for (const n of ["coordinator","settings","manager"]) { await p.goto("http://127.0.0.1:8080/#/"+n); await p.waitForTimeout(700); await p.screenshot({path:`/tmp/de390-${n}.png`}); }
await p.setViewportSize({width:1280,height:800}); await p.goto("http://127.0.0.1:8080/#/settings"); await p.waitForTimeout(700); await p.screenshot({path:`/tmp/de1280.png`});
await b.close();
