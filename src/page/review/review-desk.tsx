// 审一批: what came in, worst first, and what it is sent back with.
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import { standingOf, STANDING_NAMES, worstFirst } from "../../app/outputs/standing";
import { addressesOf, isWaiting, waitingWords } from "../../app/check/told";
import type { OutgoingFile } from "../../ports/files";
import { CLASS_WORDS, VERDICT_WORDS } from "../../taskpane/check-view";
import { ReviewRun, type NamedFile } from "./batch";
import { filesChosen, filesDropped, sorted } from "./dropped";
import { boardFile, listFile, pageFile } from "./results";

interface Props {
  readonly onHome: () => void;
  /** Opens one of the files to be mended here. */
  readonly onOpen: (file: File) => void;
  readonly onDeliver: (file: OutgoingFile) => void;
}

interface Run {
  readonly of: number;
  readonly done: number;
  readonly going: boolean;
  readonly stopped: boolean;
  readonly others: readonly string[];
}

type Shown = "all" | keyof typeof STANDING_NAMES;

const NO_RUN: Run = { of: 0, done: 0, going: false, stopped: false, others: [] };

export function ReviewDesk({ onHome, onOpen, onDeliver }: Props): ReactElement {
  const [outcomes, setOutcomes] = useState<readonly SourceOutcome[]>([]);
  const [run, setRun] = useState(NO_RUN);
  const [shown, setShown] = useState<Shown>("all");
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<string>();
  const batch = useRef<ReviewRun>();
  const files = useRef<ReadonlyMap<string, File>>(new Map());
  const choosers = { files: useRef<HTMLInputElement>(null), folder: useRef<HTMLInputElement>(null) };

  useEffect(() => () => batch.current?.stop(), []);
  useEffect(() => {
    choosers.folder.current?.setAttribute("webkitdirectory", "");
  }, []);

  const begin = (given: readonly NamedFile[]): void => {
    batch.current?.stop();
    const { files: found, others } = sorted(given);
    files.current = new Map(found.map(({ name, file }) => [name, file]));
    setOutcomes([]);
    setOpen(undefined);
    setRun({ of: found.length, done: 0, going: true, stopped: false, others });
    // A thousand answers are not drawn a thousand times.
    let waiting: SourceOutcome[] = [];
    let answered = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      const some = waiting;
      waiting = [];
      const done = answered;
      setOutcomes((before) => [...before, ...some]);
      setRun((before) => ({ ...before, done }));
    };
    batch.current = new ReviewRun(found, {
      add: (some) => {
        waiting.push(...some);
        answered += 1;
        timer ??= setTimeout(show, 150);
      },
      ended: () => {
        clearTimeout(timer);
        show();
        setRun((before) => ({ ...before, going: false }));
      },
    });
  };
  const stop = (): void => {
    batch.current?.stop();
    setRun((before) => ({ ...before, going: false, stopped: true }));
  };

  const ordered = useMemo(
    () =>
      worstFirst(outcomes.map((outcome) => ({ outcome, standing: standingOf(outcome), findings: outcome.findings }))).map(
        ({ outcome }) => outcome,
      ),
    [outcomes],
  );
  const tally = useMemo(() => {
    const counts = { unread: 0, returned: 0, passed: 0 };
    for (const outcome of outcomes) counts[standingOf(outcome)] += 1;
    return counts;
  }, [outcomes]);
  const list = ordered.filter(
    (outcome) =>
      (shown === "all" || standingOf(outcome) === shown) &&
      (search.trim() === "" || `${outcome.unit ?? ""}${outcome.source}`.includes(search.trim())),
  );
  const chooser = (kind: "files" | "folder", name: string): ReactElement => (
    <>
      <button
        type="button"
        className={kind === "folder" ? "strong" : ""}
        disabled={run.going}
        onClick={() => choosers[kind].current?.click()}
      >
        {name}
      </button>
      <input
        ref={choosers[kind]}
        type="file"
        multiple
        className="unseen"
        tabIndex={-1}
        aria-hidden="true"
        aria-label={name}
        onChange={({ target }) => {
          const chosen = target.files ? filesChosen(target.files) : [];
          target.value = "";
          if (chosen.length > 0) begin(chosen);
        }}
      />
    </>
  );

  return (
    <div
      className="review"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void filesDropped(event.dataTransfer).then((dropped) => (dropped.length > 0 ? begin(dropped) : undefined));
      }}
    >
      <nav className="bar" aria-label="审核">
        <button type="button" onClick={onHome}>
          首页
        </button>
        {chooser("folder", "选文件夹")}
        {chooser("files", "选文件")}
        {run.going && (
          <button type="button" onClick={stop}>
            停止
          </button>
        )}
        {!run.going && outcomes.length > 0 && (
          <span className="outputs">
            <button type="button" onClick={() => void boardFile(outcomes).then(onDeliver)}>
              存为表格
            </button>
            <button type="button" onClick={() => onDeliver(pageFile(ordered))}>
              存为网页
            </button>
            <button type="button" onClick={() => onDeliver(listFile(outcomes))}>
              存为数据
            </button>
          </span>
        )}
      </nav>
      <main className="board">
        <h1>审一批</h1>
        {run.of === 0 && run.others.length === 0 && (
          <p className="empty">
            选一个文件夹，或把文件夹、文件、压缩包拖到这里：Word、WPS、Excel、PDF、网页、邮件、压缩包都读。文件不离开这台电脑，也不改动。
          </p>
        )}
        {run.of > 0 && run.going && <progress aria-label="审核进度" max={run.of} value={run.done} />}
        <p role="status" className="tally">
          {run.going
            ? `正在审核，已完成${run.done}份，共${run.of}份。`
            : run.of > 0
              ? `${run.stopped ? `已停止，${run.of}份中审核了${run.done}份` : `共审核${run.of}个文件`}：${tally.unread}份${STANDING_NAMES.unread}，${tally.returned}份${STANDING_NAMES.returned}，${tally.passed}份${STANDING_NAMES.passed}。`
              : run.others.length > 0
                ? "里面没有可以审核的文件。"
                : ""}
          {run.others.length > 0 &&
            `另有${run.others.length}个文件（${run.others.slice(0, 3).join("、")}${run.others.length > 3 ? "等" : ""}）不是报告的格式，没有审核。`}
        </p>
        {outcomes.length > 0 && (
          <>
            <div className="filters">
              <div role="group" aria-label="只看">
                {(["all", "unread", "returned", "passed"] as const).map((one) => (
                  <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
                    {one === "all" ? `全部 ${outcomes.length}` : `${STANDING_NAMES[one]} ${tally[one]}`}
                  </button>
                ))}
              </div>
              <label>
                找单位或文件
                <input type="search" value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} />
              </label>
            </div>
            <div className="wide" tabIndex={0} role="region" aria-label="审核结果">
              <table className="outcomes">
                <thead>
                  <tr>
                    {[
                      "单位",
                      "年度",
                      "状态",
                      VERDICT_WORDS.broken,
                      VERDICT_WORDS.undecided,
                      VERDICT_WORDS.unreadable,
                      "文件",
                    ].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {list.map((outcome) => (
                    <Line
                      key={outcome.source}
                      outcome={outcome}
                      isOpen={open === outcome.source}
                      file={files.current.get(outcome.source)}
                      onTurn={() => setOpen(open === outcome.source ? undefined : outcome.source)}
                      onOpen={onOpen}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </main>
    </div>
  );
}

interface LineProps {
  readonly outcome: SourceOutcome;
  readonly isOpen: boolean;
  readonly file: File | undefined;
  readonly onTurn: () => void;
  readonly onOpen: (file: File) => void;
}

function Line({ outcome, isOpen, file, onTurn, onOpen }: LineProps): ReactElement {
  const standing = standingOf(outcome);
  const { broken, undecided, unreadable } = outcome.counts;
  return (
    <>
      <tr className={standing}>
        <th scope="row">
          <button type="button" className="turn" aria-expanded={isOpen} onClick={onTurn}>
            {outcome.unit ?? "（未写单位）"}
          </button>
        </th>
        <td>{outcome.year ?? ""}</td>
        <td>
          <span className={`standing ${standing}`}>{STANDING_NAMES[standing]}</span>
        </td>
        <td className="figure">{broken}</td>
        <td className="figure">{undecided}</td>
        <td className="figure">{unreadable}</td>
        <td className="source">{outcome.source}</td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7} className="detail">
            {outcome.error !== undefined && <p>{outcome.error}</p>}
            {(outcome.causes ?? []).map(({ head, message }) => (
              <p key={message}>
                <b>{head}</b>：{message}
              </p>
            ))}
            <ul>
              {outcome.findings
                .filter((finding) => !isWaiting(finding))
                .map((finding) => (
                  <li key={finding.key}>
                    <b>{CLASS_WORDS[finding.class]}</b> {finding.message}
                    {addressesOf(finding).length > 0 && (
                      <span className="where">（{addressesOf(finding).slice(0, 6).join("、")}）</span>
                    )}
                  </li>
                ))}
            </ul>
            {waitingWords(outcome.findings.filter(isWaiting).length) !== "" && (
              <p>{waitingWords(outcome.findings.filter(isWaiting).length)}</p>
            )}
            {outcome.error === undefined && outcome.findings.length === 0 && <p>没有发现问题。</p>}
            {file && (
              <button type="button" onClick={() => onOpen(file)}>
                打开这一份
              </button>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
