// One unit on the desk: what is wrong, and what the reviewer does about it: mend, return, accept, leave out.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { BoardEntry } from "../../app/outputs/board-entry";
import { ruleTitle } from "../../app/check/rule-set";
import { CLASS_NAMES } from "../../app/outputs/check-text";
import { STANDING_NAMES } from "../../app/outputs/standing";
import { roundLine } from "../../app/words/round-wording";
import { otherRulesLine } from "../../app/words/rules-wording";
import { SEALED, sealLine } from "../../app/words/seal-wording";
import { pageClipboard } from "../../adapters/clipboard/clipboard";
import { useLook } from "../parts/look";
import type { UnitTables } from "./desk-view";
import { useField } from "./fields";
import { TablesPart } from "./tables-part";

const useStyles = makeStyles({
  unit: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    overflowWrap: "anywhere",
    "& + &": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  summary: { cursor: "pointer", lineHeight: "28px" },
  bad: { color: tokens.colorStatusDangerForeground1 },
  /** 强制性2 and the rest of it: torn apart nobody reads it. */
  whole: { display: "inline-block" },
  lines: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center", margin: "8px 0" },
});

/** What can be done with a unit's report. */
export interface UnitDeeds {
  /** Opens the file itself, where it can be mended. */
  readonly onMend: (() => void) | undefined;
  readonly onAccept: (waived: Readonly<Record<string, string>>, correction: string) => void;
  readonly tables: () => Promise<UnitTables>;
  readonly slipText: () => Promise<string | undefined>;
  /** Why it is left out of the sum; "" where it is in. */
  readonly without: string;
  readonly onLeaveOut: (reason: string) => void;
  /** It was accepted with other figures. */
  readonly isCorrection: boolean;
}

const nameOf = ({ unit, source }: BoardEntry): string => unit ?? source;

const classesOf = ({ findings }: BoardEntry): string =>
  (["A", "B", "C", "D"] as const)
    .map((grade) => ({ grade, count: findings.filter((finding) => finding.class === grade).length }))
    .filter(({ count }) => count > 0)
    .map(({ grade, count }) => `${CLASS_NAMES[grade]}${count}`)
    .join("，");

/** 验收: what is open may be let pass by its rule, with a reason of the reviewer's own. */
function AcceptPart({ entry, deeds }: { readonly entry: BoardEntry; readonly deeds: UnitDeeds }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const field = useField();
  const [waived, setWaived] = useState<Readonly<Record<string, string>>>({});
  const [correction, setCorrection] = useState("");
  const rules = [
    ...new Set(
      entry.findings
        .filter(({ verdict, class: grade }) => verdict === "broken" && (grade === "A" || grade === "B"))
        .map(({ rule }) => rule),
    ),
  ];
  return (
    <details>
      <summary className={styles.summary}>验收</summary>
      {rules.length > 0 && (
        <p className={look.hint}>还有必须处理的问题。确属特殊的，写明准予通过的理由（至少6个字），会列入验收记录公开。</p>
      )}
      {rules.map((rule) => (
        <label key={rule} className={field.label}>
          “{ruleTitle(rule)}”（{rule}）准予通过的理由
          <input
            className={field.input}
            value={waived[rule] ?? ""}
            onChange={({ target }) => setWaived({ ...waived, [rule]: target.value })}
          />
        </label>
      ))}
      {deeds.isCorrection && (
        <label className={field.label}>
          更正的理由
          <input className={field.input} value={correction} onChange={({ target }) => setCorrection(target.value)} />
        </label>
      )}
      <div className={styles.row}>
        <Button size="small" onClick={() => deeds.onAccept(waived, correction)}>
          验收这一份
        </Button>
      </div>
    </details>
  );
}

function LeaveOutPart({ deeds }: { readonly deeds: UnitDeeds }): ReactElement {
  const styles = useStyles();
  const field = useField();
  const [reason, setReason] = useState(deeds.without);
  return (
    <details>
      <summary className={styles.summary}>{deeds.without === "" ? "不计入汇总" : `不计入汇总：${deeds.without}`}</summary>
      <label className={field.label}>
        不计入的理由（清空就再计入）
        <input className={field.input} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className={styles.row}>
        <Button size="small" onClick={() => deeds.onLeaveOut(reason.trim())}>
          记下
        </Button>
      </div>
    </details>
  );
}

function Deeds({ entry, deeds }: { readonly entry: BoardEntry; readonly deeds: UnitDeeds }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [copied, setCopied] = useState("");
  const copy = async (): Promise<void> => {
    const text = await deeds.slipText();
    if (text === undefined) setCopied("没有需要退回的问题。");
    else setCopied((await pageClipboard.copy(text)).ok ? "退回单已复制。" : "没有复制成，请用“退回单（.docx）”。");
  };
  return (
    <>
      <div className={styles.row}>
        {deeds.onMend && (
          <Button size="small" onClick={deeds.onMend}>
            打开这一份
          </Button>
        )}
        {entry.standing !== "passed" && (
          <Button size="small" onClick={() => void copy()}>
            复制退回单
          </Button>
        )}
        {copied !== "" && (
          <span role="status" className={look.hint}>
            {copied}
          </span>
        )}
      </div>
      {entry.error === undefined && <TablesPart load={deeds.tables} />}
      {entry.error === undefined && <AcceptPart entry={entry} deeds={deeds} />}
      {entry.unit !== null && entry.error === undefined && <LeaveOutPart key={deeds.without} deeds={deeds} />}
    </>
  );
}

export function Unit({ entry, deeds }: { readonly entry: BoardEntry; readonly deeds: UnitDeeds }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [isOpen, setOpen] = useState(false);
  const { standing, findings, causes, error, source, waiting, round, seal, otherRules } = entry;
  const state = [
    STANDING_NAMES[standing],
    ...(round?.isUnchanged ? ["未修改"] : []),
    ...(seal ? [SEALED[seal.state]] : []),
    ...(deeds.without === "" ? [] : ["不计入汇总"]),
  ].join("，");
  return (
    <li className={styles.unit}>
      <details onToggle={({ currentTarget, target }) => target === currentTarget && setOpen(currentTarget.open)}>
        <summary className={styles.summary}>
          {nameOf(entry)}　<span className={mergeClasses(styles.whole, standing !== "passed" && styles.bad)}>{state}</span>　
          <span className={mergeClasses(look.hint, styles.whole)}>{classesOf(entry)}</span>
        </summary>
        {isOpen && (
          <>
            {entry.unit !== null && <p className={look.hint}>{source}</p>}
            {round && <p>{roundLine(round)}</p>}
            {otherRules && <p>{otherRulesLine(otherRules)}</p>}
            {seal && <p>{sealLine(seal)}</p>}
            {error !== undefined && <p>{error}</p>}
            {error === undefined && findings.length + waiting === 0 && <p>没有发现问题。</p>}
            {causes.length > 0 && (
              <ul className={styles.lines}>
                {causes.map((cause) => (
                  <li key={cause}>{cause}</li>
                ))}
              </ul>
            )}
            <ul className={styles.lines}>
              {findings.map(({ rule, class: grade, text, places, round: since }, at) => (
                <li key={at}>
                  [{CLASS_NAMES[grade]} {rule}
                  {since === "" ? "" : `　${since}`}] {text}
                  {places !== "" && <span className={look.hint}>　{places}</span>}
                </li>
              ))}
              {round?.mended.map(({ rule, class: grade, message }) => (
                <li key={`${rule} ${message}`}>
                  [{CLASS_NAMES[grade]} {rule}　已改] {message}
                </li>
              ))}
            </ul>
            {waiting > 0 && <p className={look.hint}>另有{waiting}条合计和勾稽关系要等各格补齐才能核对。</p>}
            <Deeds entry={entry} deeds={deeds} />
          </>
        )}
      </details>
    </li>
  );
}
