// 验机: what the check makes of fifty known mistakes in a copy of the user's own table.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { Icon } from "../icons";
import { useLook } from "../parts/look";
import type { SelfTestView } from "./view";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  words: { margin: 0, lineHeight: "22px", fontVariantNumeric: "tabular-nums" },
  strong: { color: tokens.colorStatusSuccessForeground1 },
  short: { color: tokens.colorStatusDangerForeground1 },
  more: {
    display: "flex",
    alignItems: "center",
    columnGap: "4px",
    minHeight: "28px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  open: { transform: "rotate(90deg)" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    fontVariantNumeric: "tabular-nums",
    "& th": { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
    "& th, & td": { padding: "3px 0", textAlign: "end", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& th:first-child": { textAlign: "start", color: tokens.colorNeutralForeground1 },
  },
});

interface Props {
  readonly selfTest: SelfTestView | undefined;
  readonly busy: boolean;
  readonly onSelfTest: () => void;
}

function Result({ selfTest }: { readonly selfTest: SelfTestView }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [open, setOpen] = useState(false);
  if (selfTest.made === 0) return <p className={styles.words}>表里填全的数太少，没有可试的错误，请填好后再验机。</p>;
  const missed = selfTest.made - selfTest.caught;
  return (
    <>
      <p className={styles.words}>
        在副本上弄错{selfTest.made}处，
        <strong className={missed === 0 ? styles.strong : styles.short}>
          {missed === 0 ? "全部查出" : `查出${selfTest.caught}处，漏过${missed}处`}
        </strong>
        ；第一种改法就是原数的{selfTest.first}处，原数在前三种改法里的{selfTest.among}处。
      </p>
      <p className={mergeClasses(look.hint, look.figures)}>用时{selfTest.seconds}秒，工作簿没有改动。</p>
      <button type="button" className={mergeClasses(look.bare, styles.more)} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="open" size={12} className={open ? styles.open : ""} />
        各种错误的结果
      </button>
      {open && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">错误</th>
              <th scope="col">试了</th>
              <th scope="col">查出</th>
              <th scope="col">首选即原数</th>
            </tr>
          </thead>
          <tbody>
            {selfTest.kinds.map(({ name, made, caught, first }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{made}</td>
                <td>{caught}</td>
                <td>{first}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

export function SelfTestBox({ selfTest, busy, onSelfTest }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <section className={styles.box} aria-labelledby="drill">
      <div className={styles.head}>
        <h3 id="drill" className={look.heading}>
          验机
        </h3>
        <Button size="small" disabledFocusable={busy} onClick={onSelfTest}>
          {selfTest ? "再验一次" : "开始验机"}
        </Button>
      </div>
      {selfTest ? (
        <Result selfTest={selfTest} />
      ) : (
        <p className={look.hint}>把本表的副本用五十种常见错误各弄错一次，看审核能不能查出、能不能说对原因。不改动工作簿。</p>
      )}
    </section>
  );
}
