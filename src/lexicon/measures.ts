// What the prose can speak of, and where the tables count it: sums of rows and groups as the forms print them.
import type { CellId, RowName, RuleId } from "../core/form/law";
import type { Courts, DecisionKind, DocumentKind, Measure, RequestWord } from "../core/prose/words";
import { bare, decisionNames, documentNames, spokenRowName } from "./line-names";
import { caseCell, courtHeadings, outcomes, reasonsOf, results, suits } from "./tables";

type RequestMeasure = RequestWord | "new" | "handled" | "replied";
type Row = Exclude<RequestWord, "disclosed">;

const requests = (
  id: RequestMeasure,
  rule: RuleId,
  name: string,
  readings: readonly (readonly Row[])[],
  part?: Measure["part"],
): Measure => ({
  id,
  rule,
  name,
  readings: readings.map((rows) => rows.map((row): RowName => `requests.${row}`)),
  ...(part && { part }),
});

const answered: readonly Row[] = ["granted", "partlyGranted", "denied", "unable"];

const applications: readonly Measure[] = [
  // 收到、受理 are said of new applications and of new and carried ones together: both are in use.
  requests("received", "R50", "本年新收申请", [["received"], ["received", "broughtForward"]]),
  requests("new", "R50", "本年新收申请", [["received"]]),
  requests("handled", "R50", "办理的申请", [["received"], ["received", "broughtForward"], ["processed"]]),
  requests("processed", "R51", "本年度办理结果总计", [["processed"]]),
  // An answer is not always counted where nothing was decided.
  requests("replied", "R51", "本年度办理结果总计", [["processed"], answered, [...answered, "declined"], [...answered, "other"]]),
  requests("broughtForward", "R52", "上年结转", [["broughtForward"]]),
  requests("carriedForward", "R52", "结转下年度继续办理", [["carriedForward"]]),
  requests("disclosed", "R51", "予以公开和部分公开", [["granted", "partlyGranted"]], "result"),
  ...results.flatMap((result): Measure[] => {
    const id = result.id as Row;
    const name = bare(result.label);
    return [
      requests(id, "R51", name, [[id]], "result"),
      ...reasonsOf(result).map(([reason, label]) =>
        requests(reason, "R51", `${name}（${spokenRowName(reason, label)}）`, [[reason]], "reason"),
      ),
    ];
  }),
];

const named: readonly (readonly [id: Courts, name: string, of: typeof suits])[] = [
  ...[...courtHeadings].map(([court, heading]) => [court, heading, [court]] as const),
  ["suit", "行政诉讼", suits],
  ["proceedings", "行政复议和行政诉讼", [...courtHeadings.keys()]],
];

const cases: readonly Measure[] = named.flatMap(([id, name, of]) =>
  [...outcomes].map(([outcome, label]): Measure => ({
    id: `${id}.${outcome}`,
    rule: "R54",
    name: `${name}${label}`,
    readings: [of.map((court) => caseCell(court, outcome))],
  })),
);

const kindsOf = <K extends string>(names: Readonly<Record<K, string>>): [K, string][] => Object.entries(names) as [K, string][];

const documents: readonly Measure[] = kindsOf<DocumentKind>(documentNames).flatMap(([id, said]): Measure[] => {
  const counted = (
    column: "issued" | "repealed" | "inForce" | "newlyPublic" | "totalPublic",
    name: string,
    ...cells: readonly CellId[]
  ): Measure => ({ id: `${id}.${column}`, rule: "R57", name: `${said}${name}`, readings: cells.map((cell) => [cell]) });
  return [
    counted("issued", "本年制发件数", `disclosure.${id}.issued`, `disclosure.${id}.made`),
    counted("repealed", "本年废止件数", `disclosure.${id}.repealed`),
    counted("inForce", "现行有效件数", `disclosure.${id}.inForce`),
    counted("newlyPublic", "本年新公开数量", `disclosure.${id}.newlyPublic`),
    counted("totalPublic", "对外公开总数量", `disclosure.${id}.totalPublic`),
  ];
});

const decided = (id: Measure["id"], name: string, cell: CellId): Measure => ({ id, rule: "R30", name, readings: [[cell]] });

export const measures: readonly Measure[] = [
  ...applications,
  ...cases,
  ...documents,
  ...kindsOf<DecisionKind>(decisionNames).map(([id, said]) => decided(id, `${said}处理决定数量`, `disclosure.${id}.decisions`)),
  decided("charges", "行政事业性收费金额", "disclosure.charges.collected"),
  decided("procurement.items", "政府集中采购项目数量", "disclosure.procurement.items"),
  decided("procurement.amount", "政府集中采购总金额", "disclosure.procurement.amount"),
];
