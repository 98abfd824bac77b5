import fc from "fast-check";

import { CLOSE, END, escapeAttribute, escapeText, OPEN, TEXT, XmlScanner } from "../../../src/adapters/opc/xml";

/** Every event in one line each, and the fault if there is one. */
function events(text: string): string[] {
  const xml = new XmlScanner(text, "p.xml");
  const seen: string[] = [];
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event === OPEN) seen.push(`<${xml.local}@${xml.depth}`);
    if (event === CLOSE) seen.push(`>${xml.local}@${xml.depth}`);
    if (event === TEXT) seen.push(`"${xml.characters}"`);
  }
  if (xml.fault) seen.push(xml.fault.kind);
  return seen;
}

const first = (text: string): XmlScanner => {
  const xml = new XmlScanner(text, "p.xml");
  expect(xml.next()).toBe(OPEN);
  return xml;
};

describe("events", () => {
  it.each`
    what                                   | text                                                         | seen
    ${"nested elements"}                   | ${"<a><b>1</b></a>"}                                         | ${["<a@1", "<b@2", '"1"', ">b@2", ">a@1"]}
    ${"empty element"}                     | ${"<a><b/><c /></a>"}                                        | ${["<a@1", "<b@2", ">b@2", "<c@2", ">c@2", ">a@1"]}
    ${"declaration, comment, instruction"} | ${'\ufeff<?xml version="1.0"?>\n<!--<x>--><a><?p >?></a>\n'} | ${["<a@1", ">a@1"]}
    ${"prefixes"}                          | ${"<x:a><y:b></y:b></x:a>"}                                  | ${["<a@1", "<b@2", ">b@2", ">a@1"]}
    ${"five entities and numbers"}         | ${"<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</a>"}          | ${["<a@1", '"<&>"\'A😀"', ">a@1"]}
    ${"CDATA"}                             | ${"<a><![CDATA[<&amp;]]></a>"}                               | ${["<a@1", '"<&amp;"', ">a@1"]}
    ${"line ends"}                         | ${"<a>1\r\n2\r3</a>"}                                        | ${["<a@1", '"1\n2\n3"', ">a@1"]}
    ${"greater-than in a value"}           | ${'<a b="1>2"/>'}                                            | ${["<a@1", ">a@1"]}
    ${"cut after a tag"}                   | ${"<a><b>"}                                                  | ${["<a@1", "<b@2", "damaged"]}
    ${"cut within a tag"}                  | ${"<a><b"}                                                   | ${["<a@1", "damaged"]}
    ${"cut within a value"}                | ${'<a b="1'}                                                 | ${["damaged"]}
    ${"cut within a comment"}              | ${"<a><!--"}                                                 | ${["<a@1", "damaged"]}
    ${"nothing"}                           | ${""}                                                        | ${["damaged"]}
    ${"crossed tags"}                      | ${"<a><b></a></b>"}                                          | ${["<a@1", "<b@2", "damaged"]}
    ${"closing without opening"}           | ${"</a>"}                                                    | ${["damaged"]}
    ${"prefixes that differ"}              | ${"<x:a></y:a>"}                                             | ${["<a@1", "damaged"]}
    ${"two roots"}                         | ${"<a/><b/>"}                                                | ${["<a@1", ">a@1", "damaged"]}
    ${"text after the root"}               | ${"<a/>x"}                                                   | ${["<a@1", ">a@1", "damaged"]}
    ${"attribute twice"}                   | ${'<a b="1" b="2"/>'}                                        | ${["damaged"]}
    ${"attribute without quotes"}          | ${"<a b=1/>"}                                                | ${["damaged"]}
    ${"attributes without a blank"}        | ${'<a b="1"c="2"/>'}                                         | ${["damaged"]}
    ${"less-than in a value"}              | ${'<a b="<"/>'}                                              | ${["damaged"]}
    ${"document type"}                     | ${'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}                | ${["forbidden-content"]}
    ${"unknown entity"}                    | ${"<a>&b;</a>"}                                              | ${["<a@1", '""', "forbidden-content"]}
    ${"bare ampersand"}                    | ${"<a>1 & 2</a>"}                                            | ${["<a@1", '""', "forbidden-content"]}
    ${"reference to no character"}         | ${"<a>&#0;</a>"}                                             | ${["<a@1", '""', "forbidden-content"]}
  `("$what", ({ text, seen }) => {
    expect(events(text)).toEqual(seen);
  });

  it("refuses nesting that only wears readers out", () => {
    expect(events("<a>".repeat(5000)).pop()).toBe("too-large");
  });

  it("is linear in the number of attributes it accepts, and stops there", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ` a${i}=""`).join("");
    expect(events(`<a${many}/>`)).toEqual(["damaged"]);
  });

  it("knows where every event stands", () => {
    const text = '<a>x<b c="1"/>y</a>';
    const xml = new XmlScanner(text, "p.xml");
    const places: string[] = [];
    for (let event = xml.next(); event !== END; event = xml.next()) places.push(text.slice(xml.start, xml.end));
    expect(places).toEqual(["<a>", "x", '<b c="1"/>', '<b c="1"/>', "y", "</a>"]);
  });
});

describe("attributes", () => {
  it("tells prefixed from plain", () => {
    const xml = first('<sheet id="1" r:id="rId2" name=\'甲&amp;乙&#10;\n丙\' empty=""/>');
    expect(xml.attribute("id")).toBe("1");
    expect(xml.prefixed("id")).toBe("rId2");
    expect(xml.attribute("name")).toBe("甲&乙\n 丙");
    expect(xml.attribute("empty")).toBe("");
    expect(xml.attribute("none")).toBeUndefined();
    expect(xml.either("name")).toBe("甲&乙\n 丙");
  });

  it("resolves namespaces where they hold", () => {
    const xml = first('<a xmlns="u" xmlns:p="v"><p:b xmlns:p="w"/><p:c/></a>');
    expect(xml.namespace).toBe("u");
    xml.next();
    expect([xml.local, xml.namespace]).toEqual(["b", "w"]);
    xml.next();
    xml.next();
    expect([xml.local, xml.namespace]).toEqual(["c", "v"]);
  });

  it("skips and collects whole elements", () => {
    const xml = first("<a><b><c/>1</b><b>2<c>3</c></b></a>");
    xml.next();
    xml.skip();
    xml.next();
    expect(xml.content()).toBe("23");
    expect(xml.next()).toBe(CLOSE);
    expect(xml.next()).toBe(END);
    expect(xml.fault).toBeUndefined();
  });
});

describe("escaping", () => {
  it("is undone by reading, but for characters XML cannot hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/\p{Cs}/gu, "");
        const xml = first(`<a b="${escapeAttribute(text)}">${escapeText(text)}</a>`);
        expect(xml.attribute("b")).toBe(legal);
        expect(xml.content()).toBe(legal);
      }),
    );
  });

  it("drops lone surrogates and keeps pairs", () => {
    expect(escapeText("\ud800𠮷\udc00")).toBe("𠮷");
  });
});

it("never throws and always ends, whatever the text", () => {
  const pieces = fc.constantFrom(
    "<a",
    "<a>",
    "</a>",
    "/>",
    ">",
    ' b="1"',
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    ";",
    "&#x",
    "<?",
    "?>",
    "x",
    " ",
    "<!DOCTYPE",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const seen = events(text);
      expect(seen.length).toBeLessThanOrEqual(2 * text.length + 1);
    }),
    { numRuns: 5000 },
  );
});
