import { audit } from "../../../src/core/prose/audit";
import { proseWords } from "../../../src/lexicon/words";
import sentences from "./sentences.json";
import { report, text, type ReportSketch } from "./reports";

const own = report((sentences.reports as unknown as Record<string, ReportSketch>)["e"]!);

const ABOUT_LAND = [
  "一、总体情况",
  "我局围绕自然资源领域群众关切，重点公开征地补偿安置公告、土地出让结果、采矿权登记等信息，做到征前告知、征中公示、征后公布，切实维护被征地农民的知情权。",
  "完善内部协同机制，由办公室牵头，各业务股室指定一名联络员，对拟公开内容实行承办股室初审、分管领导复审、办公室终审，逐级登记留痕，防止敏感信息外泄。",
  "建立申请会商制度，对涉及历史遗留地块、权属争议等复杂申请，邀请法律顾问共同研究，主动与申请人当面沟通，引导其通过不动产登记查询渠道获取所需材料。",
  "开展专题培训两次，组织业务骨干赴先进县区交流学习，邀请纪检部门参与日常监督，把公开质量与股室年终评先挂钩，推动责任逐级落实到岗到人。",
];
const ABOUT_HEALTH = [
  "一、总体情况",
  "聚焦就医便利和公共卫生安全，持续更新医疗机构名录、疫苗接种门诊、家庭医生签约服务等栏目，方便居民就近查询，并同步推送到社区宣传屏和村级广播。",
  "依托卫生监督执法平台，将抽检结果按月向社会公布，对不合格单位实行闭环整改，整改情况接受媒体和患者代表的共同评议，形成了较好的社会反响。",
  "通过健康讲堂、义诊活动、短视频等多种形式解读医保支付和分级诊疗政策，及时回应居民关于药品价格、检查互认的疑问，提升了政策知晓率和满意率。",
];
const BOILERPLATE = [
  "一、总体情况",
  "根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知》要求编制。",
  "本年度报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。本年度报告的电子版可在县政府网站下载，如对本报告有任何疑问，请与本局联系。",
  "坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则，保障公民、法人和其他组织依法获取政府信息。",
];

const same = (lines: readonly string[], previous?: readonly string[], others: Readonly<Record<string, readonly string[]>> = {}) =>
  audit(text(...lines), {
    ...own,
    words: proseWords,
    ...(previous && { previous: { prose: text(...previous) } }),
    others: Object.entries(others).map(([unit, prose]) => ({ unit, prose: text(...prose) })),
  }).findings.flatMap(({ detail: about }) => (about.kind === "same" ? [about] : []));

describe("the same words again", () => {
  it("are found in last year's report, with the passages side by side", () => {
    const last = ABOUT_LAND.map((line) => line.replace("两次", "三次").replace("先进县区", "周边县区"));
    const [found, ...more] = same(ABOUT_LAND, last);
    expect(more).toEqual([]);
    expect(found!.with).toBe("");
    expect(found!.share).toBeGreaterThan(0.9);
    for (const { text: said, here, there } of found!.passages) {
      expect(ABOUT_LAND[here.block]!.slice(here.offset, here.offset + here.length)).toBe(said);
      expect(last[there.block]!.slice(there.offset, there.offset + there.length).length).toBeGreaterThan(0);
    }
  });

  it("are found in another unit's report, figures and years changed", () => {
    const copied = ABOUT_LAND.map((line) => line.replaceAll("我局", "我办").replace("两次", "5次"));
    expect(
      same(ABOUT_LAND, undefined, { 东山县自然资源局: copied, 东山县卫生健康局: ABOUT_HEALTH }).map((one) => one.with),
    ).toEqual(["东山县自然资源局"]);
  });

  it("are the same whatever signs and figures stand between them", () => {
    const signed = ABOUT_LAND.map((line) => line.replaceAll("，", "；2023").replaceAll("、", "（a）"));
    const [found] = same(ABOUT_LAND, signed);
    expect([found!.share, found!.passages.map(({ text: said }) => said.length)]).toEqual([
      1,
      ABOUT_LAND.slice(1)
        .map((line) => line.replace(/。$/u, "").length)
        .sort((a, b) => b - a),
    ]);
    const [passage] = found!.passages;
    expect(signed[passage!.there.block]!.slice(passage!.there.offset, passage!.there.offset + passage!.there.length)).toBe(
      signed.find((line) => line.startsWith(passage!.text.slice(0, 6)))!.replace(/。$/u, ""),
    );
  });

  it("are no sameness where two units write their own", () =>
    expect(same(ABOUT_LAND, ABOUT_HEALTH, { 东山县卫生健康局: ABOUT_HEALTH })).toEqual([]));

  it("are no sameness where they are the law's", () => {
    expect(same([...BOILERPLATE, ...ABOUT_LAND.slice(1)], [...BOILERPLATE, ...ABOUT_HEALTH.slice(1)])).toEqual([]);
    expect(same(BOILERPLATE, BOILERPLATE)).toEqual([]);
  });

  it("are no sameness where most of a batch writes them", () => {
    const common = ABOUT_LAND.slice(1, 4);
    const batch = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [`第${i}单位`, [...common, ...(i % 2 ? ABOUT_HEALTH.slice(1) : [])]]),
    );
    expect(
      same(
        [
          ...common,
          "我局全年组织地质灾害防治演练，发放宣传手册，并在汛期每日公布隐患点巡查结果，确保群众提前转移避险，守护生命财产安全。",
        ],
        undefined,
        batch,
      ),
    ).toEqual([]);
  });
});
