// 填一份: the three tables as they are printed, and beside them the very screens that stand beside Excel.
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactElement } from "react";
import { Pane } from "../../taskpane/pane";
import { flushSync } from "react-dom";
import { a1 } from "../../core/figures/addresses";
import { PICTURES } from "../../app/words/picture-sheet-name";
import type { CellPlace } from "../../ports/workbook";
import type { MemorySheet } from "../../adapters/memory/sheet";
import { inputs } from "./layout";
import { useDark, useNarrow } from "../media";
import { cellHelp } from "./cell-help";
import type { sheetsWithTables } from "./named";
import { SheetTable } from "./sheet-table";
import { nameOfBook, type FillSession } from "./session";
import { commentsOf, tonesOf } from "./tones";

const Pictures = lazy(async () => ({ default: (await import("./pictures")).Pictures }));
const LawOfCell = lazy(async () => ({ default: (await import("../../taskpane/parts/law-of-cell")).LawOfCell }));

interface Props {
  readonly session: FillSession;
  readonly thisYear: number;
  /** Whether this browser keeps what is not saved; undefined while nothing was put by. */
  readonly keeps: boolean | undefined;
  readonly onHome: () => void;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
}

const HELP = "cell-help";
const LAW = "cell-law";

const NOTHING: ReadonlySet<string> = new Set<string>();
const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export function FillDesk({ session, thisYear, keeps, onHome, onOpen, onSave }: Props): ReactElement {
  const { book, store, controller } = session;
  const view = useSyncExternalStore(book.listen, book.view);
  const state = useSyncExternalStore((listener) => store.listen(listener), store.state);
  const [said, setSaid] = useState("");
  // Where only one of the two has room, a workbook without tables begins beside them.
  const [onTables, setOnTables] = useState(() => book.view().sheets.length > 0);
  const [onLaw, setOnLaw] = useState(false);
  /** Somebody's sheets that go on paper, whichever is looked at: drawn for that alone. */
  const [onPaper, setOnPaper] = useState(NOTHING);
  const isNarrow = useNarrow();
  const isAlone = isNarrow && onTables;
  const chooser = useRef<HTMLInputElement>(null);
  const tables = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const dark = useDark();

  const sheets = view.sheets.filter((sheet) => sheet.visible);
  const current = sheets.find(({ name }) => name === view.selected?.sheet) ?? sheets[0];
  const form = sheets.filter(isForm).map(({ grid }) => grid);
  const tones = tonesOf(state, view.marks);
  const comments = useMemo(() => commentsOf(view.comments), [view.comments]);
  const placeIn = (name: string): CellPlace | undefined => (view.selected?.sheet === name ? view.selected : undefined);
  const help =
    current &&
    view.selected &&
    cellHelp(
      current,
      book.properties(),
      view.selected,
      tones.get(current.name)?.get(a1(view.selected)),
      comments.get(current.name)?.get(a1(view.selected)),
    );

  // Another screen of the pane begins at its top.
  useEffect(() => {
    // A browser of today answers with a promise, which is no way to end an effect.
    void pane.current?.scrollTo(0, 0);
  }, [state.screen]);
  // The first cell to be filled in is where the keys are, once there are tables.
  const hasTables = current !== undefined;
  useEffect(() => {
    if (hasTables && view.selected === undefined) book.goTo(firstOf(current));
  }, [hasTables]);
  // What was pressed to have them may be gone by then: the keys go to where filling in begins, and not to nowhere.
  const hadTables = useRef(hasTables);
  useEffect(() => {
    if (hasTables && !hadTables.current && view.selected !== undefined) {
      hadTables.current = true;
      if (onTables || !isNarrow) tables.current?.querySelector<HTMLElement>('.sheet:not([hidden]) [tabindex="0"]')?.focus();
    }
  }, [hasTables, view.selected]);
  const whichHoldTables = useRef<typeof sheetsWithTables>();
  useEffect(() => {
    void import("./named").then((made) => {
      whichHoldTables.current = made.sheetsWithTables;
    });
  }, []);
  useEffect(() => {
    const before = (): void => {
      // The report of the check goes on paper by itself; browsers of 2022 cannot be told so by a style alone.
      tables.current?.setAttribute("data-beside", pane.current?.querySelector("article") ? "report" : "pane");
      const shown = book.view().sheets.filter(({ visible }) => visible);
      if (shown.every(isForm)) return;
      // The paper is taken of what stands there when this returns.
      flushSync(() => setOnPaper(whichHoldTables.current?.(shown) ?? NOTHING));
    };
    const after = (): void => setOnPaper(NOTHING);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [book]);
  const tableOf = (sheet: MemorySheet): ReactElement => (
    <SheetTable
      sheet={sheet}
      printed={isForm(sheet) ? form : [sheet.grid]}
      selected={placeIn(sheet.name)}
      tones={tones.get(sheet.name) ?? NONE}
      comments={comments.get(sheet.name) ?? NONE}
      helpId={HELP}
      onType={(typed) => book.type(typed)}
      onSelect={({ row, col }) => book.goTo({ sheet: sheet.name, row, col })}
      onUndo={() => book.undo()}
      onRedo={() => book.redo()}
      onSay={setSaid}
      onTables={(pasted) => {
        controller.actions.go("entry");
        controller.actions.takePasted(pasted);
        setOnTables(false);
        setSaid("粘贴的内容带着行名栏名，已按名称认到各格，请在面板里核对后填入。");
      }}
    />
  );
  const turn = (by: 1 | -1): void => {
    const next = sheets[sheets.indexOf(current!) + by];
    if (next) book.goTo(placeIn(next.name) ?? firstOf(next));
  };
  useEffect(() => {
    const save = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        onSave();
      } else if (event.key === "F1" && !event.defaultPrevented) {
        event.preventDefault();
        setOnLaw(!onLaw);
      } else if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
        // A browser keeps Ctrl with these keys to itself.
        event.preventDefault();
        turn(event.key === "PageDown" ? 1 : -1);
      } else if (event.key === "F6") {
        event.preventDefault();
        const isInTables = tables.current?.contains(document.activeElement) === true;
        const target = isInTables
          ? pane.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
          : tables.current?.querySelector<HTMLElement>('.sheet:not([hidden]) [tabindex="0"]');
        setOnTables(!isInTables);
        target?.focus();
      }
    };
    window.addEventListener("keydown", save);
    return () => window.removeEventListener("keydown", save);
  });

  return (
    <div className={onTables ? "fill on-tables" : "fill on-pane"}>
      <nav className="bar" aria-label="文件">
        <button type="button" onClick={onHome}>
          首页
        </button>
        <button type="button" onClick={() => chooser.current?.click()}>
          打开
        </button>
        <input
          ref={chooser}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-hidden="true"
          aria-label="打开文件"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = "";
            if (file) onOpen(file);
          }}
        />
        <button type="button" aria-disabled={!hasTables} title="Ctrl+S" onClick={() => hasTables && onSave()}>
          保存
        </button>
        <button type="button" aria-disabled={!view.canUndo} title="Ctrl+Z" onClick={() => book.undo()}>
          撤销
        </button>
        <button type="button" aria-disabled={!view.canRedo} title="Ctrl+Y" onClick={() => book.redo()}>
          重做
        </button>
        <span className="file" title={session.name}>
          {session.name ?? nameOfBook(session)}
          {view.unsaved ? (keeps === false ? "（没有保存，浏览器也不代存，请及时保存）" : "（有改动没有保存）") : ""}
        </span>
        <span className="switch">
          <button type="button" aria-pressed={onTables} onClick={() => setOnTables(true)}>
            表格
          </button>
          <button type="button" aria-pressed={!onTables} onClick={() => setOnTables(false)}>
            面板
          </button>
        </span>
      </nav>
      <section ref={tables} className="tables" aria-label="统计表" role={isAlone ? "main" : undefined}>
        {isAlone && <h1 className="unseen">年报三表</h1>}
        {sheets.length === 0 ? (
          <p className="empty">还没有统计表。请在面板里生成表样，或填入一份报告，三张表就出现在这里；也可以把文件拖到这里。</p>
        ) : (
          <>
            <div className="sheets" role="group" aria-label="工作表">
              {sheets.map((sheet) => (
                <button
                  key={sheet.name}
                  type="button"
                  aria-pressed={sheet === current}
                  title="Alt+PageUp、Alt+PageDown"
                  onClick={() => book.goTo(placeIn(sheet.name) ?? firstOf(sheet))}
                >
                  {sheet.name}
                  {brokenIn(tones.get(sheet.name)) > 0 && <span className="count">{brokenIn(tones.get(sheet.name))}格</span>}
                </button>
              ))}
            </div>
            <div className="help">
              <p id={HELP}>
                {help && (
                  <>
                    <b>{help.address}</b> {help.name}
                    {help.sentences.map((sentence) => (
                      <span key={sentence}>{sentence}</span>
                    ))}
                  </>
                )}
              </p>
              <button
                type="button"
                className="link"
                title="F1"
                aria-expanded={onLaw}
                aria-controls={LAW}
                onClick={() => setOnLaw(!onLaw)}
              >
                依据
              </button>
            </div>
            <div id={LAW} className="law" role="region" aria-label="这一格的依据" tabIndex={onLaw ? 0 : -1} hidden={!onLaw}>
              {onLaw && help && (
                <Suspense fallback={null}>
                  <LawOfCell figure={help.figure} />
                </Suspense>
              )}
            </div>
            {sheets.map((sheet) => (
              <div key={sheet.name} className="sheet" hidden={sheet !== current}>
                {sheet.name === PICTURES
                  ? sheet === current && (
                      <Suspense fallback={null}>
                        <Pictures sheet={sheet} sheets={view.sheets}>
                          {tableOf(sheet)}
                        </Pictures>
                      </Suspense>
                    )
                  : (sheet === current || sheet.plan !== undefined || onPaper.has(sheet.name)) && tableOf(sheet)}
              </div>
            ))}
          </>
        )}
        <p className="unseen" role="status">
          {said}
        </p>
        {said !== "" && (
          <p className="said" aria-hidden="true" onAnimationEnd={() => setSaid("")}>
            {said}
          </p>
        )}
      </section>
      <div ref={pane} className="pane">
        <Pane state={state} actions={controller.actions} dark={dark} thisYear={thisYear} />
      </div>
    </div>
  );
}

/** One of the three tables; a ledger holds what they count, in words that are theirs as well. */
const isForm = ({ plan }: MemorySheet): boolean => plan?.cells.some(({ figure }) => figure !== undefined) === true;

const brokenIn = (tones: ReadonlyMap<string, { readonly tone: string }> | undefined): number =>
  [...(tones?.values() ?? [])].filter(({ tone }) => tone !== "marked").length;

/** Where filling in begins: the first cell that is blank, or the first at all; in a list below its heads. */
function firstOf(sheet: MemorySheet): CellPlace {
  const heads = (sheet.plan?.cells ?? []).filter(({ style }) => /^head\b/u.test(style)).map(({ row: at }) => at);
  const list = inputs(sheet, "rows").filter(({ row: at }) => heads.every((head) => at > head));
  const { row, col } = list.find(({ text }) => text === "") ?? list[0] ?? { row: 0, col: 0 };
  return { sheet: sheet.name, row, col };
}
