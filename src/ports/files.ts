// What we ask of the machine the pane runs on: to take a file from us, and to keep one until the next time.

export interface OutgoingFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** download: by the browser itself; share: by the system's own sheet of programs, which also saves. */
export type DeliveryWay = "download" | "share";

export interface FileDelivery {
  /** The ways that may be open for a file, the best one first; none where each is known to lead nowhere. */
  ways(file: OutgoingFile): readonly DeliveryWay[];
  /** False where the file is known not to have gone out; whether a download arrived no page is ever told. */
  deliver(file: OutgoingFile, way: DeliveryWay): Promise<boolean>;
}

/** A file of the user's, kept on this machine alone and found by the digest of its bytes. */
export interface KeptFiles {
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  find(digest: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** False where nothing may be kept. */
  keep(digest: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  drop(digest: string): Promise<void>;
}
