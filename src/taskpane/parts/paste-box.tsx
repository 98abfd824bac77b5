// Takes what was copied elsewhere: the web form where the clipboard has one, the text otherwise.
import { Button, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { PastedContent } from "../pane-actions";
import { useLook } from "./look";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  end: { alignSelf: "end" },
});

const HOLDS_A_TABLE = /<table[\s>]/iu;

interface Props {
  readonly disabled: boolean;
  readonly onTake: (pasted: PastedContent) => void;
}

export function PasteBox({ disabled, onTake }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const area = useRef<HTMLTextAreaElement>(null);
  const [pasted, setPasted] = useState<PastedContent>({ html: "", text: "" });
  useEffect(() => {
    area.current?.focus();
  }, []);
  const isTable = HOLDS_A_TABLE.test(pasted.html);
  return (
    <div className={styles.box}>
      <Textarea
        textarea={{ ref: area }}
        rows={5}
        resize="vertical"
        aria-label="在这里粘贴表格或文字"
        placeholder="在这里按Ctrl+V粘贴"
        value={pasted.text}
        onPaste={({ clipboardData }) => {
          const html = clipboardData.getData("text/html");
          if (HOLDS_A_TABLE.test(html)) setPasted(({ text }) => ({ html, text }));
        }}
        // What is changed by hand is text, and the table it came from says nothing any more: unless this is the paste itself.
        onChange={(event, { value }) =>
          setPasted(({ html }) => ({
            html: (event.nativeEvent as InputEvent).inputType === "insertFromPaste" ? html : "",
            text: value,
          }))
        }
      />
      <span className={look.hint}>
        {isTable ? "已收到网页表格，按表格读取。" : "表格按行列读取，文字按“项目 数字”逐行读取。"}
      </span>
      <Button
        className={styles.end}
        disabled={disabled || (pasted.text.trim() === "" && !isTable)}
        onClick={() => onTake(pasted)}
      >
        识别
      </Button>
    </div>
  );
}
