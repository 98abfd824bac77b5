// What every file of a batch is held against beside the law: local requirements, and last year's figures, unit by unit. It goes to
// the threads as a blob, which is carried without being copied, and each of them reads it once.
import { readJson } from "../../adapters/text/json";
import { localRequirements } from "../../app/check/local-requirements";
import type { LocalRequirements } from "../../app/check/check-report";
import { profileFromJson } from "../../app/check/profile-file";
import { ReferenceReports } from "../../app/check/reference-reports";
import { readFigures } from "../../app/read/figures-file";
import type { Profile } from "../../core/profile/profile";
import type { DeskBeside } from "./desk-view";
import { packedBytes, unpackedBytes } from "./packed";

type Contents = Pick<DeskBeside, "local" | "before">;

export interface Against {
  /** No two are alike while a page is open. */
  readonly mark: number;
  readonly contents: Blob;
}

export interface HeldAgainst {
  readonly local?: LocalRequirements;
  readonly before: ReferenceReports;
}

const NOTHING: HeldAgainst = { before: new ReferenceReports([], 1) };
let made = 0;
let known: { readonly mark: number; readonly basis: Promise<HeldAgainst> } | undefined;

/** What was put there can be read: nothing else is put there. */
export function profileIn(local: Pick<NonNullable<DeskBeside["local"]>, "text"> | undefined): Profile | undefined {
  const parsed = local && readJson(local.text);
  const profile = parsed?.ok ? profileFromJson(parsed.value, local!.text) : undefined;
  return profile?.ok ? profile.value : undefined;
}

/** @returns undefined where there is nothing but the law */
export function againstOf({ local, before }: Contents): Against | undefined {
  if (!local && !before) return undefined;
  const contents: Contents = { ...(local && { local }), ...(before && { before }) };
  return { mark: (made += 1), contents: new Blob([packedBytes(contents)]) };
}

async function basisIn(contents: Blob): Promise<HeldAgainst> {
  const { local, before } = unpackedBytes(new Uint8Array(await contents.arrayBuffer())) as Contents;
  const readings = (before?.reports ?? []).flatMap((figures) => {
    const read = readFigures(figures);
    return read.ok ? [read.value] : [];
  });
  const profile = profileIn(local);
  return { ...(profile && { local: localRequirements(profile) }), before: new ReferenceReports(readings, 1) };
}

export function heldAgainst(against: Against | undefined): Promise<HeldAgainst> {
  if (!against) return Promise.resolve(NOTHING);
  if (known?.mark !== against.mark) known = { mark: against.mark, basis: basisIn(against.contents) };
  return known.basis;
}
