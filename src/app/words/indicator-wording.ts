// What is said of rates over many units.
import { ENOUGH, type Distribution } from "../desk/indicators";

export const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`;

/** 公开率＝…；全部单位合计62.1%（123÷198）。 */
export const definitionLine = ({ indicator, part, whole }: Distribution): string =>
  `${indicator.name}＝${indicator.definition}；全部单位合计${whole === 0 ? "没有可算的数" : `${percent(part / whole)}（${part}÷${whole}）`}。`;

/** What can be said beside last year; "" where nothing of it is at hand. */
export function changeLine({ part, whole, before, changes, leaps }: Distribution): string {
  if (before === undefined || whole === 0) return "";
  const now = part / whole;
  const turn =
    Math.abs(now - before) < 0.0005
      ? "持平"
      : `${now > before ? "升" : "降"}${(Math.abs(now - before) * 100).toFixed(1)}个百分点`;
  const some = (list: typeof changes): string =>
    `${list
      .slice(0, 12)
      .map(({ unit, from, to }) => `${unit}${percent(from)}→${percent(to)}`)
      .join("、")}${list.length > 12 ? "等" : ""}`;
  const far = leaps.length === 0 ? "" : `；变动离群的${leaps.length}个，请核对：${some(leaps)}`;
  return `上年合计${percent(before)}，${turn}；两年基数都够${ENOUGH}件的单位${changes.length}个${changes.length < ENOUGH ? `，不到${ENOUGH}个，不判断离群` : far}。`;
}

/** What can be said of how the units lie, and why no more. */
export function spreadLine({ units, few, quartiles, outliers }: Distribution): string {
  const left = few > 0 ? `，另有${few}个单位的基数不到${ENOUGH}件，不比较` : "";
  if (!quartiles) return `基数够${ENOUGH}件的单位只有${units.length}个${left}；不到${ENOUGH}个单位，不排名、不算分位。`;
  const [low, middle, high] = quartiles.map(percent);
  const far =
    outliers.length === 0
      ? ""
      : `；离群的${outliers.length}个，请核对：${outliers
          .slice(0, 12)
          .map(({ unit, rate }) => `${unit}${percent(rate)}`)
          .join("、")}${outliers.length > 12 ? "等" : ""}`;
  return `${units.length}个单位可比${left}：中位数${middle!}，中间一半在${low!}至${high!}之间${far}。`;
}
