// Fields that the parts of the desk share.
import { makeStyles, tokens } from "@fluentui/react-components";

export const useField = makeStyles({
  label: {
    display: "flex",
    flexDirection: "column",
    rowGap: "2px",
    fontSize: tokens.fontSizeBase200,
    margin: "4px 0",
    minWidth: 0,
  },
  input: {
    font: "inherit",
    fontSize: tokens.fontSizeBase300,
    minHeight: "32px",
    boxSizing: "border-box",
    width: "100%",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: "inherit",
  },
});
