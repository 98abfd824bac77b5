// 批量 in the pane: one session for as long as the pane is open, whatever tab is looked at meanwhile.
import { useState, type ReactElement } from "react";
import { batchAloneWords } from "../../app/words/local-wording";
import type { DocumentsView } from "../documents/documents-view";
import { useLook } from "../parts/look";
import { DeskPanel } from "./desk-panel";
import type { DeskSession } from "./desk-session";
import { openDesk } from "./open-desk";

let opened: DeskSession | undefined;

function session(): DeskSession {
  if (!opened) {
    opened = openDesk();
    void opened.begin();
  }
  return opened;
}

/** @param documents - what was chosen for the open workbook, which is none of the batch's */
export function DeskTab({ documents: { previous, local } }: { readonly documents: DocumentsView }): ReactElement {
  const look = useLook();
  const [own] = useState(session);
  const unused = [...(previous ? ["上年报告"] : []), ...(local ? ["地方要求"] : [])];
  return (
    <>
      {unused.length > 0 && <p className={look.hint}>{batchAloneWords(unused)}</p>}
      <DeskPanel session={own} />
    </>
  );
}
