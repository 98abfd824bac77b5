// The pane: tabs, what is being done, one sentence about it, and the screen.
import { makeStyles } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useState, type ReactElement } from "react";
import { choose, chosen } from "../adapters/device/kept-choice";
import { VERDICT_WORDS, type CheckView } from "./check-view";
import type { PaneActions } from "./pane-actions";
import { BusyBar } from "./parts/busy-bar";
import { useLook } from "./parts/look";
import { PanePage } from "./parts/pane-frame";
import { panelId, tabId, Tabs, type Badge, type TabItem } from "./parts/tabs";
import { EntryScreen } from "./screens/entry-screen";
import { busyOf, shownOf, type Busy, type PaneState, type ScreenId } from "./state";

const onwardKeys = () => import("./parts/onward-keys");
const Notice = lazy(async () => ({ default: (await import("./parts/notice")).Notice }));
const CheckScreen = lazy(async () => ({ default: (await import("./screens/check-screen")).CheckScreen }));
const ReportScreen = lazy(async () => ({ default: (await import("./report/report-screen")).ReportScreen }));
const JournalScreen = lazy(async () => ({ default: (await import("./screens/journal-screen")).JournalScreen }));
const PreviewScreen = lazy(async () => ({ default: (await import("./screens/preview-screen")).PreviewScreen }));
const PasteGuard = lazy(async () => ({ default: (await import("./diagnosis/paste-guard-box")).PasteGuard }));
const DeliveryNotice = lazy(async () => ({ default: (await import("./parts/delivery-notice")).DeliveryNotice }));
const ProseScreen = lazy(async () => ({ default: (await import("./prose/prose-screen")).ProseScreen }));
const ReportAtHand = lazy(async () => ({ default: (await import("./documents/report-at-hand")).ReportAtHand }));
const VersionNotes = lazy(async () => ({ default: (await import("./parts/version-notes")).VersionNotes }));
const TaskBar = lazy(async () => ({ default: (await import("./parts/task-bar")).TaskBar }));
const DeskTab = lazy(async () => ({ default: (await import("./desk/desk-tab")).DeskTab }));
const DeskSwitch = lazy(async () => ({ default: (await import("./desk/desk-switch")).DeskSwitch }));
const PrintedReport = lazy(async () => ({ default: (await import("./parts/printed-report")).PrintedReport }));

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", flexGrow: 1, outlineStyle: "none" },
  waiting: { minHeight: "200px" },
});

/** What is over sooner than this is not worth a flicker. */
const WORTH_SHOWING = 250;

/** True once something has lasted long enough to be shown. */
function useLasting(lasts: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!lasts) {
      setLong(false);
      return undefined;
    }
    const timer = setTimeout(() => setLong(true), WORTH_SHOWING);
    return () => clearTimeout(timer);
  }, [lasts]);
  return lasts && long;
}

interface Props {
  readonly state: PaneState;
  readonly actions: PaneActions;
  readonly dark: boolean;
  readonly thisYear: number;
}

const shownCount = (count: number): string => (count > 99 ? "99+" : String(count));

/** What is wrong is red, once something was asked. What is merely not decided is grey: that a form is still blank is no fault. */
function badgesOf(counts: CheckView["counts"] | undefined, underway: boolean): readonly Badge[] {
  const { broken = 0, unreadable = 0, undecided = 0 } = counts ?? {};
  const wrong = [
    broken > 0 ? `${broken}条${VERDICT_WORDS.broken}` : "",
    unreadable > 0 ? `${unreadable}条${VERDICT_WORDS.unreadable}` : "",
  ].filter((part) => part !== "");
  return [
    ...(wrong.length > 0
      ? [
          {
            shown: shownCount(broken + unreadable),
            announced: wrong.join("，"),
            tone: underway ? ("wrong" as const) : ("open" as const),
          },
        ]
      : []),
    ...(undecided > 0
      ? [{ shown: shownCount(undecided), announced: `${undecided}条${VERDICT_WORDS.undecided}`, tone: "open" as const }]
      : []),
  ];
}

/** 批量 knows nothing of the open workbook: it is no screen of its state. */
type TabId = ScreenId | "desk";
const DESK = "nianbao.desk";

function tabsOf(state: PaneState, hasDesk: boolean): readonly TabItem<TabId>[] {
  return [
    { id: "entry", label: "填报" },
    { id: "check", label: "审核", badges: badgesOf(shownOf(state.stages.check)?.counts, state.underway) },
    { id: "prose", label: "正文" },
    { id: "report", label: "报告" },
    { id: "journal", label: "记录" },
    ...(hasDesk ? [{ id: "desk", label: "批量" } as const] : []),
  ];
}

/** What a screen reader is told when something has happened. */
function announcement(state: PaneState, busy: Busy | undefined): string {
  if (busy) return `${busy.doing}…`;
  const message = `${state.message ?? ""}${state.delivered?.sentence ?? ""}`;
  if (message !== "") return message;
  if (state.diagnosis?.pasteGuard) return state.diagnosis.pasteGuard.sentence;
  const check = state.screen === "check" ? shownOf(state.stages.check) : undefined;
  if (!check) return "";
  const { broken, undecided, unreadable, passed } = check.counts;
  return `通过${passed}条，不通过${broken}条，待定${undecided}条，无法读取${unreadable}条。`;
}

/** What was adopted last is taken back where it is told. */
function takingBack({ message, diagnosis }: PaneState, actions: PaneActions): { name: string; onPress: () => void } | undefined {
  const adopted = diagnosis?.adopted;
  if (!adopted || adopted.sentence !== message) return undefined;
  return { name: "撤销", onPress: () => actions.diagnose({ do: "take-back", entry: adopted.entry }) };
}

/** The screen's own content. A preview stands in place of the screen that asked for it, until it is answered. */
function Screen({
  state,
  actions,
  busy,
  thisYear,
  onPrint,
}: Omit<Props, "dark"> & { readonly busy: boolean; readonly onPrint: () => void }): ReactElement {
  switch (state.screen) {
    case "entry": {
      const preview = shownOf(state.stages.entry);
      if (preview !== undefined) return <PreviewScreen preview={preview} busy={busy} actions={actions} />;
      return (
        <EntryScreen
          identity={state.identity}
          offer={state.offer}
          view={shownOf(state.stages.check)}
          book={state.book}
          selected={state.selected}
          diagnosis={state.diagnosis}
          chosen={state.chosen}
          previous={state.documents.previous}
          thisYear={thisYear}
          busy={busy}
          actions={actions}
        />
      );
    }
    case "check":
      return (
        <CheckScreen
          view={shownOf(state.stages.check)}
          filter={state.filter}
          chosen={state.chosen}
          selected={state.selected}
          diagnosis={state.diagnosis}
          marked={state.marked}
          alone={state.alone}
          prose={shownOf(state.stages.prose)}
          made={state.made}
          live={state.book?.live !== false}
          comments={state.book?.comments === true}
          busy={busy}
          actions={actions}
          onPrint={onPrint}
        />
      );
    case "prose":
      return (
        <>
          {shownOf(state.stages.prose) === undefined && <ReportAtHand state={state} busy={busy} actions={actions} />}
          <ProseScreen
            view={shownOf(state.stages.prose)}
            selected={state.selected?.place}
            hasTables={shownOf(state.stages.check) !== undefined}
            busy={busy}
            actions={actions}
          />
        </>
      );
    case "report":
      return (
        <>
          <ReportAtHand state={state} busy={busy} actions={actions} />
          <ReportScreen
            view={shownOf(state.stages.report)}
            written={state.made.written}
            busy={busy}
            onAsk={actions.report}
            onCheck={() => actions.go("check")}
          />
        </>
      );
    case "journal":
      return (
        <>
          <JournalScreen lines={shownOf(state.stages.journal)} busy={busy} onUndo={actions.undo} />
          <VersionNotes />
        </>
      );
  }
}

export function Pane({ state, actions, dark, thisYear }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [printing, setPrinting] = useState(false);
  const [hasDesk, setHasDesk] = useState(() => chosen(DESK));
  const [atDesk, setAtDesk] = useState(false);
  const tab: TabId = atDesk ? "desk" : state.screen;
  const go = (id: TabId): void => {
    setAtDesk(id === "desk");
    if (id !== "desk") actions.go(id);
  };
  const showDesk = (isShown: boolean): void => {
    choose(DESK, isShown);
    setHasDesk(isShown);
    if (isShown) setAtDesk(true);
  };
  const doing = busyOf(state);
  const busy = useLasting(doing !== undefined) ? doing : undefined;
  const stage = state.stages[state.screen];
  const refusal = stage.kind === "refused" ? stage.sentence : undefined;
  const view = shownOf(state.stages.check);
  const guard = state.diagnosis?.pasteGuard;
  useEffect(() => {
    const listening = onwardKeys().then(({ listenOnward }) => listenOnward());
    return () => void listening.then((end) => end());
  }, []);
  const isIdle = doing === undefined;
  useEffect(() => {
    if (isIdle && state.underway) void onwardKeys().then(({ focusNextStep }) => focusNextStep());
  }, [isIdle, state.underway]);
  // Whatever else opens a screen of the workbook's leaves the desk.
  useEffect(() => setAtDesk(false), [state.screen]);
  // Another screen begins at its top, and so does what is said about a file.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [state.screen, state.delivered]);
  return (
    <PanePage
      dark={dark}
      busy={busy !== undefined}
      head={
        <>
          <h1 className={look.unseen}>年报三表</h1>
          <Tabs label="年报三表" items={tabsOf(state, hasDesk)} current={tab} onGo={go} />
          {view && (
            <Suspense fallback={null}>
              <TaskBar
                state={state}
                view={view}
                thisYear={thisYear}
                atDesk={atDesk}
                busy={busy !== undefined}
                actions={actions}
              />
            </Suspense>
          )}
          {busy && <BusyBar doing={busy.doing} share={doing?.share} {...(busy.cancellable && { onCancel: actions.cancel })} />}
        </>
      }
      status={announcement(state, busy)}
      alert={refusal}
      printed={
        printing &&
        view && (
          <Suspense fallback={null}>
            <PrintedReport
              view={view}
              causes={(state.diagnosis?.causes ?? []).map(({ head, message }) => `${head}：${message}`)}
              onDone={() => setPrinting(false)}
            />
          </Suspense>
        )
      }
    >
      <div id={panelId(tab)} role="tabpanel" aria-labelledby={tabId(tab)} className={styles.screen}>
        <Suspense fallback={null}>
          {refusal !== undefined && <Notice tone="refused" sentence={refusal} onClose={actions.dismiss} />}
          {refusal === undefined && state.message !== undefined && (
            <Notice tone="done" sentence={state.message} action={takingBack(state, actions)} onClose={actions.dismiss} />
          )}
          {guard && <PasteGuard pasteGuard={guard} busy={doing !== undefined} onAsk={actions.diagnose} />}
          {state.delivered && (
            <DeliveryNotice
              key={state.delivered.name}
              file={state.delivered}
              busy={busy !== undefined}
              onDeliver={actions.deliverAgain}
            />
          )}
        </Suspense>
        <Suspense fallback={<div className={styles.waiting} />}>
          {atDesk ? (
            <DeskTab documents={state.documents} actions={actions} />
          ) : (
            <>
              <Screen
                state={state}
                actions={actions}
                busy={busy !== undefined}
                thisYear={thisYear}
                onPrint={() => setPrinting(true)}
              />
              {state.screen === "journal" && <DeskSwitch isShown={hasDesk} onShow={showDesk} />}
            </>
          )}
        </Suspense>
      </div>
    </PanePage>
  );
}
