// The desk as any page can show it: a session, and the screen that speaks for it.
import { useState, useSyncExternalStore, type ReactElement } from "react";
import { deedsOf } from "./deeds";
import { DeskScreen } from "./desk-screen";
import type { DeskSession } from "./desk-session";
import { PrintedDesk } from "./printed-desk";

interface Props {
  readonly session: DeskSession;
  /** Opens a file to be mended, where that can be done. */
  readonly onOpen?: (file: File) => void;
  /** The page around it says already what it is. */
  readonly isNamed?: true;
}

export function DeskPanel({ session, onOpen, isNamed }: Props): ReactElement {
  const [deeds] = useState(() => deedsOf(session));
  const view = useSyncExternalStore(session.listen, session.view);
  return (
    <>
      <DeskScreen
        view={view}
        isNamed={isNamed}
        fileOf={(source) => onOpen && session.fileOf(source)}
        onOpen={onOpen}
        onAdd={(files) => void session.add(files)}
        onCancel={() => session.cancel()}
        onResume={() => void session.resume()}
        onSave={(what) => void session.save(what)}
        onClear={() => void session.clear()}
        desk={deeds}
      />
      <PrintedDesk view={view} />
    </>
  );
}
