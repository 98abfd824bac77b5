// How much more memory four times as many files take, in every kind of batch: the command as its user runs it, two threads, all
// files different, the peak of the whole process.
import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportFile, REPORTS, type Kind } from "../support/many-reports";
import { ended, headed, told } from "./page";

/** Enough that both threads are at work from the beginning: of fewer files one thread does them all, and takes less. */
const FEW = 750;
const MANY = 3_000;
const WATCH = "process.on('exit',()=>process.stderr.write('PEAK '+process.resourceUsage().maxRSS+'\\n'))";

/** @returns the peak in KiB */
function peak(args: readonly string[]): number {
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  const ran = spawnSync(process.execPath, ["--import", watch, ".config/nianbao.mjs", ...args], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const found = /PEAK (\d+)/u.exec(ran.stderr)?.[1];
  if ((ran.status !== 0 && ran.status !== 1) || found === undefined) throw new Error(`${args.join(" ")}: ${ran.stderr}`);
  return Number(found);
}

headed(`Peak memory for ${MANY} different files beside ${FEW} of the same kind, --jobs 2.`);
const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
try {
  const folders = async (kind: Kind, name: string, atOf: (i: number) => number): Promise<readonly [string, string]> => {
    const [few, many] = [join(home, `${name}-few`), join(home, `${name}-many`)];
    mkdirSync(few);
    mkdirSync(many);
    for (let i = 0; i < MANY; i += 1) {
      const file = join(many, `${i}.${kind}`);
      writeFileSync(file, await reportFile(kind, atOf(i)));
      if (i < FEW) linkSync(file, join(few, `${i}.${kind}`));
    }
    return [few, many];
  };
  const compared = (what: string, [few, many]: readonly [string, string], args: (folder: string) => readonly string[]): void =>
    told(what, `${FEW} of them`, [peak(args(many)) / peak(args(few))], { most: 1.15 });
  const out = (extension: string): readonly string[] => ["--out", join(home, `out.${extension}`), "--force"];
  const check =
    (format: string, ...more: string[]) =>
    (folder: string) => ["check", folder, "--jobs", "2", "--format", format, ...more, ...out(format)];
  for (const kind of ["xlsx", "docx", "html", "txt"] as const) {
    const both = await folders(kind, kind, (i) => i);
    compared(`check of ${MANY} .${kind}`, both, check("json"));
    if (kind !== "docx") continue;
    compared(`board of ${MANY} .${kind}`, both, check("xlsx"));
    compared(`check of ${MANY} .${kind} --sameness`, both, check("json", "--sameness"));
  }
  // Of one form and one year, or nothing is added.
  const alike = await folders("xlsx", "alike", (i) => i * REPORTS.length);
  compared(`sum of ${MANY} .xlsx`, alike, (folder) => ["sum", folder, ...out("xlsx")]);
} finally {
  rmSync(home, { recursive: true, force: true });
}
ended();
