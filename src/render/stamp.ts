// What a file says about itself in its custom properties, so that it is known again when it comes back.
// They are claims: what form a file is on is decided by its labels.

export interface Stamp {
  readonly edition: string;
  /** "" for the national form. */
  readonly variant: string;
  /** Of the printed form: changes when a label or a span does. */
  readonly digest: string;
  readonly unit?: string;
  readonly year?: number;
}

/** Names of custom document properties. They show in Excel's and Word's own dialogue, so they say whose they are. */
const STAMP = {
  edition: "nianbao.edition",
  variant: "nianbao.variant",
  digest: "nianbao.digest",
  unit: "nianbao.unit",
  year: "nianbao.year",
  version: "nianbao.version",
} as const;

/** What a report says beside its stamp: the digest of its figures, and why it is not marked although a rule is broken. */
export const PROPERTIES = { figures: "nianbao.figures", override: "nianbao.override" } as const;

export function stampProperties(stamp: Stamp, version: string): Record<string, string> {
  return {
    [STAMP.edition]: stamp.edition,
    [STAMP.variant]: stamp.variant,
    [STAMP.digest]: stamp.digest,
    [STAMP.version]: version,
    ...(stamp.unit !== undefined && stamp.unit !== "" && { [STAMP.unit]: stamp.unit }),
    ...(stamp.year !== undefined && { [STAMP.year]: String(stamp.year) }),
  };
}

/** @returns the stamp, or undefined for a file that is not ours. What it says is a claim: the labels decide. */
export function readStamp(properties: Readonly<Record<string, string>>): Stamp | undefined {
  const edition = properties[STAMP.edition];
  if (edition === undefined) return undefined;
  const unit = properties[STAMP.unit];
  const year = /^\d{4}$/.test(properties[STAMP.year] ?? "") ? Number(properties[STAMP.year]) : undefined;
  return {
    edition,
    variant: properties[STAMP.variant] ?? "",
    digest: properties[STAMP.digest] ?? "",
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year }),
  };
}
