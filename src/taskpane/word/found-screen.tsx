// What was found in the open document, what is to be decided, and 写入.
import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Tick, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { FoundParts } from "../report/found-parts";
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
      <FoundParts found={found} chosen={view.chosen} left={view.left} override={view.override} busy={busy} onAsk={onAsk} />
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
