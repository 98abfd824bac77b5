// What was found in a document and what would be written where: old → new for each. Knows no host.
import { Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PushItem, PushState } from "../../app/publish/plan/part";
import { STATES } from "../../app/outputs/update-text";
import { Fold, Tick, Turn, useCard } from "../parts/card";
import type { PictureCell } from "../parts/form-picture";
import { LaterPicture } from "../parts/later-picture";
import { useLook } from "../parts/look";
import { NumbersCard } from "./numbers-card";
import type { FoundGroup, FoundTable, FoundView, UpdateAnswer } from "./update-view";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  state: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  head: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
  sentence: {
    display: "block",
    marginTop: "2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  meaning: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS, padding: "0 12px 8px 36px" },
  select: { flexGrow: 1, minWidth: 0 },
  many: { margin: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

/** So many lines say what there is to say: the rest differs from them in nothing but the row. */
const SHOWN = 60;

interface Props {
  readonly found: FoundView;
  /** Keys of recognised figures that are to be left alone. */
  readonly left: readonly string[];
  /** What was chosen for numbers that nothing was recognised in, by their key. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly onAsk: (asked: UpdateAnswer) => void;
}

/** What is changed, from what to what. */
function Change({
  name,
  state,
  before,
  after,
  sentence = "",
}: {
  readonly name: string;
  readonly state: PushState;
  readonly before: string;
  readonly after: string;
  readonly sentence?: string;
}): ReactElement {
  const styles = useStyles();
  const card = useCard();
  return (
    <span>
      <span className={styles.head}>
        <span className={card.name}>{name}</span>
        <span className={styles.state}>{STATES[state]}</span>
      </span>
      <Turn before={before} after={after} />
      {sentence !== "" && <span className={styles.sentence}>{sentence}</span>}
    </span>
  );
}

const shownText = (value: string): string => (value === "" ? "空" : value);

/** A square of the document's table: what stands there and what would. */
export const tableTurn = ({ label, theirs, ours, state }: PushItem["cells"][number]): PictureCell => ({
  words: `${label}由${shownText(theirs)}改为${shownText(ours)}，${STATES[state]}`,
  before: theirs,
  after: ours,
  replaces: theirs !== "",
  doubtful: state === "conflict",
});

function TableCard({ table }: { readonly table: FoundTable }): ReactElement {
  const card = useCard();
  const look = useLook();
  const styles = useStyles();
  const shown = table.cells.slice(0, SHOWN);
  const title = `${table.name}（${table.place}）`;
  if (shown.length === 0)
    return (
      <div className={card.card}>
        <div className={card.cardHead}>
          <span>{title}</span>
          <span className={card.many}>{table.note}</span>
        </div>
      </div>
    );
  const { pictured } = table;
  if (pictured)
    return (
      <Fold title={title} note={table.note}>
        <LaterPicture
          picture={pictured.picture}
          changeAt={(index) => {
            const cell = pictured.cells.get(index);
            return cell && tableTurn(cell);
          }}
          heldAt={(index) => pictured.held[index] ?? ""}
        />
      </Fold>
    );
  return (
    <Fold title={title} note={table.note}>
      <ul className={card.list}>
        {shown.map(({ id, label, theirs, ours, state }) => (
          <li key={id} className={mergeClasses(card.line, card.flat)}>
            <Change name={label} before={theirs} after={ours} state={state} />
          </li>
        ))}
      </ul>
      {table.cells.length > shown.length && (
        <p className={mergeClasses(look.hint, styles.many)}>另有{table.cells.length - shown.length}格，同样写入。</p>
      )}
    </Fold>
  );
}

function Line({
  line,
  left,
  busy,
  onAsk,
}: { readonly line: PushItem; readonly left: boolean } & Omit<Props, "found" | "left" | "numbers">): ReactElement {
  const card = useCard();
  const styles = useStyles();
  const { key, name, place, found, state, theirs, ours, sentence, instead } = line;
  const before = found === "placeholder" ? "" : theirs;
  const change = <Change name={`${place}　${name}`} state={state} before={before} after={ours} sentence={sentence} />;
  // Only what we recognised ourselves may be left alone.
  if (found !== "recognised") return <li className={mergeClasses(card.line, card.flat)}>{change}</li>;
  return (
    <li>
      <Tick taken={!left} disabled={busy} onTick={(taken) => onAsk({ kind: "leave", key, on: !taken })}>
        {change}
      </Tick>
      {instead.length > 0 && !left && (
        <div className={styles.meaning}>
          <Select
            className={styles.select}
            size="small"
            aria-label={`“${theirs}”指的是`}
            value={name}
            disabled={busy}
            onChange={(_, { value }) => onAsk({ kind: "mean", key, name: value })}
          >
            {[name, ...instead].map((one) => (
              <option key={one} value={one}>
                指“{one}”
              </option>
            ))}
          </Select>
        </div>
      )}
    </li>
  );
}

function GroupCard({ group, left, ...props }: { readonly group: FoundGroup } & Omit<Props, "found" | "numbers">): ReactElement {
  const card = useCard();
  return (
    <Fold title={group.title} note={`${group.lines.length}处`} startsOpen={group.lines.length <= 12}>
      <ul className={card.list}>
        {group.lines.map((line) => (
          <Line key={line.key} line={line} left={left.includes(line.key)} {...props} />
        ))}
      </ul>
    </Fold>
  );
}

export function FoundList({ found, numbers, ...props }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  return (
    <div className={styles.list}>
      {(found.unwritten.length > 0 || Object.keys(numbers).length > 0) && (
        <NumbersCard numbers={found.unwritten} chosen={Object.keys(numbers).length} busy={props.busy} onAsk={props.onAsk} />
      )}
      {found.tables.map((table) => (
        <TableCard key={table.key} table={table} />
      ))}
      {found.groups.map((group) => (
        <GroupCard key={group.id} group={group} {...props} />
      ))}
      {found.unchanged > 0 && <p className={look.hint}>正文另有{found.unchanged}处与统计表一致，不改动。</p>}
      {found.remarks.length > 0 && (
        <Fold title="需要人工核对" note={`${found.remarks.length}处`} startsOpen={found.remarks.length <= 3}>
          <ul className={mergeClasses(card.remarks, card.inCard)}>
            {found.remarks.map((remark, at) => (
              <li key={at}>{remark}</li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}
