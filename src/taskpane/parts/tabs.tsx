// Tabs as WAI-ARIA describes them. Fluent's own bring a menu for what does not fit, at a third of the pane's whole size.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type KeyboardEvent, type ReactElement } from "react";
import { useLook } from "./look";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minHeight: "44px",
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    "@media (max-width: 240px)": { paddingLeft: "6px", paddingRight: "6px", "::after": { left: "6px", right: "6px" } },
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":hover::after": { backgroundColor: tokens.colorNeutralStroke1 },
    "::after": {
      content: '""',
      position: "absolute",
      left: tokens.spacingHorizontalM,
      right: tokens.spacingHorizontalM,
      bottom: "-1px",
      height: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: "transparent",
    },
  },
  /** Six of them stand on one line where five have room to spare. */
  close: {
    "@media (max-width: 399px)": { paddingLeft: "6px", paddingRight: "6px", "::after": { left: "6px", right: "6px" } },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": { backgroundColor: tokens.colorCompoundBrandStroke },
    ":hover::after": { backgroundColor: tokens.colorCompoundBrandStroke },
    "@media (forced-colors: active)": {
      "::after": { backgroundColor: "Highlight" },
      ":hover::after": { backgroundColor: "Highlight" },
    },
  },
  badge: {
    minWidth: "18px",
    paddingLeft: "5px",
    paddingRight: "5px",
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "18px",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "center",
    fontVariantNumeric: "tabular-nums",
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  wrong: { backgroundColor: tokens.colorStatusDangerBackground3, color: tokens.colorNeutralForegroundStaticInverted },
  open: { backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground2 },
});

/** A count of what waits there: what is wrong, or only open. */
export interface Badge {
  readonly shown: string;
  readonly announced: string;
  readonly tone: "wrong" | "open";
}

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly badges?: readonly Badge[];
}

interface Props<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly current: Id;
  readonly onGo: (id: Id) => void;
}

const MANY = 5;

export const tabId = (id: string): string => `tab-${id}`;
export const panelId = (id: string): string => `panel-${id}`;

export function Tabs<Id extends string>({ label, items, current, onGo }: Props<Id>): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = items.findIndex((item) => item.id === current);
    const last = items.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const item = to === undefined ? undefined : items[to];
    if (item === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`#${tabId(item.id)}`)?.focus();
    onGo(item.id);
  };
  return (
    <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={move}>
      {items.map(({ id, label: words, badges = [] }) => (
        <button
          key={id}
          id={tabId(id)}
          type="button"
          role="tab"
          aria-selected={id === current}
          aria-controls={panelId(id)}
          tabIndex={id === current ? 0 : -1}
          className={mergeClasses(look.bare, styles.tab, items.length > MANY && styles.close, id === current && styles.current)}
          onClick={() => onGo(id)}
        >
          {words}
          {badges.map(({ shown, announced: spoken, tone }) => (
            <span key={spoken} className={mergeClasses(styles.badge, styles[tone])}>
              <span aria-hidden="true">{shown}</span>
              <span className={look.unseen}>，{spoken}</span>
            </span>
          ))}
        </button>
      ))}
    </div>
  );
}
