// A page's ways to its other pages, as sites print them around every report.
const TITLES = ["政务公开", "通知公告", "教育局2023年工作要点", "领导信息", "办事服务", "互动交流", "2024年第3号文件"];
/** @param turn - another number, other addresses */
export const menuOf = (turn: number): string =>
  `<ul>${Array.from({ length: 300 }, (_, i) => `<li><a href="/${turn}/${i}.html">${TITLES[i % TITLES.length]!}${i}</a></li>`).join("")}</ul>`;
