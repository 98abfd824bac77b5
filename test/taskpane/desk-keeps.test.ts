// What a desk keeps, and what it says of it: in stores that an earlier page has filled, that another page fills too, or that are full.
import { keptResults } from "../../src/adapters/device/kept-results";
import type { ReportProse } from "../../src/app/outputs/batch-sameness";
import type { SourceOutcome } from "../../src/app/outputs/check-outcome";
import { threadAnswer, type AlikeAnswer, type DeskAnswer, type DeskQuestion } from "../../src/taskpane/desk/checking";
import { fileMark, keptOutcomes, keptProses } from "../../src/taskpane/desk/keeping";
import { packedBytes, unpackedBytes } from "../../src/taskpane/desk/packed";
import { figuresOf, formFor, suqian2024 } from "../core/diagnose/reports";
import { reportAsText } from "../support/text-forms";
import { storesWithRoomFor } from "../support/browser-stores";
import { inMemory, opened, type Opened } from "./opened-desk";

const COPIED =
  "镇里把水渠清淤的每一段都画在村口的公示板上，工期、用工、补助标准和验收办法逐户说明，九次院坝会的记录全文上网，村民提出的七条改线意见采纳了五条，未采纳的两条写明了理由和下一步的安排。渠首泵房的运行日志按旬张贴，停水检修提前三天用广播和短信两种方式告知，灌溉用水的分配比例由七个村民小组轮流核对签字，结果连同照片一起存进村务公开栏的档案盒备查。";

const given = (name: string, text: string): DeskQuestion => ({
  path: name,
  file: new File([text], name, { lastModified: 1_706_000_000_000 }),
});

const report = (unit: string, said: string): DeskQuestion =>
  given(
    `${unit}.txt`,
    [
      `${unit}${suqian2024.year}年政府信息公开工作年度报告`,
      "一、总体情况",
      `（一）主动公开。全年按要求公开政府信息。`,
      `（二）依申请公开。${said}全年新收申请3525件。`,
      reportAsText(formFor(suqian2024), figuresOf(suqian2024), "bars"),
      "五、存在的主要问题及改进情况",
      "公开的时效有待提高，下一步将加强培训。",
    ].join("\n"),
  );

const first = report("河西镇人民政府", COPIED);
const second = report("河东镇人民政府", COPIED);
const third = report("河口镇人民政府", "全年按要求公开政府信息。");

const stores = globalThis as { indexedDB?: unknown };
afterEach(() => void delete stores.indexedDB);

const found = async (question: DeskQuestion): Promise<DeskAnswer> =>
  (await threadAnswer(question, { characterMaps: "" })) as DeskAnswer;
const keysOf = async (name: string): Promise<string[]> => {
  const keys: string[] = [];
  await (await keptResults(name)).each((key) => void keys.push(key));
  return keys;
};
const pairsOf = ({ session }: Opened): string[] =>
  session
    .view()
    .beside.alike!.map(({ here, there }) => `${here.unit}/${there.unit}`)
    .sort();
const PAIRS = ["河东镇人民政府/河西镇人民政府", "河西镇人民政府/河东镇人民政府"];

describe("雷同 among what is kept", () => {
  it("leaves out prose whose result is not there, and names the right units", async () => {
    stores.indexedDB = storesWithRoomFor(99);
    const stray = await found(report("下游镇人民政府", COPIED));
    await (await keptProses()).put(" 下游镇.txt\n1\n1", stray.proses!);
    const desk = opened(await keptOutcomes());
    await desk.session.begin();
    await desk.session.add([first, second, third]);
    await desk.session.findAlike();
    expect(desk.session.view().making).toBeUndefined();
    expect(desk.session.view().told).toBe("比对了3份有正文的报告，发现2处雷同。");
    expect(pairsOf(desk)).toEqual(PAIRS);
  });

  it("counts the prose of each file from its own first report", async () => {
    const proseOf = async (question: DeskQuestion): Promise<ReportProse> =>
      (unpackedBytes((await found(question)).proses!) as ReportProse[])[0]!;
    const [one, two, other] = [await proseOf(first), await proseOf(second), await proseOf(third)];
    const files = [
      // It took too long: one report, and prose for each that is in it.
      { reports: [{ source: "合.zip", unit: null }], proses: packedBytes([other, other]) },
      { reports: [{ source: "西.txt", unit: "河西镇人民政府" }], proses: packedBytes([one]) },
      { reports: [{ source: "东.txt", unit: "河东镇人民政府" }], proses: packedBytes([two]) },
    ];
    const { compared, alike } = (await threadAnswer({ files }, { characterMaps: "" })) as AlikeAnswer;
    expect(compared).toBe(3);
    expect(alike.map(({ here }) => here.source).sort()).toEqual(["东.txt", "西.txt"]);
  });
});

describe("what an earlier page kept under other names", () => {
  const questions = [first, second];
  const filled = async (): Promise<void> => {
    stores.indexedDB = storesWithRoomFor(99);
    const [outcomes, proses] = [await keptResults("nianbao-desk"), await keptResults("nianbao-desk-prose")];
    for (const question of questions) {
      const answer = await found(question);
      await outcomes.put(fileMark(question), unpackedBytes(answer.outcomes!) as SourceOutcome[]);
      const own = unpackedBytes(answer.proses!) as (ReportProse | null)[];
      await proses.put(
        fileMark(question),
        own.map((one) => one ?? undefined),
      );
    }
  };

  it("is there again, prose and all, and stays there no longer", async () => {
    await filled();
    const desk = opened(await keptOutcomes());
    await desk.session.begin();
    expect(desk.session.view().told).toBe("上次审核的2份还在，再放入文件会接着审核。");
    expect(await keysOf("nianbao-desk")).toEqual([]);
    expect(await keysOf("nianbao-desk-prose")).toEqual([]);
    await desk.session.add(questions);
    expect(desk.session.view().told).toBe("2份已经审核过。");
    await desk.session.findAlike();
    expect(pairsOf(desk)).toEqual(PAIRS);
    const again = opened(await keptOutcomes());
    await again.session.begin();
    expect(again.session.view().entries).toEqual(desk.session.view().entries);
  });

  it("does not take the place of what was found since, nor come back as what nobody can read", async () => {
    await filled();
    const newer = await found(first);
    await (await keptOutcomes()).put(fileMark(first), newer.outcomes!);
    const old = await keptResults<unknown>("nianbao-desk");
    await old.put(fileMark(first), []);
    await old.put(fileMark(second), [{ source: second.path, findings: 0 }]);
    const { session } = opened(await keptOutcomes());
    await session.begin();
    expect(session.view().entries).toEqual(newer.entries);
    expect(await keysOf("nianbao-desk")).toEqual([]);
  });

  it("is gone with 清空", async () => {
    const { session } = await (async () => {
      stores.indexedDB = storesWithRoomFor(99);
      const desk = opened(await keptOutcomes());
      await desk.session.begin();
      return desk;
    })();
    // A page of old that is still open.
    for (const name of ["nianbao-desk", "nianbao-desk-prose"]) await (await keptResults(name)).put("甲.txt\n1\n1", []);
    await session.clear();
    for (const name of ["nianbao-desk", "nianbao-desk-prose", "nianbao-desk-packed"]) expect(await keysOf(name)).toEqual([]);
  });
});

describe("where there is no room", () => {
  const full = async (most: number): Promise<Opened> => {
    stores.indexedDB = storesWithRoomFor(most);
    const desk = opened(await keptOutcomes());
    await desk.session.begin();
    return desk;
  };

  it("says so as soon as a result is held by the page alone, not when all are there", async () => {
    const { session } = await full(0);
    const seen: boolean[] = [];
    session.listen(() => void (session.view().isRunning && seen.push(session.view().unsaved && !session.view().lasts)));
    await session.add([first, second, third]);
    expect(seen).toContain(true);
  });

  it("takes nothing for saved but the whole desk, which alone can be opened again", async () => {
    const { session, saved } = await full(1);
    await session.add([first, second]);
    for (const what of ["json", "board", "page"] as const) {
      await saved(what);
      expect([what, session.view().unsaved]).toEqual([what, true]);
    }
    const desk = await saved("desk");
    expect(session.view().unsaved).toBe(false);
    // What is opened has no room either; but it lies in its file.
    const other = await full(1);
    await other.session.add([third]);
    await other.session.addBeside(new File([desk as Uint8Array<ArrayBuffer>], "审核台.json"));
    expect(other.session.view().entries).toHaveLength(2);
    expect([other.session.view().lasts, other.session.view().unsaved]).toEqual([false, false]);
  });

  it("has room again once it is emptied", async () => {
    const { session } = await full(1);
    for (const emptied of [() => session.clear(), () => session.nextRound()]) {
      await session.add([first, second]);
      expect([session.view().lasts, session.view().unsaved]).toEqual([false, true]);
      await emptied();
      expect([session.view().lasts, session.view().unsaved]).toEqual([true, false]);
    }
  });

  it("still warns of a last round that is held by the page alone", async () => {
    const { session } = opened({ ...inMemory(), lasts: false, put: async () => false });
    await session.add([first]);
    await session.nextRound();
    expect(session.view().unsaved).toBe(true);
    await session.clear();
    expect(session.view().unsaved).toBe(false);
  });
});

describe("what was given and is not checked", () => {
  const picture = given("照片.png", "x");
  const begun = async ({ session }: Opened, files: readonly DeskQuestion[]): Promise<{ readonly end: Promise<void> }> => {
    const end = session.add(files);
    while (!session.view().isRunning) await new Promise((resolve) => setTimeout(resolve, 5));
    return { end };
  };

  it("is said at the end, with what was added meanwhile, and once", async () => {
    const desk = opened(inMemory(), 60);
    const { session } = desk;
    await session.add([first]);
    const { end } = await begun(desk, [first, second, picture]);
    await session.add([given("表.exe", "x"), third]);
    await end;
    expect(session.view().told).toBe("审核完3份。1份已经审核过，2个不是报告的格式，没有审核。");
    await session.add([first]);
    expect(session.view().told).toBe("1份已经审核过。");
    await session.add([report("河南镇人民政府", "全年按要求公开政府信息。")]);
    expect(session.view().told).toBe("审核完4份。");
  });

  it("is said where the run is stopped", async () => {
    const desk = opened(inMemory(), 60);
    const more = ["河南镇人民政府", "河西镇人民政府"].map((unit) => report(unit, "全年按要求公开政府信息。"));
    const { end } = await begun(desk, [first, second, third, ...more, picture]);
    // What was begun is ended: two files in either of two threads.
    await new Promise((resolve) => setTimeout(resolve, 30));
    desk.session.cancel();
    await end;
    expect(desk.session.view().told).toBe("已停下，还有1份没有审核，可以继续。1个不是报告的格式，没有审核。");
    await desk.session.resume();
    expect(desk.session.view().told).toBe("审核完5份。");
  });
});

/** Answers as a thread does, and dies over the files of that name. */
function mortal(name: string): Worker {
  const heard = new Map<string, (event: object) => void>();
  let isGone = false;
  return {
    addEventListener: (kind: string, listener: (event: object) => void) => heard.set(kind, listener),
    terminate: () => (isGone = true),
    postMessage: ({ at, question }: { readonly at: number; readonly question: DeskQuestion }) =>
      void new Promise((resolve) => setTimeout(resolve, 20)).then(async () => {
        if (isGone) return;
        if (question.path === name) return heard.get("error")!({ preventDefault: () => undefined });
        const answer = await threadAnswer(question, { characterMaps: "" });
        heard.get("message")!({ data: { at, answer } });
      }),
  } as unknown as Worker;
}

it("asks the page itself over the file that a thread has died of, and of no other that the thread had in hand", async () => {
  const answered: string[] = [];
  const desk = opened(
    inMemory(),
    0,
    () => mortal(second.path),
    (question) => "path" in question && answered.push(question.path),
  );
  await desk.session.add([first, second, third]);
  expect(answered).toEqual([second.path]);
  expect(
    desk.session
      .view()
      .entries.map(({ source }) => source)
      .sort(),
  ).toEqual([first, second, third].map(({ path }) => path).sort());
  expect(desk.session.view().told).toBe("审核完3份。");
});
