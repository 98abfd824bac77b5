// Microsoft's Open XML SDK validator, asked from a test. The program itself is test/openxml.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface OpenXmlError {
  readonly file: string;
  readonly part: string;
  readonly path: string;
  readonly description: string;
}

/**
 * What Microsoft's validator says about files or folders; null, after a warning, where the .NET SDK is missing.
 * In CI a missing SDK is a failure, because a gate that did not run proves nothing.
 *
 * @param inheritedFrom documents whose own faults a file filled in place may keep
 */
export function openXmlErrors(paths: readonly string[], inheritedFrom: readonly string[] = []): readonly OpenXmlError[] | null {
  const script = join(__dirname, "..", "..", ".config", "openxml.mjs");
  const args = [...inheritedFrom.flatMap((file) => ["--inherited-from", file]), ...paths];
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  const summary = JSON.parse(lines.pop() ?? "null") as { readonly errors: number } | null;
  if (summary === null) {
    if (process.env["CI"] || !stderr.includes("SKIPPED"))
      throw new Error(`the Open XML validator did not run: ${stderr || stdout}`);
    console.warn(stderr.trim());
    return null;
  }
  const errors = lines.map((line) => JSON.parse(line) as OpenXmlError);
  if (errors.length !== summary.errors)
    throw new Error(`the Open XML validator counted ${summary.errors} errors and printed ${errors.length}`);
  return errors;
}
