// Title, author and the like, and the properties that a program or a clerk has added.
import { no, yes, type Outcome } from "../../core/outcome";
import type { Package } from "../opc/zip";
import { END, OPEN, XmlScanner } from "../opc/xml";

/** Core properties under their names in the file (title, creator …), then custom ones under theirs. */
export function readDocxProperties(file: Package): Outcome<Readonly<Record<string, string>>> {
  const roots = file.relations("");
  if (!roots.ok) return roots;
  const properties = new Map<string, string>();
  for (const kind of ["core-properties", "extended-properties", "custom-properties"]) {
    const part = roots.value.find((relation) => relation.kind === kind && !relation.external)?.target;
    if (part === undefined || !file.has(part)) continue;
    const text = file.text(part);
    if (!text.ok) return text;
    const xml = new XmlScanner(text.value, part);
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event !== OPEN || xml.depth !== 2) continue;
      const name = kind === "custom-properties" ? xml.attribute("name") : xml.local;
      // Of the program's own statistics only the owner matters.
      if (name === undefined || (kind === "extended-properties" && name !== "Company")) continue;
      const value = xml.content().trim();
      if (value !== "" && !properties.has(name)) properties.set(name, value);
    }
    if (xml.fault) return no(xml.fault);
  }
  return yes(Object.fromEntries(properties));
}
