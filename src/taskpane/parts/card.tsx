// Cards of changes: what stands there, what would stand there, and something to tick.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode, type Ref } from "react";
import { Icon } from "../icons";
import { useLook } from "./look";

export const useCard = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  cardHead: {
    display: "flex",
    "@media (max-width: 240px)": { flexWrap: "wrap" },
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    boxSizing: "border-box",
    minHeight: "40px",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  fold: { ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  many: {
    marginInlineStart: "auto",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
  open: { transform: "rotate(90deg)" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: "pointer",
  },
  flat: { gridTemplateColumns: "minmax(0, 1fr)", cursor: "default" },
  box: { width: "16px", height: "16px", margin: "3px 0 0", accentColor: tokens.colorCompoundBrandBackground },
  name: { fontSize: tokens.fontSizeBase200, lineHeight: "18px", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  change: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: "line-through" },
  blank: { color: tokens.colorNeutralForeground3 },
  after: { fontWeight: tokens.fontWeightSemibold },
  remarks: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  inCard: {
    marginLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
  },
  foot: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: `auto calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingVerticalXXL})`,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // What comes behind it begins below it.
    "&:not(:last-child)": { marginBottom: 0 },
  },
  wide: { flexGrow: 1 },
  /** Another choice of the same card. */
  parted: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

export function Turn({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const card = useCard();
  const look = useLook();
  return (
    <span className={card.change}>
      <span className={look.unseen}>由</span>
      <span className={before === "" ? card.blank : card.before}>{before === "" ? "空" : before}</span>
      <Icon name="next" size={12} />
      <span className={look.unseen}>改为</span>
      <span className={card.after}>{after === "" ? "空" : after}</span>
    </span>
  );
}

/** Something to tick: the whole line is its label. */
export function Tick({
  taken,
  disabled,
  onTick,
  children,
}: {
  readonly taken: boolean;
  readonly disabled: boolean;
  readonly onTick: (taken: boolean) => void;
  readonly children: ReactNode;
}): ReactElement {
  const card = useCard();
  return (
    <label className={card.line}>
      <input
        type="checkbox"
        className={card.box}
        checked={taken}
        disabled={disabled}
        onChange={({ target }) => onTick(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

/** A card that is folded until somebody wants to see it all. */
export function Fold({
  title,
  note,
  startsOpen = false,
  head,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly startsOpen?: boolean;
  /** Where the keys may be put when what held them is gone. */
  readonly head?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}): ReactElement {
  const card = useCard();
  const look = useLook();
  const [open, setOpen] = useState(startsOpen);
  return (
    <div className={card.card}>
      <button
        ref={head}
        type="button"
        className={mergeClasses(look.bare, card.cardHead, card.fold)}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="open" size={12} className={open ? card.open : ""} />
        <span>{title}</span>
        <span className={card.many}>{note}</span>
      </button>
      {open && children}
    </div>
  );
}
