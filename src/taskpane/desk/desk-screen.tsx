// 批量: files in, progress, who stands where, and the results as files. It takes plain values and callbacks; any page can show it.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState, type DragEvent, type ReactElement } from "react";
import { CLASS_NAMES } from "../../app/outputs/check-text";
import { ruleTitle } from "../../app/check/rule-set";
import type { BoardEntry } from "../../app/outputs/board-entry";
import { STANDING_NAMES, worstFirst, type Standing } from "../../app/outputs/standing";
import { BusyBar } from "../parts/busy-bar";
import { useLook } from "../parts/look";
import type { DeskQuestion } from "./checking";
import type { DeskFile, DeskView } from "./desk-view";
import { BesidePart } from "./beside-part";
import type { DeskDeeds } from "./deeds";
import { useField } from "./fields";
import { FilesChooser } from "./files-chooser";
import { OverviewPart } from "./overview-part";
import { Unit } from "./unit-part";
import { droppedFiles } from "./dropped";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  drop: {
    padding: tokens.spacingHorizontalL,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  over: { backgroundColor: tokens.colorBrandBackground2 },
  told: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  wide: { flexGrow: 1, flexBasis: "140px" },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  search: {
    font: "inherit",
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: "inherit",
    flexGrow: 1,
    minWidth: "120px",
  },
});

/** So many units are drawn at once: a thousand would hold the page up. */
const DRAWN = 100;

const nameOf = ({ unit, source }: BoardEntry): string => unit ?? source;

const SAVED: readonly (readonly [DeskFile, string])[] = [
  ["board", "看板（.xlsx）"],
  ["page", "网页"],
  ["slips", "退回单（.zip）"],
  ["letters", "退回单（.docx）"],
  ["sum", "汇总（.xlsx）"],
  ["seals", "验收记录（.json）"],
  ["json", "结果（.json）"],
  ["rules", "这次的规则（.json）"],
  ["desk", "整个审核台（.json）"],
];

interface Props {
  readonly view: DeskView;
  readonly isNamed: true | undefined;
  readonly fileOf: (source: string) => File | undefined;
  readonly onOpen: ((file: File) => void) | undefined;
  readonly onAdd: (files: readonly DeskQuestion[]) => void;
  readonly onCancel: () => void;
  readonly onResume: () => void;
  readonly onSave: (what: DeskFile) => void;
  readonly onClear: () => void;
  readonly desk: DeskDeeds;
}

export function DeskScreen({
  view,
  isNamed,
  fileOf,
  onOpen,
  onAdd,
  onCancel,
  onResume,
  onSave,
  onClear,
  desk,
}: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const field = useField();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [standing, setStanding] = useState<Standing | undefined>(undefined);
  const [sought, setSought] = useState("");
  const [grade, setGrade] = useState("");
  const [rule, setRule] = useState("");
  const [drawn, setDrawn] = useState(DRAWN);
  const { entries, isRunning, total, done, told, making } = view;
  const fits = (entry: BoardEntry): boolean =>
    (standing === undefined || entry.standing === standing) &&
    (grade === "" || entry.findings.some((finding) => finding.class === grade)) &&
    (rule === "" || entry.findings.some((finding) => finding.rule === rule)) &&
    (sought === "" ||
      nameOf(entry).includes(sought) ||
      entry.source.includes(sought) ||
      entry.findings.some((finding) => finding.rule === sought));
  const rules = [...new Set(entries.flatMap(({ findings }) => findings.map((finding) => finding.rule)))].sort();
  const shown = worstFirst(entries.filter(fits));
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer.items).then(onAdd);
  };
  return (
    <div className={styles.page}>
      {/* Where the page names it already, those who hear it still find the order of headings whole. */}
      <h2 className={isNamed ? look.unseen : look.heading}>批量审核</h2>
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <p className={look.hint}>把各单位的文件、文件夹或压缩包拖到这里，或者：</p>
        <div className={styles.row}>
          <Button appearance="primary" onClick={() => folder.current?.click()}>
            选文件夹
          </Button>
          <Button onClick={() => files.current?.click()}>选文件</Button>
          <FilesChooser ref={files} name="选文件" onFiles={onAdd} />
          <FilesChooser ref={folder} name="选文件夹" isFolder onFiles={onAdd} />
        </div>
        <p className={look.hint}>
          文件和结果都留在这台电脑上；
          {view.lasts ? "关掉页面再打开，审核过的还在。" : "这个浏览器不能保存结果，关掉页面就没有了，请先存成“整个审核台”。"}
        </p>
      </div>
      {isRunning && <BusyBar doing={`正在审核，${done}/${total}份`} share={total === 0 ? 0 : done / total} onCancel={onCancel} />}
      {making !== undefined && <BusyBar doing={making} />}
      {!isRunning && total > done && (
        <div className={styles.row}>
          <Button onClick={onResume}>继续审核其余{total - done}份</Button>
        </div>
      )}
      {told !== "" && (
        <p role="status" className={styles.told}>
          {told}
        </p>
      )}
      <BesidePart view={view} desk={desk} />
      {entries.length > 0 && (
        <>
          <OverviewPart view={view} desk={desk} onRule={setRule} />
          <div className={styles.row} role="group" aria-label="按状态看">
            <Button
              size="small"
              appearance={standing === undefined ? "primary" : "secondary"}
              aria-pressed={standing === undefined}
              onClick={() => setStanding(undefined)}
            >
              全部{entries.length}
            </Button>
            {(["returned", "unread", "passed"] as const).map((one) => (
              <Button
                key={one}
                size="small"
                appearance={standing === one ? "primary" : "secondary"}
                aria-pressed={standing === one}
                onClick={() => setStanding(one)}
              >
                {STANDING_NAMES[one]}
                {entries.filter((entry) => entry.standing === one).length}
              </Button>
            ))}
            <input
              className={styles.search}
              type="search"
              aria-label="找单位、文件或规则号"
              placeholder="找单位、文件或规则号"
              value={sought}
              onChange={({ target }) => setSought(target.value.trim())}
            />
          </div>
          <div className={styles.row} role="group" aria-label="按问题看">
            <label className={field.label}>
              类别
              <select className={field.input} value={grade} onChange={({ target }) => setGrade(target.value)}>
                <option value="">全部</option>
                {(["A", "B", "C", "D"] as const).map((one) => (
                  <option key={one} value={one}>
                    {CLASS_NAMES[one]}
                  </option>
                ))}
              </select>
            </label>
            <label className={mergeClasses(field.label, styles.wide)}>
              规则
              <select className={field.input} value={rule} onChange={({ target }) => setRule(target.value)}>
                <option value="">全部</option>
                {rules.map((one) => (
                  <option key={one} value={one}>
                    {one} {ruleTitle(one)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <ul className={styles.list} aria-label="各单位">
            {shown.slice(0, drawn).map((entry) => {
              const file = fileOf(entry.source);
              const canMend = file && onOpen && entry.error === undefined;
              return <Unit key={entry.source} entry={entry} deeds={desk.of(entry, canMend ? () => onOpen(file) : undefined)} />;
            })}
          </ul>
          {shown.length > drawn && (
            <div className={styles.row}>
              <Button onClick={() => setDrawn(drawn + DRAWN)}>
                再列{Math.min(DRAWN, shown.length - drawn)}份，共{shown.length}份
              </Button>
            </div>
          )}
          <div className={styles.row} role="group" aria-label="存成文件">
            {SAVED.map(([what, name]) => (
              <Button key={what} disabledFocusable={isRunning || making !== undefined} onClick={() => onSave(what)}>
                {name}
              </Button>
            ))}
            <Button disabledFocusable={isRunning} onClick={() => window.print()}>
              打印
            </Button>
            <Button appearance="subtle" disabledFocusable={isRunning} onClick={onClear}>
              清空
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
