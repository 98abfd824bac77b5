// The mark of a place in somebody's document that we wrote: in its tag its name and what we left there, as a digest.
import { fnv1a } from "./digest";

export interface SlotTag {
  /** A placeholder's name: 新收, 表三. */
  readonly name: string;
  /** Of what stood there when we left it. Other text there was written by somebody else since. */
  readonly digest: string;
  /** The text is the user's: we were told to leave it. */
  readonly kept: boolean;
}

const TAG = /^nianbao:([^#!]{1,60})([#!])([0-9a-f]{8})$/;

/** Word takes at most 64 characters. */
export const LONGEST_TAG = 64;

export const textDigest = (text: string): string => fnv1a(text).slice(0, 8);

export const slotTag = ({ name, digest, kept }: SlotTag): string => `nianbao:${name}${kept ? "!" : "#"}${digest}`;

/** @returns undefined for a tag that is not ours */
export function readSlotTag(tag: string): SlotTag | undefined {
  const [, name, sign, digest] = TAG.exec(tag) ?? [];
  return name === undefined || digest === undefined ? undefined : { name, digest, kept: sign === "!" };
}

/** What Word shows over the place when the user stands in it. */
export const TITLE = "年报三表：";
export const slotTitle = (tag: string): string => TITLE + (readSlotTag(tag)?.name ?? "");
