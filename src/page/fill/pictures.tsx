// 图示 in the page: no program draws here, so the charts are drawn of the tables as they stand now, each with its sentence and
// its figures. Fetched with the first such sheet.
import type { ReactElement, ReactNode } from "react";
import { isPictureSheet, standingPictures } from "../../app/publish/picture-sheet";
import type { MemorySheet } from "../../adapters/memory/sheet";
import { namedIn } from "./named";

interface Props {
  readonly sheet: MemorySheet;
  readonly sheets: readonly MemorySheet[];
  /** What else the sheet can be shown as: somebody else's may have the name, and tables may be gone. */
  readonly children: ReactNode;
}

export function Pictures({ sheet, sheets, children }: Props): ReactElement {
  const report = isPictureSheet(sheet.grid) ? namedIn(sheets) : undefined;
  if (!report) return <>{children}</>;
  const pictures = standingPictures(sheet.grid, report);
  return (
    <div className="pictures" role="region" aria-label={sheet.name} tabIndex={0}>
      <h2>
        {report.unit}
        <wbr />
        {report.year}年<wbr />
        政府信息公开
        <wbr />
        申请图示
      </h2>
      {pictures.length === 0 && <p>不足10件或只有一类，没有可画的图。</p>}
      {pictures.map(({ title, sentence, figure }) => (
        <section key={title} aria-label={title}>
          {/* Written by our own elements, which escape what comes from outside. */}
          <div dangerouslySetInnerHTML={{ __html: figure }} />
          <p>{sentence}</p>
        </section>
      ))}
    </div>
  );
}
