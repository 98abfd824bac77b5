import { readHtml } from "../../../src/adapters/html/read";
import { flow } from "../../../src/core/prose/flow";
import { formFor, suqian2023 } from "../../core/diagnose/reports";

function menusOf(html: string): readonly string[] {
  const read = readHtml(html);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value.blocks.flatMap((block) => (block.kind === "text" && block.menu ? [block.text] : []));
}

const link = (text: string): string => `<li><a href="/x">${text}</a></li>`;
const TITLES = ["政务公开", "2023年新收申请12件办结", "办事服务", "互动交流"];
const PROSE = "<p>本年新收政府信息公开申请12件，均已答复。</p>";

describe("a page's ways to its other pages", () => {
  it("are its lists of links, and the days beside them", () => {
    const dated = TITLES.map((title) => `<li><a href="/x">${title}</a></li><p>2024-01-05</p>`).join("");
    expect(menusOf(`<ul>${TITLES.map(link).join("")}</ul>${PROSE}`)).toEqual(TITLES);
    expect(menusOf(`<ul>${dated}</ul>${PROSE}`)).toEqual(TITLES.flatMap((title) => [title, "2024-01-05"]).slice(0, -1));
  });

  it("are what stands in <nav>, linked or not", () => {
    expect(menusOf(`<nav>${TITLES.map((title) => `<div>${title}</div>`).join("")}</nav>${PROSE}`)).toEqual(TITLES);
  });

  it.each([
    ["fewer than four: attachments of the report", `<ul>${TITLES.slice(0, 3).map(link).join("")}</ul>${PROSE}`],
    ["sentences, linked or not", `<a href="/x">${PROSE.repeat(5)}</a>`],
    ["anchors that lead nowhere", TITLES.map((title) => `<p><a name="x">${title}</a></p>`).join("")],
    ["contents of the page itself", TITLES.map((title, at) => `<li><a href="#s${at}">${title}</a></li>`).join("")],
    ["lines that only begin with a link", TITLES.map((title) => `<p><a href="/x">${title}</a>共收到申请3件</p>`).join("")],
    ["figures one below the other", "<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p>"],
    ["links with the report between them", TITLES.map((title) => `${link(title)}${PROSE}`).join("")],
    [
      "links with a table between them",
      `${TITLES.slice(0, 2).map(link).join("")}<table><tr><td>1<td>2</table>${link("首页")}${link("返回")}`,
    ],
  ])("are not %s", (_, html) => expect(menusOf(html)).toEqual([]));

  it("are no prose", () => {
    const read = readHtml(`<ul>${TITLES.map(link).join("")}</ul>${PROSE}`);
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const { paragraphs } = flow(read.value.blocks, formFor(suqian2023), [], false);
    expect(paragraphs.map(({ text }) => text)).toEqual(["本年新收政府信息公开申请12件，均已答复。"]);
  });
});
