// 审核说明 of one finding: what was said, whether it still stands, and where it is written.
import { Button, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import { LONGEST_REASON, SHORTEST_REASON, characterCount } from "../../core/check/explanations";
import { Icon } from "../icons";
import { useLook } from "../parts/look";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
  },
  said: {
    display: "flex",
    columnGap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    lineHeight: "18px",
    overflowWrap: "anywhere",
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  explained: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  stale: { backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground3 },
  row: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, alignItems: "center", justifyContent: "end" },
  count: { marginInlineEnd: "auto", color: tokens.colorNeutralForeground3 },
  write: {
    alignSelf: "start",
    minWidth: "auto",
    paddingLeft: 0,
    paddingRight: "3px",
    "@media (forced-colors: active)": { paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  },
});

interface Props {
  readonly finding: ReportedFinding;
  readonly busy: boolean;
  readonly onExplain: (finding: ReportedFinding, reason: string) => void;
}

export function ReasonPart({ finding, busy, onExplain }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const id = useId();
  const { explanation: explained } = finding;
  const [writing, setWriting] = useState(false);
  const [reason, setReason] = useState("");
  const length = characterCount(reason);
  const enough = length >= SHORTEST_REASON;
  return (
    <div className={styles.part}>
      {explained && (
        <p className={mergeClasses(styles.said, styles[explained.state])}>
          <Icon name={explained.state === "explained" ? "passed" : "undecided"} size={16} />
          <span>{explained.message}</span>
        </p>
      )}
      {!writing && (
        <Button
          className={styles.write}
          size="small"
          appearance="subtle"
          disabledFocusable={busy}
          onClick={() => {
            setReason(explained?.reason ?? "");
            setWriting(true);
          }}
        >
          {explained === undefined ? "写说明" : explained.state === "stale" ? "重新说明" : "修改说明"}
          <span className={look.unseen}>：{finding.message}</span>
        </Button>
      )}
      {writing && (
        <>
          <Textarea
            aria-label="审核说明"
            aria-describedby={id}
            rows={3}
            resize="vertical"
            autoFocus
            value={reason}
            maxLength={LONGEST_REASON}
            placeholder="写明为什么可以这样填，如：机构改革后并入两个单位"
            onChange={(_, { value }) => setReason(value)}
          />
          <div className={styles.row}>
            <span id={id} className={styles.count}>
              {enough ? `${length}字` : `至少${SHORTEST_REASON}个字，还差${SHORTEST_REASON - length}个`}
            </span>
            <Button size="small" onClick={() => setWriting(false)}>
              放弃
            </Button>
            <Button
              size="small"
              appearance="primary"
              disabled={!enough || busy}
              onClick={() => {
                onExplain(finding, reason);
                setWriting(false);
              }}
            >
              保存说明
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
