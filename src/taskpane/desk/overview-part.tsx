// 总览: how the round stands, whom to remind, what has to be asked, and the same as pictures.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { pageClipboard } from "../../adapters/clipboard/clipboard";
import { CLASS_NAMES } from "../../app/outputs/check-text";
import { commonest } from "../../app/outputs/overview";
import { rollLines, rollSummary } from "../../app/words/roll-wording";
import { roundLines, roundSummary } from "../../app/words/round-wording";
import { ruleTitle } from "../../app/check/rule-set";
import { useLook } from "../parts/look";
import type { DeskDeeds } from "./deeds";
import type { DeskView } from "./desk-view";
import { useField } from "./fields";

const Pictures = lazy(async () => ({ default: (await import("./pictures-part")).PicturesPart }));

const Alike = lazy(async () => ({ default: (await import("./alike-part")).AlikePart }));

const useStyles = makeStyles({
  part: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: "anywhere",
  },
  summary: { cursor: "pointer", lineHeight: "28px" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "end" },
  /** A sentence that takes two lines in a narrow pane. */
  fault: { textAlign: "left", justifyContent: "start", textWrap: "pretty" },
  wide: { flexGrow: 1, flexBasis: "160px" },
  lines: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  message: { whiteSpace: "pre-wrap", font: "inherit", margin: "4px 0" },
  title: { margin: "8px 0 4px", fontSize: tokens.fontSizeBase300 },
});

const FEW_FAULTS = 6;
const FEW_NAMES = 8;

interface Asked {
  readonly source: string;
  readonly words: string;
  readonly units: readonly string[];
}

/** Files of which nobody but the reviewer can say whose they are. */
function askedIn({ roll, rounds }: DeskView): readonly Asked[] {
  const asked = new Map<string, Asked>();
  if (roll) {
    const { call, files } = roll;
    const missing = call.units.filter(({ state }) => state === "missing").map(({ name }) => name);
    for (const { name, state, files: own } of call.units)
      if (state === "renamed") {
        const { source, unit } = files[own[0]!]!;
        asked.set(source, { source, words: `“${unit!}”可能是名单里的${name}`, units: [name] });
      }
    for (const { file, units } of call.doubtful)
      asked.set(files[file]!.source, { source: files[file]!.source, words: `“${files[file]!.unit!}”分不清是哪一个`, units });
    for (const file of call.unnamed)
      if (!files[file]!.isUnread && missing.length > 0)
        asked.set(files[file]!.source, {
          source: files[file]!.source,
          words: `${files[file]!.source}没有写明单位`,
          units: missing,
        });
  }
  for (const { source, units } of rounds?.doubtful ?? [])
    asked.set(source, { source, words: `${source}分不清是上一轮的哪一个`, units: [...new Set(units)] });
  return [...asked.values()];
}

function Ask({ asked, onNamed }: { readonly asked: Asked; readonly onNamed: (unit: string) => void }): ReactElement {
  const styles = useStyles();
  const field = useField();
  const [unit, setUnit] = useState(asked.units[0]!);
  return (
    <div className={styles.row}>
      <label className={mergeClasses(field.label, styles.wide)}>
        {asked.words}
        <select className={field.input} value={unit} onChange={({ target }) => setUnit(target.value)}>
          {asked.units.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <Button size="small" onClick={() => onNamed(unit)}>
        就是它
      </Button>
    </div>
  );
}

function Reminder({ unit, text }: { readonly unit: string; readonly text: string }): ReactElement {
  const styles = useStyles();
  const [told, setTold] = useState("");
  return (
    <details>
      <summary className={styles.summary}>{unit}</summary>
      <pre className={styles.message}>{text}</pre>
      <Button
        size="small"
        onClick={() => void pageClipboard.copy(text).then(({ ok }) => setTold(ok ? "已复制" : "没有复制成，请选中后按Ctrl+C"))}
      >
        复制
      </Button>
      <span role="status">{told}</span>
    </details>
  );
}

interface Props {
  readonly view: DeskView;
  readonly desk: DeskDeeds;
  readonly onRule: (rule: string) => void;
}

export function OverviewPart({ view, desk, onRule }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [isDrawn, setDrawn] = useState(false);
  const [isCompared, setCompared] = useState(false);
  const { entries, roll, rounds, beside } = view;
  const faults = commonest(entries).slice(0, FEW_FAULTS);
  const asked = askedIn(view);
  const told = [
    ...(rounds ? [roundSummary(rounds), ...roundLines(rounds)] : []),
    ...(roll ? [rollSummary(roll.call), ...rollLines(roll.call, roll.files, FEW_NAMES)] : []),
  ];
  return (
    <section className={styles.part} aria-label="总览">
      <h3 className={look.heading}>总览</h3>
      {told.length > 0 && (
        <ul className={styles.lines}>
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {faults.length > 0 && (
        <>
          <h4 className={styles.title}>最常见的问题</h4>
          <div className={styles.row}>
            {faults.map(({ finding, by }) => (
              <Button key={finding.rule} className={styles.fault} size="small" onClick={() => onRule(finding.rule)}>
                {finding.rule} {CLASS_NAMES[finding.class]}，{by.length}份：{ruleTitle(finding.rule)}
              </Button>
            ))}
          </div>
        </>
      )}
      {asked.length > 0 && (
        <details>
          <summary className={styles.summary}>请指明{asked.length}份是哪个单位</summary>
          {asked.map((one) => (
            <Ask key={one.source} asked={one} onNamed={(unit) => desk.lay({ named: { ...beside.named, [one.source]: unit } })} />
          ))}
        </details>
      )}
      {roll && roll.reminders.length > 0 && (
        <details>
          <summary className={styles.summary}>催报的话（{roll.reminders.length}个单位）</summary>
          {roll.reminders.map((one) => (
            <Reminder key={one.unit} unit={one.unit} text={one.text} />
          ))}
        </details>
      )}
      <details onToggle={({ currentTarget, target }) => target === currentTarget && setDrawn(currentTarget.open)}>
        <summary className={styles.summary}>热图和各单位比较</summary>
        {isDrawn && (
          <Suspense fallback={<p className={look.hint}>正在画图</p>}>
            <Pictures entries={entries} onRule={onRule} />
          </Suspense>
        )}
      </details>
      <details onToggle={({ currentTarget, target }) => target === currentTarget && setCompared(currentTarget.open)}>
        <summary className={styles.summary}>
          雷同{beside.alike && beside.alike.length > 0 ? `（${beside.alike.length}处）` : ""}
        </summary>
        {isCompared && (
          <Suspense fallback={<p className={look.hint}>正在取出</p>}>
            <Alike alike={beside.alike} isBusy={view.isRunning || view.making !== undefined} onFind={desk.findAlike} />
          </Suspense>
        )}
      </details>
    </section>
  );
}
