// 填报: whose report it is, its form, and where its figures come from.
import { Button, Field, Input, Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { READABLE } from "../../core/document/kept-as";
import type { PaneActions } from "../pane-actions";
import { ActionRow, FileRow } from "../parts/action-row";
import { useLook } from "../parts/look";
import { ONWARD } from "../parts/onward";
import { yearsTo } from "../parts/years";
import type { CheckView } from "../check-view";
import type { DocumentSlot } from "../documents/documents-view";
import type { OpenBook, PaneState } from "../state";
import type { Offer } from "../views";

const Greeting = lazy(async () => ({ default: (await import("../parts/greeting")).Greeting }));
const PasteBox = lazy(async () => ({ default: (await import("../parts/paste-box")).PasteBox }));

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, marginBottom: tokens.spacingVerticalXL },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(88px, auto) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalM,
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  narrow: { minWidth: 0 },
  offer: {
    display: "flex",
    flexDirection: "column",
    rowGap: "2px",
    paddingInlineStart: tokens.spacingHorizontalMNudge,
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
  },
  edition: { fontWeight: tokens.fontWeightSemibold, lineHeight: "22px" },
  refused: { color: tokens.colorStatusDangerForeground1 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  wide: { flexGrow: 1 },
  /** Three beside each other, as wide as each other. */
  even: { flexGrow: 1, flexBasis: 0, minWidth: "fit-content", paddingInline: tokens.spacingHorizontalS },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  parted: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface Props {
  readonly identity: PaneState["identity"];
  readonly offer: Offer | undefined;
  /** What the workbook's tables come to; undefined while it holds none. */
  readonly view: CheckView | undefined;
  readonly book: OpenBook | undefined;
  readonly selected: PaneState["selected"];
  readonly diagnosis: PaneState["diagnosis"];
  readonly chosen: PaneState["chosen"];
  readonly previous: DocumentSlot | undefined;
  readonly thisYear: number;
  readonly busy: boolean;
  readonly actions: Pick<
    PaneActions,
    | "identify"
    | "layOut"
    | "layOutLedger"
    | "repair"
    | "takeFile"
    | "takePasted"
    | "carryFrom"
    | "takePrevious"
    | "carry"
    | "reportNothing"
    | "go"
    | "next"
    | "show"
    | "diagnose"
    | "jump"
    | "explain"
  >;
}

function Edition({ offer }: { readonly offer: Offer | undefined }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  if (offer?.refusal !== undefined) return <p className={mergeClasses(look.hint, styles.refused)}>{offer.refusal}</p>;
  return (
    <div className={styles.offer}>
      <span className={look.hint}>适用表样</span>
      <span className={styles.edition}>{offer?.edition?.name ?? "…"}</span>
      <span className={look.hint}>{offer?.edition?.document ?? "…"}</span>
    </div>
  );
}

/** Whose report it shall be, asked while no tables say so. */
function IdentityFields({
  identity,
  offer,
  thisYear,
  busy,
  actions,
}: Omit<Props, "view" | "book" | "selected" | "diagnosis" | "chosen" | "previous">): ReactElement {
  const styles = useStyles();
  return (
    <>
      <div className={styles.pair}>
        <Field label="报告年度">
          <Select
            className={styles.narrow}
            value={String(identity.year)}
            disabled={busy}
            onChange={(_, { value }) => actions.identify({ year: Number(value) })}
          >
            {yearsTo(thisYear, identity.year).map((year) => (
              <option key={year} value={year}>
                {year}年
              </option>
            ))}
          </Select>
        </Field>
        <Field label="单位名称">
          <Input
            className={styles.narrow}
            value={identity.unit}
            disabled={busy}
            placeholder="如 某某市某某局"
            maxLength={60}
            onChange={(_, { value }) => actions.identify({ unit: value })}
          />
        </Field>
      </div>
      {offer !== undefined && offer.variants.length > 0 && (
        <Field label="地方表样">
          <Select value={identity.variant} disabled={busy} onChange={(_, { value }) => actions.identify({ variant: value })}>
            <option value="">全国统一表样</option>
            {offer.variants.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Edition offer={offer} />
    </>
  );
}

/** What the form can be made, or made good, in the workbook. */
function FormSection(props: Omit<Props, "book" | "selected" | "diagnosis" | "chosen" | "previous">): ReactElement {
  const { offer, view, busy, actions } = props;
  const styles = useStyles();
  const look = useLook();
  const ours = view?.whose.ours === true;
  return (
    <section className={styles.section} aria-labelledby="entry-report">
      <h2 id="entry-report" className={look.heading}>
        {view === undefined ? "本年报告" : ours ? "表样" : "另做一份"}
      </h2>
      {!ours && <IdentityFields {...props} />}
      <div className={styles.buttons}>
        <Button
          className={ours ? styles.even : styles.wide}
          appearance={view !== undefined ? "secondary" : "primary"}
          {...(view === undefined && ONWARD)}
          disabledFocusable={busy || offer?.edition === undefined}
          onClick={actions.layOut}
        >
          生成表样
        </Button>
        {ours && (
          <Button className={styles.even} disabledFocusable={busy} onClick={actions.repair}>
            修复表样
          </Button>
        )}
        {view?.ledger !== true && (
          <Button
            {...(ours && { className: styles.even })}
            disabledFocusable={busy || offer?.edition === undefined}
            onClick={actions.layOutLedger}
          >
            生成台账
          </Button>
        )}
      </div>
    </section>
  );
}

export function EntryScreen(props: Props): ReactElement {
  const { view, book, selected, diagnosis, chosen, previous, thisYear, busy, actions } = props;
  const styles = useStyles();
  const look = useLook();
  const [pasting, setPasting] = useState(false);
  const hasPrevious = previous?.here === true;
  const blank = view?.filling.some(({ filled, all }) => filled < all);
  const figures = (
    <section key="figures" className={styles.section} aria-labelledby="entry-figures">
      <h2 id="entry-figures" className={look.heading}>
        填入数据
      </h2>
      <div className={styles.card}>
        <FileRow
          icon="file"
          name="从文件填入"
          about="Word、Excel、WPS、PDF、网页、文本都行，先看后填"
          accept={READABLE}
          disabled={busy}
          onFile={actions.takeFile}
        />
        <div className={styles.parted}>
          <ActionRow
            icon="paste"
            name="粘贴填入"
            about="从网页、Word或文本中复制的表格"
            disabled={busy}
            expanded={pasting}
            onPress={() => setPasting(!pasting)}
          />
          {pasting && (
            <Suspense fallback={null}>
              <PasteBox disabled={busy} onTake={actions.takePasted} />
            </Suspense>
          )}
        </div>
        <div className={styles.parted}>
          <FileRow
            icon="carry"
            name={view === undefined && !hasPrevious ? "选上年报告" : "提取上年数"}
            about={
              hasPrevious
                ? `从${previous.about ?? previous.name}提取“上年结转”等延续的数`
                : view === undefined
                  ? "只选一次：单位和年度照它填好，提取上年数、对照、写入都用它"
                  : "选上年报告：“结转下年度继续办理”填入本年的“上年结转”，以后对照也用它"
            }
            accept={READABLE}
            disabled={busy}
            onFile={view === undefined ? actions.takePrevious : actions.carryFrom}
            {...(hasPrevious && { onPress: actions.carry })}
          />
        </div>
        {/* Where no cell is blank there is nothing to declare, and the act could only say so. */}
        {blank !== false && (
          <div className={styles.parted}>
            <ActionRow
              icon="zero"
              name="零报告"
              about="全年没有发生的，确认后逐格填0"
              disabled={busy}
              onPress={() => actions.reportNothing("zero-report")}
            />
          </div>
        )}
        {blank === true && (
          <div className={styles.parted}>
            <ActionRow
              icon="zero"
              name="其余空格补0"
              about="填完以后，列出还空着的格，确认后填0"
              disabled={busy}
              onPress={() => actions.reportNothing("zero-rest")}
            />
          </div>
        )}
      </div>
    </section>
  );
  const form = <FormSection key="form" {...props} />;
  return (
    <>
      {(view !== undefined || book !== undefined) && (
        <Suspense fallback={null}>
          <Greeting
            view={view}
            book={book}
            selected={selected}
            diagnosis={diagnosis}
            chosen={chosen}
            thisYear={thisYear}
            busy={busy}
            actions={actions}
          />
        </Suspense>
      )}
      {/* Where a form stands already, making one is not what comes next. */}
      {view === undefined ? [form, figures] : [figures, form]}
    </>
  );
}
