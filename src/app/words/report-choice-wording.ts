// Which document a report is written into: the one that was written last, or another one from the beginning.

/** Said before anything is asked for. */
export const NO_TABLES_YET = "本簿还没有年报的三张表，请先在“填报”生成表样或填入一份报告，再到这里写入报告。";
export const NO_UNIT_YET = "工作簿里没有单位名称，请先在“填报”写明单位名称，再到这里写入报告。";

/** @param isHere - this machine still has what was written */
export const writtenLast = (name: string, isHere: boolean): string =>
  isHere
    ? `上次写成了“${name}”，最近写成或选来时的内容存在这台电脑的浏览器里。磁盘上的那一份这里看不到：写成以后在Word里改过文字的，请选改过的那一份，改过的文字会原样保留。`
    : `上次写成了“${name}”，它的内容不在这台电脑的浏览器里，请选那一份文件，改过的文字会原样保留。`;

export const IN_HAND_LAST =
  "这是最近写成或选来时的内容。磁盘上的那一份这里看不到：写成以后在Word里改过文字的，请换成改过的那一份，改过的文字会原样保留。";

/** What is lost by writing over a name from the beginning. */
export const overWritten = (name: string): string =>
  `“${name}”已经写成过一次，现在是从头另写一份，文件名相同。在那一份里改过、补写过的文字，另写的这一份里都没有；存到同一个文件夹，可能盖掉那一份。要保留改过的文字，请接着写那一份。`;
