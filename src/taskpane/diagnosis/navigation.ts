// 下一处: first the figures that are suspected, then what no cause explains; what is wrong before what is merely open.
import { allFindings, type TableGroup } from "../check-view";
import { explainedBy, type CauseView } from "./view";

export interface Stop {
  readonly key: string;
  readonly address: string;
}

/** Causes of which something is shown. */
export const causesShown = (causes: readonly CauseView[], groups: readonly TableGroup[]): readonly CauseView[] => {
  const keys = new Set(allFindings({ groups }).map(({ key }) => key));
  return causes.filter(({ findings }) => findings.some((key) => keys.has(key)));
};

/** Groups with what no cause explains. */
export function unexplained(groups: readonly TableGroup[], causes: readonly CauseView[]): readonly TableGroup[] {
  const explained = explainedBy(causes);
  return groups
    .map((group) => ({ ...group, findings: group.findings.filter(({ key }) => !explained.has(key)) }))
    .filter(({ findings }) => findings.length > 0);
}

/** One stop for each cell. */
export function stopsOf(groups: readonly TableGroup[], causes: readonly CauseView[]): readonly Stop[] {
  const shown = causesShown(causes, groups);
  const findings = new Map(allFindings({ groups }).map((finding) => [finding.key, finding]));
  const suspected = shown.flatMap((cause): readonly Stop[] => {
    const address =
      cause.proposals[0]?.changes[0]?.address ??
      cause.open[0]?.address ??
      cause.findings.map((key) => findings.get(key)?.places[0]).find((place) => place !== undefined);
    return address === undefined || address === "" ? [] : [{ key: cause.id, address }];
  });
  const rest = allFindings({ groups: unexplained(groups, shown) }).filter(({ places }) => places.length > 0);
  const stops = [
    ...suspected,
    ...[...rest.filter(({ verdict }) => verdict !== "undecided"), ...rest.filter(({ verdict }) => verdict === "undecided")].map(
      ({ key, places }) => ({ key, address: places[0]! }),
    ),
  ];
  return stops.filter((stop, at) => stops.findIndex((other) => other.address === stop.address) === at);
}
