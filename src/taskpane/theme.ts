// Fluent's themes in the host's green, with fonts in which Chinese is set well on every system.
import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";

const green: BrandVariants = {
  10: "#02180c",
  20: "#062a18",
  30: "#083920",
  40: "#0a4728",
  50: "#0b552f",
  60: "#0d6337",
  70: "#0e703c",
  80: "#107c41",
  90: "#268b52",
  100: "#3d9a64",
  110: "#55a877",
  120: "#6db68a",
  130: "#87c49d",
  140: "#a1d2b2",
  150: "#bcdfc8",
  160: "#d8ecdf",
};

const fonts = {
  fontFamilyBase: '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  fontFamilyNumeric: '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif',
};

export const LIGHT: Theme = { ...createLightTheme(green), ...fonts };

const dark = createDarkTheme(green);
export const DARK: Theme = {
  ...dark,
  ...fonts,
  // Green as dark as Fluent's default is too dim on grey to be read.
  colorBrandForeground1: green[120],
  colorBrandForeground2: green[130],
  colorCompoundBrandForeground1: green[120],
  colorBrandForegroundLink: green[120],
  // And so is its red.
  colorStatusDangerForeground1: "#f2838d",
};
