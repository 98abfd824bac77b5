// A local profile as a worksheet, to be changed and chosen again.
import type { Profile } from "../../core/profile/profile";
import type { Worksheet } from "../../render/sheet";
import { PROFILE_HEADS, profileRows } from "../check/profile-file";
import { listSheet, textCell } from "./list-sheet";

const WIDTHS = [80, 110, 360, 48, 220];

export const profileSheet = (profile: Profile): Worksheet =>
  listSheet(
    "地方要求",
    PROFILE_HEADS.map((title, at) => ({ title, width: WIDTHS[at]!, style: title === "类别" ? "figure" : "left" })),
    profileRows(profile).map((row) => row.map(textCell)),
    "7030A0",
  );
