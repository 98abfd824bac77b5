// Whose tables the workbook holds: read from its sheets, and changed in all of them at once.
import { Button, Field, Input, Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import type { CheckView } from "../check-view";
import type { PaneActions } from "../pane-actions";
import type { Offer } from "../views";
import { useLook } from "./look";
import { yearsTo } from "./years";

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minHeight: "28px",
    padding: `2px ${tokens.spacingHorizontalM} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: {
    display: "flex",
    alignItems: "baseline",
    columnGap: "6px",
    flexGrow: 1,
    minWidth: 0,
    whiteSpace: "nowrap",
    "@media (max-width: 240px)": { flexWrap: "wrap" },
  },
  unit: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", fontWeight: tokens.fontWeightSemibold },
  year: { flexShrink: 0, fontWeight: tokens.fontWeightSemibold },
  form: {
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    // The form's name says least; where there is no room it is told on pointing.
    "@media (max-width: 380px)": { display: "none" },
  },
  edit: { minWidth: "auto", flexShrink: 0 },
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(88px, auto) minmax(0, 1fr)",
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  whole: { gridColumn: "1 / -1" },
  narrow: { minWidth: 0 },
  buttons: { gridColumn: "1 / -1", display: "flex", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly view: CheckView;
  readonly thisYear: number;
  readonly busy: boolean;
  readonly onRename: PaneActions["rename"];
}

/** The variants of the form that is in force for a year; fetched when somebody wants another year. */
function useOffer(year: number): Offer | undefined {
  const [offer, setOffer] = useState<Offer>();
  useEffect(() => {
    let isWanted = true;
    void import("../actions/offer").then(({ offerFor }) => {
      if (isWanted) setOffer(offerFor(year));
    });
    return () => {
      isWanted = false;
    };
  }, [year]);
  return offer?.year === year ? offer : undefined;
}

function OwnerFields({
  view: { whose },
  thisYear,
  busy,
  onRename,
  onDone,
}: Props & { readonly onDone: () => void }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [unit, setUnit] = useState(whose.unit ?? "");
  const [year, setYear] = useState(whose.year ?? thisYear - 1);
  const [variant, setVariant] = useState(whose.variant);
  const offer = useOffer(year);
  const variants = offer?.variants ?? [];
  const same = unit.trim() === (whose.unit ?? "") && year === whose.year && variant === whose.variant;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || same) return;
    onRename({ unit, year, variant: variants.some(({ id }) => id === variant) ? variant : "" });
    onDone();
  };
  return (
    <form className={styles.fields} onSubmit={submit} aria-label="改单位、年度和表样">
      <Field label="年度">
        <Select className={styles.narrow} value={String(year)} onChange={(_, { value }) => setYear(Number(value))}>
          {yearsTo(thisYear, year).map((one) => (
            <option key={one} value={one}>
              {one}年
            </option>
          ))}
        </Select>
      </Field>
      <Field label="单位">
        <Input className={styles.narrow} value={unit} maxLength={60} autoFocus onChange={(_, { value }) => setUnit(value)} />
      </Field>
      {variants.length > 0 && (
        <Field label="表样" className={styles.whole}>
          <Select className={styles.narrow} value={variant} onChange={(_, { value }) => setVariant(value)}>
            <option value="">全国统一表样</option>
            {variants.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {offer?.refusal !== undefined && <p className={mergeClasses(look.hint, styles.whole)}>{offer.refusal}</p>}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={busy || same || offer?.refusal !== undefined}>
          写入三张表
        </Button>
        <Button size="small" onClick={onDone}>
          放弃
        </Button>
      </div>
    </form>
  );
}

export function TablesOwner(props: Props): ReactElement {
  const { view, busy } = props;
  const { whose } = view;
  const styles = useStyles();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.words} title={`${view.who}　${view.form}`}>
          <span className={styles.unit}>{whose.unit ?? "（未写单位）"}</span>
          <span className={styles.year}>{whose.year === undefined ? "（未写年度）" : `${whose.year}年度`}</span>
          <span className={styles.form}>{view.form}</span>
        </span>
        {whose.ours && (
          <Button
            className={styles.edit}
            size="small"
            appearance="subtle"
            aria-expanded={editing}
            aria-label="改单位、年度和表样"
            disabledFocusable={busy}
            onClick={() => setEditing(!editing)}
          >
            改
          </Button>
        )}
      </div>
      {editing && <OwnerFields {...props} onDone={() => setEditing(false)} />}
    </>
  );
}
