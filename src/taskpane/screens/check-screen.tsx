// 审核: the four counts, and what was found, table by table.
import { Button, ToggleButton, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useMemo, useState, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import { nextStep } from "../../app/check/task-steps";
import { causesShown, unexplained } from "../../app/diagnose/targets";
import { spokenPlace } from "../../app/words/place";
import { isSamePlace } from "../../core/document/source";
import { allFindings, type CheckView } from "../check-view";
import type { DiagnosisView } from "../diagnosis/view";
import { filtered, isFiltering, type Filter } from "../filter";
import { Icon } from "../icons";
import type { PaneActions } from "../pane-actions";
import type { ProseView } from "../prose/view";
import { isUnfilled, isWaiting } from "../../app/check/told";
import { CountsRow } from "../parts/counts-row";
import { FillProgress, isBlockOpen } from "../parts/fill-progress";
import { FilterBox } from "../parts/filter-box";
import { FindingList } from "../parts/finding-list";
import { LawPart } from "../parts/law-part";
import { useLook } from "../parts/look";
import { stepsOf } from "../parts/steps-of";
import { MoreMenu } from "../parts/more-menu";
import { findingsAtAddress, NO_FILTER, type PaneState, type SelectedCell } from "../state";

const DrillPart = lazy(async () => ({ default: (await import("../ledger/drill-part")).DrillPart }));
const BalanceBars = lazy(async () => ({ default: (await import("../parts/balance-bars")).BalanceBars }));
const CauseList = lazy(async () => ({ default: (await import("../diagnosis/cause-list")).CauseList }));

const SelfTestBox = lazy(async () => ({ default: (await import("../diagnosis/self-test-box")).SelfTestBox }));

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  empty: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    rowGap: tokens.spacingVerticalM,
  },
  /** 下一处 stays in reach however far the list is scrolled. */
  buttons: {
    position: "sticky",
    bottom: tokens.spacingVerticalS,
    // Its own shadow hides what would show below it and past its corners; where colours are forced there is none.
    boxShadow: `${tokens.shadow4}, 0 ${tokens.spacingVerticalS} 0 ${tokens.spacingHorizontalS} ${tokens.colorNeutralBackground2}`,
    "@media (forced-colors: active)": { bottom: 0, borderRadius: 0 },
    "@media (max-width: 240px), (max-height: 420px)": { position: "relative", bottom: 0 },
    order: 1,
    zIndex: 2,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalXS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  wide: { flexGrow: 1 },
  mark: { minWidth: "auto", paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  blanks: {
    alignSelf: "start",
    minWidth: "auto",
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
    "@media (forced-colors: active)": { marginInlineStart: 0 },
  },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: "anywhere",
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  /** It goes on a line of its own rather than leave a character behind. */
  whole: { display: "inline-block" },
  only: { float: "inline-end", minWidth: "auto" },
  narrowed: { display: "flex", alignItems: "center", justifyContent: "space-between", minHeight: "24px" },
  address: { fontWeight: tokens.fontWeightSemibold },
  suspicion: { margin: 0, fontWeight: tokens.fontWeightSemibold, color: tokens.colorStatusDangerForeground1 },
  clean: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
});

type Actions = Pick<
  PaneActions,
  | "check"
  | "jump"
  | "show"
  | "showAlone"
  | "statisticsInWorkbook"
  | "next"
  | "diagnose"
  | "explain"
  | "convertTexts"
  | "mark"
  | "filter"
  | "copyList"
  | "listInWorkbook"
  | "commentCells"
  | "save"
>;

interface Props {
  readonly view: CheckView | undefined;
  readonly filter: Filter;
  readonly chosen: string | undefined;
  readonly selected: SelectedCell | undefined;
  readonly diagnosis: DiagnosisView | undefined;
  readonly marked: boolean;
  readonly alone: PaneState["alone"];
  readonly prose: ProseView | undefined;
  readonly made: PaneState["made"];
  /** Whether what was found is found anew of itself, whatever changes. */
  readonly live: boolean;
  /** Whether the host can put words beside a cell. */
  readonly comments: boolean;
  readonly busy: boolean;
  readonly actions: Actions;
  readonly onPrint: () => void;
}

export function CheckScreen({ view, ...rest }: Props): ReactElement {
  return view === undefined ? <Unchecked {...rest} /> : <Checked view={view} {...rest} />;
}

function Unchecked({ busy, actions }: Pick<Props, "busy" | "actions">): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <div className={styles.empty}>
      <h2 className={look.heading}>审核本簿</h2>
      <p className={look.hint}>
        在打开的工作簿里找出三张统计表，逐条核对合计、平衡和衔接关系；不是由年报三表生成的表也能审核。审核不改动工作簿。
      </p>
      <Button appearance="primary" disabledFocusable={busy} onClick={actions.check}>
        开始审核
      </Button>
    </div>
  );
}

/** What the sheet's selected cell has to do with the findings. */
function Selection({
  cell,
  many,
  blank,
  suspicion,
  filter,
  onFilter,
}: {
  readonly cell: SelectedCell;
  readonly many: number;
  readonly blank: boolean;
  /** 这一格最可能写错，应为1408。 */
  readonly suspicion: string | undefined;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const only = filter.cell !== undefined && isSamePlace(filter.cell, cell.place);
  return (
    <div className={styles.cell}>
      {(many > 0 || only) && (
        <ToggleButton
          className={styles.only}
          size="small"
          appearance="subtle"
          checked={only}
          onClick={() => onFilter({ ...filter, cell: only ? undefined : cell.place })}
        >
          只看此格
        </ToggleButton>
      )}
      <span className={styles.address}>所选 {spokenPlace(cell.place)}</span>　
      <span className={styles.whole}>
        {many > 0 ? `有${many}条问题，见下面` : suspicion !== undefined ? "" : blank ? "还没有填写" : "没有问题"}
      </span>
      {suspicion !== undefined && <p className={styles.suspicion}>{suspicion}</p>}
      {cell.label !== undefined && <p className={look.hint}>{cell.label}</p>}
      {cell.figure && <LawPart figure={cell.figure} />}
    </div>
  );
}

/** What the selected cell has to do with what was found. */
function SelectionPart({
  view,
  filter,
  selected,
  diagnosis,
  alone,
  actions,
}: Pick<Props, "filter" | "selected" | "diagnosis" | "alone" | "actions"> & { readonly view: CheckView }): ReactElement {
  const speaking = selected ? findingsAtAddress(view, selected.place) : [];
  const told = speaking.filter((finding) => !isUnfilled(finding) && !isWaiting(finding));
  // A blank cell is no problem, and a sum that waits for others is none of this cell.
  const here = isFiltering(filter) ? speaking.length : told.length;
  const suspicion =
    selected && diagnosis?.stale === false
      ? diagnosis.suspects.find(({ at }) => isSamePlace(at, selected.place))?.message
      : undefined;
  return (
    <>
      {selected && (here > 0 || selected.label !== undefined) && (
        <Selection
          cell={selected}
          many={here}
          blank={here === 0 && speaking.some(isUnfilled)}
          suspicion={suspicion}
          filter={filter}
          onFilter={actions.filter}
        />
      )}
      <Suspense fallback={null}>
        {(selected?.drilled || alone.length > 0) && <DrillPart drilled={selected?.drilled} alone={alone} actions={actions} />}
      </Suspense>
    </>
  );
}

/** What can be done about all that is shown. */
function Tools({
  shown,
  all,
  marked,
  live,
  comments,
  busy,
  filtering,
  actions,
  onFilter,
  onPrint,
}: Pick<Props, "marked" | "live" | "comments" | "busy" | "actions" | "onPrint"> & {
  readonly shown: number;
  readonly all: number;
  readonly filtering: boolean;
  readonly onFilter: () => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.buttons} role="group" aria-label="逐处处理">
      <Button
        className={styles.wide}
        icon={<Icon name="next" />}
        iconPosition="after"
        disabledFocusable={busy || shown === 0}
        onClick={actions.next}
      >
        下一处
      </Button>
      <ToggleButton
        className={styles.mark}
        icon={<Icon name="mark" size={16} />}
        checked={marked}
        disabledFocusable={busy}
        onClick={() => actions.mark(true)}
      >
        标记
      </ToggleButton>
      <Button className={styles.mark} disabledFocusable={busy} onClick={() => actions.mark(false)}>
        清除标记
      </Button>
      <MoreMenu
        name="更多"
        items={[
          {
            name: filtering ? "收起筛选" : "筛选",
            icon: "filter",
            disabled: all === 0,
            onPress: onFilter,
          },
          { name: "列成工作表", icon: "sheet", disabled: busy, onPress: actions.listInWorkbook },
          { name: "复制", icon: "copy", disabled: shown === 0, onPress: actions.copyList },
          { name: "打印", icon: "print", onPress: onPrint },
          { name: "保存", icon: "save", onPress: actions.save },
          ...(comments
            ? ([
                { name: "加为批注", icon: "info", disabled: busy, onPress: () => actions.commentCells(true) },
                { name: "去掉批注", icon: "clear", disabled: busy, onPress: () => actions.commentCells(false) },
              ] as const)
            : []),
          ...(live ? [] : [{ name: "刷新", icon: "again", disabled: busy, onPress: actions.check } as const]),
        ]}
      />
    </div>
  );
}

function Checked({
  view,
  filter,
  chosen,
  selected,
  diagnosis,
  marked,
  alone,
  prose,
  made,
  live,
  comments,
  busy,
  actions,
  onPrint,
}: Props & { readonly view: CheckView }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [filtering, setFiltering] = useState(false);
  const [listing, setListing] = useState(false);
  const explain = useCallback((finding: ReportedFinding, reason: string) => actions.explain("check", finding, reason), [actions]);
  const groups = filtered(view.groups, filter);
  const shownFindings = allFindings({ groups });
  const causes = causesShown(diagnosis?.causes ?? [], shownFindings);
  const findings = useMemo(() => new Map(allFindings(view).map((finding) => [finding.key, finding])), [view]);
  const all = findings.size;
  const shown = shownFindings.length;
  const filling = isBlockOpen(view.filling) && !isFiltering(filter);
  const rest = groups
    .map((group) => ({ ...group, findings: unexplained(group.findings, causes) }))
    .filter((group) => group.findings.length > 0);
  // How much is still blank is told part by part, and not again for each.
  const isTold = (finding: ReportedFinding): boolean => !(isUnfilled(finding) || isWaiting(finding)) || finding.key === chosen;
  const listed =
    filling && !listing
      ? rest.map((group) => ({ ...group, findings: group.findings.filter(isTold) })).filter((group) => group.findings.length > 0)
      : rest;
  const hidden = allFindings({ groups: rest }).length - allFindings({ groups: listed }).length;
  const left = nextStep(stepsOf(view, prose, made));
  const isCaused = diagnosis !== undefined && (causes.length > 0 || diagnosis.pins.length > 0);
  const balance = selected?.balance ?? view.balance;
  const picture = balance && (
    <Suspense fallback={null}>
      <BalanceBars balance={balance} />
    </Suspense>
  );
  return (
    <div className={styles.page}>
      <h2 className={look.unseen}>审核：{view.who}</h2>
      <CountsRow counts={view.counts} chosen={filter.verdict} onChoose={(verdict) => actions.filter({ ...filter, verdict })} />
      <Tools
        shown={shown}
        all={all}
        marked={marked}
        live={live}
        comments={comments}
        busy={busy}
        filtering={filtering}
        actions={actions}
        onFilter={() => setFiltering(!filtering)}
        onPrint={onPrint}
      />
      {filtering && (
        <FilterBox filter={filter} tables={view.groups} onFilter={actions.filter} onClear={() => actions.filter(NO_FILTER)} />
      )}
      <SelectionPart view={view} filter={filter} selected={selected} diagnosis={diagnosis} alone={alone} actions={actions} />
      {all === 0 ? (
        <div className={styles.clean}>
          <Icon name="passed" />
          <span>{left === undefined ? "没有发现问题，各步都已办完。" : `没有发现问题。${left.words}`}</span>
        </div>
      ) : (
        isFiltering(filter) && (
          <div className={mergeClasses(look.hint, look.figures, styles.narrowed)}>
            <span>
              {filter.cell && `只看${spokenPlace(filter.cell)}，`}显示{shown}条，共{all}条
            </span>
            {!filtering && (
              <Button size="small" appearance="subtle" onClick={() => actions.filter(NO_FILTER)}>
                显示全部
              </Button>
            )}
          </div>
        )
      )}
      {/* What is wrong comes first, and the picture of it after what can be done. */}
      {!isCaused && picture}
      {isCaused && (
        <Suspense fallback={null}>
          <CauseList
            causes={causes}
            pins={diagnosis.pins}
            trial={diagnosis.trial}
            findings={findings}
            chosen={chosen}
            selected={selected?.place}
            busy={busy || diagnosis.stale}
            thought={diagnosis.thought}
            onAsk={actions.diagnose}
            onJump={actions.jump}
            onExplain={explain}
          />
        </Suspense>
      )}
      {isCaused && picture}
      {filling && <FillProgress tables={view.filling} onShow={actions.show} />}
      {hidden > 0 && (
        <Button
          className={styles.blanks}
          size="small"
          appearance="subtle"
          icon={<Icon name="open" size={12} />}
          onClick={() => setListing(true)}
        >
          逐条列出{hidden}条待定
        </Button>
      )}
      <FindingList
        groups={listed}
        chosen={chosen}
        selected={selected?.place}
        onJump={actions.jump}
        onExplain={explain}
        onConvert={actions.convertTexts}
        busy={busy}
      />
      <Suspense fallback={null}>
        <SelfTestBox selfTest={diagnosis?.selfTest} busy={busy} onSelfTest={() => actions.diagnose({ do: "drill" })} />
      </Suspense>
    </div>
  );
}
