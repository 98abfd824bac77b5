// What Word's pane does for a template: its names, one to begin with, and how it leaves. Fetched when it is asked for.
import { derivedPlaceholders, listedPlaceholders } from "../../app/publish/placeholders";
import { newestForm } from "../../app/read/official";
import type { Reading } from "../../core/document/reading";
import type { OutgoingFile } from "../../ports/files";
import { deliverFile, type Ways } from "../actions/deliver";
import type { PlaceholderNames } from "../report/placeholder-list";
import { templateFile } from "../report/template-file";
import type { DeliveredFile, DeliveryChoice } from "../views";

export { TEMPLATE_WRITTEN } from "../../app/words/template-wording";

/** @param reading - whose form it is; the newest, where nothing was chosen yet */
export function placeholderNames(reading: Reading | undefined): PlaceholderNames {
  const form = reading?.form ?? newestForm();
  return { names: listedPlaceholders(form), made: derivedPlaceholders(form) };
}

export const madeTemplate = (reading: Reading | undefined, unit: string): OutgoingFile =>
  templateFile(reading?.form ?? newestForm(), unit.trim());

export const handedOut = (
  { clipboard, program, delivery }: Required<Omit<Ways, "browser">>,
  file: OutgoingFile,
  way?: DeliveryChoice,
): Promise<DeliveredFile> => deliverFile({ clipboard, program, delivery, browser: () => undefined }, file, way);
