// What a process takes from its start to its end.
import { spawnSync } from "node:child_process";

/** Processor time of a process that ran to its end, in milliseconds. @param cwd - this checkout where it is not said */
export function spent(args: readonly string[], cwd?: string): number {
  const watch =
    "process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('SPENT '+(user+system)+'\\n')})";
  const ran = spawnSync(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(watch)}`, ...args], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    ...(cwd !== undefined && { cwd }),
  });
  const found = /SPENT (\d+)/u.exec(ran.stderr)?.[1];
  if (found === undefined || ran.status === 2) throw new Error(`${args.join(" ")}: ${ran.stderr}`);
  return Number(found) / 1000;
}
