// What a process takes from its start to its end.
import { spawnSync } from "node:child_process";

/** What a process that ran to its end took, in milliseconds: of the processor, and of whoever waited for it. */
interface Spent {
  readonly processor: number;
  readonly waited: number;
}

/** @param cwd - this checkout where it is not said */
export function spentOn(args: readonly string[], cwd?: string): Spent {
  const watch =
    "process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('SPENT '+(user+system)+'\\n')})";
  const started = performance.now();
  const ran = spawnSync(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(watch)}`, ...args], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    ...(cwd !== undefined && { cwd }),
  });
  const waited = performance.now() - started;
  const found = /SPENT (\d+)/u.exec(ran.stderr)?.[1];
  if (found === undefined || ran.status === 2) throw new Error(`${args.join(" ")}: ${ran.stderr}`);
  return { processor: Number(found) / 1000, waited };
}

/** Processor time alone: other work on the machine does not count. */
export const spent = (args: readonly string[], cwd?: string): number => spentOn(args, cwd).processor;
