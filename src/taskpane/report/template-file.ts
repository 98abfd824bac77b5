// 生成带占位符的模板, as a file: the same from every pane. Fetched when it is asked for.
import { templateDocx } from "../../adapters/docx/report";
import { tablePlaceholder, templateOutline } from "../../app/publish/template";
import { TEMPLATE_NAME } from "../../app/words/template-wording";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { OutgoingFile } from "../../ports/files";
import { VERSION } from "../version";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** @param unit - whose template it is, as far as it is known */
export function templateFile(form: NumberedForm, unit: string): OutgoingFile {
  const bytes = templateDocx(templateOutline(form, unit), tablePlaceholder, { name: "年报三表", version: VERSION });
  return { name: TEMPLATE_NAME, type: DOCX, content: bytes as Uint8Array<ArrayBuffer> };
}
