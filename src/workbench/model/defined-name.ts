// A name for a place or a constant.

export interface DefinedName {
  readonly name: string;
  /** Id of the sheet the name belongs to; absent for the whole workbook. */
  readonly scope?: string;
  /** With its leading "=". */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

/** Letters, digits, "_", "." and "\\"; nothing that could be read as an address. */
export function isPossibleName(name: string): boolean {
  if (name.length === 0 || name.length > 255) return false;
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) return false;
  return !/^[A-Za-z]{1,3}[0-9]{1,7}$/.test(name) && !/^[Rr][0-9]*[Cc][0-9]*$|^[RrCc][0-9]*$/.test(name);
}
