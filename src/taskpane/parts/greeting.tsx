// What the open workbook is, said before anything is asked of it, with the one thing to do next.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useMemo, type ReactElement } from "react";
import { causesShown } from "../../app/diagnose/targets";
import { spokenPlace } from "../../app/words/place";
import { allFindings, type CheckView } from "../check-view";
import type { CauseView, DiagnosisView } from "../diagnosis/view";
import type { PaneActions } from "../pane-actions";
import type { OpenBook, SelectedCell } from "../state";
import { FillProgress, isBlockOpen } from "./fill-progress";
import { LawPart } from "./law-part";
import { useLook } from "./look";
import { ONWARD } from "./onward";

const CauseList = lazy(async () => ({ default: (await import("../diagnosis/cause-list")).CauseList }));

/** So many causes are told before anything was asked; 审核 has them all. */
const MOST = 2;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalL },
  causes: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
  words: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere", textWrap: "pretty" },
});

/** A report is made in the first months of the year after. */
const isOfOtherYear = (year: number | undefined, thisYear: number): year is number => year !== undefined && year < thisYear - 1;

interface Props {
  readonly view: CheckView | undefined;
  readonly book: OpenBook | undefined;
  readonly selected: SelectedCell | undefined;
  readonly diagnosis: DiagnosisView | undefined;
  readonly chosen: string | undefined;
  readonly thisYear: number;
  readonly busy: boolean;
  readonly actions: Pick<PaneActions, "go" | "show" | "next" | "diagnose" | "jump" | "explain">;
}

/** What somebody else's tables are, and what a look at them came to. */
function foreign({ who, counts }: CheckView, causes: readonly CauseView[]): string {
  const whose = `本簿有${who.replace(" ", "")}的统计表，不是年报三表生成的`;
  const { broken, unreadable } = counts;
  return causes.length === 0
    ? `${whose}，可以直接审核，原表不改动。`
    : `${whose}；已经审核，${broken}条不通过${unreadable > 0 ? `，${unreadable}条无法读取` : ""}，最可能的原因在下面，采纳以前原表不改动。`;
}

function sentencesOf(
  { view, book, thisYear }: Pick<Props, "view" | "book" | "thisYear">,
  causes: readonly CauseView[],
): readonly string[] {
  const closed = book?.protected ?? [];
  const isShared = book?.shared
    ? ["有其他人正在编辑本簿，对方改的数也会随时审核；填入前有格子被对方改过的，这一次都不写入，请重新预览。"]
    : [];
  const isProtected =
    closed.length === 0
      ? []
      : [`工作表“${closed.join("”“")}”受保护，填入和标记都写不进去，请先在Excel或WPS的“审阅”里撤销工作表保护。`];
  if (!view)
    return book === undefined || book.empty
      ? [...isShared, ...isProtected]
      : ["本簿里没有找到年报的三张表；生成的表样放在新的工作表里，原有内容不动。", ...isShared, ...isProtected];
  const { year, ours } = view.whose;
  const old = isOfOtherYear(year, thisYear)
    ? [`这是${year}年度的表；填${thisYear - 1}年度的请从空白工作簿开始${year === thisYear - 2 ? "，把这一份选作上年报告" : ""}。`]
    : [];
  return [...(ours ? [] : [foreign(view, causes)]), ...old, ...isShared, ...isProtected];
}

export function Greeting(props: Props): ReactElement | null {
  const { view, selected, diagnosis, chosen, busy, actions } = props;
  const styles = useStyles();
  const look = useLook();
  const isForeign = view?.whose.ours === false;
  const findings = useMemo(
    () => new Map(view && isForeign ? allFindings(view).map((finding) => [finding.key, finding]) : []),
    [view, isForeign],
  );
  const causes = causesShown(isForeign ? (diagnosis?.causes ?? []) : [], [...findings.values()]);
  const sentences = sentencesOf(props, causes);
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
      {causes.length > 0 && diagnosis && (
        <div className={styles.causes}>
          <Suspense fallback={null}>
            <CauseList
              causes={causes.slice(0, MOST)}
              pins={diagnosis.pins}
              trial={diagnosis.trial}
              findings={findings}
              chosen={chosen}
              selected={selected?.place}
              busy={busy || diagnosis.stale}
              thought={diagnosis.thought}
              onAsk={actions.diagnose}
              onJump={actions.jump}
              onExplain={(finding, reason) => actions.explain("entry", finding, reason)}
            />
          </Suspense>
        </div>
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
