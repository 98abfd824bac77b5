// What the work is about and how far it has come: whose tables, the documents beside them, the steps. The same on every screen.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { DocumentSlots } from "../documents/document-slots";
import type { DocumentsView } from "../documents/documents-view";
import type { CheckView } from "../check-view";
import type { PaneActions } from "../pane-actions";
import { isSettled } from "../report/report-view";
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

/** What the screen shows waits for a yes, or has a way on of its own: its button is the filled one, and the only one. */
function isAsked({ screen, stages, diagnosis, made }: PaneState, { whose }: CheckView): boolean {
  if (diagnosis?.pasteGuard) return true;
  switch (screen) {
    case "entry":
      return !whose.ours || shownOf(stages.entry) !== undefined;
    case "check":
      return diagnosis?.trial !== undefined;
    case "prose":
      return shownOf(stages.prose) === undefined;
    case "report": {
      const report = shownOf(stages.report);
      return report?.found !== undefined && !isSettled(report, made.written);
    }
    case "journal":
      return false;
  }
}

interface Props {
  readonly state: PaneState;
  readonly view: CheckView;
  readonly thisYear: number;
  /** 批量 stands below, with a leading button of its own. */
  readonly atDesk: boolean;
  readonly busy: boolean;
  readonly actions: PaneActions;
}

export function TaskBar({ state, view, thisYear, atDesk, busy, actions }: Props): ReactElement {
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
        asked={atDesk || isAsked(state, view)}
        hasWritten={remembered?.here === true && remembered.written !== undefined}
        actions={actions}
      />
    </div>
  );
}
