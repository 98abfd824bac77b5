// JSON of unknown origin → a value, or a refusal that says where it stops being JSON.
import { no, yes, type Outcome } from "../../core/outcome";

export function readJson(text: string): Outcome<unknown> {
  try {
    return yes(JSON.parse(text.replace(/^\ufeff/u, "")) as unknown);
  } catch (error) {
    return no({ kind: "damaged", part: "JSON", detail: error instanceof Error ? error.message.slice(0, 120) : "格式有误" });
  }
}
