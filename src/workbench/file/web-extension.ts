// What an add-in keeps in the workbook, as Excel itself saves it: a web extension with the add-in's name and properties,
// which the list of task panes refers to ([MS-OWEXML] 2.2). An add-in of the same id finds its settings in either program.
import { END, escapeAttribute, OPEN, XmlScanner } from "../../adapters/opc/xml";
import type { Package } from "../../adapters/opc/zip";
import type { PlayedAddIn } from "../model/workbook";

const NS = "http://schemas.openxmlformats.org";
const MS = "http://schemas.microsoft.com/office";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PANES = "xl/webextensions/taskpanes.xml";
const EXTENSION = "xl/webextensions/webextension1.xml";

const relations = (type: string, target: string): string =>
  `${DECLARATION}<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`;

/** What goes into the lists of content types and of the package's own relations, and the parts themselves. */
export const webExtensionFiles = (addIn: PlayedAddIn, settings: ReadonlyMap<string, unknown>) => ({
  types:
    `<Override PartName="/${PANES}" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>` +
    `<Override PartName="/${EXTENSION}" ContentType="application/vnd.ms-office.webextension+xml"/>`,
  relation: `<Relationship Id="rIdPanes" Type="${MS}/2011/relationships/webextensiontaskpanes" Target="${PANES}"/>`,
  files: [
    [
      PANES,
      `${DECLARATION}<wetp:taskpanes xmlns:wetp="${MS}/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1">` +
        `<wetp:webextensionref xmlns:r="${NS}/officeDocument/2006/relationships" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
    ],
    ["xl/webextensions/_rels/taskpanes.xml.rels", relations(`${MS}/2011/relationships/webextension`, "webextension1.xml")],
    [
      EXTENSION,
      `${DECLARATION}<we:webextension xmlns:we="${MS}/webextensions/webextension/2010/11" id="{${addIn.id.toUpperCase()}}">` +
        `<we:reference id="${escapeAttribute(addIn.id)}" version="${escapeAttribute(addIn.version)}" store="developer" storeType="Registry"/><we:alternateReferences/>` +
        `<we:properties>${[...settings]
          .map(
            ([name, value]) => `<we:property name="${escapeAttribute(name)}" value="${escapeAttribute(JSON.stringify(value))}"/>`,
          )
          .join("")}</we:properties>` +
        `<we:bindings/><we:snapshot xmlns:r="${NS}/officeDocument/2006/relationships"/></we:webextension>`,
    ],
  ] as readonly (readonly [name: string, text: string])[],
});

/** The settings of an add-in that the file holds; those of other add-ins are not its business. */
export function settingsOf(pack: Package, { id }: PlayedAddIn): Map<string, unknown> {
  for (const name of pack.names.filter((part) => /^xl\/webextensions\/webextension\d*\.xml$/.test(part))) {
    const text = pack.text(name);
    if (!text.ok) continue;
    const found = new Map<string, unknown>();
    let isOurs = false;
    const xml = new XmlScanner(text.value, name);
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event !== OPEN) continue;
      if (xml.is("reference") && xml.attribute("id")?.toLowerCase() === id.toLowerCase()) isOurs = true;
      const value = xml.is("property") ? parsed(xml.attribute("value") ?? "") : undefined;
      if (value !== undefined) found.set(xml.attribute("name") ?? "", value);
    }
    if (isOurs && !xml.fault) return found;
  }
  return new Map();
}

/** Values are JSON in an attribute; what is none was written by a program we do not know, and is no setting. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
