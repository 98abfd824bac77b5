// 批量 in the pane: one session for as long as the pane is open, whatever tab is looked at meanwhile.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore, type ReactElement } from "react";
import { BATCH_OWN_PREVIOUS } from "../../app/words/batch-wording";
import type { DocumentsView } from "../documents/documents-view";
import type { PaneActions } from "../pane-actions";
import { useLook } from "../parts/look";
import { DeskPanel } from "./desk-panel";
import type { DeskSession } from "./desk-session";
import { openDesk } from "./open-desk";

const useStyles = makeStyles({ own: { marginBottom: tokens.spacingVerticalM } });

let opened: DeskSession | undefined;
/** The local requirements that the batch has taken over last: taken down there, they do not come back of themselves. */
let followed: string | undefined;

function session(): DeskSession {
  if (!opened) {
    opened = openDesk();
    void opened.begin();
  }
  return opened;
}

interface Props {
  /** What was chosen for the open workbook. */
  readonly documents: DocumentsView;
  readonly actions: Pick<PaneActions, "withLocal">;
}

export function DeskTab({ documents: { previous, local }, actions }: Props): ReactElement {
  const look = useLook();
  const styles = useStyles();
  const [own] = useState(session);
  const { isRunning } = useSyncExternalStore(own.listen, own.view);
  // Local requirements are the same for every report of the place: chosen once, they hold for the batch as well.
  const name = local?.here ? local.name : undefined;
  useEffect(() => {
    if (isRunning || name === undefined || name === followed) return;
    followed = name;
    actions.withLocal((file) => void own.addBeside(file));
  }, [isRunning, name]);
  return (
    <>
      {previous && <p className={mergeClasses(look.hint, styles.own)}>{BATCH_OWN_PREVIOUS}</p>}
      <DeskPanel session={own} />
    </>
  );
}
