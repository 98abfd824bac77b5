// LibreOffice as the independent program on the other side: it reads what we write, and writes what we read.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const folders = [
  ...(process.env["PATH"] ?? "").split(delimiter),
  "/Applications/LibreOffice.app/Contents/MacOS",
  "C:\\Program Files\\LibreOffice\\program",
];
const soffice = folders
  .flatMap((folder) => [join(folder, "soffice"), join(folder, "soffice.exe")])
  .find((file) => existsSync(file));

/**
 * A file as LibreOffice writes it in another format; null, after a warning, where it is not installed.
 * In CI a missing LibreOffice is a failure, because a test that did not run proves nothing.
 *
 * @param filter - "xlsx", "pdf", or a filter with its options, `csv:"Text - txt - csv (StarCalc)":…`
 */
export function converted(bytes: Uint8Array, from: string, filter: string): Uint8Array | null {
  if (soffice === undefined) {
    if (process.env["CI"]) throw new Error("LibreOffice is not installed");
    console.warn("SKIPPED: LibreOffice is not installed");
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "nianbao-lo-"));
  const source = join(folder, `book.${from}`);
  writeFileSync(source, bytes);
  // A profile of its own: two runs that share one wait for, or end, each other. And a folder, as names may be equal.
  const profile = pathToFileURL(join(folder, "profile")).href;
  const out = join(folder, "out");
  mkdirSync(out);
  const run = spawnSync(
    soffice,
    [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", filter, "--outdir", out, source],
    {
      encoding: "utf8",
      timeout: 120_000,
    },
  );
  const target = join(out, `book.${filter.split(":")[0] ?? ""}`);
  if (!existsSync(target)) throw new Error(`LibreOffice wrote nothing: ${run.stdout} ${run.stderr}`);
  const result = new Uint8Array(readFileSync(target));
  rmSync(folder, { recursive: true, force: true });
  return result;
}
