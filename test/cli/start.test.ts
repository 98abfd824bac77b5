import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
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
