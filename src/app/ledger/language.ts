// A form → the language that a ledger for it is read in: its columns, its lists, and how ledgers call them.
import type { NumberedForm } from "../../core/form/numbered-form";
import type { LedgerLanguage } from "../../core/ledger/find-ledger";
import type { LedgerChoices, ListName } from "../../core/ledger/ledger";
import { NO_ANSWERS, WordList, type Answers } from "../../core/ledger/meaning";
import { ledgerValues, ORDINAL_HEAD, personalHeads, proceedingHeaders, requestHeaders } from "../../lexicon/ledger";
import { choicesOf, proceedingLedger, requestLedger } from "../../statute/ledger";

const LISTS: readonly ListName[] = ["kinds", "results", "ways", "yesNo", "proceedings", "outcomes"];

interface Spoken {
  readonly language: LedgerLanguage;
  readonly choices: LedgerChoices;
}

/** Before anything was said of a ledger: the same for every edit of an open one. */
const unanswered = new WeakMap<NumberedForm, Spoken>();

export function languageFor(form: NumberedForm, answers: Answers): Spoken {
  const known = answers === NO_ANSWERS ? unanswered.get(form) : undefined;
  if (known) return known;
  const choices = choicesOf(form);
  const made: Spoken = {
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
  if (answers === NO_ANSWERS) unanswered.set(form, made);
  return made;
}

/** The lists alone, for whoever has only their words to understand. */
export const choicesFor = (form: NumberedForm): LedgerChoices => choicesOf(form);
