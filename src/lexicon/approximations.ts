// Words that make a figure approximate, in front of it and behind; of two that end alike the longer stands first.
import type { Approximations } from "../core/prose/word-lists";

export const approximations: Approximations = {
  before: [
    ["大约", "about"],
    ["约", "about"],
    ["大概", "about"],
    ["左右", "about"],
    ["超过", "over"],
    ["超", "over"],
    ["突破", "over"],
    ["逾", "over"],
    ["高达", "about"],
    ["至少", "over"],
    ["不少于", "over"],
    ["将近", "under"],
    ["接近", "under"],
    ["近", "under"],
    ["不足", "under"],
    ["不到", "under"],
    ["上", "over"],
  ],
  behind: [
    ["左右", "about"],
    ["上下", "about"],
    ["以上", "over"],
    ["以下", "under"],
    ["以内", "under"],
    ["之多", "over"],
    ["多", "over"],
    ["余", "over"],
  ],
};
