// The way from finding to finding, as places. Plain enough for the page itself: what finds the causes is fetched elsewhere.
import { isSamePlace, type SheetPlace } from "../../core/document/source";
import type { ReportedFinding } from "../check/check-report";

/** Where 下一处 stops. */
export interface Target {
  /** Of the finding, or of the cause. */
  readonly key: string;
  readonly place: SheetPlace;
  /** Nothing is wrong there: it waits to be filled in. */
  readonly open?: boolean;
}

/** A cause, as far as the way leads past it. */
export interface Suspicion {
  readonly id: string;
  readonly findings: readonly string[];
  readonly proposals: readonly { readonly changes: readonly { readonly at?: SheetPlace }[] }[];
  /** Where something is to be filled in, when nothing is proposed. */
  readonly open: readonly { readonly at?: SheetPlace }[];
}

/** The figure that is suspected first, or the first place that is to be filled in. */
export const suspectOf = ({ proposals, open }: Pick<Suspicion, "proposals" | "open">): SheetPlace | undefined =>
  (proposals[0]?.changes[0] ?? open[0])?.at;

/** Causes of which something is shown. */
export function causesShown<C extends Suspicion>(
  causes: readonly C[],
  findings: readonly Pick<ReportedFinding, "key">[],
): readonly C[] {
  const keys = new Set(findings.map(({ key }) => key));
  return causes.filter(({ findings: own }) => own.some((key) => keys.has(key)));
}

/** What no cause explains. */
export function unexplained<T extends Pick<ReportedFinding, "key">>(
  findings: readonly T[],
  causes: readonly Suspicion[],
): readonly T[] {
  const explained = new Set(causes.flatMap(({ findings: own }) => own));
  return findings.filter(({ key }) => !explained.has(key));
}

/**
 * One stop for each square.
 *
 * @param findings - those that are shown, in their order
 */
export function targets(
  findings: readonly Pick<ReportedFinding, "key" | "verdict" | "places">[],
  causes: readonly Suspicion[],
): readonly Target[] {
  const shown = causesShown(causes, findings);
  const placeOf = new Map(findings.map(({ key, places }) => [key, places[0]]));
  const suspected = shown.flatMap((cause): Target[] => {
    const place =
      suspectOf(cause) ?? cause.findings.map((key) => placeOf.get(key)).find((one): one is SheetPlace => one !== undefined);
    return place ? [{ key: cause.id, place }] : [];
  });
  const rest = unexplained(findings, shown);
  const inOrder = [
    ...rest.filter(({ verdict }) => verdict !== "undecided"),
    ...rest.filter(({ verdict }) => verdict === "undecided"),
  ].flatMap(({ key, verdict, places: [place] }): Target[] =>
    place ? [{ key, place, ...(verdict === "undecided" && { open: true }) }] : [],
  );
  const all = [...suspected, ...inOrder];
  return all.filter((target, at) => all.findIndex((other) => isSamePlace(other.place, target.place)) === at);
}

/**
 * @param here - the active cell; the way goes on from there, and begins again after the last stop
 * @param chosen - where the way led last, for a cell that is none of its stops
 */
export function nextTarget(all: readonly Target[], here: SheetPlace | undefined, chosen?: string): Target | undefined {
  const there = here ? all.findIndex(({ place }) => isSamePlace(place, here)) : -1;
  // Whoever stands in a blank cell to fill it in has not walked there: what is wrong comes first.
  if (all[there]?.open === true && all[there].key !== chosen) return all[0];
  const at = there >= 0 ? there : all.findIndex(({ key }) => key === chosen);
  return all[(at + 1) % Math.max(1, all.length)];
}
