// A .docx file as the parts that hold text, found by their relations and never by their names.
import { no, yes, type Outcome } from "../../core/outcome";
import type { Codec } from "../opc/archive";
import { openPackage, type Package } from "../opc/zip";
import { readStyles, type MarksOf, type Styles } from "./styles";
import { walkStory, type Story } from "./walk";

export interface DocxDocument {
  readonly file: Package;
  /** The part that is the body. */
  readonly main: string;
  readonly body: Story;
  /** Headers and footers, then footnotes, then endnotes. */
  readonly others: readonly Story[];
  readonly styles: Styles;
  /** The name of the part that the body relates to in this way, where there is one. */
  related(kind: string): string | undefined;
}

const mainTypes = /wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled/i;

export function openDocument(bytes: Uint8Array, codec?: Codec): Outcome<DocxDocument> {
  const file = openPackage(bytes, codec);
  if (!file.ok) return file;
  const roots = file.value.relations("");
  if (!roots.ok) return roots;
  const main = roots.value.find((relation) => relation.kind === "officeDocument" && !relation.external)?.target;
  if (main === undefined) return no({ kind: "damaged", part: "_rels/.rels", detail: "没有指向正文的关系" });
  const type = file.value.contentType(main) ?? "";
  if (!mainTypes.test(type)) return no({ kind: "not-a-file-we-read", found: officeFile(type) });
  const relations = file.value.relations(main);
  if (!relations.ok) return relations;
  const related = (kind: string): string | undefined =>
    relations.value.find((relation) => relation.kind === kind && !relation.external && file.value.has(relation.target))?.target;
  const styles = readStyles(file.value, related("styles"));
  if (!styles.ok) return styles;
  const { marks } = styles.value;
  const body = readStory(file.value, main, marks);
  if (!body.ok) return body;

  const others: Story[] = [];
  const seen = new Set<string>();
  for (const kind of ["header", "footer", "footnotes", "endnotes"]) {
    for (const relation of relations.value) {
      if (relation.kind !== kind || relation.external || seen.has(relation.target)) continue;
      seen.add(relation.target);
      // Word opens a document whose header is gone, and so do we.
      if (!file.value.has(relation.target)) continue;
      const story = readStory(file.value, relation.target, marks);
      if (!story.ok) return story;
      others.push(story.value);
    }
  }
  return yes({
    file: file.value,
    main,
    body: body.value,
    others,
    styles: styles.value,
    related,
  });
}

function readStory(file: Package, part: string, marks: MarksOf): Outcome<Story> {
  const text = file.text(part);
  return text.ok ? walkStory(text.value, part, marks) : text;
}

function officeFile(type: string): string {
  if (type.includes("spreadsheetml") || type.includes("ms-excel")) return "Excel 工作簿（.xlsx）";
  if (type.includes("presentationml")) return "PowerPoint 演示文稿（.pptx）";
  return "不是 Word 文档的 Office 文件";
}
