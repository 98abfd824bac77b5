// What must hold and does not, or cannot be told yet: the document says so, unless somebody says why not. Knows no host.
import { Button, Field, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SHORTEST_REASON } from "../../core/check/explanations";
import { Icon } from "../icons";
import { Tick, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { isTooShort, type FoundView, type UpdateAnswer } from "./update-view";

const useStyles = makeStyles({
  danger: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  dangerIcon: { color: tokens.colorStatusDangerForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
  narrow: { minWidth: 0, width: "100%", "& textarea": { minWidth: 0 } },
  reason: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
  inCard: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
});

interface Props {
  readonly found: FoundView;
  /** Why the document is not to be marked; absent as long as it is. */
  readonly override: string | undefined;
  readonly busy: boolean;
  readonly onAsk: (asked: UpdateAnswer) => void;
  /** Where the findings can be seen in full; absent where they cannot. */
  readonly onCheck?: () => void;
}

export function BrokenCard({ found, override, busy, onAsk, onCheck }: Props): ReactElement | null {
  const styles = useStyles();
  const onOverride = (reason: string | undefined): void => onAsk({ kind: "override", reason });
  const card = useCard();
  const look = useLook();
  // What is merely open is no fault, but it marks the document as well.
  if (found.mark === "") return null;
  const many = onCheck ? 5 : found.broken.length;
  return (
    <section
      className={mergeClasses(card.card, styles.danger)}
      aria-label={found.broken.length > 0 ? "强制性问题" : "尚未完成审核"}
    >
      <div className={card.cardHead}>
        <Icon name="broken" size={16} className={styles.dangerIcon} />
        <span>{found.broken.length > 0 ? `${found.broken.length}项强制性问题` : "尚未完成审核"}</span>
        {onCheck && (
          <Button size="small" className={card.many} disabledFocusable={busy} onClick={onCheck}>
            去审核
          </Button>
        )}
      </div>
      <ul className={mergeClasses(card.remarks, card.inCard)}>
        {found.broken.slice(0, many).map((sentence, at) => (
          <li key={at}>{sentence}</li>
        ))}
        {found.broken.length > many && <li>另有{found.broken.length - many}项，见“审核”。</li>}
      </ul>
      {override === undefined && <p className={mergeClasses(look.hint, styles.inCard)}>文档最前面将标明“{found.mark}”。</p>}
      <Tick taken={override !== undefined} disabled={busy} onTick={(on) => onOverride(on ? "" : undefined)}>
        不标明，由我说明理由
      </Tick>
      {override !== undefined && (
        <div className={styles.reason}>
          <Field
            label="理由"
            validationState={isTooShort(override) ? "warning" : "none"}
            hint="写入文档属性，不印在正文里。"
            validationMessage={isTooShort(override) ? `至少写${SHORTEST_REASON}个字。` : null}
          >
            <Textarea
              className={styles.narrow}
              value={override}
              disabled={busy}
              maxLength={200}
              resize="vertical"
              onChange={(_, { value }) => onOverride(value)}
            />
          </Field>
        </div>
      )}
    </section>
  );
}
