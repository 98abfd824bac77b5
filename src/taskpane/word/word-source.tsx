// The source in hand in Word's pane, how far the work has come with it, and what is asked about it. Fetched with the first source.
import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, type ReactElement } from "react";
import { SourceCard } from "../parts/source-card";
import { yearIn, type WordAsk, type WordView } from "./word-view";

const UpdateTicks = lazy(async () => ({ default: (await import("../update/update-screen")).UpdateTicks }));
const WordStrip = lazy(async () => ({ default: (await import("./word-strip")).WordStrip }));

const useStyles = makeStyles({
  who: {
    display: "grid",
    gridTemplateColumns: "88px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  narrow: { minWidth: 0 },
});

interface Props {
  readonly view: WordView;
  readonly writes: boolean;
  readonly onAsk: (asked: WordAsk) => void;
}

/** The source, with what a report has to be named by where the source does not say it. */
export function WordSource({ view, writes, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const busy = view.doing !== undefined;
  const isYear = yearIn(view.year) !== undefined;
  const isUnit = view.unit.trim() !== "";
  const look = (): void => onAsk({ kind: "look" });
  return (
    <>
      <Suspense fallback={null}>
        {view.checked && <WordStrip view={view} checked={view.checked} writes={writes} busy={busy} onAsk={onAsk} />}
      </Suspense>
      <SourceCard
        icon="file"
        name={view.source ?? ""}
        about={[view.found ? `文档里找到${view.found.summary}` : "数据来自这个文件"]}
        busy={busy}
        onPutAway={() => onAsk({ kind: "put-away" })}
      >
        <div className={styles.who}>
          <Field label="年度" validationState={isYear ? "none" : "warning"} validationMessage={isYear ? null : "填四位年份。"}>
            <Input
              className={styles.narrow}
              value={view.year}
              disabled={busy}
              inputMode="numeric"
              maxLength={4}
              onChange={(_, { value }) => onAsk({ kind: "identify", year: value })}
              onBlur={look}
            />
          </Field>
          <Field
            label="单位名称"
            validationState={isUnit ? "none" : "warning"}
            validationMessage={isUnit ? null : "填报告的单位。"}
          >
            <Input
              className={styles.narrow}
              value={view.unit}
              disabled={busy}
              maxLength={60}
              onChange={(_, { value }) => onAsk({ kind: "identify", unit: value })}
              onBlur={look}
            />
          </Field>
        </div>
        <Suspense fallback={null}>{view.found && <UpdateTicks view={view} busy={busy} onAsk={onAsk} />}</Suspense>
      </SourceCard>
    </>
  );
}
