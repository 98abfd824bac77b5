// 依据 of the selected cell, one key away: F1 where the keys are in the pane, or the button. What it says is fetched when asked for.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactElement } from "react";
import type { FormCell } from "../state";

const LawOfCell = lazy(async () => ({ default: (await import("./law-of-cell")).LawOfCell }));

const useStyles = makeStyles({
  // In forced colours it has an edge, which its words stand off.
  button: {
    minWidth: "auto",
    paddingLeft: 0,
    "@media (forced-colors: active)": { paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  },
  law: {
    maxHeight: "50vh",
    overflowY: "auto",
    overflowWrap: "anywhere",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "20px",
    "& p": { margin: `0 0 ${tokens.spacingVerticalXS}` },
    "& ul": { margin: 0, paddingInlineStart: "1.4em" },
  },
});

export function LawPart({ figure }: { readonly figure: FormCell }): ReactElement {
  const styles = useStyles();
  const id = useId();
  const holder = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "F1" || event.defaultPrevented) return;
      // Beside the page's own tables the pane minds its own keys; in Excel there is nothing else in the document.
      const target = event.target as Node;
      if (target !== document.body && holder.current?.closest("main")?.contains(target) !== true) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
  return (
    <div ref={holder}>
      <Button
        className={styles.button}
        size="small"
        appearance="subtle"
        title="F1"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        依据
      </Button>
      {open && (
        <div id={id} className={styles.law} role="region" aria-label="这一格的依据" tabIndex={0}>
          <Suspense fallback={null}>
            <LawOfCell figure={figure} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
