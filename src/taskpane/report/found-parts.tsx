// What stands in the way, what is to be decided, and every place that is written: in Excel's pane and in Word's.
import type { ReactElement } from "react";
import { BrokenCard } from "./broken-card";
import { ConflictList } from "./conflict-list";
import { FoundList } from "./found-list";
import type { Chosen, FoundAsk, FoundView } from "./report-view";

interface Props {
  readonly found: FoundView;
  readonly chosen: Chosen;
  readonly left: readonly string[];
  readonly override: string | undefined;
  readonly busy: boolean;
  readonly onAsk: (asked: FoundAsk) => void;
  /** To where the broken balances are told; Word has no such place. */
  readonly onCheck?: () => void;
}

export function FoundParts({ found, chosen, left, override, busy, onAsk, onCheck }: Props): ReactElement {
  return (
    <>
      <BrokenCard
        found={found}
        override={override}
        busy={busy}
        onOverride={(reason) => onAsk({ kind: "override", reason })}
        {...(onCheck && { onCheck })}
      />
      <ConflictList
        conflicts={found.conflicts}
        chosen={chosen}
        busy={busy}
        onChoose={(choices) => onAsk({ kind: "choose", chosen: choices })}
      />
      <FoundList
        found={found}
        left={left}
        busy={busy}
        onLeave={(key, on) => onAsk({ kind: "leave", key, on })}
        onMean={(key, name) => onAsk({ kind: "mean", key, name })}
      />
    </>
  );
}
