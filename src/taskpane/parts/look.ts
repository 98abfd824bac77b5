// Looks that several parts share.
import { makeStyles, tokens } from "@fluentui/react-components";

export const useLook = makeStyles({
  /** For screen readers alone. */
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    padding: 0,
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    outlineStyle: "none",
  },
  hint: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground3,
    // No line with a single character, where the browser can help it.
    textWrap: "pretty",
  },
  figures: { fontVariantNumeric: "tabular-nums" },
  /** A button that is drawn by its owner. */
  bare: {
    appearance: "none",
    margin: 0,
    padding: 0,
    border: "none",
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
    ":disabled": { cursor: "not-allowed", color: tokens.colorNeutralForegroundDisabled },
    "@media (forced-colors: active)": { ":disabled": { color: "GrayText" } },
  },
});
