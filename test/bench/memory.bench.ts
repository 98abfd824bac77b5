// How much more memory four times as many files take, in every kind of batch: the command as its user runs it, two threads, all
// files different, the peak of the whole process.
import { spawnSync } from "node:child_process";
import { linkSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fatReport, reportFile, REPORTS, type Kind } from "../support/many-reports";
import { ended, headed, told } from "./page";

/** Enough that both threads are at work from the beginning: of fewer files one thread does them all, and takes less. */
const FEW = 1_000;
const MANY = 4_000;
/** Workbooks, of which a province has so many. */
const MOST = 20_000;
/** What is laid side by side, all prose or all figures. */
const SIDE_BY_SIDE = 2_000;
/** Of a megabyte and a half each, on a computer with little room. */
const FAT = 900;
const LITTLE = 1024;
const WATCH = "process.on('exit',()=>process.stderr.write('PEAK '+process.resourceUsage().maxRSS+'\\n'))";

/** @returns the peak in KiB */
function peak(args: readonly string[], flags: readonly string[] = []): number {
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  const ran = spawnSync(process.execPath, [...flags, "--import", watch, ".config/nianbao.mjs", ...args], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const found = /PEAK (\d+)/u.exec(ran.stderr)?.[1];
  if ((ran.status !== 0 && ran.status !== 1) || found === undefined) throw new Error(`${args.join(" ")}: ${ran.stderr}`);
  return Number(found);
}

headed(
  `Peak memory of the command, --jobs 2, all files different: ${MANY} beside ${FEW} of the same kind; and large batches beside so many megabytes.`,
);
const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
try {
  /** The files once, and folders of the first so many of them. */
  const folders = async (kind: Kind, counts: readonly number[], atOf: (i: number) => number): Promise<readonly string[]> => {
    const made = counts.map((count) => mkdtempSync(join(home, `${kind}-${count}-`)));
    for (let i = 0; i < Math.max(...counts); i += 1) {
      const file = join(home, `${i}.${kind}`);
      writeFileSync(file, await reportFile(kind, atOf(i)));
      counts.forEach((count, at) => i < count && linkSync(file, join(made[at]!, `${i}.${kind}`)));
      rmSync(file);
    }
    return made;
  };
  const grown = (what: string, few: string, many: string, args: (folder: string) => readonly string[]): void =>
    told(`${what}, ${MANY}`, `${FEW} of them`, [peak(args(many)) / peak(args(few))], { most: 1.15 });
  const within = (what: string, megabytes: number, args: readonly string[]): void =>
    told(what, `${megabytes} MB`, [peak(args) / 1024 / megabytes], { most: 1 });
  const out = (extension: string): readonly string[] => ["--out", join(home, `out.${extension}`), "--force"];
  /** As the format of its results is asked for: the board is a workbook. */
  const check =
    (format: "json" | "text" | "html" | "xlsx", ...more: string[]) =>
    (folder: string) => ["check", folder, "--jobs", "2", "--format", format, ...more, ...out(format === "text" ? "txt" : format)];
  const FORMATS = { json: "json", text: "text", html: "html", board: "xlsx" } as const;

  for (const kind of ["xlsx", "docx", "html", "txt"] as const) {
    const most = kind === "xlsx" ? MOST : MANY;
    const [few, many, all, beside] = await folders(kind, [FEW, MANY, most, SIDE_BY_SIDE], (i) => i);
    for (const [name, format] of Object.entries(FORMATS)) {
      if (name === "json" || name === "board") grown(`.${kind} as ${name}`, few!, many!, check(format));
      if (kind === "xlsx" || kind === "docx") within(`.${kind} as ${name}, ${most}`, 300, check(format)(all!));
    }
    if (kind === "docx") within(`.${kind} with --sameness, ${SIDE_BY_SIDE}`, 400, check("json", "--sameness")(beside!));
  }
  const fat = mkdtempSync(join(home, "fat-"));
  for (let i = 0; i < FAT; i += 1) writeFileSync(join(fat, `${i}.docx`), fatReport(i));
  // One that ran out of room would have ended with neither answer.
  const inLittle = peak(check("json")(fat), [`--max-old-space-size=${LITTLE}`]);
  told(`${FAT} fat .docx, --max-old-space-size=${LITTLE}`, `${LITTLE} MB`, [inLittle / 1024 / LITTLE], { most: 1 });
  // Of one form and one year, or nothing is added.
  const [few, many, beside] = await folders("xlsx", [FEW, MANY, SIDE_BY_SIDE], (i) => i * REPORTS.length);
  const sum = (folder: string): readonly string[] => ["sum", folder, ...out("xlsx")];
  grown("sum of .xlsx", few!, many!, sum);
  within(`sum of .xlsx, ${SIDE_BY_SIDE}`, 300, sum(beside!));
} finally {
  rmSync(home, { recursive: true, force: true });
}
ended();
