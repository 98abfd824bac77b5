// The parts of a workbook, found through relations and never by name.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { Codec } from "../opc/archive";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";
import { openPackage, type Package, type Relationship } from "../opc/zip";

interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** The sheet that a name belongs to is counted over all sheets, charts included, so it is told by its name. */
export interface XlsxDefinedName {
  readonly name: string;
  readonly refersTo: string;
  readonly sheet?: string;
  readonly hidden: boolean;
}

export interface XlsxWorkbook {
  readonly pack: Package;
  readonly part: string;
  readonly relations: readonly Relationship[];
  /** Worksheets in the order of their tabs, hidden ones too; charts and macro sheets have no cells. */
  readonly sheets: readonly SheetPart[];
  readonly names: readonly XlsxDefinedName[];
  /** Dates count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

export const damaged = (part: string, detail: string): { readonly ok: false; readonly refusal: Refusal } =>
  no({ kind: "damaged", part, detail });

/** The part that a relation of this kind leads to, when it leads to one. */
export const related = (relations: readonly Relationship[], ...kinds: readonly string[]): Relationship | undefined =>
  relations.find((relation) => !relation.external && kinds.includes(relation.kind));

export const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** @param wanted - "sheets" when nobody asks for the defined names, which are most of a form's workbook part */
export function openXlsxWorkbook(bytes: Uint8Array, codec?: Codec, wanted: "sheets" | "names" = "names"): Outcome<XlsxWorkbook> {
  const opened = openPackage(bytes, codec);
  if (!opened.ok) return opened;
  const pack = opened.value;
  const roots = pack.relations("");
  if (!roots.ok) return roots;
  const main = related(roots.value, "officeDocument");
  if (main === undefined) return no({ kind: "not-a-file-we-read", found: "没有正文的 Office 文件" });
  const other = refuseOtherDocument(pack.contentType(main.target) ?? "");
  if (other) return no(other);
  const relations = pack.relations(main.target);
  if (!relations.ok) return relations;
  const part = main.target;
  const listed = wanted === "sheets" ? pack.understood(part, "sheets", () => readTabs(pack, part)) : readList(pack, part);
  if (!listed.ok) return listed;
  const { tabs, names, from1904 } = listed.value;
  const sheets = sheetsOf(part, tabs, relations.value);
  if (!sheets.ok) return sheets;
  return yes({ pack, part, relations: relations.value, sheets: sheets.value, names, from1904 });
}

/** The sheets as the workbook part lists them, and what else it says. */
interface SheetList extends Pick<XlsxWorkbook, "names" | "from1904"> {
  readonly tabs: readonly { readonly name: string; readonly id: string }[];
}

/** Without the defined names, and without decoding them, where the part is written in the usual way. */
function readTabs(pack: Package, part: string): Outcome<SheetList> {
  const head = pack.head(part, "workbook", ["sheets>"]);
  if (!head.ok) return head;
  const listed = head.value === undefined ? undefined : readSheetList(head.value, part, true);
  return listed?.ok ? listed : readList(pack, part);
}

function readList(pack: Package, part: string): Outcome<SheetList> {
  const text = pack.text(part);
  return text.ok ? readSheetList(text.value, part, false) : text;
}

function sheetsOf(part: string, tabs: SheetList["tabs"], relations: readonly Relationship[]): Outcome<readonly SheetPart[]> {
  const sheets: SheetPart[] = [];
  for (const { name, id } of tabs) {
    const relation = relations.find((one) => one.id === id);
    if (relation === undefined || relation.external) return damaged(part, `找不到工作表“${name}”的内容`);
    if (relation.kind === "worksheet") sheets.push({ name, part: relation.target });
  }
  return yes(sheets);
}

/** What the main part says it is, when that is not a workbook. A missing type is forgiven: LibreOffice forgives it. */
function refuseOtherDocument(type: string): Refusal | undefined {
  if (type.includes("wordprocessingml")) return { kind: "wrong-extension", claimed: ".xlsx", found: ".docx" };
  if (type.includes("presentationml")) return { kind: "not-a-file-we-read", found: "PowerPoint 演示文稿（.pptx）" };
  if (type.includes("sheet.binary")) return { kind: "not-a-file-we-read", found: "Excel 二进制工作簿（.xlsb）" };
  return undefined;
}

function readSheetList(text: string, part: string, isHead: boolean): Outcome<SheetList> {
  const tabs: { readonly name: string; readonly id: string }[] = [];
  const names: { name: string; refersTo: string; tab: number | undefined; hidden: boolean }[] = [];
  let from1904 = false;
  const xml = new XmlScanner(text, part);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (isHead && event === CLOSE && xml.depth === 2 && xml.is("sheets")) break;
    if (event !== OPEN) continue;
    if (xml.depth === 1 && !xml.is("workbook")) return damaged(part, "不是工作簿");
    if (xml.depth === 2 && xml.is("workbookPr")) from1904 = isTrue(xml.attribute("date1904"));
    if (xml.depth !== 3) continue;
    if (xml.is("sheet")) {
      tabs.push({ name: xml.attribute("name") ?? "", id: xml.prefixed("id") ?? "" });
    } else if (xml.is("definedName")) {
      const name = xml.attribute("name") ?? "";
      const tab = xml.attribute("localSheetId");
      const hidden = isTrue(xml.attribute("hidden"));
      names.push({ name, hidden, tab: tab === undefined ? undefined : Number(tab), refersTo: xml.content() });
    }
  }
  if (xml.fault) return no(xml.fault);
  return yes({
    tabs,
    from1904,
    names: names.map(({ name, refersTo, tab, hidden }) => {
      const sheet = tab === undefined ? undefined : tabs[tab]?.name;
      return { name, refersTo, hidden, ...(sheet === undefined ? {} : { sheet }) };
    }),
  });
}
