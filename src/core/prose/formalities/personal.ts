// R76: identity-card numbers, mobile numbers, home addresses and bank accounts in what will be published; shown masked.
import type { Noted } from "../noted";
import { nextOf, type Read } from "../read";
import { noted } from "./context";

/** GB 11643: weights of the first seventeen digits, and the eighteenth by their sum modulo eleven. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9][0-9]{16}[0-9Xx]$/u.test(text)) return false;
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] === text[17]!.toUpperCase();
}

/** ISO/IEC 7812: the digits of a bank card, doubled from the right. */
export function isCardNumber(text: string): boolean {
  if (!/^[0-9]{16,19}$/u.test(text)) return false;
  const sum = [...text].reverse().reduce((all, char, i) => {
    const digit = Number(char) * (i % 2 === 1 ? 2 : 1);
    return all + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

/** The first digits and the last, nothing between. */
const masked = (text: string, head: number, tail: number): string =>
  `${text.slice(0, head)}${"*".repeat(Math.max(1, text.length - head - tail))}${tail === 0 ? "" : text.slice(-tail)}`;

const IDENTITY_BEFORE = /身份证[^，。；]{0,8}$/u;
const ACCOUNT_BEFORE = /(?:银行|账号|账户|帐号|帐户|卡号)[^，。；]{0,8}$/u;
/** A unit names its own telephone to those who read. */
const CONTACT = /如有|如对|请与|请致电|监督电话|咨询电话|服务电话|办公电话/u;
/** Nor somebody's own, told to be one: a unit has no 手机. */
const MOBILE_BEFORE = /手机(?:号码?)?：?$/u;
const PERSON = /申请人|当事人|村民|居民|先生|女士|某|本人|其本人|联系人姓名/u;

interface Sort {
  readonly name: string;
  readonly what: string;
  readonly is: (digits: string, before: string, sentence: string) => boolean;
  readonly show: (digits: string) => string;
}

/** Ordered: an identity number before a card, a card before a telephone. */
export const personalSorts: readonly Sort[] = [
  {
    name: "identity",
    what: "身份证号",
    is: (digits, before) => isIdentityNumber(digits) || (/^[0-9]{17}[0-9Xx]$/u.test(digits) && IDENTITY_BEFORE.test(before)),
    show: (digits) => masked(digits, 3, 2),
  },
  {
    name: "account",
    what: "银行账号",
    is: (digits, before) =>
      /^[0-9]{12,23}$/u.test(digits) && (ACCOUNT_BEFORE.test(before) || (/^(?:62|4|5)/u.test(digits) && isCardNumber(digits))),
    show: (digits) => masked(digits, 4, 2),
  },
  {
    name: "mobile",
    what: "手机号",
    is: (digits, before, sentence) =>
      /^1[3-9][0-9]{9}$/u.test(digits) &&
      (PERSON.test(sentence) ||
        MOBILE_BEFORE.test(before) ||
        (!CONTACT.test(sentence) && !/(?:联系电话|电话|联系方式|传真)：?$/u.test(before))),
    show: (digits) => masked(digits, 3, 2),
  },
];

const HOUSE = /[0-9]{1,5}(?:号|栋|幢|单元|室|组)/u;
const LONGEST_ADDRESS = 40;

/** The address behind a word for somebody's home, up to the next stop. */
function addressIn({ text, patterns }: Read): { readonly start: number; readonly end: number } | undefined {
  for (const { index, 0: word } of text.matchAll(patterns.home)) {
    const start = index + word.length;
    const end = nextOf(text, "，。；：", start, Math.min(text.length, start + LONGEST_ADDRESS));
    if (HOUSE.test(text.slice(start, end))) return { start, end };
  }
  return undefined;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= "0" && char <= "9";

export function personal(read: Read, p: number): Noted[] {
  const { text } = read;
  const found: Noted[] = [];
  const note = (start: number, end: number, what: string, said: string): void =>
    void found.push(noted("R76", undefined, p, start, end, { kind: "personal", what, said }));
  for (let i = 0; i < text.length; i += 1) {
    if (!isDigit(text[i])) continue;
    let end = i;
    while (isDigit(text[end])) end += 1;
    if (end - i === 17 && (text[end] === "X" || text[end] === "x")) end += 1;
    if (end - i >= 11 && end - i <= 23) {
      const digits = text.slice(i, end);
      const before = text.slice(Math.max(0, i - 14), i);
      const sentence = read.sentences.find((one) => one.start <= i && i < one.end)!;
      const sort = personalSorts.find(({ is }) => is(digits, before, text.slice(sentence.start, sentence.end)));
      if (sort) note(i, end, sort.what, sort.show(digits));
    }
    i = end;
  }
  const address = addressIn(read);
  if (address) note(address.start, address.end, "住址", masked(text.slice(address.start, address.end), 3, 0));
  return found;
}
