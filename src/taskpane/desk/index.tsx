// The page of the reviewer's desk: 批量 without Office around it.
import { StrictMode, useSyncExternalStore, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { PanePage } from "../parts/pane-frame";
import { DeskPanel } from "./desk-panel";
import { openDesk } from "./open-desk";
import type { DeskSession } from "./desk-session";

const dark = matchMedia("(prefers-color-scheme: dark)");
const listenDark = (listener: () => void): (() => void) => {
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
};

function Page({ session }: { readonly session: DeskSession }): ReactElement {
  const view = useSyncExternalStore(session.listen, session.view);
  // There is no Office here whose colours one would take.
  const isDark = useSyncExternalStore(listenDark, () => dark.matches);
  return (
    <PanePage dark={isDark} busy={view.isRunning} head={null} status={undefined} alert={undefined}>
      <h1 style={{ margin: 0 }}>年报三表</h1>
      <DeskPanel session={session} />
    </PanePage>
  );
}

const session = openDesk();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Page session={session} />
  </StrictMode>,
);
void session.begin();
