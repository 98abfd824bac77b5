// 审核用的材料: what a reviewer lays beside the reports, and who reviews.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { FileChooser } from "../parts/file-chooser";
import { useLook } from "../parts/look";
import { beforeLine, localLine, staleWords } from "../../app/words/batch-wording";
import type { DeskDeeds } from "./deeds";
import type { DeskBeside, DeskView } from "./desk-view";
import { useField } from "./fields";
import { FilesChooser } from "./files-chooser";

const useStyles = makeStyles({
  summary: { cursor: "pointer", lineHeight: "28px" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center", margin: "8px 0" },
  fields: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))", columnGap: tokens.spacingHorizontalM },
  lines: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

type Said = "due" | "back" | "office" | "contact" | "by";

const FIELDS: readonly (readonly [Said, string, "date" | "text"])[] = [
  ["due", "报送期限", "date"],
  ["back", "退回后重报的期限", "date"],
  ["office", "落款", "text"],
  ["contact", "联系人和电话", "text"],
  ["by", "验收人", "text"],
];

/** Taken when it is left: with each letter everything would be held against it anew. */
function Field({
  name,
  label,
  type,
  value,
  onLay,
}: {
  readonly name: Said;
  readonly label: string;
  readonly type: "date" | "text";
  readonly value: string;
  readonly onLay: (change: Partial<DeskBeside>) => void;
}): ReactElement {
  const field = useField();
  const [typed, setTyped] = useState(value);
  return (
    <label className={field.label}>
      {label}
      <input
        className={field.input}
        type={type}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed !== value && onLay({ [name]: typed })}
      />
    </label>
  );
}

const linesOf = ({ list, past, seals, template, parent, rules, before, local, stale }: DeskBeside): readonly string[] => [
  list ? `单位名单：${list.name}，${list.units.length}个单位` : "单位名单：没有（放入后列出未报、迟报、改名）",
  past ? `上一轮或上年的结果：${past.name}，${past.sources.length}份` : "上一轮或上年的结果：没有",
  beforeLine(before?.name, before?.reports.length ?? 0),
  localLine(local?.name),
  ...(stale && stale.length > 0 ? [staleWords(stale.length)] : []),
  seals.length > 0 ? `验收记录：${seals.length}份` : "验收记录：没有",
  parent ? `上级或本级的报告：${parent.name}，汇总时与它对照` : "上级或本级的报告：没有（放入后汇总时对照）",
  ...(rules ? [`另一套规则：${rules.name}，逐份按两套判`] : []),
  ...(template ? [`退回单模板：${template.name}`] : []),
];

export function BesidePart({ view, desk }: { readonly view: DeskView; readonly desk: DeskDeeds }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [beside, before] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const template = useRef<HTMLInputElement>(null);
  const { isRunning, entries } = view;
  return (
    <details>
      <summary className={styles.summary}>审核用的材料</summary>
      <ul className={styles.lines}>
        {linesOf(view.beside).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button size="small" disabledFocusable={isRunning} onClick={() => beside.current?.click()}>
          放入材料
        </Button>
        <Button size="small" disabledFocusable={isRunning} onClick={() => before.current?.click()}>
          放入上年报告
        </Button>
        {(
          [
            ["before", "取下上年报告"],
            ["local", "取下地方要求"],
          ] as const
        ).map(
          ([what, name]) =>
            view.beside[what] && (
              <Button
                key={what}
                size="small"
                disabledFocusable={isRunning}
                onClick={() => desk.holdAgainst({ [what]: undefined })}
              >
                {name}
              </Button>
            ),
        )}
        <Button size="small" onClick={() => template.current?.click()}>
          用自己的退回单模板
        </Button>
        <Button size="small" disabledFocusable={isRunning || entries.length === 0} onClick={desk.nextRound}>
          收起这一轮，审下一轮
        </Button>
        <FileChooser
          ref={beside}
          name="放入材料"
          accept=".json,.xlsx,.xls,.csv,.txt,.docx,.doc,.pdf,.html"
          onFile={desk.addBeside}
        />
        <FilesChooser ref={before} name="放入上年报告" onFiles={desk.addBefore} />
        <FileChooser
          ref={template}
          name="退回单模板"
          accept=".docx"
          onFile={(file) => desk.lay({ template: { name: file.name, file } })}
        />
      </div>
      <p className={look.hint}>
        材料可以是单位名单（表格或文字）、上一轮或上年的审核结果、验收记录、上级报告、地方要求、另一年存的规则、存过的审核台，放进来会自己认出；上年报告可以一次选许多份，也可以是压缩包。
      </p>
      <div className={styles.fields}>
        {FIELDS.map(([name, label, type]) => (
          <Field
            key={`${name} ${view.beside[name]}`}
            name={name}
            label={label}
            type={type}
            value={view.beside[name]}
            onLay={desk.lay}
          />
        ))}
      </div>
    </details>
  );
}
