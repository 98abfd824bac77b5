// Which namespace an XML part is of: that of its root.
import { OPEN, XmlScanner } from "../../adapters/opc/xml";

/** @returns undefined where the text has no root */
export function rootNamespace(xml: string): string | undefined {
  const scanner = new XmlScanner(xml, "customXml");
  return scanner.next() === OPEN ? scanner.namespace : undefined;
}
