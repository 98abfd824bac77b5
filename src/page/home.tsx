// The first screen: two doors, the one that was used last in front, and a report to look at.
import { useEffect, useRef, type ReactElement } from "react";
import { READABLE } from "../core/document/kept-as";
import { VERSION } from "../taskpane/version";

export type Door = "fill" | "review";

export interface KeptDraft {
  readonly name: string;
  /** 11月30日 8:45 */
  readonly when: string;
}

interface Props {
  readonly first: Door;
  readonly draft: KeptDraft | undefined;
  readonly refusal: string | undefined;
  readonly busy: boolean;
  /** Another screen was left for this one. */
  readonly isBack: boolean;
  readonly onOpen: (file: File) => void;
  readonly onBlank: () => void;
  readonly onSample: () => void;
  readonly onContinue: () => void;
  readonly onReview: () => void;
  readonly onAbout: () => void;
}

export function Home(props: Props): ReactElement {
  const { first, draft, refusal, busy, isBack, onOpen, onBlank, onSample, onContinue, onReview, onAbout } = props;
  const chooser = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever comes back from another screen begins here: the button that led here is gone.
  useEffect(() => {
    if (isBack) heading.current?.focus();
  }, [isBack]);
  const fill = (
    <section key="fill" className="door" aria-labelledby="door-fill">
      <h2 id="door-fill">填一份</h2>
      <p>打开本单位的统计表或报告接着填，或从空白开始：合计自动算，填错当场说出原因，最后存成工作簿、写成报告。</p>
      {draft && (
        <button type="button" className="strong" disabled={busy} onClick={onContinue}>
          继续上次：{draft.name}（{draft.when}）
        </button>
      )}
      <button type="button" className={draft ? "" : "strong"} disabled={busy} onClick={() => chooser.current?.click()}>
        打开文件
      </button>
      <input
        ref={chooser}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-hidden="true"
        aria-label="打开文件"
        accept={READABLE}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) onOpen(file);
        }}
      />
      <button type="button" disabled={busy} onClick={onBlank}>
        从空白开始
      </button>
      <button type="button" className="link" disabled={busy} onClick={onSample}>
        看一份样例
      </button>
    </section>
  );
  const review = (
    <section key="review" className="door" aria-labelledby="door-review">
      <h2 id="door-review">审一批</h2>
      <p>选一个文件夹或压缩包，里面的报告逐份审核：最差的排在前面，结果存成表格或网页。</p>
      <button type="button" className="strong" disabled={busy} onClick={onReview}>
        开始审核
      </button>
    </section>
  );
  return (
    <main className="home">
      <h1 ref={heading} tabIndex={-1}>
        年报三表
      </h1>
      <p className="lead">政府信息公开工作年度报告的三张统计表：填、审、改。文件不离开这台电脑。</p>
      {refusal !== undefined && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
      <div className="doors">{first === "fill" ? [fill, review] : [review, fill]}</div>
      <p className="foot">
        <button type="button" className="link" onClick={onAbout}>
          关于
        </button>
        <span>{VERSION}版</span>
      </p>
    </main>
  );
}
