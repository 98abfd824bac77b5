// A thing to do: its picture, its name and one line about it.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { forwardRef, useRef, type ReactElement } from "react";
import { Icon, type IconName } from "../icons";
import { FileChooser } from "./file-chooser";
import { useLook } from "./look";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    boxSizing: "border-box",
    ":hover:enabled": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active:enabled": { backgroundColor: tokens.colorNeutralBackground1Pressed },
  },
  icon: { marginTop: "1px", color: tokens.colorBrandForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
  off: { color: tokens.colorNeutralForegroundDisabled },
  name: { display: "block", fontWeight: tokens.fontWeightSemibold, lineHeight: "22px" },
  about: { display: "block" },
});

interface Props {
  readonly icon: IconName;
  readonly name: string;
  readonly about: string;
  readonly disabled: boolean;
  readonly expanded?: boolean;
  readonly onPress: () => void;
}

export const ActionRow = forwardRef<HTMLButtonElement, Props>(function Row(
  { icon, name, about, disabled, expanded, onPress },
  ref,
): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <button
      ref={ref}
      type="button"
      className={mergeClasses(look.bare, styles.row)}
      aria-disabled={disabled || undefined}
      aria-expanded={expanded}
      onClick={disabled ? undefined : onPress}
    >
      <Icon name={icon} className={mergeClasses(styles.icon, disabled && styles.off)} />
      <span>
        <span className={styles.name}>{name}</span>
        <span className={mergeClasses(look.hint, styles.about, disabled && styles.off)}>{about}</span>
      </span>
    </button>
  );
});

interface FileProps extends Omit<Props, "onPress" | "expanded"> {
  readonly accept: string;
  readonly onFile: (file: File) => void;
  /** Where the file is at hand: it is not asked for again, and the row keeps the focus. */
  readonly onPress?: () => void;
}

/** The same for something that needs a file. */
export function FileRow({ accept, onFile, onPress, ...row }: FileProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionRow {...row} onPress={onPress ?? (() => input.current?.click())} />
      <FileChooser ref={input} name={row.name} accept={accept} onFile={onFile} />
    </>
  );
}
