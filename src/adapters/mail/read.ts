// A letter (.eml) or a page that a browser saved as one file (.mht, .mhtml) → its page or text, and what came with it.
import PostalMime from "postal-mime";
import { no, yes, type Outcome } from "../../core/outcome";

const MIB = 1024 * 1024;
const LARGEST = 50 * MIB;
const MOST_ATTACHED = 500;

interface Attached {
  readonly name: string;
  bytes(): Outcome<Uint8Array>;
}

export interface Mail {
  readonly html?: string;
  readonly text?: string;
  readonly subject?: string;
  /** Pictures of the page itself are no files that somebody sent. */
  readonly attached: readonly Attached[];
}

export async function readLetter(bytes: Uint8Array): Promise<Outcome<Mail>> {
  if (bytes.length > LARGEST)
    return no({ kind: "too-large", what: "邮件", limit: "50 MB", found: `${Math.ceil(bytes.length / MIB)} MB` });
  try {
    const { html, text, subject, attachments } = await new PostalMime({
      attachmentEncoding: "arraybuffer",
      maxNestingDepth: 32,
      maxHeadersSize: MIB,
    }).parse(bytes);
    const attached = attachments
      .filter(
        ({ related, mimeType, disposition }) => related !== true && (disposition !== "inline" || !mimeType.startsWith("image/")),
      )
      .slice(0, MOST_ATTACHED)
      .map(({ filename, content }, index): Attached => {
        const own = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
        return { name: (filename ?? `附件${index + 1}`).replace(/[\\/\u0000-\u001f]/gu, "_"), bytes: () => yes(own) };
      });
    return yes({
      ...(html === undefined ? {} : { html }),
      ...(text === undefined ? {} : { text }),
      ...(subject === undefined ? {} : { subject }),
      attached,
    });
  } catch (error) {
    return no({
      kind: "damaged",
      part: "",
      detail: `邮件格式不完整（${error instanceof Error ? error.message.slice(0, 60) : "无法解析"}）`,
    });
  }
}
