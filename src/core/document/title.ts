// The title of a report → whose it is, and for which year. What cannot be told is left open: a wrong name would be printed.

export interface Title {
  readonly unit?: string;
  readonly year?: number;
  /** No year in it: a column of a site is called so too, and any other line outweighs it. */
  readonly isLoose?: boolean;
}

const CORE = "(?:政府)?信息公开";
const TAIL = "(?:工作)?的?(?:年度)?(?:工作)?(?:情况)?的?";
const REPORT = "(?:年度报告|年报|报告|情况)";
const YEAR = "(?<!\\d)(20\\d{2})";
/** 某某局2023年……政府信息公开工作年度报告, 2023年度某某局政府信息公开工作年度报告 */
const YEAR_FIRST = new RegExp(`\\(?${YEAR}(?:年度|年|度)?\\)?([^\\d]{0,30}?)${CORE}${TAIL}${REPORT}`, "dgu");
/** 某某局政府信息公开工作年度报告（2023年） */
const YEAR_LAST = new RegExp(`${CORE}${TAIL}${REPORT}(?:\\(${YEAR}(?:年度|年)?\\)|${YEAR}(?:年度|年)?$)`, "u");
const NO_YEAR = new RegExp(`${CORE}${TAIL}(?:年度报告|年报)(?=$|[^\\p{Script=Han}])`, "u");

const YEAR_IN_WORDS = /二[〇○零Oo0][〇○零一二三四五六七八九Oo0]{2}(?=年)/gu;
const DIGITS = "〇一二三四五六七八九";

/** The text as it is compared: one width of signs, and a year in digits. */
export const plainTitle = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(YEAR_IN_WORDS, (year) =>
      [...year].map((sign) => (/[○零Oo0]/u.test(sign) ? "0" : String(DIGITS.indexOf(sign)))).join(""),
    );

/** What a name is written with: anything else ends it. */
const NAME = /(?<![\p{Script=Han}A-Za-z×()·、])[\p{Script=Han}A-Za-z×()·、]+$/u;
/** The names of places end like this: what follows, after a space, may belong to the same unit. */
const PLACE = /[省市县区州旗盟镇乡]$/u;
/** Bodies end like this. */
const BODY = /(?:[局委部厅院府处会室署所站队行社司厂团馆庭关]|中心|街道|[镇乡]|公司|学校|大学)(?:\([^()]+\))?$/u;
/** Words around a name: of the site, of a notice, of a sentence. */
const AROUND =
  /首页|位置|网站|门户|专栏|栏目|信息公开|政务公开|主动公开|年报|公告|公示|索引|标题|附件|上一篇|下一篇|现将|现就|根据|按照|依据|做好|编制|填报|编号/u;
const NOTICE = /^.*(?:关于)?(?:印发|转发|公布|发布|报送)/u;
/** 本单位, 各部门, 全县: everybody's name, and nobody's. */
const NOBODY = /^(?:我|本|全|各|该|历年|所有)(?:单位|机关|部门|街道|系统|[局委办厅县市区省镇乡院处州旗级]|$)/u;
const LEVELS_ONLY = /^(?:[省市县区州旗乡镇级直各]|街道|政府|部门|单位)+$/u;

/** The last of what stands before the year: pieces between spaces belong together only where that can be told. */
function joined(pieces: readonly string[]): string | undefined {
  let name = pieces.at(-1) ?? "";
  for (const before of pieces.slice(0, -1).reverse()) {
    const piece = NAME.exec(before)?.[0];
    if (piece === undefined || piece !== before || AROUND.test(piece) || name.startsWith(piece)) return name;
    if (piece.length > 1 && [...name].length > 1 && !PLACE.test(piece)) return undefined;
    name = piece + name;
  }
  return name;
}

/** What links a name to what follows it; the longer ones first. */
const LINKS = [..."印发 转发 公布 发布 报送".split(" ").map((verb) => `关于${verb}`), "关于", "的", "年度", ..."(:_|/—–-"];

function withoutLinks(text: string): string {
  let rest = text.trimEnd();
  for (let link = linkAt(rest); link !== undefined; link = linkAt(rest)) rest = rest.slice(0, -link.length).trimEnd();
  return rest;
}
const linkAt = (text: string): string | undefined => LINKS.find((link) => text.endsWith(link));

/** @param shown - the text up to the year, or to 政府信息公开 where no year stands before it; spaces as found */
function unitOf(shown: string): string | undefined {
  const pieces = withoutLinks(shown)
    .replace(NOTICE, "")
    .replace(/^(?:附件?\d*[.:]?|关于)\s*/u, "")
    .split(/\s+/u);
  const last = pieces.at(-1) ?? "";
  const name = NAME.exec(last)?.[0] ?? "";
  if (name === last) return asName(joined(pieces) ?? "");
  // A digit run together with the name may be a part of it.
  return /\d/u.test(last.charAt(last.length - name.length - 1)) ? undefined : asName(name);
}

function asName(found: string): string | undefined {
  const name = found.replace(/^(?:\([^()]*\)|、|·)+/u, "").replace(/人民$/u, "人民政府");
  const isBalanced = !/[()]/u.test(name.replace(/\([^()]*\)/gu, ""));
  if (!isBalanced || [...name].length < 2 || [...name].length > 40) return undefined;
  return AROUND.test(name) || NOBODY.test(name) || name.includes("关于") ? undefined : name;
}

/** The text without its spaces, as titles are matched (政 府 信 息 公 开), and a way back to what it shows with them. */
function closeUp(text: string): { readonly close: string; readonly shown: (from: number, to: number) => string } {
  const at = [...text.matchAll(/\S/gu)].map((match) => match.index);
  return {
    close: text.replace(/\s+/gu, ""),
    shown: (from, to) => (to <= from ? "" : text.slice(at[from], at[to - 1]! + 1)),
  };
}

/** One of these stands in every title. */
const SAYS_REPORT = /报\s*告|年\s*报|情\s*况/u;

/** @param line - one line, with signs of any width */
export function titleOf(line: string): Title {
  const plain = plainTitle(line);
  // A quick look: each way to say a title has one of these.
  if (!SAYS_REPORT.test(plain)) return {};
  const { close, shown } = closeUp(plain);
  const dated = [...close.matchAll(YEAR_FIRST)];
  // Two reports in one line, as under 上一篇 and 下一篇: it is the title of neither.
  if (new Set(dated.map((match) => match[1])).size > 1) return {};
  const [first] = dated;
  if (first) {
    const unit = unitOf(shown(0, first.index)) ?? unitOf(shown(...first.indices![2]!));
    return { year: Number(first[1]), ...(unit !== undefined && { unit }) };
  }
  const last = YEAR_LAST.exec(close);
  if (last) {
    const unit = unitOf(shown(0, last.index));
    return { year: Number(last[1] ?? last[2]), ...(unit !== undefined && { unit }) };
  }
  const loose = NO_YEAR.exec(close);
  const unit = loose ? unitOf(shown(0, loose.index)) : undefined;
  return unit !== undefined && BODY.test(unit) && !LEVELS_ONLY.test(unit) ? { unit, isLoose: true } : {};
}
