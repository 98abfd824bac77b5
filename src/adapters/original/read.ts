// Any original → what it holds. One place knows all readers; each is fetched when the first file comes that it is for.
import { no, yes, type Outcome } from "../../core/outcome";
import type { NamedRow, RawDocument } from "../../core/document/source";
import type { Codec } from "../opc/archive";
import { kindOf, type Kind } from "./kind";

/** What readers need of the world around them. */
export interface Surroundings {
  /** Who inflates packages; ours everywhere but under Node. */
  readonly codec?: Codec;
  /** The folder, with its last slash, of the tables that say which characters a PDF's old Chinese fonts mean. */
  readonly characterMaps: string;
}

/** One of the files that an archive or a letter holds. */
export interface Inner {
  /** With its folders, as the archive spells it. */
  readonly name: string;
  bytes(): Outcome<Uint8Array>;
}

export type Original =
  | {
      readonly kind: "document";
      readonly document: RawDocument;
      /** The rows that the workbook names, for whoever has to know what its labels no longer say. */
      readonly names?: () => Outcome<readonly NamedRow[]>;
    }
  /** Figures as a program wrote them: JSON. */
  | { readonly kind: "figures"; readonly value: unknown }
  | { readonly kind: "several"; readonly sources: readonly Inner[] };

const whole = (document: Outcome<RawDocument>): Outcome<Original> =>
  document.ok ? yes({ kind: "document", document: document.value }) : document;
const several = (sources: Outcome<readonly Inner[]>): Outcome<Original> =>
  sources.ok ? yes({ kind: "several", sources: sources.value }) : sources;

export async function readOriginal(bytes: Uint8Array, name: string, surroundings: Surroundings): Promise<Outcome<Original>> {
  const kind = kindOf(bytes, name);
  return kind.ok ? readAs(kind.value, bytes, name, surroundings) : kind;
}

async function readAs(kind: Kind, bytes: Uint8Array, name: string, surroundings: Surroundings): Promise<Outcome<Original>> {
  const { codec } = surroundings;
  switch (kind) {
    case "xlsx": {
      const { readNamedRows, readXlsx } = await import("../xlsx/read");
      const document = readXlsx(bytes, codec);
      return document.ok
        ? yes({ kind: "document", document: document.value, names: () => readNamedRows(bytes, codec) })
        : document;
    }
    case "xls":
      return whole((await import("../sheets/read")).readSheets(bytes, codec));
    case "docx":
      return whole((await import("../docx/read")).readDocx(bytes, codec));
    case "doc":
      return whole((await import("../doc/read")).readDoc(bytes));
    case "odt":
      return whole((await import("../odt/read")).readOdt(bytes, codec));
    case "pdf":
      return whole(await (await import("../pdf/read")).readPdf(bytes, surroundings.characterMaps));
    case "html":
      return whole((await import("../html/read")).readHtmlBytes(bytes));
    case "page-archive":
    case "mail":
      return readMail(kind, bytes);
    case "txt":
      return whole((await import("../text/read")).readTextBytes(bytes, name));
    case "zip":
      return several((await import("../archive/read")).readArchive(bytes, codec));
    case "json": {
      const [{ decodeText }, { readJson }] = await Promise.all([import("../text/decode"), import("../text/json")]);
      const value = readJson(decodeText(bytes));
      return value.ok ? yes({ kind: "figures", value: value.value }) : value;
    }
  }
}

/** A letter is its page or its text, and each file that came with it. */
async function readMail(kind: "page-archive" | "mail", bytes: Uint8Array): Promise<Outcome<Original>> {
  const [{ readLetter }, { readHtml }, { readText }] = await Promise.all([
    import("../mail/read"),
    import("../html/read"),
    import("../text/read"),
  ]);
  const letter = await readLetter(bytes);
  if (!letter.ok) return letter;
  const { html, text, subject, attached } = letter.value;
  if (kind === "mail" && attached.length > 0) return yes({ kind: "several", sources: attached });
  const document = html !== undefined ? readHtml(html) : yes(readText(text ?? ""));
  if (!document.ok) return document;
  const properties = subject === undefined ? {} : { title: subject };
  return yes({ kind: "document", document: { ...document.value, properties: { ...properties, ...document.value.properties } } });
}

/** The one document in it, where there is one alone. */
export async function readSingle(
  bytes: Uint8Array,
  name: string,
  surroundings: Surroundings,
): Promise<Outcome<Exclude<Original, { readonly kind: "several" }>>> {
  const original = await readOriginal(bytes, name, surroundings);
  if (!original.ok || original.value.kind !== "several")
    return original as Outcome<Exclude<Original, { readonly kind: "several" }>>;
  const { sources } = original.value;
  const [only] = sources;
  if (only === undefined) return no({ kind: "no-table-found" });
  if (sources.length > 1) return no({ kind: "several-reports", of: "files", names: sources.map((source) => source.name) });
  return readInner(only, surroundings);
}

/** An archive within an archive is not opened: nobody keeps reports so, and who would harm does. */
export async function readInner(
  inner: Inner,
  surroundings: Surroundings,
): Promise<Outcome<Exclude<Original, { readonly kind: "several" }>>> {
  const bytes = inner.bytes();
  if (!bytes.ok) return bytes;
  const original = await readOriginal(bytes.value, inner.name, surroundings);
  if (!original.ok) return original;
  if (original.value.kind === "several")
    return no({ kind: "not-a-file-we-read", found: "压缩包里的压缩包或邮件", way: "unpack" });
  return yes(original.value);
}
