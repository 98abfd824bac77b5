// What changes in the other parts of a workbook when its cells change: recalculation, and the list of formulas.
import { no, yes, type Outcome } from "../../core/outcome";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";
import { apply, type TextEdit } from "./patch-text";
import { damaged } from "./workbook";

/** In the order of the schema, `calcPr` follows the last of these. */
const BEFORE_CALCULATION = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/** Asks the program that opens the workbook to recalculate everything once. */
export function recalculatedOnOpening(text: string, part: string): Outcome<string> {
  const xml = new XmlScanner(text, part);
  let prefix = "";
  let edit: TextEdit | undefined;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (xml.depth === 1 && event === OPEN) prefix = xml.prefix === "" ? "" : `${xml.prefix}:`;
    if (xml.depth !== 2) continue;
    if (event === CLOSE && BEFORE_CALCULATION.includes(xml.local)) {
      edit = { start: xml.end, end: xml.end, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` };
    }
    if (event !== OPEN || !xml.is("calcPr")) continue;
    if (xml.seek("fullCalcOnLoad")) {
      edit = { start: xml.valueStart, end: xml.valueEnd, text: "1" };
    } else {
      const nameEnd = xml.start + 1 + prefix.length + "calcPr".length;
      edit = { start: nameEnd, end: nameEnd, text: ' fullCalcOnLoad="1"' };
    }
    break;
  }
  if (xml.fault) return no(xml.fault);
  return edit ? yes(apply(text, [edit])) : damaged(part, "没有工作表清单");
}

/** The part without the elements of this name whose attribute has the value: a relation, or a content type. */
export function withoutElements(
  text: string,
  part: string,
  element: string,
  attribute: string,
  matches: (value: string) => boolean,
): Outcome<string> {
  const xml = new XmlScanner(text, part);
  const edits: TextEdit[] = [];
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2 || !xml.is(element)) continue;
    const { start } = xml;
    const gone = matches(xml.attribute(attribute) ?? "");
    xml.skip();
    if (gone) edits.push({ start, end: xml.end, text: "" });
  }
  return xml.fault ? no(xml.fault) : yes(apply(text, edits));
}
