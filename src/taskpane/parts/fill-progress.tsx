// How far the form is filled in, part by part; each part leads to its first blank cell.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PartFilling, TableFilling } from "../../app/check/task-steps";
import type { CellPlace } from "../../ports/workbook";
import { Icon } from "../icons";
import { useLook } from "./look";
import { useRoving } from "./roving";

const useStyles = makeStyles({
  all: { display: "contents" },
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  title: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  table: { flexShrink: 0 },
  many: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  parts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(124px, 1fr))",
    gap: "4px",
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  part: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    columnGap: "4px",
    width: "100%",
    minHeight: "28px",
    boxSizing: "border-box",
    padding: "2px 6px 4px",
    overflow: "hidden",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
  },
  press: { ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  /** How many there are is enough of what is done, and leaves the name its room. */
  done: { display: "inline-flex", alignItems: "center", columnGap: "2px", color: tokens.colorStatusSuccessForeground1 },
  track: { position: "absolute", left: 0, right: 0, bottom: 0, height: "3px", backgroundColor: tokens.colorNeutralBackground5 },
  bar: {
    display: "block",
    height: "100%",
    backgroundColor: tokens.colorCompoundBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
});

interface Props {
  readonly tables: readonly TableFilling[];
  readonly onShow: (place: CellPlace) => void;
}

/** 第二十条第（一）项 → 第（一）项: what stands before it is the same for all of them. */
const shortPart = (name: string): string => name.replace(/^第二十条/u, "");

function Part({ part, onShow }: { readonly part: PartFilling; readonly onShow: Props["onShow"] }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const { name, filled, all, open } = part;
  const done = filled === all;
  const inside = (
    <>
      <span className={styles.name}>{shortPart(name)}</span>
      <span className={mergeClasses(styles.many, done && styles.done)} aria-hidden="true">
        {done ? (
          <>
            <Icon name="passed" size={12} />
            {all}
          </>
        ) : (
          `${filled}/${all}`
        )}
      </span>
      <span className={look.unseen}>{done ? "已填满" : `${all}格填了${filled}格`}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${Math.round((100 * filled) / all)}%` }} />
      </span>
    </>
  );
  return (
    <li>
      {open ? (
        <button
          type="button"
          className={mergeClasses(look.bare, styles.part, styles.press)}
          title={`${name}：还有${all - filled}格，去第一个空格`}
          onClick={() => onShow(open)}
        >
          {inside}
        </button>
      ) : (
        <div className={styles.part}>{inside}</div>
      )}
    </li>
  );
}

export function FillProgress({ tables, onShow }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const roving = useRoving<HTMLDivElement>();
  return (
    <div {...roving} className={styles.all}>
      {tables.map(({ name, filled, all, parts }) => (
        <section key={name} className={styles.section} aria-label={`${name}填写进度`}>
          <h3 className={mergeClasses(look.heading, styles.title)}>
            <span className={styles.table}>{name}</span>
            <span className={styles.many}>{filled === all ? `${all}格已填满` : `已填${filled}格，还有${all - filled}格`}</span>
          </h3>
          {filled < all && (
            <ul className={styles.parts}>
              {parts.map((part) => (
                <Part key={part.name} part={part} onShow={onShow} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** Whether somebody has begun, and not come to the end. */
export const isBlockOpen = (tables: readonly TableFilling[]): boolean => tables.some(({ filled, all }) => filled < all);
