// 报告: the document to write into, what would be written where, and the same figures for the clipboard and the website.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement } from "react";
import { selectTable } from "../../adapters/clipboard/clipboard";
import { Icon } from "../icons";
import { ActionRow, FileRow } from "../parts/action-row";
import { Tick, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { FoundParts } from "./found-parts";
import { waitsFor, type ReportAsk, type ReportView } from "./report-view";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, rowGap: tokens.spacingVerticalM },
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, marginBottom: tokens.spacingVerticalL },
  who: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere" },
  parted: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  target: {
    display: "flex",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, lineHeight: "22px", overflowWrap: "anywhere" },
  words: { flexGrow: 1, minWidth: 0 },
  icon: { marginTop: "1px", color: tokens.colorBrandForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
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
  readonly busy: boolean;
  readonly onAsk: Ask;
  readonly onCheck: () => void;
}

/** Which document is written into. */
function Choosing({ view, busy, onAsk }: Omit<Props, "onCheck">): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const remembered = view?.remembered;
  return (
    <>
      <div className={card.card}>
        {remembered?.here === true && (
          <ActionRow
            icon="again"
            name={`沿用“${remembered.name}”`}
            about="上次为这个工作簿选的文档，存在这台电脑的浏览器里"
            disabled={busy}
            onPress={() => onAsk({ kind: "recall" })}
          />
        )}
        <div className={remembered?.here === true ? styles.parted : ""}>
          <FileRow
            icon="file"
            name="选上年报告或模板"
            about="三张表、占位符和认出的数字写到原处，其余一字不动（.docx）"
            accept=".docx"
            disabled={busy}
            onFile={(file) => onAsk({ kind: "template", file })}
          />
        </div>
        <div className={styles.parted}>
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
          {remembered.written !== undefined
            ? `上次写成了“${remembered.written}”；在它里面改过文字的，请选改过的那一份，改过的文字会原样保留。`
            : remembered.here
              ? ""
              : `上次选的是“${remembered.name}”，它不在这台电脑上，请再选一次。`}
          <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => onAsk({ kind: "forget" })}>
            不再记住
          </Button>
        </p>
      )}
    </>
  );
}

function TargetCard({ view, busy, onAsk }: Omit<Props, "onCheck" | "view"> & { readonly view: ReportView }): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const { target, found } = view;
  const isOwn = target?.kind === "own";
  return (
    <div className={card.card}>
      <div className={styles.target}>
        <Icon name={isOwn ? "report" : "file"} className={styles.icon} />
        <div className={styles.words}>
          <div className={styles.name}>{target?.kind === "file" ? target.name : "新写一份，公文格式"}</div>
          <p className={look.hint}>
            {isOwn
              ? `${found?.mark === "" ? "六个部分齐全，" : ""}三张表按统计表写好，正文留给你写`
              : `找到${found?.summary ?? ""}${target?.kind === "file" && target.again ? "；本加载项写过的文档" : ""}`}
          </p>
          {target?.kind === "file" && !target.kept && <p className={look.hint}>这里的浏览器不能存文件，下次要再选一次。</p>}
        </div>
        <Button size="small" disabledFocusable={busy} onClick={() => onAsk({ kind: "put-away" })}>
          换一份
        </Button>
      </div>
      {!isOwn && (
        <Tick taken={view.bind} disabled={busy} onTick={(on) => onAsk({ kind: "bind", on })}>
          正文里认出的数字也写入
        </Tick>
      )}
      <Tick taken={view.draft} disabled={busy} onTick={(on) => onAsk({ kind: "draft", on })}>
        第一、六部分还空着的，按统计表起草（标明草稿）
      </Tick>
    </div>
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

function Elsewhere({
  view,
  busy,
  onAsk,
}: {
  readonly view: ReportView;
  readonly busy: boolean;
  readonly onAsk: Ask;
}): ReactElement {
  const styles = useStyles();
  const look = useLook();
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
      <section className={styles.section} aria-labelledby="report-publish">
        <h2 id="report-publish" className={look.heading}>
          网站和开放数据
        </h2>
        <p className={look.hint}>同一组数，附同一个摘要，可以用 nianbao verify 核对。</p>
        <div className={styles.buttons}>
          {(
            [
              ["html", "网页"],
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

export function ReportScreen({ view, busy, onAsk, onCheck }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
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
  const found = view?.found;
  const waits = view ? waitsFor(view) : "";
  return (
    <div className={styles.page}>
      <h2 ref={heading} className={look.heading} tabIndex={-1}>
        {found ? "核对后写入报告" : "写入Word报告"}
      </h2>
      {view && <p className={styles.who}>{view.who}</p>}
      {!view || !found || !view.target ? (
        <Choosing view={view} busy={busy} onAsk={onAsk} />
      ) : (
        <>
          <TargetCard view={view} busy={busy} onAsk={onAsk} />
          <FoundParts
            found={found}
            chosen={view.chosen}
            left={view.left}
            override={view.override}
            busy={busy}
            onAsk={onAsk}
            onCheck={onCheck}
          />
        </>
      )}
      {view && !found && <Elsewhere view={view} busy={busy} onAsk={onAsk} />}
      {view && found && (
        <div className={card.foot}>
          <Button
            className={card.wide}
            appearance="primary"
            disabledFocusable={busy || waits !== ""}
            onClick={() => onAsk({ kind: "write" })}
          >
            写入
          </Button>
          {waits !== "" && <span className={look.hint}>{waits}</span>}
        </div>
      )}
    </div>
  );
}
