// A form → the language that a ledger for it is read in: its columns, its lists, and how ledgers call them.
import type { NumberedForm } from "../../core/form/numbered-form";
import type { LedgerLanguage } from "../../core/ledger/find-ledger";
import type { LedgerChoices, ListName } from "../../core/ledger/ledger";
import { WordList, type Answers } from "../../core/ledger/meaning";
import { ledgerValues, ORDINAL_HEAD, personalHeads, proceedingHeaders, requestHeaders } from "../../lexicon/ledger";
import { choicesOf, proceedingLedger, requestLedger } from "../../statute/ledger";

const LISTS: readonly ListName[] = ["kinds", "results", "ways", "yesNo", "proceedings", "outcomes"];

export function languageFor(
  form: NumberedForm,
  answers: Answers,
): { readonly language: LedgerLanguage; readonly choices: LedgerChoices } {
  const choices = choicesOf(form);
  return {
    choices,
    language: {
      requests: requestLedger,
      proceedings: proceedingLedger,
      requestWords: requestHeaders,
      proceedingWords: proceedingHeaders,
      ordinal: ORDINAL_HEAD,
      personal: personalHeads,
      lists: new Map(LISTS.map((list) => [list, new WordList(list, choices, ledgerValues, answers)])),
    },
  };
}

/** The lists alone, for whoever has only their words to understand. */
export const choicesFor = (form: NumberedForm): LedgerChoices => choicesOf(form);
