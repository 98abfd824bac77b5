// 核对正文: what was found in the open document. A press selects the words there; comments are put, and taken away, at one go.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import { Gravity, useFindingLook } from "../parts/finding-parts";
import { useLook } from "../parts/look";
import { Quoted } from "../prose/prose-finding";
import type { AuditAsk, WordAudit } from "./audit-view";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  card: { textAlign: "start", ":hover:enabled": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  quote: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  grave: { color: tokens.colorStatusDangerForeground1 },
  soft: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly view: WordAudit;
  readonly busy: boolean;
  readonly onAsk: (asked: AuditAsk) => void;
}

function Found({ finding, view, busy, onAsk }: Props & { readonly finding: ReportedFinding }): ReactElement {
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  const isGrave = (finding.class === "A" || finding.class === "B") && finding.verdict === "broken";
  const isThere = view.found.has(finding.key);
  const inside = (
    <>
      <span className={parts.head}>
        <Gravity finding={finding} look={isGrave ? styles.grave : styles.soft} />
      </span>
      <span className={parts.message}>{finding.message}</span>
    </>
  );
  return (
    <li className={mergeClasses(parts.card, view.selected === finding.key && parts.current)} data-finding={finding.key}>
      {isThere ? (
        <button
          type="button"
          className={mergeClasses(look.bare, parts.main, styles.card)}
          title="在文档里选中"
          aria-pressed={view.selected === finding.key}
          aria-disabled={busy || undefined}
          onClick={busy ? undefined : () => onAsk({ kind: "audit-select", key: finding.key })}
        >
          {inside}
        </button>
      ) : (
        <div className={parts.main}>{inside}</div>
      )}
      {finding.quote && (
        <div className={styles.quote}>
          <Quoted quote={finding.quote} />
        </div>
      )}
    </li>
  );
}

export function AuditList(props: Props): ReactElement {
  const { view, busy, onAsk } = props;
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  const section = useRef<HTMLElement>(null);
  // Asked for from the strip, it comes up below what is in view.
  useEffect(() => {
    section.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const there = view.findings.filter(({ key }) => view.found.has(key)).length;
  return (
    <section ref={section} className={styles.page} aria-label="核对正文" data-step="prose">
      <p className={look.hint}>{view.summary}</p>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={busy} onClick={() => onAsk({ kind: "audit" })}>
          重新核对
        </Button>
        {view.takesRemarks && there > 0 && (
          <Button size="small" disabledFocusable={busy} onClick={() => onAsk({ kind: "audit-remark" })}>
            加为批注
          </Button>
        )}
        {view.takesRemarks && (
          <Button size="small" disabledFocusable={busy} onClick={() => onAsk({ kind: "audit-clear" })}>
            去掉批注
          </Button>
        )}
        <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => onAsk({ kind: "audit-away" })}>
          收起
        </Button>
      </div>
      {view.findings.length > 0 && (
        <ul className={parts.list}>
          {view.findings.map((finding) => (
            <Found key={finding.key} finding={finding} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}
