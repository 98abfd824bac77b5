// The desk of a page without a browser: a county's two rounds, with the list, what is accepted, what is left out, and all of it put
// away as one file and opened again.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { openArchive } from "../../src/adapters/opc/archive";
import { readDocx } from "../../src/adapters/docx/read";
import type { SourceOutcome } from "../../src/app/outputs/check-outcome";
import { figuresFile } from "../../src/app/read/figures-file";
import type { DeskQuestion } from "../../src/taskpane/desk/checking";
import { keptOutcomes } from "../../src/taskpane/desk/keeping";
import { docx, p, r } from "../adapters/docx/build";
import { formFor, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine } from "../support/command-line";
import { answered, county, type County } from "../support/county";
import { storesWithRoomFor } from "../support/browser-stores";
import { inMemory, opened } from "./opened-desk";

const home = mkdtempSync(join(tmpdir(), "nianbao-pane-desk-"));
const cli = commandLine();
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  cli.end();
});

const fileOf = (path: string): File =>
  new File([readFileSync(path)], path.split("/").at(-1)!, { lastModified: statSync(path).mtimeMs });
const questions = ({ folder }: County): DeskQuestion[] =>
  readdirSync(folder).map((name) => ({ path: name, file: fileOf(join(folder, name)) }));
const json = (name: string, content: string): File => new File([content], name);

describe("a county of sixty on the desk of a page", () => {
  const planted = county(home, 60);
  const { session, saved } = opened();
  const view = session.view;
  let desk: File;

  beforeAll(async () => {
    // Of the unit that sent two reports the second is the newer one.
    const again = join(planted.folder, "042b.txt");
    utimesSync(again, new Date(2024, 0, 25), new Date(2024, 0, 25));
    await session.begin();
    await session.add(questions(planted));
    await session.lay({ due: planted.due, office: "柳河县政务公开办", by: "张三", back: "2024-03-05" });
    await session.addBeside(fileOf(planted.list));
  });

  it("calls the list: who is missing, late and renamed, and asks whose a renamed one is", async () => {
    const { units } = view().roll!.call;
    const of = (state: string): string[] => units.filter((unit) => unit.state === state).map(({ name }) => name);
    expect(of("missing")).toEqual(planted.missing);
    expect(new Map(units.filter(({ late }) => late > 0).map(({ name, late }) => [name, late]))).toEqual(planted.late);
    expect(of("renamed")).toEqual([...planted.renamed.keys()]);
    expect(view().roll!.reminders[0]!.text).toContain("柳河县政务公开办");
    const [name] = of("renamed");
    const unit = units.find((one) => one.name === name)!;
    await session.lay({ named: { [view().roll!.files[unit.files[0]!]!.source]: name! } });
    expect(view().roll!.call.units.find((one) => one.name === name)!.state).toBe("sent");
    await session.lay({ named: {} });
  });

  it("returns what is faulty by the date that was said, as text, in one document and on the office's own form", async () => {
    const [unit] = planted.faulty.keys();
    const { source } = view().entries.find((entry) => entry.unit === unit)!;
    expect(await session.slipText(source)).toContain("3月5日");
    const letters = JSON.stringify(readDocx(await saved("letters")));
    for (const faulty of planted.faulty.keys()) expect(letters).toContain(`${faulty}：`);
    const own = docx({ body: `${p(r("致{{单位}}，{{落款}}"))}${p(r("{{问题表}}"))}` });
    await session.lay({ template: { name: "模板.docx", file: new File([new Uint8Array(own)], "模板.docx") } });
    const slips = openArchive(await saved("slips"));
    expect(slips.ok && slips.value).toHaveLength(planted.faulty.size);
    const strange = docx({ body: p(r("{{局长}}")) });
    await session.lay({ template: { name: "坏.docx", file: new File([new Uint8Array(strange)], "坏.docx") } });
    await session.save("slips");
    expect(view().told).toContain("{{局长}}不是退回单的占位符");
  });

  it("accepts what passes in the reviewer's name, with a reason where something is let pass", async () => {
    const passed = view().entries.find(({ standing }) => standing === "passed")!;
    await session.accept(passed.source, {}, "");
    expect(view().beside.seals.map(({ unit, by }) => [unit, by])).toEqual([[passed.unit, "张三"]]);
    expect(view().entries.find(({ source }) => source === passed.source)!.seal!.state).toBe("sealed");
    const faulty = view().entries.find(({ standing }) => standing === "returned")!;
    await session.accept(faulty.source, {}, "");
    expect(view().told).toMatch(/^没有验收：.*写明准予通过的理由。$/u);
    const waived = Object.fromEntries(faulty.findings.map(({ rule }) => [rule, "原始登记如此，已经核实"]));
    await session.accept(faulty.source, Object.fromEntries(Object.keys(waived).map((rule) => [rule, "行"])), "");
    expect(view().told).toBe("理由至少要写6个字。");
    await session.accept(faulty.source, waived, "");
    expect(view().beside.seals).toHaveLength(2);
    const record = JSON.parse(new TextDecoder().decode(await saved("seals"))) as {
      accepted: { waivers: { reason: string }[] }[];
    };
    expect(record.accepted[1]!.waivers[0]!.reason).toBe("原始登记如此，已经核实");
    expect(new TextDecoder().decode(await saved("page"))).toContain("理由：原始登记如此，已经核实");
  });

  it("adds up to what the command line adds up to, without what is left out", async () => {
    const [out] = planted.faulty.keys();
    await session.lay({ without: { [out!]: "数据还在核实，暂不汇总" } });
    const book = readXlsx(await saved("sum"));
    const figures = (read: ReturnType<typeof readXlsx>): unknown =>
      read.ok &&
      read.value.blocks.flatMap((block) =>
        block.kind === "grid" && /^表[二三四]$/u.test(block.name) ? block.cells.map(({ number, text }) => number ?? text) : [],
      );
    const file = cli.at("汇总.xlsx");
    cli.run("sum", planted.folder, "--list", planted.list, "--without", `${out!}=数据还在核实，暂不汇总`, "--out", file);
    const theirs = readXlsx(readFileSync(file));
    expect(theirs.ok).toBe(true);
    expect(figures(book)).toEqual(figures(theirs));
    expect(JSON.stringify(figures(book))).toContain(`${out!}（按选择未计入：数据还在核实，暂不汇总）`);
  });

  it("is put away as one file, and another machine opens it as it was", async () => {
    desk = new File([(await saved("desk")) as Uint8Array<ArrayBuffer>], "审核台.json");
    const other = opened();
    await other.session.addBeside(desk);
    const { template: _template, ...beside } = view().beside;
    expect(other.session.view().beside).toEqual(beside);
    expect(other.session.view().entries).toEqual(view().entries);
    expect(other.session.view().roll).toEqual(view().roll);
    // Files that are given again are known.
    await other.session.add(questions(planted));
    expect(other.session.view().told).toBe(`${view().entries.length}份已经审核过。`);
    const text = await desk.text();
    // A rule that is none, a seal whose figures were changed, a result without its findings.
    for (const broken of [
      text.replace('"findings":[{"rule":"R', '"findings":[{"rule":"X'),
      text.replace(/("seals":\[\{.*?"figures":\[)\d+/u, "$1987"),
      text.replace(/"findings":\[\]/u, '"findings":0'),
    ]) {
      expect(broken).not.toBe(text);
      await other.session.addBeside(json("审核台.json", broken));
      expect(other.session.view().told).toContain("不是审核结果、验收记录、上级报告、地方要求，也不是存过的审核台");
    }
  });

  it("goes into the next round: what was mended, what came unchanged, and who did not answer", async () => {
    await session.nextRound();
    expect(view().entries).toEqual([]);
    const [same, silent, ...mended] = [...planted.faulty.keys()];
    const next = [same!, ...mended].map((unit, at) => {
      const path = `二/${at}.${planted.extension(unit)}`;
      return { path, file: json(path, answered(planted, unit, unit === same ? "same" : "mended")) };
    });
    await session.add(next);
    const { rounds, entries } = view();
    const open = rounds!.unanswered.map(({ unit }) => unit);
    expect(open).toEqual([silent]);
    expect(entries.find(({ unit }) => unit === same)!.round!.isUnchanged).toBe(true);
    for (const unit of mended) {
      const { round } = entries.find((entry) => entry.unit === unit)!;
      expect([unit, round!.still.length, round!.fresh.length, round!.mended.length > 0]).toEqual([unit, 0, 0, true]);
    }
  });
});

it("a page that is killed in the middle has what was done before, and goes on with the rest", async () => {
  const planted = county(mkdtempSync(join(home, "killed-")), 24);
  const kept = inMemory();
  const given = questions(planted);
  const first = opened(kept, 120);
  let seen = 0;
  first.session.listen(() => void (seen = first.session.view().done));
  const running = first.session.add(given);
  while (seen < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  // Nobody says goodbye: what another page finds is what had been kept by now.
  let found = 0;
  await kept.each(() => void (found += 1));
  expect(found).toBeGreaterThanOrEqual(seen);
  first.session.cancel();
  await running;
  const again = opened(kept);
  await again.session.begin();
  const before = again.session.view().entries.length;
  expect(before).toBeGreaterThanOrEqual(seen);
  expect(before).toBeLessThan(given.length);
  await again.session.add(given);
  expect(again.session.view().total).toBe(given.length - before);
  expect(again.session.view().entries).toHaveLength(given.length);
  expect(again.session.view().entries.filter(({ standing }) => standing === "returned")).toHaveLength(planted.faulty.size);
});

it("holds in the page what a full store has no room for, says so, and saves all of it", async () => {
  const given = globalThis as { indexedDB?: unknown };
  given.indexedDB = storesWithRoomFor(5);
  try {
    const planted = county(mkdtempSync(join(home, "full-")), 24);
    const kept = await keptOutcomes();
    const { session, saved } = opened(kept);
    await session.begin();
    expect(session.view().lasts).toBe(true);
    await session.add(questions(planted));
    const { told, lasts, unsaved, entries } = session.view();
    expect(told).toMatch(/这个浏览器不能保存结果，关闭前请先存成文件。$/u);
    expect([lasts, unsaved]).toEqual([false, true]);
    expect(entries.filter(({ standing }) => standing === "returned")).toHaveLength(planted.faulty.size);
    const { results } = JSON.parse(new TextDecoder().decode(await saved("desk"))) as { readonly results: readonly unknown[] };
    expect(results).toHaveLength(questions(planted).length);
    expect(session.view().unsaved).toBe(false);
    // The next page finds what there was room for.
    let found = 0;
    await (await keptOutcomes()).each(() => void (found += 1));
    expect(found).toBe(5);
    await session.clear();
    expect(kept.lasts).toBe(true);
  } finally {
    delete given.indexedDB;
  }
});

describe("reports held against one another, and against the parent's", () => {
  const planted = county(mkdtempSync(join(home, "beside-")), 24);
  const { session, saved } = opened();
  const view = session.view;
  const COPIED =
    "街道把湖岸整治的每一步都贴在巷口的公告栏里，施工图、工期、占道范围和补偿办法逐户讲清，十一次夜间说明会的记录全文上网，居民提出的八条改线意见采纳了六条，未采纳的两条写明了理由和下一步的安排。";
  const copies = ["一街道", "二街道"].map((name) =>
    cli.text(suqian2024, `${name}.txt`, `${COPIED}全年新收申请3525件。`, `东城区${name}办事处`),
  );
  const given = (path: string): DeskQuestion => ({ path: path.split("/").at(-1)!, file: fileOf(path) });

  it("finds what was copied, in both reports, as the command line does, until another report comes", async () => {
    await session.add(copies.map(given));
    await session.findAlike();
    expect(view().told).toBe("比对了2份有正文的报告，发现2处雷同。");
    const ran = cli.run("check", ...copies, "--sameness", "--format", "json");
    const theirs = (JSON.parse(ran.out) as SourceOutcome[]).map(({ unit, findings }) => [unit, findings.map(({ rule }) => rule)]);
    expect(view().entries.map(({ unit, findings }) => [unit, findings.map(({ rule }) => rule)])).toEqual(theirs);
    expect(theirs.every(([, rules]) => rules!.includes("R44"))).toBe(true);
    const page = new TextDecoder().decode(await saved("page"));
    expect(page).toContain("2个单位互相雷同：东城区一街道办事处、东城区二街道办事处");
    const board = readXlsx(await saved("board"));
    expect(board.ok && board.value.blocks.some((block) => block.kind === "grid" && block.name === "雷同")).toBe(true);
    // Put away and opened again it is there still; another report makes it void.
    const other = opened();
    await other.session.addBeside(new File([(await saved("desk")) as Uint8Array<ArrayBuffer>], "审核台.json"));
    expect(other.session.view().beside.alike).toHaveLength(2);
    await session.add([given(cli.figures(suqian2024, "三局.json", "东城区住房局"))]);
    expect(view().beside.alike).toBeUndefined();
    expect(view().entries.flatMap(({ findings }) => findings.filter(({ rule }) => rule === "R44"))).toEqual([]);
    await session.clear();
  });

  it("names the parent's figure that the units do not come to, in the words of the command line", async () => {
    await session.add(questions(planted));
    const sum = JSON.parse(cli.run("sum", planted.folder, "--format", "json").out) as {
      year: number;
      cells: { id: string; value: number }[];
    };
    const form = formFor({ ...suqian2024, year: sum.year });
    const values = form.cells.map(({ id }) => sum.cells.find((cell) => cell.id === id)!.value);
    values[form.byId.get("requests.unable.notHeld.business")!.index]! += 90;
    const parent = cli.at("柳河县.json");
    writeFileSync(parent, JSON.stringify(figuresFile({ form, values, unit: "柳河县人民政府", year: sum.year })));
    await session.addBeside(fileOf(parent));
    expect(view().told).toContain("已放入上级报告柳河县.json");
    const found = (text: string): readonly string[] => text.split("\n").filter((line) => /^ {2}\[/u.test(line));
    const theirs = found(cli.run("sum", planted.folder, "--parent", parent).out);
    const book = readXlsx(await saved("sum"));
    expect(found(view().told)).toEqual(theirs);
    expect(theirs.filter((line) => line.includes("上级报告"))[0]).toMatch(/上级报告最可能.*企业/u);
    expect(book.ok && book.value.blocks.some((block) => block.kind === "grid" && block.name === "本级差额")).toBe(true);
  });

  it("holds every file against last year's rules as well, and keeps that with the desk", async () => {
    const rules = JSON.parse(new TextDecoder().decode(await saved("rules"))) as { id: string }[];
    const old = rules.filter(({ id }) => !["R01", "R02", "R03"].includes(id));
    await session.addBeside(json("规则2025.json", JSON.stringify(old)));
    const faulty = view().entries.filter(({ standing }) => standing === "returned");
    expect(faulty.length).toBe(planted.faulty.size);
    for (const { otherRules } of faulty)
      expect([otherRules!.name, otherRules!.standing, otherRules!.onlyNow.length > 0]).toEqual([
        "规则2025.json的规则",
        "passed",
        true,
      ]);
    const other = opened();
    await other.session.addBeside(new File([(await saved("desk")) as Uint8Array<ArrayBuffer>], "审核台.json"));
    expect(other.session.view().entries).toEqual(view().entries);
  });

  it("leaves out the letters of its own that lie among the reports, and says so", async () => {
    await session.clear();
    await session.add(questions(planted));
    const slips = await saved("slips");
    const letters = await saved("letters");
    const before = view().entries;
    await session.add([
      { path: "退回/退回单.zip", file: new File([slips as Uint8Array<ArrayBuffer>], "退回单.zip") },
      { path: "退回/全部.docx", file: new File([letters as Uint8Array<ArrayBuffer>], "全部.docx") },
    ]);
    expect(view().entries).toEqual(before);
    expect(view().told).toContain(`有${planted.faulty.size + 1}份是退回单（`);
    writeFileSync(join(planted.folder, "全部.docx"), letters);
    const ran = cli.run("check", planted.folder, "--format", "json");
    expect(ran.err).toContain("有1份是退回单（全部.docx），不是单位的报告，没有计入。");
    expect(JSON.parse(ran.out)).toHaveLength(before.length);
    expect(cli.run("sum", planted.folder).err).toContain("有1份是退回单（全部.docx）");
    // Alone it was meant: it is told what it is.
    expect(cli.run("check", join(planted.folder, "全部.docx")).out).toContain("这是退回修改单，不是报告");
  });
});

describe("a batch held against last year's reports and local requirements", () => {
  const { session, saved } = opened();
  const view = session.view;
  const given = (path: string): DeskQuestion => ({ path: path.split("/").at(-1)!, file: fileOf(path) });
  const form = formFor(suqian2024);
  const carried = form.byId.get("requests.carriedForward.naturalPerson")!.index;
  const now = ["教育局", "水务局", "民政局"].map((name) => cli.figures(suqian2024, `青溪县${name}.json`, `青溪县${name}`));
  // Of the first unit as it was, of the second with another figure carried over, of the third none.
  const before = [
    cli.figures(suqian2023, "上年一.json", "青溪县教育局"),
    cli.figures(suqian2023, "上年二.json", "青溪县水务局", (values) => (values[carried] = Number(values[carried]) + 5)),
  ];
  const lines = [
    ["名称", "", "青溪县要求", "", ""],
    ["文号", "", "青政办发〔2023〕7号", "", ""],
    ["适用年度", "", "2023起", "", ""],
    ["勾稽关系", "", "requests.granted.total >= requests.received.total", "B", "新收不多于公开"],
  ].map(([项目, 范围, 内容, 类别, 名称]) => ({ 项目, 范围, 内容, 类别, 名称 }));
  const local = json("青溪县要求.json", JSON.stringify({ 地方要求: lines }));
  const rules = (
    entries: readonly { readonly unit?: string | null; readonly findings: readonly { readonly rule: string }[] }[],
  ) => new Map(entries.map(({ unit, findings }) => [unit, findings.map(({ rule }) => rule).sort()]));
  const theirs = (...options: readonly string[]) =>
    rules(JSON.parse(cli.run("check", ...now, "--format", "json", ...options).out) as SourceOutcome[]);

  it("pairs them by unit, checks at once again what was checked, and comes to what the command line comes to", async () => {
    await session.add(now.map(given));
    expect(rules(view().entries)).toEqual(theirs());
    await session.addBefore([...before.map(given), { path: "说明.txt", file: json("说明.txt", "没有统计表") }]);
    expect(view().told).toBe(
      "已放入上年报告2份（2023年度），按单位逐份核对跨年度的数。没有认出单位、年度或统计表的1份没有放入，请核对：说明.txt。已重新审核3份。",
    );
    const paired = theirs("--previous", before[0]!, "--previous", before[1]!);
    expect(rules(view().entries)).toEqual(paired);
    expect(paired.get("青溪县水务局")!.length).toBeGreaterThan(paired.get("青溪县教育局")!.length);
    await session.addBeside(local);
    expect(view().told).toBe("已放入地方要求青溪县要求.json，每份都按它核对。已重新审核3份。");
    writeFileSync(cli.at("青溪县要求.json"), await local.text());
    const both = theirs("--previous", before[0]!, "--previous", before[1]!, "--profile", cli.at("青溪县要求.json"));
    expect(rules(view().entries)).toEqual(both);
    expect([...both.values()].every((found) => found.includes("R91"))).toBe(true);
    const [own] = JSON.parse(new TextDecoder().decode(await saved("json"))) as { rules: string }[];
    const [asked] = JSON.parse(cli.run("check", now[0]!, "--format", "json", "--profile", cli.at("青溪县要求.json")).out) as {
      rules: string;
    }[];
    expect(own!.rules).toBe(asked!.rules);
  });

  it("holds all against the same, also what comes while last year's reports are being read", async () => {
    for (const pause of [0, 40, 120]) {
      const other = opened(undefined, pause);
      const states: boolean[] = [];
      other.session.listen(() => void states.push(other.session.view().isRunning));
      const read = other.session.addBefore(before.map(given));
      const first = other.session.add(now.slice(0, 2).map(given));
      await new Promise((resolve) => setTimeout(resolve, pause / 2));
      await Promise.all([read, first, other.session.add(now.slice(2).map(given))]);
      expect(rules(other.session.view().entries)).toEqual(theirs("--previous", before[0]!, "--previous", before[1]!));
      expect(other.session.view()).toMatchObject({ isRunning: false, beside: { stale: [] } });
      // One run is over before the next begins.
      expect(states.filter((isRunning, at) => isRunning !== (states[at - 1] ?? false)).length % 2).toBe(0);
    }
  });

  it("says which results are older, on another machine too, until their files come again", async () => {
    const other = opened();
    await other.session.addBeside(new File([(await saved("desk")) as Uint8Array<ArrayBuffer>], "审核台.json"));
    expect(other.session.view().beside.before?.reports).toHaveLength(2);
    await other.session.holdAgainst({ local: undefined }, "");
    expect(other.session.view().told).toBe("3份是换材料以前审核的，请把文件再放入一次。");
    await other.session.add([given(now[0]!)]);
    expect(other.session.view().beside.stale).toHaveLength(2);
    const found = rules(other.session.view().entries);
    expect([found.get("青溪县教育局")!.includes("R91"), found.get("青溪县水务局")!.includes("R91")]).toEqual([false, true]);
  });
});
