// What was given to the desk and is not checked.
export const NONE_LEFT_OUT = { known: 0, others: 0 };

export function leftOutText({ known, others }: typeof NONE_LEFT_OUT): string {
  const told = [
    ...(known > 0 ? [`${known}份已经审核过`] : []),
    ...(others > 0 ? [`${others}个不是报告的格式，没有审核`] : []),
  ].join("，");
  return told === "" ? "" : `${told}。`;
}
