// The numbers of WPS's enumerations that we use. A declaration file has no values; each name is the one declared there.
// et-jsapi-declare 2.5.0, lib.et.d.ts and lib.kso.d.ts.

/** Each is checked against the declaration by test/adapters/wps/declaration.test.ts. */
export const XL = {
  xlSheetVisible: -1,
  xlSheetHidden: 0,
  xlNone: -4142,
  xlLeft: -4131,
  xlCenter: -4108,
  xlRight: -4152,
  xlTop: -4160,
  xlBottom: -4107,
  xlContinuous: 1,
  xlDash: -4115,
  xlDashDot: 4,
  xlDot: -4118,
  xlUnderlineStyleSingle: 2,
  xlExpression: 2,
  xlValidateWholeNumber: 1,
  xlValidateDecimal: 2,
  xlValidateList: 3,
  xlValidateDate: 4,
  xlValidateCustom: 7,
  xlValidAlertStop: 1,
  xlBetween: 1,
  xlGreaterEqual: 7,
  xlPortrait: 1,
  xlLandscape: 2,
  xlPaperA4: 9,
  xlA1: 1,
  xlR1C1: -4150,
  xlEdgeLeft: 7,
  xlEdgeTop: 8,
  xlEdgeBottom: 9,
  xlEdgeRight: 10,
  xlSrcRange: 1,
  xlYes: 1,
  xlFilterValues: 7,
  msoPropertyTypeString: 4,
} as const;

/** WPS counts a colour as blue, green, red. */
export const bgr = (rrggbb: string): number => {
  const rgb = parseInt(rrggbb, 16);
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
};

/** A cell in error gives its error's number, not its sign: what COM calls CVErr. */
const ERRORS: ReadonlySet<number> = new Set([
  -2146826288, -2146826281, -2146826273, -2146826265, -2146826259, -2146826252, -2146826246,
]);

export const isErrorNumber = (value: unknown): boolean => typeof value === "number" && ERRORS.has(value);
