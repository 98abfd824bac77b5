// A file that was made: where it went, and how else it can be had. No page is told whether a download arrived.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon, type IconName } from "../icons";
import type { DeliveredFile, DeliveryChoice } from "../views";
import { useCard } from "./card";

const useStyles = makeStyles({
  frame: { flexShrink: 0, marginBottom: tokens.spacingVerticalM },
  notice: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
  },
  head: {
    display: "flex",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalS,
    justifyContent: "space-between",
    "@media (max-width: 240px)": { flexWrap: "wrap" },
  },
  words: {
    flexGrow: 1,
    minWidth: 0,
    "@media (max-width: 240px)": { order: 1, flexBasis: "100%" },
    lineHeight: "22px",
    overflowWrap: "anywhere",
  },
  icon: { marginTop: "3px", color: tokens.colorBrandForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
  ways: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const WAYS: Readonly<Record<DeliveryChoice, { readonly icon: IconName; readonly name: string }>> = {
  download: { icon: "save", name: "再下载一次" },
  share: { icon: "share", name: "分享或存储…" },
  copy: { icon: "copy", name: "复制内容" },
  browser: { icon: "open", name: "在浏览器里打开工作台" },
};

interface Props {
  readonly file: DeliveredFile;
  readonly busy: boolean;
  readonly onDeliver: (way: DeliveryChoice | undefined) => void;
}

export function DeliveryNotice({ file, busy, onDeliver }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
  return (
    <section className={mergeClasses(card.card, styles.frame)} aria-label="写好的文件">
      <div className={styles.notice}>
        <div className={styles.head}>
          <Icon name="file" size={16} className={styles.icon} />
          <span className={styles.words}>{file.sentence}</span>
          <Button
            appearance="transparent"
            size="small"
            aria-label="收起"
            icon={<Icon name="close" size={16} />}
            onClick={() => onDeliver(undefined)}
          />
        </div>
        <div className={styles.ways}>
          {file.ways.map((way) => (
            <Button
              key={way}
              size="small"
              icon={<Icon name={WAYS[way].icon} size={16} />}
              disabledFocusable={busy}
              onClick={() => onDeliver(way)}
            >
              {way === "download" && file.by === undefined ? "下载" : WAYS[way].name}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}
