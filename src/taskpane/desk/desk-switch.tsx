// Whoever reviews the reports of many units asks for the tab; nobody else has to see it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useLook } from "../parts/look";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    alignItems: "center",
    marginTop: tokens.spacingVerticalS,
  },
});

interface Props {
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

export function DeskSwitch({ isShown, onShow }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <div className={styles.part}>
      <Button size="small" onClick={() => onShow(!isShown)}>
        {isShown ? "不再显示“批量”" : "显示“批量”"}
      </Button>
      <span className={look.hint}>审核人一次审核许多单位的报告时用。</span>
    </div>
  );
}
