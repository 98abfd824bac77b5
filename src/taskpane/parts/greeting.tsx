// What the open workbook is, said before anything is asked of it, with the one thing to do next.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { spokenPlace } from "../../app/words/place";
import type { CheckView } from "../check-view";
import type { PaneActions } from "../pane-actions";
import type { OpenBook, SelectedCell } from "../state";
import { FillProgress, isBlockOpen } from "./fill-progress";
import { LawPart } from "./law-part";
import { useLook } from "./look";
import { ONWARD } from "./onward";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalL },
  words: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere" },
});

/** A report is made in the first months of the year after. */
const isOfOtherYear = (year: number | undefined, thisYear: number): year is number => year !== undefined && year < thisYear - 1;

interface Props {
  readonly view: CheckView | undefined;
  readonly book: OpenBook | undefined;
  readonly selected: SelectedCell | undefined;
  readonly thisYear: number;
  readonly busy: boolean;
  readonly actions: Pick<PaneActions, "go" | "show" | "next">;
}

function sentencesOf({ view, book, thisYear }: Pick<Props, "view" | "book" | "thisYear">): readonly string[] {
  const closed = book?.protected ?? [];
  const isShared = book?.shared
    ? ["有其他人正在编辑本簿，对方改的数也会随时审核；填入前有格子被对方改过的，这一次都不写入，请重新预览。"]
    : [];
  const isProtected =
    closed.length === 0 ? [] : [`工作表“${closed.join("”“")}”受保护，填入和标记都写不进去，请先在“审阅”里撤销工作表保护。`];
  if (!view)
    return book === undefined || book.empty
      ? [...isShared, ...isProtected]
      : ["本簿里没有找到年报的三张表；生成的表样放在新的工作表里，原有内容不动。", ...isShared, ...isProtected];
  const { year, ours } = view.whose;
  const old = isOfOtherYear(year, thisYear)
    ? [`这是${year}年度的表；填${thisYear - 1}年度的请新建工作簿，再用“提取上年数”。`]
    : [];
  return [
    ...(ours ? [] : [`本簿有${view.who.replace(" ", "")}的统计表，不是年报三表生成的，可以直接审核，原表不改动。`]),
    ...old,
    ...isShared,
    ...isProtected,
  ];
}

export function Greeting({ view, book, selected, thisYear, busy, actions }: Props): ReactElement | null {
  const styles = useStyles();
  const look = useLook();
  const sentences = sentencesOf({ view, book, thisYear });
  const isForeign = view?.whose.ours === false;
  const isFilling = view?.whose.ours === true && isBlockOpen(view.filling);
  const figure = view && selected?.figure;
  if (sentences.length === 0 && !isFilling && !figure) return null;
  return (
    <section className={styles.box} aria-label="本簿">
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.words}>
          {sentence}
        </p>
      ))}
      {isForeign && (
        <Button
          appearance="primary"
          {...ONWARD}
          disabledFocusable={busy}
          onClick={() => {
            actions.go("check");
            actions.next();
          }}
        >
          审核这三张表
        </Button>
      )}
      {isFilling && (
        <>
          <h2 className={look.unseen}>填写进度</h2>
          <FillProgress tables={view.filling} onShow={actions.show} />
        </>
      )}
      {figure && (
        <div>
          <p className={look.hint}>
            所选 {spokenPlace(selected.place)}　{selected.label}
          </p>
          <LawPart figure={figure} />
        </div>
      )}
    </section>
  );
}
