// The desk as any page can show it: a session, and the screen that speaks for it.
import { useSyncExternalStore, type ReactElement } from "react";
import { DeskScreen } from "./desk-screen";
import type { DeskSession } from "./desk-session";

export function DeskPanel({ session }: { readonly session: DeskSession }): ReactElement {
  const view = useSyncExternalStore(session.listen, session.view);
  return (
    <DeskScreen
      view={view}
      onAdd={(files) => void session.add(files)}
      onCancel={() => session.cancel()}
      onResume={() => void session.resume()}
      onSave={(what) => void session.save(what)}
      onClear={() => void session.clear()}
    />
  );
}
