// A page for the website with its charts: each behind its table, said in words, with the figures behind it, and the page is read
// as the same report.
import { strToU8 } from "fflate";

import { readHtmlBytes } from "../../../src/adapters/html/read";
import { chartPictures } from "../../../src/app/publish/pictures";
import { htmlReport, type Named } from "../../../src/app/publish/publish";
import { readReport } from "../../../src/app/read/read-report";
import { sure } from "../../support/word-files";
import { figures, form2021, named } from "../../support/word-reports";

const report = (granted: number, year = 2024): Named =>
  named(
    form2021,
    figures(
      form2021,
      {
        received: [granted + 40, 3, 0, 1],
        broughtForward: [5],
        granted: [granted],
        "unable.notHeld": [37, 2, 0, 1],
        carriedForward: [9],
      },
      {
        "proceedings.reconsideration.upheld": 21,
        "proceedings.reconsideration.pending": 4,
        "proceedings.reconsideration.total": 25,
      },
    ),
    year,
  );

const page = (of: Named, previous?: Named): string => htmlReport(of, "", chartPictures(of, previous));
const charts = (html: string): string[] => html.match(/<figure class="chart">.*?<\/figure>/gs) ?? [];

it("stand behind the tables that they are drawn from, and only where they are asked for", () => {
  const html = page(report(60));
  const at = (text: string): number => html.indexOf(text);
  expect(charts(html)).toHaveLength(4);
  expect(at('id="requests"')).toBeLessThan(at("图：申请办理情况"));
  expect(at("图：申请人构成")).toBeLessThan(at('id="proceedings"'));
  expect(at('id="proceedings"')).toBeLessThan(at("图：复议诉讼"));
  expect(charts(htmlReport(report(60)))).toEqual([]);
});

it("say what they show to whoever does not see them, and hold their figures as a table", () => {
  const [handling, results] = charts(page(report(60), report(10, 2023)));
  expect(handling).toMatch(
    /<svg class="drawing wide"[^>]* role="img" aria-label="申请办理情况：2024年新收104件，办结100件，结转下年9件；上年新收54件/u,
  );
  const cells = [...results!.matchAll(/<th scope="row">([^<]+)<\/th><td>(\d+)<\/td>/g)].map(([, name, count]) => [name, count]);
  expect(cells).toEqual([
    ["予以公开", "60"],
    ["部分公开", "0"],
    ["不予公开", "0"],
    ["无法提供", "40"],
    ["不予处理", "0"],
    ["其他处理", "0"],
  ]);
});

it("leave the page the report that it was: its tables are read, and no chart for one", () => {
  const read = sure(readReport(sure(readHtmlBytes(strToU8(page(report(60)))))));
  expect([read.misfits, read.absent, read.deviations]).toEqual([[], [], []]);
  expect(read.values).toEqual(report(60).values);
});

it("are none below ten cases", () => {
  const few = named(form2021, figures(form2021, { received: [4], granted: [4] }, {}), 2024);
  expect(charts(page(few))).toEqual([]);
});
