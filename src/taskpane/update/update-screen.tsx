// What stands in the way, what is to be decided, every place that is written, and 写入: in Excel's pane and in Word's.
import { Button } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { Tick, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { BrokenCard } from "./broken-card";
import { ConflictList } from "./conflict-list";
import { FoundList } from "./found-list";
import { waitsFor, type UpdateAsk, type UpdateView } from "./update-view";

interface Props {
  readonly view: UpdateView;
  readonly busy: boolean;
  readonly onAsk: (asked: UpdateAsk) => void;
}

export function BindTick({ view, busy, onAsk }: Props): ReactElement {
  return (
    <Tick taken={view.bind} disabled={busy} onTick={(on) => onAsk({ kind: "bind", on })}>
      正文里认出的数字也写入
    </Tick>
  );
}

/** Nothing as long as nothing was compared. */
export function UpdateScreen({
  view,
  busy,
  onAsk,
  write,
  onCheck,
  children,
}: Props & {
  /** What 写入 is called here. */
  readonly write: string;
  /** To where the broken balances are told; Word has no such place. */
  readonly onCheck?: () => void;
  /** What else can be pressed beside it. */
  readonly children?: ReactNode;
}): ReactElement | null {
  const card = useCard();
  const look = useLook();
  const { found, chosen, left, numbers, override } = view;
  if (!found) return null;
  const waits = waitsFor(view);
  return (
    <>
      <BrokenCard found={found} override={override} busy={busy} onAsk={onAsk} {...(onCheck && { onCheck })} />
      <ConflictList conflicts={found.conflicts} chosen={chosen} busy={busy} onAsk={onAsk} />
      <FoundList found={found} left={left} numbers={numbers} busy={busy} onAsk={onAsk} />
      <div className={card.foot}>
        <Button
          className={card.wide}
          appearance="primary"
          disabledFocusable={busy || waits !== ""}
          onClick={() => onAsk({ kind: "write" })}
        >
          {write}
        </Button>
        {children}
        {waits !== "" && <span className={look.hint}>{waits}</span>}
      </div>
    </>
  );
}
