// The release as an office unpacks it: made from dist/ as it stands, in a folder of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";

export const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
const ZIP = `out/nianbao-${version}.zip`;
/** The page in one file, given out by itself. */
export const ALONE = `out/nianbao-${version}.html`;

function made(): { readonly packed: Buffer; readonly said: string } {
  const run = spawnSync(process.execPath, [".config/package.mjs", "--built"], { encoding: "utf8" });
  if (run.status !== 0 || run.stderr !== "") throw new Error(run.stderr);
  return { packed: readFileSync(ZIP), said: run.stdout };
}

export const packedRelease = (): Buffer => made().packed;

export interface Release {
  readonly packed: Buffer;
  /** What the making of it said, with the digests of what it made. */
  readonly said: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Where it was unpacked. */
  readonly home: string;
  readonly site: string;
  drop(): void;
}

export function unpackedRelease(): Release {
  const { packed, said } = made();
  const files = unzipSync(packed);
  const home = mkdtempSync(join(tmpdir(), "nianbao-release-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
  return { packed, said, files, home, site: join(home, "site"), drop: () => rmSync(home, { recursive: true, force: true }) };
}

interface Served {
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
  readonly files: readonly { readonly path: string; readonly type: string }[];
}

/** What the page that looks at the site expects of it. */
export const expected = ({ site }: Release): Served => JSON.parse(readFileSync(join(site, "selftest.json"), "utf8")) as Served;
