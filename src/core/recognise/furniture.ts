// What stands between two pages of one table, and is nobody's figure.

/** A page's number, as it stands between two rows where a page ended: - 3 -, 第3页 共8页. */
export const PAGE = /^(?:[-—–―－~·•]{1,3}\s*\d{1,4}\s*[-—–―－~·•]{1,3}|第?\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?)$/u;

/** That the table goes on: 续表, （续上表）, 表三（续）. */
export const GOES_ON =
  /^(?:(?:附?表[一二三四五六七八九\d]{1,2})?\s?[(（〔]?(?:续上?[表页]|续前表|续)[一二三四五六七八九\d]{0,2}[)）〕]?)$/u;

/** What stands between two pages of one table: its name again, a page's number, the title of the report. */
const FURNITURE =
  /^(?:.{0,20}[(（〔]?续(?:上?[表页]|前表)?[一二三四五六七八九\d]{0,2}[)）〕]?|[-—–―－~·•\s]*第?\s*\d{1,4}\s*页?[-—–―－~·•\s]*(?:共\s*\d{1,4}\s*页)?|.{0,40}政府信息公开(?:工作)?(?:年度)?报告|[(（]?单位[:：].{1,12})$/u;
export const isFurniture = (text: string): boolean => text.trim() === "" || FURNITURE.test(text.trim());
