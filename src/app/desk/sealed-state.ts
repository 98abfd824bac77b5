// What has become of an accepted report since. Types alone: outcomes carry it.
import type { RuleId } from "../../core/form/law";
import type { RoundFigure } from "./round";

export interface SealedState {
  readonly state: "sealed" | "changed";
  readonly by: string;
  readonly date: string;
  /** By which rules it was accepted. */
  readonly rules: string;
  readonly digest: string;
  /** Figures that are others since; none where it is another form now. */
  readonly changed: readonly RoundFigure[];
  readonly waivers: readonly { readonly rule: RuleId; readonly reason: string }[];
}
