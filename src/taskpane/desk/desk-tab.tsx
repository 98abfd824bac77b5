// 批量 in the pane: one session for as long as the pane is open, whatever tab is looked at meanwhile.
import { useState, type ReactElement } from "react";
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

export function DeskTab(): ReactElement {
  const [own] = useState(session);
  return <DeskPanel session={own} />;
}
