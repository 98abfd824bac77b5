// Local notices that are included, by their document numbers. Only what was confirmed of a notice stands here.
import type { Profile } from "../../core/profile/profile";
import { notice202554 } from "./notice-2025-54";

export const profiles: readonly Profile[] = [notice202554];
