// A local profile, ready to be held against reports beside the law.
import { judgeProfile } from "../../core/profile/judge";
import type { Profile } from "../../core/profile/profile";
import { sectionsOf } from "../../statute/sections";
import { mayHaveProse, type LocalRequirements } from "./check-report";

export const localRequirements =
  (profile: Profile): LocalRequirements =>
  (reading, previous) =>
    judgeProfile(profile, reading, previous, sectionsOf(reading.form.edition), mayHaveProse(reading));
