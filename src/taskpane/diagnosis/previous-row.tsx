// Last year's report beside this one: the rules across years are checked with it, and a figure left standing is told.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import { FileChooser } from "../parts/file-chooser";
import { Icon } from "../icons";
import { useLook } from "../parts/look";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS, rowGap: "2px" },
  words: { flexGrow: 1, flexBasis: "140px", overflowWrap: "anywhere" },
  button: { minWidth: "auto", flexShrink: 0 },
});

interface Props {
  /** Whose and which year's it is; undefined when none is there. */
  readonly previous: string | undefined;
  readonly busy: boolean;
  readonly onPrevious: (file: File | undefined) => void;
}

export function PreviousRow({ previous, busy, onPrevious }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.row} role="group" aria-label="上年报告">
      <span className={mergeClasses(look.hint, styles.words)}>
        {previous === undefined ? "没有对照上年报告，跨年度的衔接关系还没有核对。" : `已对照上年报告：${previous}`}
      </span>
      {previous === undefined ? (
        <Button
          className={styles.button}
          size="small"
          icon={<Icon name="carry" size={16} />}
          disabledFocusable={busy}
          onClick={() => input.current?.click()}
        >
          对照上年
        </Button>
      ) : (
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          disabledFocusable={busy}
          onClick={() => onPrevious(undefined)}
        >
          取下
        </Button>
      )}
      <FileChooser ref={input} name="上年报告" onFile={onPrevious} />
    </div>
  );
}
