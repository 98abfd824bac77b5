// Narrows the list of findings by class, table and words; verdicts are narrowed by the counts above.
import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { CLASS_WORDS, type FindingClass, type TableGroup } from "../check-view";
import type { Filter } from "../filter";

const useStyles = makeStyles({
  box: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  narrow: { minWidth: 0 },
  whole: { gridColumn: "1 / -1" },
});

interface Props {
  readonly filter: Filter;
  readonly tables: readonly Pick<TableGroup, "id" | "title">[];
  readonly onFilter: (filter: Filter) => void;
  readonly onClear: () => void;
}

export function FilterBox({ filter, tables, onFilter, onClear }: Props): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.box} role="group" aria-label="筛选问题">
      <Field label="类别" size="small">
        <Select
          className={styles.narrow}
          size="small"
          value={filter.class}
          onChange={(_, { value }) => onFilter({ ...filter, class: value as "" | FindingClass })}
        >
          <option value="">全部</option>
          {(Object.keys(CLASS_WORDS) as FindingClass[]).map((one) => (
            <option key={one} value={one}>
              {CLASS_WORDS[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="统计表" size="small">
        <Select
          className={styles.narrow}
          size="small"
          value={filter.table}
          onChange={(_, { value }) => onFilter({ ...filter, table: value })}
        >
          <option value="">全部</option>
          {tables
            .filter(({ id }) => id !== "")
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </Select>
      </Field>
      <Field className={styles.whole} label="文字" size="small">
        <Input
          className={styles.narrow}
          size="small"
          value={filter.text}
          placeholder="行名、栏名或单元格"
          onChange={(_, { value }) => onFilter({ ...filter, text: value })}
        />
      </Field>
      <Button className={styles.whole} size="small" onClick={onClear}>
        显示全部
      </Button>
    </div>
  );
}
