// Files out of the pane: by the browser's download, or by the system's sheet for sharing.
import type { FileExit, FileWay, OutgoingFile } from "../../ports/files";

/**
 * A bare WebKit view, as Office on the Mac and the iPad has it: its downloads do nothing, and say nothing. Safari and every
 * browser built on WebKit give a name of their own; the bare view gives none.
 */
export const isBareWebKit = (agent: string): boolean =>
  /AppleWebKit\//u.test(agent) && !/(?:Chrome|Chromium|CriOS|Edg[A-Za-z]{0,3}|FxiOS|Version|HeadlessChrome)\//u.test(agent);

const blobOf = ({ content, type }: OutgoingFile): Blob =>
  new Blob([content], { type: typeof content === "string" ? `${type};charset=utf-8` : type });

const shareable = (file: OutgoingFile): ShareData => ({ files: [new File([blobOf(file)], file.name, { type: file.type })] });

function canShare(file: OutgoingFile): boolean {
  return typeof navigator.share === "function" && typeof navigator.canShare === "function" && navigator.canShare(shareable(file));
}

function download(file: OutgoingFile): void {
  const address = URL.createObjectURL(blobOf(file));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // The download has begun with the click; the page behind the address may go after it was taken.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const pageExit: FileExit = {
  ways: (file) => [
    ...(isBareWebKit(navigator.userAgent) ? [] : (["download"] satisfies FileWay[])),
    ...(canShare(file) ? (["share"] satisfies FileWay[]) : []),
  ],
  async hand(file, way) {
    if (way === "download") {
      download(file);
      return true;
    }
    try {
      await navigator.share(shareable(file));
      return true;
    } catch {
      // Put away by the user, or forbidden by the page around us: the file is still here either way.
      return false;
    }
  },
};
