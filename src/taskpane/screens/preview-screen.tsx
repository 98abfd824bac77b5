// What would change, before it changes: cell by cell, the doubtful ones asked, nothing without a yes.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { Icon } from "../icons";
import type { PaneActions } from "../pane-actions";
import { Fold, Tick, Turn, useCard } from "../parts/card";
import { FormPicture, type PictureCell } from "../parts/form-picture";
import { useLook } from "../parts/look";
import { ONWARD } from "../parts/onward";
import type { FormPictureView as FormPictureView } from "../../app/words/form-picture";
import type { FigureChangeView, Preview, SquareChangeView } from "../views";

const MappingPart = lazy(async () => ({ default: (await import("../ledger/mapping-part")).MappingPart }));

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, rowGap: tokens.spacingVerticalM },
  lead: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere" },
  doubt: { color: tokens.colorStatusWarningForeground1, fontSize: tokens.fontSizeBase200 },
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  choice: { overflowWrap: "anywhere" },
  all: {
    display: "flex",
    justifyContent: "end",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

type Actions = Pick<PaneActions, "agree" | "discard" | "answer">;

function SquareLine({ change }: { readonly change: SquareChangeView }): ReactElement {
  const card = useCard();
  return (
    <li className={mergeClasses(card.line, card.flat)}>
      <div>
        <div className={card.name}>
          {change.address}　{change.label}
        </div>
        <Turn before={change.before} after={change.after} />
      </div>
    </li>
  );
}

function FigureLine({
  change,
  disabled,
  onAnswer,
}: {
  readonly change: FigureChangeView;
  readonly disabled: boolean;
  readonly onAnswer: Actions["answer"];
}): ReactElement {
  const styles = useStyles();
  const card = useCard();
  return (
    <li>
      <Tick taken={change.taken} disabled={disabled} onTick={(taken) => onAnswer([change.id], taken)}>
        <span className={card.name}>{change.label}</span>
        <Turn before={change.before} after={change.after} />
        {change.doubt !== undefined && <span className={styles.doubt}>{change.doubt}</span>}
      </Tick>
    </li>
  );
}

interface CardProps {
  readonly title: string;
  readonly changes: readonly FigureChangeView[];
  readonly startsOpen: boolean;
  readonly busy: boolean;
  readonly onAnswer: Actions["answer"];
}

/** Takes all of them, or none; not offered where there is one. */
function AllOrNone({ changes, busy, onAnswer }: Pick<CardProps, "changes" | "busy" | "onAnswer">): ReactElement | null {
  const styles = useStyles();
  if (changes.length < 2) return null;
  const all = changes.every((change) => change.taken);
  return (
    <div className={styles.all}>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={busy}
        onClick={() =>
          onAnswer(
            changes.map((change) => change.id),
            !all,
          )
        }
      >
        {all ? "全不选" : "全选"}
      </Button>
    </div>
  );
}

/** Changes that belong together, folded away where nothing is asked. */
function FigureCard({ title, changes, startsOpen, busy, onAnswer }: CardProps): ReactElement | null {
  const card = useCard();
  if (changes.length === 0) return null;
  const taken = changes.filter((change) => change.taken).length;
  return (
    <Fold title={title} note={`${taken}/${changes.length}格`} startsOpen={startsOpen}>
      <AllOrNone changes={changes} busy={busy} onAnswer={onAnswer} />
      <ul className={card.list}>
        {changes.map((change) => (
          <FigureLine key={change.id} change={change} disabled={busy} onAnswer={onAnswer} />
        ))}
      </ul>
    </Fold>
  );
}

const askedAbout = (change: FigureChangeView): boolean => change.kind === "replace" || change.doubt !== undefined;

const turnWords = (before: string, after: string): string =>
  `由${before === "" ? "空" : before}改为${after === "" ? "空" : after}`;

/** More than these are looked at in the picture of the form, where they stand among the others. */
const FEW = 12;

/** A formula is longer than a square. */
const squareText = (text: string): string => (text.startsWith("=") ? "公式" : text);

const pictured = (change: FigureChangeView): PictureCell => ({
  words: `${change.address} ${change.label} ${turnWords(change.before, change.after)}${change.doubt ?? ""}`,
  before: change.before,
  after: change.after,
  replaces: change.kind === "replace",
  doubtful: change.doubt !== undefined,
  taken: change.taken,
});

/** One table of the form, with everything that would change in it; nothing where nothing would. */
function TablePicture({
  picture,
  preview,
  busy,
  onAnswer,
}: {
  readonly picture: FormPictureView;
  readonly preview: Extract<Preview, { kind: "figures" }>;
  readonly busy: boolean;
  readonly onAnswer: Actions["answer"];
}): ReactElement | null {
  const own = new Set(picture.blocks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
  const changes = new Map(
    preview.changes.flatMap((change) => (change.kind !== "same" && own.has(change.index) ? [[change.index, change]] : [])),
  );
  if (changes.size === 0) return null;
  const all = [...changes.values()];
  const taken = all.filter((change) => change.taken).length;
  // What is asked about one by one is not answered in a heap.
  const safe = all.filter((change) => !askedAbout(change));
  return (
    <Fold title={picture.title} note={`${taken}/${all.length}格`} startsOpen>
      <AllOrNone changes={safe} busy={busy} onAnswer={onAnswer} />
      <FormPicture
        picture={picture}
        changeAt={(index) => {
          const change = changes.get(index);
          return change && pictured(change);
        }}
        heldAt={(index) => preview.held[index] ?? ""}
        onPress={(index) => {
          const change = changes.get(index);
          if (change && !busy) onAnswer([change.id], !change.taken);
        }}
      />
    </Fold>
  );
}

function FiguresBody({
  preview,
  busy,
  onAnswer,
}: {
  readonly preview: Extract<Preview, { kind: "figures" }>;
  readonly busy: boolean;
  readonly onAnswer: Actions["answer"];
}): ReactElement {
  const card = useCard();
  const look = useLook();
  const changing = preview.changes.filter((change) => change.kind !== "same");
  const same = preview.changes.length - changing.length;
  const asked = changing.filter(askedAbout);
  return (
    <>
      <FigureCard title="请逐格确认" changes={asked} startsOpen={asked.length <= FEW} busy={busy} onAnswer={onAnswer} />
      {changing.length > 0 && (
        <p className={look.hint}>
          着色的格将写入{asked.length > 0 && "，带删除线的是原数，带问号的有疑问"}；按一下选入或不选，虚线框的不写入。
        </p>
      )}
      {preview.pictures.map((picture) => (
        <TablePicture key={picture.table} picture={picture} preview={preview} busy={busy} onAnswer={onAnswer} />
      ))}
      {same > 0 && <p className={look.hint}>另有{same}格与表中相同，不改动。</p>}
      {preview.remarks.length > 0 && (
        <ul className={card.remarks}>
          {preview.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The press on one of them is the answer. */
function ChoiceBody({
  preview,
  busy,
  actions,
}: {
  readonly preview: Extract<Preview, { kind: "choice" }>;
  readonly busy: boolean;
  readonly actions: Actions;
}): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const choose = (id: string): void => {
    actions.answer(
      preview.choices.map((choice) => choice.id),
      false,
    );
    actions.answer([id], true);
    actions.agree();
  };
  return (
    <>
      {preview.remarks.length > 0 && (
        <ul className={card.remarks}>
          {preview.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
      <div className={styles.choices}>
        {preview.choices.map(({ id, label }) => (
          <Button key={id} className={styles.choice} disabledFocusable={busy} onClick={() => choose(id)}>
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Sheet by sheet; long lists of changes are folded away. */
function FormBody({
  preview,
  busy,
  onAnswer,
}: {
  readonly preview: Extract<Preview, { kind: "form" }>;
  readonly busy: boolean;
  readonly onAnswer: Actions["answer"];
}): ReactElement {
  const card = useCard();
  return (
    <>
      {preview.sheets.map((sheet) => (
        <SheetCard key={sheet.name} sheet={sheet} />
      ))}
      {preview.choices.length > 0 && (
        <div className={card.card}>
          {preview.choices.map((choice) => (
            <Tick key={choice.id} taken={choice.taken} disabled={busy} onTick={(taken) => onAnswer([choice.id], taken)}>
              {choice.label}
            </Tick>
          ))}
        </div>
      )}
    </>
  );
}

function SheetCard({ sheet }: { readonly sheet: Extract<Preview, { kind: "form" }>["sheets"][number] }): ReactElement {
  const card = useCard();
  const look = useLook();
  const { picture } = sheet;
  const figures = new Map(sheet.changes.flatMap((change) => (change.index === undefined ? [] : [[change.index, change]])));
  const inPicture = (change: SquareChangeView): boolean => picture !== undefined && change.index !== undefined;
  const listed = sheet.changes.filter((change) => !inPicture(change));
  const [open, setOpen] = useState(sheet.changes.length > 0 && listed.length <= 12);
  const head = (
    <>
      <Icon name="sheet" size={16} />
      <span>{sheet.name}</span>
      <span className={card.many}>{sheet.state}</span>
    </>
  );
  return (
    <div className={card.card}>
      {sheet.changes.length === 0 ? (
        <div className={card.cardHead}>{head}</div>
      ) : (
        <button
          type="button"
          className={mergeClasses(look.bare, card.cardHead, card.fold)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="open" size={12} className={open ? card.open : ""} />
          {head}
        </button>
      )}
      {sheet.remarks.length > 0 && (
        <ul className={mergeClasses(card.remarks, card.inCard)}>
          {sheet.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
      {open && picture && (
        <FormPicture
          picture={picture}
          changeAt={(index) => {
            const change = figures.get(index);
            return (
              change && {
                words: `${change.address} ${turnWords(change.before, change.after)}`,
                before: squareText(change.before),
                after: squareText(change.after),
                replaces: change.before !== "",
                doubtful: false,
              }
            );
          }}
          heldAt={() => ""}
        />
      )}
      {open && listed.length > 0 && (
        <ul className={card.list}>
          {listed.map((change) => (
            <SquareLine key={change.address} change={change} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface Props {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly actions: Actions;
}

export function PreviewScreen({ preview, busy, actions }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever cannot see that the screen has changed is led to its beginning.
  useEffect(() => {
    heading.current?.focus();
  }, [preview.title]);
  const taken =
    preview.kind === "figures" ? preview.changes.filter((change) => change.taken && change.kind !== "same").length : undefined;
  return (
    <div className={styles.page}>
      <h2 ref={heading} className={look.heading} tabIndex={-1}>
        {preview.title}
      </h2>
      <p className={styles.lead}>{preview.lead}</p>
      {preview.kind === "figures" && <FiguresBody preview={preview} busy={busy} onAnswer={actions.answer} />}
      {preview.kind === "form" && <FormBody preview={preview} busy={busy} onAnswer={actions.answer} />}
      {preview.kind === "mapping" && (
        <Suspense fallback={null}>
          <MappingPart preview={preview} busy={busy} onAnswer={actions.answer} />
        </Suspense>
      )}
      {preview.kind === "choice" && <ChoiceBody preview={preview} busy={busy} actions={actions} />}
      <div className={card.foot}>
        {preview.kind !== "choice" && (
          <Button
            className={card.wide}
            appearance="primary"
            {...ONWARD}
            disabledFocusable={busy || taken === 0}
            onClick={actions.agree}
          >
            {taken === undefined ? preview.action : `${preview.action}${taken}格`}
          </Button>
        )}
        <Button disabledFocusable={busy} onClick={actions.discard}>
          放弃
        </Button>
      </div>
    </div>
  );
}
