// What a pane says that has waited long for the program around it.

/** Excel on the web can leave a question without any answer, and lets one wait while a cell is being edited. */
export const LONG_WAIT = "很久没有应答：有单元格正在编辑的，请按回车；没有的，请关闭面板再打开，做完的不会丢。";

/** What Excel for iPad does not do for an add-in. */
export const ON_THE_IPAD =
  "iPad版Excel没有功能区按钮，也不能下载文件：审核、填入都在这个面板里做，写好的报告用“分享”存到“文件”，批量审核请在电脑上做。";
