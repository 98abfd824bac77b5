// Whole checks of .docx, .html and .txt, no two alike, as a thread of the command does them, from the disk and warm, beside the
// bound: zlib and a scan for text, or for a text file its decoding and a scan for figures.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { openArchive } from "../../src/adapters/opc/archive";
import { Checker } from "../../src/cli/checking";
import { reportFile, type Kind } from "../support/many-reports";
import { menuOf } from "./menus";
import { ended, headed, told, used } from "./page";

const EACH = 300;
const TURN = 30;
const WARM = 2;
const MENU_TURNS = 6;
const MENU_PAGES = 20;
const KINDS: readonly Kind[] = ["docx", "html", "txt"];

function bound(file: string): number {
  const bytes = new Uint8Array(readFileSync(file));
  let text: string;
  if (file.endsWith(".docx")) {
    const archive = openArchive(bytes);
    if (!archive.ok) throw new Error(archive.refusal.kind);
    const { method, packed } = archive.value.find(({ name }) => name === "word/document.xml")!;
    text = Buffer.from(method === 8 ? inflateRawSync(packed) : packed).toString("utf8");
  } else text = new TextDecoder().decode(bytes);
  let length = 0;
  for (const [found] of text.matchAll(file.endsWith(".docx") ? /<w:t(?: [^>]*)?>[^<]*/gu : /\d+/gu)) length += found.length;
  return length;
}

headed(
  `${EACH} different files of each kind, in turns of ${TURN}. More than 1 would be quicker than the bound. With links: how many times as long. Of a .docx, near four tenths of the time go to unpacking and walking its XML, three tenths to reading every sentence, less than a tenth to recognising its tables, a tenth to clearing up; the walk alone takes longer than the goal leaves for all, though properties that repeat are read once, .docx are inflated by zlib, and tables laid out as those of a document before are recalled.`,
);
const checker = new Checker({ hints: {}, previous: [], tables: [], explanations: [], alone: false, use: "json" });
const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
try {
  for (const kind of KINDS) {
    const ratios: number[] = [];
    for (let turn = 0; turn < EACH / TURN; turn += 1) {
      const files: string[] = [];
      for (let i = 0; i < TURN; i += 1) {
        files.push(join(home, `${turn * TURN + i}.${kind}`));
        writeFileSync(files[i]!, await reportFile(kind, turn * TURN + i));
      }
      const timed = async (run: () => unknown): Promise<number> => {
        globalThis.gc?.();
        const started = used();
        await run();
        return used() - started;
      };
      const bare = (): Promise<number> => timed(() => files.map(bound));
      const whole = (): Promise<number> =>
        timed(async () => {
          if ((await checker.run(files)).tally[2] > 0) throw new Error("a file was not read");
        });
      const first = turn % 2 === 0 ? await bare() : 0;
      const ours = await whole();
      const least = first || (await bare());
      if (turn >= WARM) ratios.push(least / ours);
    }
    told(`whole check, .${kind}`, "the bound", ratios, kind === "docx" ? { least: 0.3 } : undefined);
  }
  const menus: number[] = [];
  for (let turn = 0; turn < WARM + MENU_TURNS; turn += 1) {
    const [bare, full]: [string[], string[]] = [[], []];
    for (let i = 0; i < MENU_PAGES; i += 1) {
      const page = Buffer.from(await reportFile("html", turn * MENU_PAGES + i)).toString("utf8");
      bare.push(join(home, `${i}-bare.html`));
      full.push(join(home, `${i}-full.html`));
      writeFileSync(bare[i]!, page);
      writeFileSync(full[i]!, page.replace("<body>", `<body>${menuOf(turn)}`).replace("</body>", `${menuOf(turn + 1)}</body>`));
    }
    const time = async (files: readonly string[]): Promise<number> => {
      globalThis.gc?.();
      const started = used();
      await checker.run(files);
      return used() - started;
    };
    const [one, other] = [await time(bare), await time(full)];
    if (turn >= WARM) menus.push(other / one);
  }
  told("whole check, .html with 600 links", "the same page without", menus);
} finally {
  rmSync(home, { recursive: true, force: true });
}
ended();
