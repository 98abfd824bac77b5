// 报告: the document to write into, what would be written where, and the same figures for the clipboard and the website.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement } from "react";
import { selectTable } from "../../adapters/clipboard/clipboard";
import { IN_HAND_LAST, overWritten, writtenLast } from "../../app/words/report-choice-wording";
import { Icon } from "../icons";
import { ActionRow, FileRow } from "../parts/action-row";
import { Tick, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { SourceCard } from "../parts/source-card";
import { UpdateScreen, UpdateTicks } from "../update/update-screen";
import { PlaceholderList } from "./placeholder-list";
import { isSettled, type ReportAsk, type ReportView } from "./report-view";
import { TemplateRow } from "./template-row";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, rowGap: tokens.spacingVerticalM },
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, marginBottom: tokens.spacingVerticalL },
  said: { margin: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, overflowWrap: "anywhere" },
  told: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere", textWrap: "pretty" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  paper: {
    maxHeight: "240px",
    overflow: "auto",
    padding: tokens.spacingHorizontalS,
    // A table for paper is black on white whatever the pane's colours are.
    backgroundColor: "#fff",
    color: "#000",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
});

type Ask = (asked: ReportAsk) => void;

interface Props {
  readonly view: ReportView | undefined;
  /** 数据摘要 of what was written last. */
  readonly written: string | undefined;
  readonly busy: boolean;
  readonly onAsk: Ask;
  readonly onCheck: () => void;
}

type Known = Omit<Props, "onCheck" | "view" | "written"> & { readonly view: ReportView };

/** Which document is written into. */
function Choosing({ view, busy, onAsk }: Omit<Props, "onCheck" | "written">): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const remembered = view?.remembered;
  const written = remembered?.written;
  const template = written === undefined ? remembered : remembered?.template;
  const previous = remembered && view.previous !== template?.name ? view.previous : undefined;
  return (
    <>
      <div className={card.card}>
        {remembered && written !== undefined && (
          <>
            {remembered.here && (
              <ActionRow
                icon="again"
                name={`接着写“${written}”`}
                about="数字换成统计表现在的，正文和排版不动"
                disabled={busy}
                onPress={() => onAsk({ kind: "recall" })}
              />
            )}
            <p className={styles.said}>{writtenLast(written, remembered.here)}</p>
            <div className={card.parted}>
              <FileRow
                icon="file"
                name={remembered.here ? "选在Word里改过的那一份" : `选“${written}”`}
                about="改过的文字原样保留，只换数字（.docx）"
                accept=".docx"
                disabled={busy}
                onFile={(file) => onAsk({ kind: "template", file })}
              />
            </div>
          </>
        )}
        {template?.here === true && (
          <div className={written === undefined ? "" : card.parted}>
            <ActionRow
              icon="again"
              name={`${written === undefined ? "沿用" : "从头写，沿用"}“${template.name}”`}
              about="上次为这个工作簿选的文档，存在这台电脑的浏览器里"
              disabled={busy}
              onPress={() => onAsk({ kind: "recall", ...(written !== undefined && { template: true }) })}
            />
          </div>
        )}
        {previous !== undefined && (
          <div className={card.parted}>
            <ActionRow
              icon="file"
              name={`写入上年报告“${previous}”`}
              about="为这个工作簿选的上年报告，另存为今年的"
              disabled={busy}
              onPress={() => onAsk({ kind: "previous" })}
            />
          </div>
        )}
        <div className={remembered ? card.parted : ""}>
          <FileRow
            icon="file"
            name="选上年报告或模板"
            about="三张表、占位符和认出的数字写到原处，其余一字不动（.docx）"
            accept=".docx"
            disabled={busy}
            onFile={(file) => onAsk({ kind: "template", file })}
          />
        </div>
        <div className={card.parted}>
          <ActionRow
            icon="report"
            name="新写一份"
            about="不用模板，按公文格式（GB/T 9704）排好六个部分"
            disabled={busy}
            onPress={() => onAsk({ kind: "own" })}
          />
        </div>
      </div>
      {remembered && (
        <p className={look.hint}>
          {written === undefined && !remembered.here ? `上次选的是“${remembered.name}”，它不在这台电脑上，请再选一次。` : ""}
          <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => onAsk({ kind: "forget" })}>
            取下
          </Button>
        </p>
      )}
    </>
  );
}

/** The name was written before: what is lost is said in full size, and nothing is written until it is wanted. */
function Overwriting({
  overwrites,
  busy,
  onAsk,
}: Omit<Known, "view"> & { readonly overwrites: NonNullable<ReportView["overwrites"]> }): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const { name, here, wanted } = overwrites;
  return (
    <div className={card.card} role="alert">
      <p className={styles.said}>{overWritten(name)}</p>
      {here && (
        <div className={card.parted}>
          <ActionRow
            icon="again"
            name={`接着写“${name}”`}
            about="数字换成统计表现在的，正文和排版不动"
            disabled={busy}
            onPress={() => onAsk({ kind: "recall" })}
          />
        </div>
      )}
      <Tick taken={wanted} disabled={busy} onTick={(on) => onAsk({ kind: "overwrite", wanted: on })}>
        从头另写一份，那一份里改过的文字不要了
      </Tick>
    </div>
  );
}

function TargetCard({ view, busy, onAsk }: Known): ReactElement {
  const styles = useStyles();
  const { target, found } = view;
  const again = target?.kind === "file" && target.again ? "；由年报三表写过的文档" : "";
  const isOwn = target?.kind === "own";
  return (
    <SourceCard
      icon={isOwn ? "report" : "file"}
      name={target?.kind === "file" ? target.name : "新写一份，公文格式"}
      about={[
        isOwn
          ? `${found?.mark === "" ? "六个部分齐全，" : ""}三张表按统计表写好，正文留给你写`
          : `找到${found?.summary ?? ""}${again}`,
        ...(target?.kind === "file" && target.name === view.previous
          ? ["也是这个工作簿的上年报告，对照、占比、提取上年数都用它。"]
          : []),
        ...(target?.kind === "file" && !target.kept ? ["这里的浏览器不能存文件，下次要再选一次。"] : []),
      ]}
      busy={busy}
      onPutAway={() => onAsk({ kind: "put-away" })}
    >
      {target?.kind === "file" && target.isLast === true && <p className={styles.said}>{IN_HAND_LAST}</p>}
      <UpdateTicks view={view} busy={busy} isOwn={isOwn} onAsk={onAsk} />
    </SourceCard>
  );
}

/** A table that only the user can copy here. */
function ByHand({ name, html, onAsk }: { readonly name: string; readonly html: string; readonly onAsk: Ask }): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? selectTable(html, place.current) : undefined), [html]);
  return (
    <div className={card.card}>
      <div className={card.cardHead}>
        <span>{name}已选中，请按Ctrl+C（苹果电脑按⌘C）复制</span>
        <Button size="small" className={card.many} onClick={() => onAsk({ kind: "copied" })}>
          收起
        </Button>
      </div>
      <div ref={place} className={styles.paper} role="region" aria-label={`${name}，按Ctrl+C复制`} />
    </div>
  );
}

function Elsewhere({ view, busy, onAsk }: Known): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const final = (
    <FileRow
      icon="file"
      name="定稿"
      about="选写好的报告，去掉写入的标记、记录和草稿，其余一字不动，另存一份（.docx）"
      accept=".docx"
      disabled={busy}
      onFile={(file) => onAsk({ kind: "final", file })}
    />
  );
  // A document that is written already needs no tables here; everything else is made of them.
  if (view.missing !== undefined) return <div className={card.card}>{final}</div>;
  return (
    <>
      <section className={styles.section} aria-labelledby="report-copy">
        <h2 id="report-copy" className={look.heading}>
          复制到Word或WPS
        </h2>
        <div className={styles.buttons}>
          {view.tables.map(({ id, name }) => (
            <Button
              key={id}
              icon={<Icon name="copy" size={16} />}
              disabledFocusable={busy}
              onClick={() => onAsk({ kind: "copy", table: id })}
            >
              复制{name}
            </Button>
          ))}
        </div>
        {view.byHand && <ByHand key={view.byHand.name} name={view.byHand.name} html={view.byHand.html} onAsk={onAsk} />}
      </section>
      <div className={card.card}>
        {final}
        <div className={card.parted}>
          <ActionRow
            icon="copy"
            name="占位符一览"
            about="模板里可以写的全部占位符，按一下复制"
            disabled={busy}
            expanded={view.placeholders !== undefined}
            onPress={() => onAsk({ kind: "placeholders" })}
          />
        </div>
        <div className={card.parted}>
          <TemplateRow busy={busy} onPress={() => onAsk({ kind: "make-template" })} />
        </div>
        {view.draws === true && (
          <div className={card.parted}>
            <ActionRow
              icon="sheet"
              name="加一张图示"
              about="在这个工作簿里加一张工作表，画申请办理、结果、申请人和复议诉讼，图随三张表变动"
              disabled={busy}
              onPress={() => onAsk({ kind: "pictures" })}
            />
          </div>
        )}
      </div>
      {view.placeholders && (
        <PlaceholderList list={view.placeholders} busy={busy} onCopy={(text) => onAsk({ kind: "copy-text", text })} />
      )}
      <section className={styles.section} aria-labelledby="report-publish">
        <h2 id="report-publish" className={look.heading}>
          网站和开放数据
        </h2>
        <p className={look.hint}>
          都是同一组数，带同一个数据摘要，改过一个数摘要就不同；图解是一页图，放网页、打印、发手机都行。
        </p>
        <div className={styles.buttons}>
          {(
            [
              ["html", "网页"],
              ["charted", "带图的网页"],
              ["infographic", "图解"],
              ["book", "带图示的工作簿"],
              ["json", "JSON"],
              ["csv", "CSV"],
            ] as const
          ).map(([as, name]) => (
            <Button
              key={as}
              icon={<Icon name="save" size={16} />}
              disabledFocusable={busy}
              onClick={() => onAsk({ kind: "publish", as })}
            >
              {name}
            </Button>
          ))}
        </div>
      </section>
    </>
  );
}

export function ReportScreen({ view, written, busy, onAsk, onCheck }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const heading = useRef<HTMLHeadingElement>(null);
  const kind = view?.target?.kind;
  const name = view?.target?.kind === "file" ? view.target.name : kind;
  const before = useRef(name);
  // Whoever cannot see that the screen has changed is led to its beginning.
  useEffect(() => {
    if (before.current !== name) heading.current?.focus();
    before.current = name;
  }, [name]);
  return (
    <div className={styles.page}>
      <h2 ref={heading} className={look.heading} tabIndex={-1}>
        {view?.found ? "核对后写入报告" : "写入Word报告"}
      </h2>
      {/* Seen in the head already. */}
      {view && <p className={look.unseen}>{view.who}</p>}
      {view?.missing !== undefined && <p className={styles.told}>{view.missing}</p>}
      {view?.target && (view.found ?? view.candidates) ? (
        <>
          <TargetCard view={view} busy={busy} onAsk={onAsk} />
          <UpdateScreen
            view={view}
            busy={busy}
            onAsk={onAsk}
            write="写入"
            settled={isSettled(view, written)}
            onCheck={onCheck}
            asked={view.overwrites && <Overwriting overwrites={view.overwrites} busy={busy} onAsk={onAsk} />}
            awaits={view.overwrites?.wanted === false ? "这个名字已经写成过一次，请先在上面选定。" : ""}
          />
        </>
      ) : (
        <>
          {view?.missing === undefined && <Choosing view={view} busy={busy} onAsk={onAsk} />}
          {view && <Elsewhere view={view} busy={busy} onAsk={onAsk} />}
        </>
      )}
    </div>
  );
}
