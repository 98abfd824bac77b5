// 验机 in words: which mistakes were made on a copy, and what became of each.
import type { DamageKind } from "../../core/diagnose/damages";
import type { DamageTried } from "./thinking";
import type { SelfTestView } from "./view";

const NAMES: Readonly<Record<DamageKind, string>> = {
  "swapped-digits": "两位颠倒",
  "one-digit": "错一位数字",
  "dropped-digit": "漏一位数字",
  "doubled-digit": "重复一位数字",
  "extra-zero": "多写一个0",
  sign: "写成负数",
  fraction: "写成小数",
  words: "写成文字",
  blank: "漏填",
  "exchanged-rows": "上下行互换",
  "exchanged-columns": "左右栏互换",
  "total-zero": "总计写成0",
  "total-blank": "总计漏填",
  "part-left-out": "总计少加一项",
  "counted-twice": "重复计算",
  "row-lower": "整块下移一行",
  "row-higher": "整块上移一行",
  "column-right": "整块右移一栏",
  "column-left": "整块左移一栏",
  "two-slips": "两处同时填错",
};

const FEW = 3;

export function selfTestView(trials: readonly DamageTried[], milliseconds: number): SelfTestView {
  const kinds = [...new Set(trials.map(({ what }) => what))].map((what) => {
    const own = trials.filter((one) => one.what === what);
    return {
      name: NAMES[what],
      made: own.length,
      caught: own.filter(({ caught }) => caught).length,
      first: own.filter(({ rank }) => rank === 1).length,
    };
  });
  return {
    made: trials.length,
    caught: trials.filter(({ caught }) => caught).length,
    first: trials.filter(({ rank }) => rank === 1).length,
    among: trials.filter(({ rank }) => rank !== undefined && rank <= FEW).length,
    kinds,
    seconds: (milliseconds / 1000).toFixed(1),
  };
}
