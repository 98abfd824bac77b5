// Options that several commands share, checked once.
import { extname } from "node:path";
import type { Hints } from "../core/recognise";

export interface Options {
  readonly year?: string | undefined;
  readonly unit?: string | undefined;
  readonly variant?: string | undefined;
  readonly out?: string | undefined;
  readonly format?: string | undefined;
  readonly previous?: readonly string[] | undefined;
  readonly sameness?: boolean | undefined;
  readonly explanations?: readonly string[] | undefined;
  readonly rule?: string | undefined;
  readonly key?: string | undefined;
  readonly reason?: string | undefined;
  readonly parent?: string | undefined;
  readonly list?: string | undefined;
  readonly with?: readonly string[] | undefined;
  readonly jobs?: string | undefined;
  readonly template?: string | undefined;
  readonly edition?: string | undefined;
  readonly again?: string | undefined;
  readonly bind?: boolean | undefined;
  readonly draft?: boolean | undefined;
  readonly conflict?: string | undefined;
  readonly override?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly placeholders?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** @returns why a file may not be called so: what is in a file, its name has to say; undefined when it may */
export function wrongExtension(out: string, wanted: readonly string[]): string | undefined {
  if (wanted.includes(extname(out).toLowerCase())) return undefined;
  const listed = wanted.length === 1 ? wanted[0]! : `${wanted.slice(0, -1).join("、")} 或 ${wanted.at(-1)!}`;
  return `--out 的扩展名应是 ${listed}。`;
}

/** How the results of a check or a comparison are given. */
export const FORMATS = ["text", "json", "html", "xlsx"] as const;
const EXTENSIONS = { json: [".json"], html: [".html", ".htm"], xlsx: [".xlsx"] } as const;

/** @returns why results in this format may not be written to a file called so; a text may be called anything */
export function misnamed(out: string | undefined, format: (typeof FORMATS)[number]): string | undefined {
  return out === undefined || format === "text" ? undefined : wrongExtension(out, EXTENSIONS[format]);
}

/** @returns undefined when the year is no year */
export function hintsOf(options: Options): Hints | undefined {
  if (options.year !== undefined && !/^20\d{2}$/u.test(options.year)) return undefined;
  return {
    ...(options.year !== undefined && { year: Number(options.year) }),
    ...(options.unit !== undefined && { unit: options.unit }),
  };
}
