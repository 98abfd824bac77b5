// What was found in the open document, what is to be decided, and 写入.
import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Tick, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { BrokenCard } from "../report/broken-card";
import { ConflictList } from "../report/conflict-list";
import { FoundList } from "../report/found-list";
import { waitsFor, type FoundView } from "../report/report-view";
import type { WordAsk, WordView } from "./word-view";

interface Props {
  readonly view: WordView;
  readonly found: FoundView;
  readonly busy: boolean;
  readonly onAsk: (asked: WordAsk) => void;
}

export function FoundScreen({ view, found, busy, onAsk }: Props): ReactElement {
  const card = useCard();
  const look = useLook();
  const waits = waitsFor(view);
  return (
    <>
      <div className={card.card}>
        <Tick taken={view.bind} disabled={busy} onTick={(on) => onAsk({ kind: "bind", on })}>
          正文里认出的数字也写入
        </Tick>
      </div>
      <BrokenCard
        found={found}
        override={view.override}
        busy={busy}
        onOverride={(reason) => onAsk({ kind: "override", reason })}
      />
      <ConflictList
        conflicts={found.conflicts}
        chosen={view.chosen}
        busy={busy}
        onChoose={(chosen) => onAsk({ kind: "choose", chosen })}
      />
      <FoundList
        found={found}
        left={view.left}
        busy={busy}
        onLeave={(key, on) => onAsk({ kind: "leave", key, on })}
        onMean={(key, name) => onAsk({ kind: "mean", key, name })}
      />
      <div className={card.foot}>
        <Button
          className={card.wide}
          appearance="primary"
          disabledFocusable={busy || waits !== ""}
          onClick={() => onAsk({ kind: "write" })}
        >
          写入文档
        </Button>
        <Button disabledFocusable={busy} onClick={() => onAsk({ kind: "look" })}>
          重新对照
        </Button>
        {waits !== "" && <span className={look.hint}>{waits}</span>}
      </div>
    </>
  );
}
