// Where the pane's buttons meet the verbs. It fetches what a button needs when it is pressed.
import type { PaneServices } from "./services";
import type { PaneActions } from "./pane-actions";
import { OpenSession } from "./session/pane-session";
import { busyOf } from "./state";
import type { Store } from "./store";

export interface Controller {
  readonly actions: PaneActions;
  /** Looks what the open workbook holds, without a word when it holds nothing, and keeps an eye on it. */
  begin(): Promise<void>;
  /** The task begins with a file: its figures are taken, and a Word report is the document of the task as well. */
  beginWith(file: File): Promise<void>;
}

const form = () => import("./actions/form");
const figures = () => import("./actions/figures");
const sources = () => import("./session/sources");
const outgoing = () => import("./session/outgoing");
const past = () => import("./session/past");
const marking = () => import("./session/marking");
const proofreading = () => import("./session/proofreading");

export function openController(store: Store, services: PaneServices): Controller {
  const session = new OpenSession(store, services);
  const identity = () => store.state().identity;
  /** What the room does, once it is here; what goes wrong in it is ours, and told by the page. */
  const through = <Room>(room: () => Promise<Room>, act: (room: Room) => Promise<unknown>): void => void room().then(act);
  const checking = () => session.checking();
  const takeFile = (file: File, verb: "fill" | "begin" | "carry"): void =>
    void session.prepare(`正在读取${file.name}`, async (context) => (await sources()).takeFile(session, context, file, verb));

  const actions: PaneActions = {
    go: (screen) => {
      store.send({ type: "went", screen });
      if (screen === "journal") through(past, (room) => room.showJournal(session));
      if (screen === "report") void session.report({ kind: "open" });
    },
    writeReport: () => {
      store.send({ type: "went", screen: "report" });
      void session.report({ kind: "open", onward: true });
    },
    makeFinal: (file) => {
      store.send({ type: "went", screen: "report" });
      void session.report({ kind: "final", file });
    },
    identify: (said) => {
      store.send({ type: "identified", ...said, typed: true });
      void session.offer();
    },
    rename: (asked) => {
      if (busyOf(store.state())) return;
      actions.go("entry");
      void session.prepare("正在写入单位和年度", async (context) =>
        (await import("./actions/identity")).renameTables(context, asked),
      );
    },
    layOut: () => void session.prepare("正在准备表样", async (context) => (await form()).layOutForm(context, identity())),
    repair: () => void session.prepare("正在检查表样", async (context) => (await form()).repairForm(context)),
    takeFile: (file) => takeFile(file, "fill"),
    takePasted: (pasted) =>
      void session.prepare("正在识别", async (context) => (await sources()).takePasted(session, context, pasted)),
    carryFrom: (file) => takeFile(file, "carry"),
    carry: () => {
      const { previous } = session.beside;
      if (!previous) return;
      void session.prepare("正在提取上年数", async (context) => (await sources()).carryPrevious(session, context, previous));
    },
    reportNothing: (verb) =>
      void session.prepare("正在找出空格", async (context) =>
        (await figures()).fillZeros(context, identity(), verb, session.beside.previous),
      ),
    convertTexts: () => {
      if (busyOf(store.state())) return;
      actions.go("entry");
      void session.prepare("正在找出以文本存放的数字", async (context) => (await figures()).convertTexts(context, identity()));
    },
    answer: (ids, taken) => store.send({ type: "answered", ids, taken }),
    agree: () => void session.doAgreed(),
    discard: () => {
      session.agree = undefined;
      store.send({ type: "finished", screen: "entry" });
    },
    check: () => through(checking, (room) => room.checkBook(session)),
    jump: (finding, place) => through(checking, (room) => room.show(session, finding.key, place ?? finding.places[0])),
    show: (place) => through(checking, (room) => room.lead(session, place)),
    showAlone: (rows, place) => through(checking, (room) => room.showAlone(session, rows, place)),
    layOutLedger: () =>
      void session.prepare("正在准备台账", async (context) =>
        (await import("./ledger/lay-out-ledger")).layOutLedger(context, identity()),
      ),
    next: () => through(checking, (room) => room.next(session)),
    takePrevious: (file) => through(sources, (room) => room.takeDocument(session, "previous", file)),
    withLocal: (take) => through(sources, (room) => room.withDocument(session, "local", take)),
    takeLocal: (file) => through(sources, (room) => room.takeDocument(session, "local", file)),
    takeReport: (file) => {
      store.send({ type: "went", screen: "report" });
      void session.report({ kind: "template", file });
    },
    writeIntoPrevious: () => through(sources, (room) => room.writeIntoPrevious(session)),
    readReportProse: () => through(sources, (room) => room.readReportProse(session)),
    diagnose: (asked) => through(checking, (room) => room.askDiagnosis(session, asked)),
    explain: (screen, finding, reason) => through(checking, (room) => room.explain(session, screen, finding, reason)),
    prose: (asked) => through(proofreading, (room) => room.askProse(session, asked)),
    mark: (on) => through(marking, (room) => room.switchMarks(session, on)),
    filter: (filter) => store.send({ type: "filtered", filter }),
    statisticsInWorkbook: () => through(outgoing, (room) => room.statisticsInWorkbook(session)),
    listInWorkbook: () => through(outgoing, (room) => room.listInWorkbook(session)),
    commentCells: (on) => through(outgoing, (room) => room.commentCells(session, on)),
    copyList: () => through(outgoing, (room) => room.copyList(session)),
    save: () => through(outgoing, (room) => room.save(session)),
    report: (asked) => void session.report(asked),
    deliverAgain: (way) => through(outgoing, (room) => room.deliverAgain(session, way)),
    undo: (id, rest = false) => through(past, (room) => room.takeBack(session, id, rest)),
    cancel: () => {
      session.cancel.cancelled = true;
    },
    dismiss: () => store.send({ type: "hushed" }),
  };
  const beginWith = async (file: File): Promise<void> => {
    await session.begin();
    takeFile(file, "begin");
  };
  return { actions, begin: () => session.begin(), beginWith };
}
