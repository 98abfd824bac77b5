// The notices that a report may cite: those that issued the editions of the form, and the one on what no edition prints.
import type { ProseWords } from "../core/prose/words";
import { editions } from "../statute";

type KnownDocument = ProseWords["documents"][number];

function documentOf(number: string): Pick<KnownDocument, "number" | "prefix" | "year" | "serial"> {
  const [, prefix, year, serial] = /^(.+)〔(\d{4})〕(\d+)号$/u.exec(number)!;
  return { number, prefix: prefix!, year: Number(year), serial: Number(serial) };
}

/** Newest first. */
const issuing = [...editions].reverse().map(({ document, since, until }): KnownDocument => ({
  ...documentOf(document),
  form: until === undefined ? { since } : { since, until },
}));

/** 《中华人民共和国政府信息公开条例》: order 711 of 2019 revised order 492 of 2007. */
export const regulation: ProseWords["regulation"] = {
  name: "政府信息公开条例",
  number: 711,
  repealed: [492],
  reportArticles: [
    { number: 49, name: "第四十九条" },
    { number: 50, name: "第五十条" },
  ],
};

export const documents: readonly KnownDocument[] = [...issuing, documentOf("国办函〔2020〕109号")];
