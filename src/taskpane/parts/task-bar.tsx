// What the work is about and how far it has come: whose tables, the documents beside them, the steps. The same on every screen.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { DocumentSlots } from "../documents/document-slots";
import type { DocumentsView } from "../documents/documents-view";
import type { CheckView } from "../check-view";
import type { PaneActions } from "../pane-actions";
import { shownOf, type PaneState } from "../state";
import { TablesOwner } from "./tables-owner";
import { TaskStrip } from "./task-strip";

const useStyles = makeStyles({ bar: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } });

/** The document that the figures are written into: the one in hand, or else the one that is remembered. */
function documentsOf(state: PaneState): DocumentsView {
  const report = shownOf(state.stages.report);
  const target = report?.target;
  const inHand =
    target?.kind === "file"
      ? { name: target.name, here: true }
      : report?.remembered && { name: report.remembered.name, here: report.remembered.here };
  return { ...state.documents, ...(inHand && { report: inHand }) };
}

/** What the screen shows waits for a yes, and its button is the one that leads on. */
const isAsked = ({ screen, stages }: PaneState): boolean =>
  screen === "report" ? shownOf(stages.report)?.found !== undefined : screen === "entry" && shownOf(stages.entry) !== undefined;

interface Props {
  readonly state: PaneState;
  readonly view: CheckView;
  readonly thisYear: number;
  readonly busy: boolean;
  readonly actions: PaneActions;
}

export function TaskBar({ state, view, thisYear, busy, actions }: Props): ReactElement {
  const styles = useStyles();
  const remembered = shownOf(state.stages.report)?.remembered;
  return (
    <div className={styles.bar}>
      <TablesOwner key={view.who} view={view} thisYear={thisYear} busy={busy} onRename={actions.rename} />
      <DocumentSlots
        documents={documentsOf(state)}
        ledger={view.ledger}
        busy={busy}
        onPrevious={actions.takePrevious}
        onReport={actions.takeReport}
        onLocal={actions.takeLocal}
      />
      <TaskStrip
        view={view}
        prose={shownOf(state.stages.prose)}
        made={state.made}
        asked={isAsked(state)}
        hasWritten={remembered?.here === true && remembered.written !== undefined}
        actions={actions}
      />
    </div>
  );
}
