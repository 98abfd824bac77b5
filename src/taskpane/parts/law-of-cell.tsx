// 依据: the law of the selected cell, as long as it is wanted. The pane and the page say it alike.
import type { ReactElement } from "react";
import { cellLaw, type MeaningOfLine } from "../../app/check/cell-law";
import type { FormCell } from "../state";

function Meaning({ meaning }: { readonly meaning: MeaningOfLine }): ReactElement {
  const { line, words, source, counting, mistake } = meaning;
  return (
    <p>
      <b>{line}</b>：“{words}”（{source}）
      {counting !== undefined && (
        <>
          <br />
          怎样计数：{counting}
        </>
      )}
      {mistake !== undefined && (
        <>
          <br />
          常见错误：{mistake}
        </>
      )}
    </p>
  );
}

export function LawOfCell({ figure }: { readonly figure: FormCell | undefined }): ReactElement {
  const law = figure && cellLaw(figure.form, figure.index);
  if (!law) return <p>这一格不是表样里填数的格，没有规则核对它。</p>;
  return (
    <>
      <p>{law.printed}。</p>
      {law.meanings.map((meaning) => (
        <Meaning key={meaning.line} meaning={meaning} />
      ))}
      <ul>
        {law.rules.map(({ title, ground, exceptions }) => (
          <li key={title}>
            <b>{title}</b>：{ground}
            {exceptions !== undefined && `。例外：${exceptions}`}
          </li>
        ))}
      </ul>
    </>
  );
}
