// The record of the last update in the open document. These calls are older than Word.run, and every Word has them.
import { no, yes, type Outcome } from "../../core/outcome";
import { refused } from "./act";

type Done<T> = (result: Office.AsyncResult<T>) => void;

const asked = <T>(call: (done: Done<T>) => void): Promise<Outcome<T>> =>
  new Promise((resolve) => {
    call((result) => {
      // The enumeration is not there before office.js is; its words are.
      if (String(result.status) === "succeeded") resolve(yes(result.value));
      else resolve(no(refused("failed", `${result.error.code} ${result.error.message}`)));
    });
  });

const partsOf = (namespace: string): Promise<Outcome<Office.CustomXmlPart[]>> =>
  asked((done) => Office.context.document.customXmlParts.getByNamespaceAsync(namespace, done));

/** @returns undefined where nothing of this namespace is kept */
export async function keptXml(namespace: string): Promise<Outcome<string | undefined>> {
  const parts = await partsOf(namespace);
  if (!parts.ok) return parts;
  const [part] = parts.value;
  return part === undefined ? yes(undefined) : asked<string>((done) => part.getXmlAsync(done));
}

async function dropped(parts: readonly Office.CustomXmlPart[]): Promise<Outcome<void>> {
  for (const part of parts) {
    const gone = await asked<void>((done) => part.deleteAsync(done));
    if (!gone.ok) return gone;
  }
  return yes(undefined);
}

export async function dropXml(namespace: string): Promise<Outcome<void>> {
  const parts = await partsOf(namespace);
  return parts.ok ? dropped(parts.value) : parts;
}

/** The new one is put in before the old one goes: there is never none. */
export async function keepXml(namespace: string, xml: string): Promise<Outcome<void>> {
  const old = await partsOf(namespace);
  if (!old.ok) return old;
  const added = await asked<Office.CustomXmlPart>((done) => Office.context.document.customXmlParts.addAsync(xml, done));
  return added.ok ? dropped(old.value) : added;
}
