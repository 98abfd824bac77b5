// What stands in the way, what is to be decided, every place that is written, and 写入: in Excel's pane and in Word's.
import { Button } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { Tick, useCard } from "../parts/card";
import { ONWARD } from "../parts/onward";
import { useLook } from "../parts/look";
import { BrokenCard } from "./broken-card";
import { ConflictList } from "./conflict-list";
import { FoundList } from "./found-list";
import { waitsFor, type TwinLine, type UpdateAsk, type UpdateView } from "./update-view";

interface Props {
  readonly view: UpdateView;
  readonly busy: boolean;
  readonly onAsk: (asked: UpdateAsk) => void;
}

/** @param isOwn - a report of our own, whose prose has no numbers yet */
export function UpdateTicks({ view, busy, isOwn = false, onAsk }: Props & { readonly isOwn?: boolean }): ReactElement {
  return (
    <>
      {!isOwn && (
        <Tick taken={view.bind} disabled={busy} onTick={(on) => onAsk({ kind: "bind", on })}>
          正文里认出的数字也写入
        </Tick>
      )}
      <Tick taken={view.draft} disabled={busy} onTick={(on) => onAsk({ kind: "draft", on })}>
        第一、六部分还空着的，按统计表起草（标明草稿）
      </Tick>
      <Tick taken={view.charts} disabled={busy} onTick={(on) => onAsk({ kind: "charts", on })}>
        表三、表四后面加图（可以编辑；不足10件的不画）
      </Tick>
    </>
  );
}

/** Two tables of one kind: somebody says which is written, and our control remembers it. */
function CandidatesCard({ view, busy, onAsk }: Props): ReactElement | null {
  const card = useCard();
  const look = useLook();
  const { candidates } = view;
  if (!candidates) return null;
  const { name, places } = candidates;
  return (
    <div className={card.card}>
      <p className={look.hint}>{`文档里的${name}不止一处，请选定写哪一处，另一处不动。`}</p>
      {places.map((place) => (
        <Button key={place} disabled={busy} onClick={() => onAsk({ kind: "pick", picked: { [name]: place } })}>
          {`写${place}`}
        </Button>
      ))}
    </div>
  );
}

/** Tables of ours that stand once more: what is left old is left on purpose, or written with the others. */
function TwinsCard({
  twins,
  busy,
  onAsk,
}: { readonly twins: readonly TwinLine[] } & Pick<Props, "busy" | "onAsk">): ReactElement {
  const card = useCard();
  const look = useLook();
  return (
    <>
      {twins.map(({ said, kept, both }) => (
        <div key={said} className={card.card}>
          <p className={look.hint}>{`${said}没有写入，里面还是原来的数。`}</p>
          <Button disabled={busy} onClick={() => onAsk({ kind: "pick", picked: kept })}>
            保留原数
          </Button>
          <Button disabled={busy} onClick={() => onAsk({ kind: "pick", picked: both })}>
            也写这一处
          </Button>
        </div>
      ))}
    </>
  );
}

/** Nothing as long as nothing was compared. */
export function UpdateScreen({
  view,
  busy,
  onAsk,
  write,
  settled,
  onCheck,
  asked,
  awaits = "",
  children,
}: Props & {
  /** What 写入 is called here. */
  readonly write: string;
  /** It is written already: another step leads on. */
  readonly settled: boolean;
  /** To where the broken balances are told; Word has no such place. */
  readonly onCheck?: () => void;
  /** What is asked before it, and why it waits for the answer. */
  readonly asked?: ReactNode;
  readonly awaits?: string;
  /** What else can be pressed beside it. */
  readonly children?: ReactNode;
}): ReactElement | null {
  const card = useCard();
  const look = useLook();
  const { found, chosen, left, numbers, override } = view;
  if (!found) return <CandidatesCard view={view} busy={busy} onAsk={onAsk} />;
  const waits = waitsFor(view) || awaits;
  return (
    <>
      <BrokenCard found={found} override={override} busy={busy} onAsk={onAsk} {...(onCheck && { onCheck })} />
      <ConflictList conflicts={found.conflicts} tables={found.tables} chosen={chosen} busy={busy} onAsk={onAsk} />
      <TwinsCard twins={found.twins} busy={busy} onAsk={onAsk} />
      <FoundList found={found} left={left} numbers={numbers} busy={busy} onAsk={onAsk} />
      {asked}
      <div className={card.foot} data-step="report">
        <Button
          className={card.wide}
          {...(!settled && { appearance: "primary", ...ONWARD })}
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
