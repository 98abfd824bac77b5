// One sentence about what was done, or why it was not.
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon } from "../icons";

const useStyles = makeStyles({
  bar: {
    marginBottom: tokens.spacingVerticalM,
    minHeight: "auto",
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
  },
  words: {
    whiteSpace: "normal",
    overflowWrap: "anywhere",
    textWrap: "pretty",
    // Between a sign and a cross there is room for three characters: the sentence stands below both.
    "@media (max-width: 240px)": { gridArea: "2 / 1 / 3 / -1" },
  },
  action: { "@media (max-width: 240px)": { minWidth: "auto" } },
});

interface Props {
  readonly tone: "done" | "refused";
  readonly sentence: string;
  /** What can be done about it at once. */
  readonly action?: { readonly name: string; readonly onPress: () => void } | undefined;
  readonly onClose: () => void;
}

export function Notice({ tone, sentence, action, onClose }: Props): ReactElement {
  const styles = useStyles();
  return (
    <MessageBar
      className={styles.bar}
      intent={tone === "done" ? "success" : "error"}
      layout="singleline"
      icon={<Icon name={tone === "done" ? "passed" : "broken"} />}
    >
      <MessageBarBody className={styles.words}>{sentence}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            aria-label="关闭提示"
            icon={<Icon name="close" size={16} />}
            onClick={onClose}
          />
        }
      >
        {action && (
          <Button className={styles.action} size="small" onClick={action.onPress}>
            {action.name}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
