// The documents of the task beside its tables: each chosen once, and for every act that needs it.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useRef, useState, type ReactElement } from "react";
import { READABLE } from "../../core/document/kept-as";
import { Icon } from "../icons";
import { FileChooser } from "../parts/file-chooser";
import { useLook } from "../parts/look";
import { useRoving } from "../parts/roving";
import type { DocumentSlot, DocumentsView } from "./documents-view";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(68px, 1fr))",
    gap: "4px",
    padding: `2px ${tokens.spacingHorizontalS} 4px`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  slot: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    columnGap: "3px",
    width: "100%",
    minHeight: "26px",
    boxSizing: "border-box",
    padding: "0 2px",
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  full: { border: `1px solid ${tokens.colorNeutralStroke1}`, color: tokens.colorNeutralForeground1 },
  sign: { color: tokens.colorStatusSuccessForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
  gone: { color: tokens.colorStatusWarningForeground1 },
  about: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM} 4px`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { flexGrow: 1, flexBasis: "140px", overflowWrap: "anywhere" },
  button: { minWidth: "auto" },
});

interface SlotProps {
  readonly name: string;
  readonly slot: DocumentSlot | undefined;
  readonly open: boolean;
  readonly busy: boolean;
  readonly controls: string;
  readonly onPress: () => void;
}

function Slot({ name, slot, open, busy, controls, onPress }: SlotProps): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const words = slot === undefined ? `选择${name}` : `${name}：${slot.about ?? slot.name}${slot.here ? "" : "（要再选一次）"}`;
  return (
    <button
      type="button"
      className={mergeClasses(look.bare, styles.slot, slot && styles.full)}
      aria-disabled={busy || undefined}
      aria-label={words}
      title={words}
      {...(slot && { "aria-expanded": open, "aria-controls": open ? controls : undefined })}
      onClick={busy ? undefined : onPress}
    >
      {slot && <Icon name={slot.here ? "passed" : "unreadable"} size={12} className={slot.here ? styles.sign : styles.gone} />}
      {name}
    </button>
  );
}

interface Props {
  readonly documents: DocumentsView;
  /** A ledger stands beside the tables; where none does there is no slot for it. */
  readonly ledger: boolean;
  readonly busy: boolean;
  readonly onPrevious: (file: File | undefined) => void;
  readonly onReport: (file: File) => void;
  readonly onLocal: (file: File | undefined) => void;
}

type Kind = keyof DocumentsView;

const NAMES: Readonly<Record<Kind, string>> = { previous: "上年报告", report: "报告文档", local: "地方要求" };
const ACCEPTED: Readonly<Record<Kind, string>> = { previous: READABLE, report: ".docx", local: ".json,.xlsx,.xls,.et" };
const ORDER: readonly Kind[] = ["previous", "report", "local"];

export function DocumentSlots({ documents, ledger, busy, onPrevious, onReport, onLocal }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const roving = useRoving<HTMLDivElement>();
  const aboutId = useId();
  const [open, setOpen] = useState<Kind>();
  const inputs = {
    previous: useRef<HTMLInputElement>(null),
    report: useRef<HTMLInputElement>(null),
    local: useRef<HTMLInputElement>(null),
  };
  const take: Readonly<Record<Kind, (file: File) => void>> = { previous: onPrevious, report: onReport, local: onLocal };
  const putAway: Readonly<Partial<Record<Kind, () => void>>> = {
    previous: () => onPrevious(undefined),
    local: () => onLocal(undefined),
  };
  const shown = open && documents[open];
  return (
    <div role="group" aria-label="有关材料">
      <div {...roving} className={styles.row}>
        {ORDER.map((kind) => (
          <Slot
            key={kind}
            name={NAMES[kind]}
            slot={documents[kind]}
            open={open === kind}
            busy={busy}
            controls={aboutId}
            onPress={() => {
              if (documents[kind] === undefined) inputs[kind].current?.click();
              else setOpen(open === kind ? undefined : kind);
            }}
          />
        ))}
        {ledger && (
          <span className={mergeClasses(styles.slot, styles.full)} title="本簿有台账，三张表里的数随台账核对">
            <Icon name="passed" size={12} className={styles.sign} />
            台账
          </span>
        )}
      </div>
      {open && shown && (
        <div id={aboutId} className={styles.about}>
          <span className={mergeClasses(look.hint, styles.words)}>
            {NAMES[open]}：{shown.about === undefined ? shown.name : `${shown.about}（${shown.name}）`}
            {!shown.here && "，这台电脑上已没有这份文件，请再选一次。"}
          </span>
          <Button
            className={styles.button}
            size="small"
            appearance="subtle"
            disabledFocusable={busy}
            onClick={() => inputs[open].current?.click()}
          >
            换一份
          </Button>
          {putAway[open] && (
            <Button
              className={styles.button}
              size="small"
              appearance="subtle"
              disabledFocusable={busy}
              onClick={() => {
                putAway[open]!();
                setOpen(undefined);
              }}
            >
              取下
            </Button>
          )}
        </div>
      )}
      {ORDER.map((kind) => (
        <FileChooser
          key={kind}
          ref={inputs[kind]}
          name={NAMES[kind]}
          accept={ACCEPTED[kind]}
          onFile={(file) => {
            setOpen(undefined);
            take[kind](file);
          }}
        />
      ))}
    </div>
  );
}
