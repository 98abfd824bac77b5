// 占位符一览 and 生成带占位符的模板 in Word's pane: what may stand in a document, and one to begin with. Fetched behind the first screen.
import { lazy, Suspense, type ReactElement } from "react";
import { ActionRow } from "../parts/action-row";
import { useCard } from "../parts/card";
import type { WordAsk, WordView } from "./word-view";
import { TemplateRow } from "../report/template-row";

const PlaceholderList = lazy(async () => ({ default: (await import("../report/placeholder-list")).PlaceholderList }));

interface Props {
  readonly view: WordView;
  readonly onAsk: (asked: WordAsk) => void;
}

/** What may stand in a document of the user's own, and one to begin with. */
export function Templates({ view, onAsk }: Props): ReactElement {
  const card = useCard();
  const busy = view.doing !== undefined;
  return (
    <>
      <div className={card.card}>
        <ActionRow
          icon="copy"
          name="占位符一览"
          about="模板里可以写的全部占位符，按一下复制，粘贴到文档里"
          disabled={busy}
          expanded={view.placeholders !== undefined}
          onPress={() => onAsk({ kind: "placeholders" })}
        />
        <div className={card.parted}>
          <TemplateRow busy={busy} onPress={() => onAsk({ kind: "make-template" })} />
        </div>
      </div>
      <Suspense fallback={null}>
        {view.placeholders && (
          <PlaceholderList list={view.placeholders} busy={busy} onCopy={(text) => onAsk({ kind: "copy-text", text })} />
        )}
      </Suspense>
    </>
  );
}
