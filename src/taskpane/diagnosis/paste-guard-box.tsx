// After a paste that harmed the form, or landed one line off: what happened, and one press that puts it right.
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon } from "../icons";
import type { DiagnosisAsk, PasteGuardView } from "./view";

const useStyles = makeStyles({
  bar: {
    marginBottom: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
    minHeight: "auto",
  },
  words: { whiteSpace: "normal", overflowWrap: "anywhere" },
});

interface Props {
  readonly pasteGuard: PasteGuardView;
  readonly busy: boolean;
  readonly onAsk: (asked: DiagnosisAsk) => void;
}

export function PasteGuard({ pasteGuard: { sentence, move, restore }, busy, onAsk }: Props): ReactElement {
  const styles = useStyles();
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline" icon={<Icon name="paste" />}>
      <MessageBarBody className={styles.words}>{sentence}</MessageBarBody>
      <MessageBarActions>
        {move && (
          <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => onAsk({ do: "move-back" })}>
            移回原处
          </Button>
        )}
        {restore && (
          <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => onAsk({ do: "restore" })}>
            保留数字，恢复表样
          </Button>
        )}
        <Button size="small" onClick={() => onAsk({ do: "leave" })}>
          不用
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
