// 定稿 of the open document: what goes is shown before, drafts by their words.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { marksSentence, UNMARK_IS_LAST } from "../../app/words/open-document-wording";
import type { OurMarks } from "../../ports/report";
import { ActionRow } from "../parts/action-row";
import { useCard } from "../parts/card";
import type { WordAsk } from "./word-view";

const useStyles = makeStyles({
  said: { margin: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, overflowWrap: "anywhere" },
  press: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
});

interface Props {
  readonly marks: OurMarks | undefined;
  readonly busy: boolean;
  readonly onAsk: (asked: WordAsk) => void;
}

export function FinalCard({ marks, busy, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
  return (
    <div className={card.card} data-step="final">
      <ActionRow
        icon="report"
        name="定稿"
        about="去掉写入的标记、记录和草稿，先看去掉什么，再去掉"
        disabled={busy}
        expanded={marks !== undefined}
        onPress={() => onAsk({ kind: "final" })}
      />
      {marks && (
        <>
          <p className={styles.said}>{marksSentence(marks.places, marks.drafts.length, marks.record)}</p>
          {marks.drafts.length > 0 && (
            <ul className={card.remarks}>
              {marks.drafts.map((text, index) => (
                <li key={`${index} ${text}`}>{text}</li>
              ))}
            </ul>
          )}
          <p className={styles.said}>{UNMARK_IS_LAST}</p>
          <div className={styles.press}>
            <Button disabledFocusable={busy} onClick={() => onAsk({ kind: "unmark" })}>
              去掉，定稿
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
