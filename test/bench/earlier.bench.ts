// The command of today beside that of an earlier checkout, on the same different files: what does not hang on what a bound is
// taken to be. NIANBAO_EARLIER=folder npm run bench earlier, the folder being `git worktree add FOLDER 6ba65df` with its packages.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MAKES, workbookOf } from "../support/makes";
import { reportFile, REPORTS } from "../support/many-reports";
import { menuOf } from "./menus";
import { ended, headed, told } from "./page";
import { spentOn } from "./spent";

/** A process checks so many first, to be warm; what the others take beyond is counted. */
const WARM = 60;
const ALL = 300;
const ROUNDS = 5;
const ADDED = 2_000;

type Make = () => AsyncIterable<readonly [name: string, bytes: Uint8Array | string]>;

async function* files(count: number, extension: string, of: (at: number) => Promise<Uint8Array | string>) {
  for (let at = 0; at < count; at += 1) yield [`${String(at).padStart(4, "0")}.${extension}`, await of(at)] as const;
}

async function pageWithMenus(at: number): Promise<string> {
  const page = Buffer.from(await reportFile("html", at)).toString("utf8");
  return page.replace("<body>", `<body>${menuOf(at)}`).replace("</body>", `${menuOf(at + 1)}</body>`);
}

/**
 * The aims are half of the bound's speed for workbooks of our own and three tenths for others, in time beside the earlier one,
 * which had 34, 10 and 14 hundredths of it: two checkouts beside each other hang on no bound.
 */
const KINDS: readonly (readonly [what: string, make: Make, most?: number])[] = [
  ...MAKES.map(
    (make) =>
      [`workbooks, ${make}`, () => files(ALL, "xlsx", (at) => workbookOf(make, at)), make === "ours" ? 0.68 : 0.33] as const,
  ),
  [".docx", () => files(ALL, "docx", (at) => reportFile("docx", at)), 0.47],
  [".html", () => files(ALL, "html", (at) => reportFile("html", at))],
  [".html with 600 links", () => files(ALL, "html", pageWithMenus), 0.33],
  [".txt", () => files(ALL, "txt", (at) => reportFile("txt", at))],
  ["workbooks, one figure wrong", () => files(ALL, "xlsx", (at) => reportFile("xlsx", at, "figure"))],
];

function compare(earlier: string, home: string) {
  /** Into a new file: one that stands is read first. */
  const command = (root: string | undefined, args: readonly string[], extension: string) => {
    const out = join(home, `out.${extension}`);
    rmSync(out, { force: true });
    return spentOn([".config/nianbao.mjs", ...args, "--out", out], root);
  };
  /** In turns, each as often the first. */
  const ratios = (measure: (root: string | undefined) => number): number[] =>
    Array.from({ length: ROUNDS }, (_, round) => {
      const before = round % 2 === 0 ? measure(earlier) : 0;
      const now = measure(undefined);
      return now / (before || measure(earlier));
    });
  return {
    warm: (all: readonly string[]): number[] =>
      ratios((root) => {
        const checked = (some: readonly string[]): number =>
          command(root, ["check", ...some, "--jobs", "1", "--format", "json"], "json").processor;
        return checked(all) - checked(all.slice(0, WARM));
      }),
    whole: (args: readonly string[], extension = "xlsx"): number[] => ratios((root) => command(root, args, extension).processor),
    waited: (args: readonly string[]): number[] => ratios((root) => command(root, args, "xlsx").waited),
  };
}

async function run(earlier: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(earlier, "package.json"), "utf8")) as { version: string };
  headed(
    `Processor time of today's command beside that of the first version (commit 6ba65df, ${version}), which NIANBAO_EARLIER names: less than 1 is quicker. Of ${ALL} different files of a kind, checked one after the other by one thread, the first ${WARM} are not counted. A summary of so many is read by two threads where the first version has one: what it takes of the processor, and how long it is waited for. The first version held reports against 53 rules, today's against 78.`,
  );
  const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    const { warm, whole, waited } = compare(earlier, home);
    const made = async (name: string, make: Make): Promise<string[]> => {
      const folder = join(home, name);
      mkdirSync(folder);
      const paths: string[] = [];
      for await (const [file, bytes] of make()) {
        paths.push(join(folder, file));
        writeFileSync(paths.at(-1)!, bytes);
      }
      return paths;
    };
    for (const [i, [what, make, most]] of KINDS.entries())
      told(`check, ${what}`, "the first version", warm(await made(String(i), make)), most === undefined ? undefined : { most });
    // Of one form and one year, or nothing is added.
    const added = await made("added", () => files(ADDED, "xlsx", (at) => reportFile("xlsx", at * REPORTS.length)));
    const sum = ["sum", join(home, "added")];
    told(`sum of ${ADDED} workbooks`, "the first version", whole(sum), { most: 0.33 });
    told(`sum of ${ADDED} workbooks, the wait for it`, "the first version", waited(sum), { most: 0.33 });
    const [one] = added;
    told("check, one workbook, start and all", "the first version", whole(["check", one!, "--format", "json"], "json"));
    told("create, one workbook, start and all", "the first version", whole(["create", "--year", "2024"]), { most: 0.7 });
    told("fill, one workbook, start and all", "the first version", whole(["fill", one!]), { most: 0.7 });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  ended();
}

const earlier = process.env["NIANBAO_EARLIER"];
// Without the folder there is nothing to compare with: what stands on the page stays.
if (earlier !== undefined && existsSync(join(earlier, ".config", "nianbao.mjs"))) await run(earlier);
else console.log("NIANBAO_EARLIER names no earlier checkout: nothing is compared.");
