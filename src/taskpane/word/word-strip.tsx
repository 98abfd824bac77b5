// 办完了没有 in Word: the strip of every pane, and below it the place of the step that was pressed, as far as Word has one.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import type { StepId, TaskStep } from "../../app/check/task-steps";
import { isUnfilled, isWaiting } from "../../app/check/told";
import { useCard } from "../parts/card";
import { FileChooser } from "../parts/file-chooser";
import { FillProgress } from "../parts/fill-progress";
import { Gravity, useFindingLook } from "../parts/finding-parts";
import { useLook } from "../parts/look";
import { StepList } from "../parts/step-list";
import { agrees } from "../update/update-view";
import type { SourceCheck } from "./source-check";
import { wordSteps } from "./word-steps";
import type { WordAsk, WordView } from "./word-view";

const useStyles = makeStyles({
  place: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { margin: 0, overflowWrap: "anywhere" },
  grave: { color: tokens.colorStatusDangerForeground1 },
  soft: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly view: WordView;
  readonly checked: SourceCheck;
  /** The pane writes a copy beside the document, and takes nothing out of this one. */
  readonly writes: boolean;
  readonly busy: boolean;
  readonly onAsk: (asked: WordAsk) => void;
}

/** What is told one by one: blanks are counted part by part, and what waits for them is not told. */
const told = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] =>
  findings.filter((finding) => !isWaiting(finding) && !isUnfilled(finding));

function Findings({ findings }: { readonly findings: readonly ReportedFinding[] }): ReactElement | null {
  const styles = useStyles();
  const parts = useFindingLook();
  if (findings.length === 0) return null;
  return (
    <ul className={parts.list}>
      {findings.map((finding) => (
        <li key={finding.key} className={parts.card}>
          <div className={parts.main}>
            <span className={parts.head}>
              <Gravity
                finding={finding}
                look={
                  (finding.class === "A" || finding.class === "B") && finding.verdict === "broken" ? styles.grave : styles.soft
                }
              />
            </span>
            <span className={parts.message}>{finding.message}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What Word cannot know or do here, in a sentence; "" where it can. */
function limit({ id, done }: TaskStep, { source, previous }: WordView, many: number, writes: boolean): string {
  if (id === "filled") return done ? "" : `数在“${source}”里，请在那里补填，存好后按“换一份”再选它。`;
  if (id === "balanced" || (id === "previous" && many > 0))
    return many === 0 ? "" : `请在“${source}”里改正，存好后按“换一份”再选它。写在工作簿里的说明这里看不到，说明过的也算在内。`;
  if (id === "previous") return done ? `对照的是“${previous}”。` : "";
  if (id === "prose") return done ? "核对以后又改过文档的，请重新核对。" : "";
  if (id === "final") return writes ? "请在填报统计表的面板里选择写好的报告，定稿另存一份。" : "先看去掉什么，再去掉。";
  return done ? "对照以后又改过文档的，请按“重新对照”。" : "";
}

function StepPlace({
  step,
  view,
  checked,
  writes,
}: { readonly step: TaskStep } & Pick<Props, "view" | "checked" | "writes">): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const { id, name, words } = step;
  const findings = id === "balanced" || id === "previous" ? told(checked.byStep[id]) : [];
  const about = limit(step, view, findings.length, writes);
  // A file that is not open has no cell to go to.
  const tables = checked.tables.map((table) => ({ ...table, parts: table.parts.map(({ open: _, ...part }) => part) }));
  return (
    <section className={styles.place} aria-label={name}>
      <p className={styles.words}>{words}</p>
      {about !== "" && <p className={mergeClasses(look.hint, styles.words)}>{about}</p>}
      {id === "filled" && !step.done && <FillProgress tables={tables} onShow={() => undefined} />}
      <Findings findings={findings} />
    </section>
  );
}

/** Where a step is done further down the pane. */
const PLACES: Readonly<Partial<Record<StepId, string>>> = {
  prose: 'section[data-step="prose"]',
  report: '[data-step="report"] button',
  final: '[data-step="final"] button',
};

/** Brought into view, and given the focus where it can be pressed; what is not there yet shows itself when it comes. */
function show(selector: string | undefined): void {
  const place = selector === undefined ? null : document.querySelector<HTMLElement>(selector);
  place?.scrollIntoView({ block: "nearest" });
  if (place instanceof HTMLButtonElement) place.focus();
}

export function WordStrip({ view, checked, writes, busy, onAsk }: Props): ReactElement {
  const card = useCard();
  const [open, setOpen] = useState<StepId>();
  const chooser = useRef<HTMLInputElement>(null);
  const steps = wordSteps(view, checked);
  const shown = steps.find(({ id }) => id === open);
  const go = ({ id }: TaskStep): void => {
    if (busy) return;
    setOpen(open === id ? undefined : id);
    if (open === id) return;
    show(PLACES[id]);
    // The only way on is a file.
    if (id === "previous" && checked.previous !== "given") chooser.current?.click();
    if (id === "prose" && view.audit === undefined) onAsk({ kind: "audit" });
    if (id === "final" && !writes && view.final === undefined) onAsk({ kind: "final" });
  };
  return (
    <div className={card.card}>
      <StepList steps={steps} open={shown?.id} asked={view.found !== undefined && !agrees(view)} onGo={go}>
        <FileChooser ref={chooser} name="上年报告" onFile={(file) => onAsk({ kind: "previous", file })} />
      </StepList>
      {shown && <StepPlace step={shown} view={view} checked={checked} writes={writes} />}
    </div>
  );
}
