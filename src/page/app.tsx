// Where one is in the page, and what must be asked before one leaves.
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { recall, remember } from "../adapters/device/remembered";
import type { Outcome } from "../core/outcome";
import type { OutgoingFile } from "../ports/files";
import type { FillSession } from "./fill/session";
import { Home, type Door } from "./home";
import { askBeforeLeaving } from "./leaving";
import { forgetDraft, keptDraft, keepDraft, takeDraft } from "./draft";

const FillDesk = lazy(async () => ({ default: (await import("./fill/fill-desk")).FillDesk }));
const ReviewDesk = lazy(async () => ({ default: (await import("./review/review-desk")).ReviewDesk }));
const About = lazy(async () => ({ default: (await import("./about/about")).About }));

type Where = "home" | "fill" | "review" | "about";

interface Props {
  /** This file, as it was opened. */
  readonly text: string;
}

const thisYear = new Date().getFullYear();

/** After so many quiet milliseconds what is not saved is put by. */
const QUIET = 1500;

export function App({ text }: Props): ReactElement {
  const [where, setWhere] = useState<Where>("home");
  const [session, setSession] = useState<FillSession>();
  const [first, setFirst] = useState<Door>(recall("door") === "review" ? "review" : "fill");
  const [draft, setDraft] = useState(keptDraft);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [isBack, setBack] = useState(false);
  const [keeps, setKeeps] = useState<boolean>();
  /** What waits until it is known what becomes of what is not saved. */
  const [leaving, setLeaving] = useState<() => void>();
  const root = useRef<HTMLDivElement>(null);
  /** Where the keys were when it was asked. */
  const asker = useRef<Element | null>(null);

  useEffect(() => askBeforeLeaving(() => session?.book.view().unsaved ?? false), [session]);
  useEffect(() => {
    if (!session) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listening = session.book.listen(() => {
      clearTimeout(timer);
      if (session.book.view().unsaved) timer = setTimeout(() => void keepDraft(session).then(setKeeps), QUIET);
    });
    return () => {
      clearTimeout(timer);
      listening();
    };
  }, [session]);

  const go = (to: Where): void => {
    setRefusal(undefined);
    setLeaving(undefined);
    setBack(to === "home");
    if (to === "home") {
      setDraft(keptDraft());
      setSession(undefined);
    }
    if (to === "fill" || to === "review") {
      remember("door", to);
      setFirst(to);
    }
    setWhere(to);
  };
  const refuse = async (outcome: Extract<Outcome<never>, { ok: false }>): Promise<void> => {
    const { refusalSentence } = await import("../app/words/wording");
    setRefusal(refusalSentence(outcome.refusal));
    setBusy(false);
  };
  /** At once where nothing is lost by it. */
  const leave = (then: () => void): void => {
    if (!session?.book.view().unsaved) return then();
    asker.current = document.activeElement;
    setLeaving(() => then);
  };
  const stay = (): void => {
    setLeaving(undefined);
    if (asker.current instanceof HTMLElement) asker.current.focus();
  };

  /** @param file - whose figures the tables begin with */
  const begin = async (made: FillSession, file?: File): Promise<void> => {
    setSession(made);
    setBusy(false);
    go("fill");
    await (file ? made.controller.beginWith(file) : made.controller.begin());
    if (made.bytes) made.controller.actions.go("check");
  };
  const open = async (file: File): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    const [{ openSource }, { openSession }] = await Promise.all([import("./fill/open-source"), import("./fill/session")]);
    const source = await openSource(new Uint8Array(await file.arrayBuffer()), file.name);
    if (!source.ok) return refuse(source);
    if (source.value.kind === "workbook") return begin(openSession(thisYear, source.value, file.name));
    await begin(openSession(thisYear), file);
  };
  const blank = async (): Promise<void> => begin((await import("./fill/session")).openSession(thisYear));
  const sample = async (): Promise<void> => {
    const report = (await import("../../assets/sample/report-2024.txt")).default;
    await open(new File([report], "样例.txt"));
  };
  const resume = async (): Promise<void> => {
    const kept = await takeDraft();
    if (!kept) {
      setDraft(undefined);
      return setRefusal("上次的内容已经不在这个浏览器里，请打开保存好的文件。");
    }
    const [{ openSource }, { openSession }] = await Promise.all([import("./fill/open-source"), import("./fill/session")]);
    const source = await openSource(kept.bytes, "草稿.xlsx");
    if (!source.ok) return refuse(source);
    if (source.value.kind === "workbook") await begin(openSession(thisYear, source.value, kept.name));
  };
  const deliver = async (file: OutgoingFile): Promise<void> => {
    const { pageDelivery } = await import("../adapters/device/file-delivery");
    const [way] = pageDelivery.ways(file);
    if (way) await pageDelivery.deliver(file, way);
  };
  const save = async (): Promise<boolean> => {
    if (!session) return false;
    const [{ savedBook }, { nameOfBook }] = await Promise.all([import("./fill/save-book"), import("./fill/session")]);
    const saved = await savedBook(session.book, session.bytes);
    if (!saved.ok) {
      await refuse(saved);
      return false;
    }
    await deliver({
      name: nameOfBook(session),
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: new Uint8Array(saved.value.bytes),
    });
    session.book.markSaved();
    await forgetDraft();
    const { left } = saved.value;
    setRefusal(left.length > 0 ? (await import("../app/outputs/cell-comments")).unsavedCommentsWords(left) : undefined);
    return true;
  };

  return (
    <div
      ref={root}
      className="page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file && where !== "review") leave(() => void open(file));
      }}
    >
      {leaving && (
        <div
          role="alertdialog"
          aria-label="有改动没有保存"
          className="asking"
          onKeyDown={({ key }) => key === "Escape" && stay()}
        >
          <p>{session?.name === undefined ? "填好的表" : `“${session.name}”`}有改动没有保存。</p>
          <button
            type="button"
            className="strong"
            autoFocus
            onClick={() => void save().then((saved) => (saved ? leaving() : undefined))}
          >
            保存
          </button>
          <button
            type="button"
            onClick={() => {
              void forgetDraft();
              leaving();
            }}
          >
            不保存
          </button>
          <button type="button" onClick={stay}>
            取消
          </button>
        </div>
      )}
      {refusal !== undefined && where !== "home" && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
      <Suspense fallback={<p className="waiting">正在打开…</p>}>
        {where === "home" && (
          <Home
            first={first}
            draft={draft}
            refusal={refusal}
            busy={busy}
            isBack={isBack}
            onOpen={(file) => void open(file)}
            onBlank={() => void blank()}
            onSample={() => void sample()}
            onContinue={() => void resume()}
            onReview={() => go("review")}
            onAbout={() => go("about")}
          />
        )}
        {where === "fill" && session && (
          <FillDesk
            session={session}
            thisYear={thisYear}
            keeps={keeps}
            onHome={() => leave(() => go("home"))}
            onOpen={(file) => leave(() => void open(file))}
            onSave={() => void save()}
          />
        )}
        {where === "review" && (
          <ReviewDesk onHome={() => go("home")} onOpen={(file) => leave(() => void open(file))} onDeliver={deliver} />
        )}
        {where === "about" && <About text={text} keeps={keeps} onHome={() => go("home")} />}
      </Suspense>
    </div>
  );
}
