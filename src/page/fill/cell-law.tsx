// 依据: the law of the selected cell, as long as it is wanted.
import type { ReactElement } from "react";
import { cellLaw } from "../../app/check/cell-law";
import type { CellHelp } from "./cell-help";

export function LawOfCell({ figure }: { readonly figure: CellHelp["figure"] | undefined }): ReactElement {
  const law = figure && cellLaw(figure.form, figure.index);
  if (!law) return <p>这一格不是表样里填数的格，没有规则核对它。</p>;
  return (
    <>
      <p>{law.printed}。</p>
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
