// The pane's tab 批量 as it is in the page: not there, for the page has a door of its own for many files. The build puts this in
// the place of `taskpane/desk`.
import type { ReactElement } from "react";

export const DeskTab = (): ReactElement | null => null;
export const DeskSwitch = (_: unknown): ReactElement | null => null;
