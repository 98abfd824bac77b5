// The file in hand: its name, a line about it, and another one instead.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icons";
import { useCard } from "./card";
import { useLook } from "./look";

const useStyles = makeStyles({
  source: {
    display: "flex",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  icon: { marginTop: "1px", color: tokens.colorBrandForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
  words: { flexGrow: 1, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, lineHeight: "22px", overflowWrap: "anywhere" },
});

interface Props {
  readonly icon: IconName;
  readonly name: string;
  /** One line each. */
  readonly about: readonly string[];
  readonly busy: boolean;
  readonly onPutAway: () => void;
  readonly children: ReactNode;
}

export function SourceCard({ icon, name, about, busy, onPutAway, children }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  return (
    <div className={card.card}>
      <div className={styles.source}>
        <Icon name={icon} className={styles.icon} />
        <div className={styles.words}>
          <div className={styles.name}>{name}</div>
          {about.map((line) => (
            <p key={line} className={look.hint}>
              {line}
            </p>
          ))}
        </div>
        <Button size="small" disabledFocusable={busy} onClick={onPutAway}>
          换一份
        </Button>
      </div>
      {children}
    </div>
  );
}
