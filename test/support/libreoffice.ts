// LibreOffice as the independent program on the other side: it reads what we write, and writes what we read.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
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
  return convertedAll(new Map([[`book.${from}`, bytes]]), filter)?.get("book") ?? null;
}

/** Several files in one go: starting takes longer than converting. What comes back is named without an extension. */
export function convertedAll(files: ReadonlyMap<string, Uint8Array>, filter: string): ReadonlyMap<string, Uint8Array> | null {
  if (soffice === undefined) {
    if (process.env["CI"]) throw new Error("LibreOffice is not installed");
    console.warn("SKIPPED: LibreOffice is not installed");
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "nianbao-lo-"));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  // A profile of its own: two runs that share one wait for, or end, each other. And a folder, as names may be equal.
  const profile = pathToFileURL(join(folder, "profile")).href;
  const out = join(folder, "out");
  mkdirSync(out);
  const sources = [...files.keys()].map((name) => join(folder, name));
  const run = spawnSync(
    soffice,
    [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", filter, "--outdir", out, ...sources],
    {
      encoding: "utf8",
      timeout: 120_000,
    },
  );
  const results = new Map<string, Uint8Array>();
  for (const name of files.keys()) {
    const bare = name.replace(/\.[^.]+$/, "");
    const target = join(out, `${bare}.${filter.split(":")[0] ?? ""}`);
    if (!existsSync(target)) throw new Error(`LibreOffice wrote nothing: ${run.stdout} ${run.stderr}`);
    results.set(bare, new Uint8Array(readFileSync(target)));
  }
  rmSync(folder, { recursive: true, force: true });
  return results;
}

/** Pythons that may have LibreOffice's own module: the one of the system, and the one that comes with the office. */
const pythons = ["/usr/bin/python3", "python3", ...(soffice === undefined ? [] : [join(dirname(soffice), "python")])];

/**
 * A document in which somebody gave a chart another figure in LibreOffice; null, after a warning, where it cannot be told
 * what to do. In CI that is a failure.
 *
 * @param series - named in the data of the chart whose first figure is changed
 */
export function withChartChanged(bytes: Uint8Array, series: string, figure: number): Uint8Array | null {
  const python = pythons.find((one) => spawnSync(one, ["-c", "import uno"]).status === 0);
  if (soffice === undefined || python === undefined) {
    if (process.env["CI"]) throw new Error("LibreOffice with python3-uno is not installed");
    console.warn("SKIPPED: LibreOffice with python3-uno is not installed");
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "nianbao-uno-"));
  const at = (name: string): string => pathToFileURL(join(folder, name)).href;
  writeFileSync(join(folder, "before.docx"), bytes);
  const script = join(__dirname, "libreoffice-chart.py");
  const told = [script, soffice, at("profile"), at("before.docx"), at("after.docx"), series, String(figure)];
  const run = spawnSync(python, told, { encoding: "utf8", timeout: 120_000 });
  if (run.status !== 0 || run.stdout.trim() !== "1") throw new Error(`no chart was changed: ${run.stdout} ${run.stderr}`);
  const after = new Uint8Array(readFileSync(join(folder, "after.docx")));
  rmSync(folder, { recursive: true, force: true });
  return after;
}
