// A figure: digits with their scale, range, approximation and measure word.
import { shift, type Decimal } from "../../figures/values";
import { approximation, isDigit, numeralAt, scaleAt, type Numeral } from "./numerals";
import { unitAt } from "./units";
import type { Lexicon } from "../words";
import type { WrittenNumber } from "./written";

/** A figure whose digits end at `end`: scale, approximation, range and unit are read behind it. */
export function figure(text: string, start: number, numeral: Numeral, arabic: boolean, words: Lexicon): WrittenNumber {
  const scale = scaleAt(text, numeral.end);
  let end = scale.end;
  let value: number | Decimal = numeral.value;
  let over = scale.over;
  let power = scale.power;
  let upTo: number | Decimal | undefined;
  const joint = text[end];
  if ((joint === "-" || joint === "至" || joint === "到") && !over) {
    const second = numeralAt(text, end + 1);
    if (second && isDigit(text[end + 1]) === arabic) {
      const behind = scaleAt(text, second.end);
      const unit = unitAt(text, behind.end, words);
      if (unit !== "" && unit !== "号" && unit !== "日") {
        upTo = shift(second.value, behind.power);
        if (power === 0) power = behind.power;
        end = behind.end;
        over ||= behind.over;
      }
    }
  }
  value = shift(value, power);
  let unit = unitAt(text, end, words);
  // 3号, 12度, 第2区 count nothing; 「20日内」 does.
  if (words.words.lists.noMeasure.includes(unit)) unit = unit === "日" && text.startsWith("日内", end) ? "日" : "";
  // 「12月」 was a date; 「1年」 counts years; 「3级」 ranks.
  end += unit.length;
  const approximate = over ? "over" : approximation(text, start, end, words.words);
  const each = text[start - 1] === "各" && text[start - 2] !== "共";
  return {
    kind: "figure",
    start,
    end,
    value,
    ...(upTo !== undefined && { upTo }),
    ...(approximate && { approximate }),
    unit,
    scale: power,
    ...(each && { each: true as const }),
  };
}
