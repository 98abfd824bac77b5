import { read } from "@e965/xlsx"; import { readFileSync } from "node:fs";
const [a,b]=process.argv.slice(2).map(f=>read(readFileSync(f),{cellFormula:true,cellStyles:false}));
if (a.SheetNames.join()!==b.SheetNames.join()) console.log("names differ");
for (const n of a.SheetNames){ const f=s=>Object.entries(s).filter(([k,c])=>k[0]!=="!"&&(c.v!==undefined||c.f)).map(([k,c])=>`${k} ${c.t} ${c.v} ${c.f??""}`).sort(); const x=f(a.Sheets[n]),y=f(b.Sheets[n]); const d=x.findIndex((l,i)=>l!==y[i]); console.log(n,x.length,y.length,d<0&&x.length===y.length?"equal":[x[d],y[d]]);}
