// What both panes stand in: the theme, a head that stays, the contents, and what a screen reader is told.
import { FluentProvider, makeStaticStyles, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { DARK, LIGHT } from "../theme";
import { useLook } from "./look";

const usePage = makeStaticStyles({ body: { margin: 0 } });

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    minHeight: "100vh",
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase300,
    "@media print": { backgroundColor: "transparent", minHeight: "auto" },
  },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    // Enlarged, it would leave no room for what stands below it.
    "@media (max-width: 240px), (max-height: 420px)": { position: "static" },
    "@media print": { display: "none" },
  },
  main: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalXXL,
    "@media print": { display: "none" },
  },
});

interface Props {
  readonly dark: boolean;
  readonly busy: boolean;
  readonly head: ReactNode;
  /** Told when it changes, and at once where something was refused. */
  readonly status: string | undefined;
  readonly alert: string | undefined;
  /** What is printed in place of the pane. */
  readonly printed?: ReactNode;
  readonly children: ReactNode;
}

export function PanePage({ dark, busy, head, status, alert, printed, children }: Props): ReactElement {
  usePage();
  const styles = useStyles();
  const look = useLook();
  return (
    <FluentProvider theme={dark ? DARK : LIGHT} className={styles.pane}>
      <header className={styles.head}>{head}</header>
      <main className={styles.main} aria-busy={busy}>
        {children}
      </main>
      <div className={look.unseen} role="status">
        {status}
      </div>
      <div className={look.unseen} role="alert">
        {alert}
      </div>
      {printed}
    </FluentProvider>
  );
}
