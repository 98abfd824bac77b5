// A document that was chosen already, offered where one is needed: nothing is chosen twice.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ONWARD } from "../parts/onward";
import { Icon } from "../icons";
import type { PaneActions } from "../pane-actions";
import { shownOf, type PaneState } from "../state";

const useStyles = makeStyles({
  button: { alignSelf: "stretch", marginBottom: tokens.spacingVerticalM, overflowWrap: "anywhere" },
});

interface Props {
  readonly state: PaneState;
  readonly busy: boolean;
  readonly actions: Pick<PaneActions, "writeIntoPrevious" | "readReportProse">;
}

export function ReportAtHand({ state, busy, actions }: Props): ReactElement | null {
  const styles = useStyles();
  const { screen, documents, stages } = state;
  const { previous } = documents;
  const writing = shownOf(stages.report);
  const report = writing?.remembered ?? documents.report;
  const offer = (words: string, onPress: () => void): ReactElement => (
    <Button
      className={styles.button}
      {...ONWARD}
      icon={<Icon name="file" size={16} />}
      disabledFocusable={busy}
      onClick={onPress}
    >
      {words}
    </Button>
  );
  if (screen === "prose") return report?.here === true ? offer(`核对“${report.name}”的正文`, actions.readReportProse) : null;
  const isOpen = writing !== undefined && writing.target === undefined && writing.remembered === undefined;
  return isOpen && previous?.here === true && /\.docx$/iu.test(previous.name)
    ? offer(`写入上年报告“${previous.name}”，另存为今年的`, actions.writeIntoPrevious)
    : null;
}
