// 关于: which version this is, by which rules it judges, and which file it is, to the byte.
import { useEffect, useState, type ReactElement } from "react";
import { allRulesOf, rulesPage } from "../../app/check/rules-page";
import { VERSION } from "../../taskpane/version";
import { digestOf } from "../own-file";
import { partText } from "../parts";

/** The day of the last change to the rules; put here by the build. */
declare const RULES_DATED: string;

interface Props {
  /** This file, as it was opened. */
  readonly text: string;
  /** Whether this browser keeps a workbook until the next time; undefined while that is not known. */
  readonly keeps: boolean | undefined;
  readonly onHome: () => void;
}

interface Digests {
  readonly file: string;
  readonly rules: string;
}

export function About({ text, keeps, onHome }: Props): ReactElement {
  const [digests, setDigests] = useState<Digests>();
  const [notices, setNotices] = useState<string>();
  useEffect(() => {
    const encoder = new TextEncoder();
    setDigests({ file: digestOf(encoder.encode(text)), rules: digestOf(encoder.encode(rulesPage())).slice(0, 16) });
  }, [text]);
  return (
    <div className="about">
      <nav className="bar" aria-label="页面">
        <button type="button" onClick={onHome}>
          首页
        </button>
      </nav>
      <main className="board">
        <h1>关于</h1>
        <dl>
          <dt>版本</dt>
          <dd>年报三表 {VERSION}</dd>
          <dt>规则</dt>
          <dd>
            {allRulesOf().length}条，{RULES_DATED}，摘要 <code>{digests?.rules}</code>
          </dd>
          <dt>本文件的 SHA-256</dt>
          <dd>
            <code>{digests?.file}</code>
            <br />
            与发布时公布的一致，就是没有改动过的原件。
          </dd>
          <dt>网络</dt>
          <dd>不联网：文件里的安全策略禁止一切连接，也没有任何请求。</dd>
          <dt>存放</dt>
          <dd>
            {keeps === false
              ? "这个浏览器不让本页存东西，关掉之前请先保存成文件。"
              : "浏览器允许时，没有保存的工作簿、选过的报告、审核的结果和材料都只存在这台电脑的浏览器里，供下次继续。工作簿保存后就清掉，审核的结果和材料按“清空”清掉，其余在清除浏览器数据时清掉。"}
          </dd>
          <dt>许可</dt>
          <dd>
            MIT。
            <button
              type="button"
              className="link"
              aria-expanded={notices !== undefined}
              onClick={() => setNotices(notices === undefined ? partText("page/notices.txt") : undefined)}
            >
              所带软件包的许可文本
            </button>
          </dd>
        </dl>
        {notices !== undefined && (
          <pre className="notices" tabIndex={0} role="region" aria-label="许可文本">
            {notices}
          </pre>
        )}
      </main>
    </div>
  );
}
