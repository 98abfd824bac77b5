// 正文: a report's prose beside the open workbook. What was found first; then the text itself, every number marked.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { READABLE_PROSE } from "../../core/document/kept-as";
import { Icon } from "../icons";
import type { PaneActions } from "../pane-actions";
import { Fold } from "../parts/card";
import { FormPicture } from "../parts/form-picture";
import { useLook } from "../parts/look";
import { ProseFindingCard } from "./prose-finding";
import { ReadingText } from "./reading-text";
import { proseMarksOf, type ProseView, type SpokenTable } from "./view";
import type { ReportedFinding } from "../../app/check/check-report";
import { spokenPlace } from "../../app/words/place";
import { isSamePlace } from "../../core/document/source";
import type { CellPlace } from "../../ports/workbook";
import { useFindingLook } from "../parts/finding-parts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  empty: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hidden: { display: "none" },
  cell: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
});

interface Props {
  readonly view: ProseView | undefined;
  /** The cell that is selected in the sheet. */
  readonly selected: CellPlace | undefined;
  readonly hasTables: boolean;
  readonly busy: boolean;
  readonly actions: Pick<PaneActions, "prose" | "explain">;
}

function Choose({
  label,
  primary,
  busy,
  actions,
}: Pick<Props, "busy" | "actions"> & { readonly label: string; readonly primary: boolean }): ReactElement {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance={primary ? "primary" : "secondary"}
        size={primary ? "medium" : "small"}
        icon={<Icon name="file" size={primary ? 20 : 16} />}
        disabledFocusable={busy}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        accept={READABLE_PROSE}
        aria-label="选择报告文件"
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) actions.prose({ do: "open", file });
          // The same file may be chosen again after it was changed.
          target.value = "";
        }}
      />
    </>
  );
}

export function ProseScreen(props: Props): ReactElement {
  const { view, hasTables, busy, actions } = props;
  const styles = useStyles();
  const look = useLook();
  if (view) return <Shown {...props} view={view} />;
  return (
    <div className={styles.empty}>
      <h2 className={look.heading}>核对报告正文</h2>
      <p className={look.hint}>
        选择年度报告的Word文件，正文里的每一个数都与{hasTables ? "打开的工作簿" : "报告中的三张表"}
        核对，句子里的合计逐项相加；只在本机读取，文件和工作簿都不改动。
      </p>
      <Choose label="选择报告" primary busy={busy} actions={actions} />
    </div>
  );
}

/** Which cells the prose speaks of, and where it says something else: a press leads to the sentence. */
function SpokenTablePicture({
  table: { picture, cells, held },
  onRead,
}: {
  readonly table: SpokenTable;
  readonly onRead: (mark: string) => void;
}): ReactElement {
  const wrong = [...cells.values()].filter(({ kind }) => kind === "broken").length;
  const note = `说到${cells.size}格${wrong > 0 ? `，${wrong}格不符` : ""}`;
  return (
    <Fold title={picture.title} note={note} startsOpen={wrong > 0}>
      <FormPicture
        picture={picture}
        changeAt={(index) => {
          const cell = cells.get(index);
          const stands = held[index] ?? "";
          return (
            cell && {
              words: cell.words,
              before: "",
              after: stands,
              replaces: cell.kind === "broken",
              doubtful: cell.kind === "open",
              ...(cell.kind === "broken" && { beside: `文${cell.text.replace(/[^0-9.]/gu, "")}` }),
            }
          );
        }}
        heldAt={(index) => held[index] ?? ""}
        onPress={(index) => {
          const cell = cells.get(index);
          if (cell) onRead(cell.mark);
        }}
      />
    </Fold>
  );
}

function Shown({ view, selected, busy, actions }: Props & { readonly view: ProseView }): ReactElement {
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  const [chosen, setChosen] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  const here =
    selected === undefined
      ? []
      : proseMarksOf(view).filter((mark) => mark.cells.some(({ at }) => at !== undefined && isSamePlace(at, selected)));
  const show = useCallback((place: CellPlace) => actions.prose({ do: "show", place }), [actions]);
  const goTo = (id: string): void => {
    setChosen(id);
    const target = root.current?.querySelector<HTMLElement>(`[data-mark="${id}"], [data-paragraph="${id}"]`);
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  };
  // A cell selected in the sheet leads to the sentence that speaks of it; a jump from here does not lead away again.
  const [first] = here;
  const ours = chosen !== undefined && here.some(({ id }) => id === chosen);
  useEffect(() => {
    if (first === undefined || ours) return;
    root.current?.querySelector(`[data-mark="${first.id}"]`)?.scrollIntoView({ block: "center" });
  }, [first?.id, selected, ours]);
  const next = (): void => {
    const at = here.findIndex(({ id }) => id === chosen);
    const mark = here[(at + 1) % here.length];
    if (mark) goTo(mark.id);
  };
  const back = ({ key }: ReportedFinding): void => goTo(view.anchors.get(key) ?? "");
  return (
    <div ref={root} className={styles.page}>
      <div>
        <h2 className={look.heading}>{view.who}</h2>
        <p className={look.hint}>
          {view.file}，{view.against}
        </p>
        <p className={look.hint}>{view.summary}</p>
      </div>
      <div className={styles.buttons}>
        <Choose label="换一份" primary={false} busy={busy} actions={actions} />
        <Button size="small" icon={<Icon name="save" size={16} />} onClick={() => actions.prose({ do: "save" })}>
          保存审核报告
        </Button>
      </div>
      {selected !== undefined && here.length > 0 && (
        <div className={styles.cell}>
          <span>
            所选 {spokenPlace(selected)}，正文有{here.length}处
          </span>
          <Button size="small" appearance="subtle" icon={<Icon name="next" size={16} />} iconPosition="after" onClick={next}>
            看正文
          </Button>
        </div>
      )}
      {view.findings.length > 0 && (
        <section aria-label="正文的问题">
          <ul className={parts.list}>
            {view.findings.map((finding) => (
              <ProseFindingCard
                key={finding.key}
                finding={finding}
                anchored={view.anchors.has(finding.key)}
                current={chosen !== undefined && view.anchors.get(finding.key) === chosen}
                busy={busy}
                onRead={back}
                onShow={show}
                onExplain={(one, reason) => actions.explain("prose", one, reason)}
              />
            ))}
          </ul>
        </section>
      )}
      {view.tables.map((table) => (
        <SpokenTablePicture key={table.picture.table} table={table} onRead={goTo} />
      ))}
      <ReadingText view={view} chosen={chosen} here={new Set(here.map(({ id }) => id))} onChoose={setChosen} onShow={show} />
    </div>
  );
}
