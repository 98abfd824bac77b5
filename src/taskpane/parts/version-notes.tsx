// Which version this is, and what each version brought: at the foot of the records, fetched when somebody asks.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { VERSION } from "../version";
import { useLook } from "./look";

interface VersionNote {
  readonly version: string;
  readonly changes: readonly string[];
}

const useStyles = makeStyles({
  place: { marginTop: "auto", paddingTop: tokens.spacingVerticalXXL },
  /** Its words stand where those of its neighbours do. */
  turn: {
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
    "@media (forced-colors: active)": { marginInlineStart: 0 },
  },
  list: { marginTop: tokens.spacingVerticalXS, paddingLeft: tokens.spacingHorizontalL },
});

export function VersionNotes(): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [notes, setNotes] = useState<readonly VersionNote[]>();
  const turn = async (): Promise<void> =>
    setNotes(notes === undefined ? (await import("../../../assets/changes.json")).default : undefined);
  return (
    <div className={styles.place}>
      <Button
        className={styles.turn}
        appearance="subtle"
        size="small"
        aria-expanded={notes !== undefined}
        onClick={() => void turn()}
      >
        版本与更新
      </Button>
      {notes?.map(({ version, changes }) => (
        <section key={version} aria-label={`${version}版`}>
          <p className={look.hint}>{version === VERSION ? `${version}版（正在使用）` : `${version}版`}</p>
          <ul className={styles.list}>
            {changes.map((change) => (
              <li key={change} className={look.hint}>
                {change}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
