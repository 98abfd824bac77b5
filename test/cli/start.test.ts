import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { commandLine, type CommandLine } from "../support/command-line";

const main = resolve(__dirname, "../../.config/nianbao.mjs");
/** What Node itself has loaded by the end. */
const TELL = `process.on("exit",()=>process.stderr.write("LOADED "+process.moduleLoadList.join(" ")))`;

let cli: CommandLine;
beforeAll(() => (cli = commandLine()));
afterAll(() => cli.end());

describe("what a command starts with", () => {
  it("is nothing that fetches from the network, where a workbook is made", () => {
    const watch = `data:text/javascript,${encodeURIComponent(TELL)}`;
    const made = ["create", "--year", "2024", "--out", cli.at("made.xlsx")];
    const ran = spawnSync(process.execPath, ["--import", watch, main, ...made], { encoding: "utf8", cwd: join(main, "../..") });
    expect(ran.status).toBe(0);
    const loaded = ran.stderr.slice(ran.stderr.indexOf("LOADED"));
    // The list is one that Node fills: an empty one would prove nothing.
    expect(loaded).toContain("NativeModule zlib");
    expect(loaded).not.toContain("undici");
  });
});

/** Bundles of their own, so that nobody else's start is in them. */
describe("what the engine made of the script", () => {
  const home = join(main, "../../.cache/nianbao");
  let folder: string;
  beforeEach(() => {
    expect(cli.run("--version").code).toBe(0);
    const { folder: now } = JSON.parse(readFileSync(join(home, "current.json"), "utf8")) as { readonly folder: string };
    folder = mkdtempSync(join(tmpdir(), "nianbao-start-"));
    for (const name of readdirSync(join(home, now)))
      if (!name.includes(".compiled")) copyFileSync(join(home, now, name), join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const script = (): string => readdirSync(folder).find((name) => /^main-[0-9a-f]{12}\.cjs$/.test(name))!;
  const kept = (): readonly string[] => readdirSync(folder).filter((name) => name.includes(".compiled"));
  function run(args: readonly string[], flags: readonly string[] = []) {
    const says = `require(${JSON.stringify(join(folder, "start.cjs"))}).start(${JSON.stringify(join(folder, script()))})`;
    const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, "--eval", says, "nianbao", ...args], {
      encoding: "utf8",
      cwd: folder,
    });
    return { status, stdout, stderr };
  }
  /** Older engines know it by its first name. */
  const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
  const RULES = ["rules", "--format", "json"];

  it("is kept beside it once, and asked for then", () => {
    const first = run(RULES);
    expect(first.status).toBe(0);
    expect(kept()).toEqual([expect.stringMatching(/^main-[0-9a-f]{12}-rules-folder-\d+\.compiled$/)]);
    const made = statSync(join(folder, kept()[0]!)).mtimeMs;
    expect(run(RULES)).toEqual(first);
    expect(statSync(join(folder, kept()[0]!)).mtimeMs).toBe(made);
  });

  it("is made anew where it is no longer what it was", () => {
    const first = run(RULES);
    const file = join(folder, kept()[0]!);
    const whole = readFileSync(file).length;
    for (const broken of [
      Buffer.from("nothing that was compiled"),
      Buffer.alloc(0),
      readFileSync(file).subarray(0, whole >> 1),
    ]) {
      writeFileSync(file, broken);
      expect(run(RULES)).toEqual(first);
      expect(readFileSync(file).length).toBeGreaterThan(broken.length);
    }
  });

  it("is not run where a single bit of it is another one", () => {
    const first = run(RULES);
    const file = join(folder, kept()[0]!);
    // The engine itself takes these: its own sum is asked for in no release. A new one is a few bytes longer or shorter.
    for (const share of [0.3, 0.6, 0.9]) {
      const broken = readFileSync(file);
      broken[Math.floor(broken.length * share)]! ^= 0x55;
      writeFileSync(file, broken);
      expect(run(RULES)).toEqual(first);
      expect(readFileSync(file).equals(broken)).toBe(false);
    }
  });

  it("is done without where it cannot be read, and where it cannot be put in place nothing is left", () => {
    const first = run(RULES);
    const file = join(folder, kept()[0]!);
    rmSync(file);
    // No file can be read here, and none renamed to it; nobody's permissions are asked.
    mkdirSync(join(file, "held"), { recursive: true });
    expect(run(RULES)).toEqual(first);
    expect(kept()).toEqual([basename(file)]);
  });

  it("leaves nothing of an earlier version, nor of who was ended while writing", () => {
    run(RULES);
    const now = kept()[0]!;
    const earlier = "main-0123456789ab-rules-folder-1.compiled";
    const long = new Date(Date.now() - 172_800_000);
    for (const name of [earlier, `${now}.1`, `${now}.2`]) writeFileSync(join(folder, name), "");
    utimesSync(join(folder, `${now}.1`), long, long);
    expect(run(["create", "--year", "2024", "--out", "made.xlsx"]).status).toBe(0);
    expect(kept()).toContain(now);
    expect(kept()).toContain(`${now}.2`);
    expect(kept()).not.toContain(earlier);
    expect(kept()).not.toContain(`${now}.1`);
  });

  it("is kept for the kinds of files that there are, whatever a name ends with", () => {
    for (const name of ["a.abc", "b.qq", "c.txt"]) {
      writeFileSync(join(folder, name), readFileSync(resolve(main, "../../assets/sample/report-2020.txt")));
      expect(run(["check", name, "--format", "json"]).status).toBeLessThan(2);
    }
    expect(
      kept()
        .map((name) => name.split("-").slice(2, 4).join(" "))
        .sort(),
    ).toEqual(["check folder", "check txt"]);
  });

  it("is not kept of a question for help or of what failed", () => {
    expect(run(["check", "--help"]).status).toBe(0);
    expect(run(["check", "nowhere.docx"]).status).toBe(2);
    expect(kept()).toEqual([]);
  });

  it("does without in a folder that nobody may write to", () => {
    const allowed = run(RULES, [PERMISSION, "--allow-fs-read=*", "--no-warnings"]);
    expect(allowed.status).toBe(0);
    expect(kept()).toEqual([]);
    expect(allowed.stdout).toBe(run(RULES).stdout);
  });
});
