// Files out of the pane of WPS: written straight into the download folder, which no pane of Office can do.
import type { FileDelivery, OutgoingFile } from "../../ports/files";

export type FileHost = Pick<WPS.AddonRoot, "Env" | "FileSystem">;

/** As many characters as bytes: what WPS calls a binary string. */
export function binary(content: OutgoingFile["content"]): string {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const CHUNK = 0x8000;
  let text = "";
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...Array.from(bytes.subarray(from, from + CHUNK)));
  return text;
}

/** A name that no file in the folder has yet: what is there is not written over. */
export function freePath({ FileSystem }: Pick<FileHost, "FileSystem">, folder: string, name: string): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let n = 1; ; n += 1) {
    const path = `${folder.replace(/[\\/]$/u, "")}${separator}${n === 1 ? name : `${stem}(${n})${ending}`}`;
    if (!FileSystem.Exists(path)) return path;
  }
}

export const downloadFolder = ({ Env }: Pick<FileHost, "Env">): string => Env.GetDownloadPath() || Env.GetHomePath();

/** @param otherwise - how a page does it, where WPS has no file system for us or refuses */
export const wpsDelivery = (host: Partial<FileHost>, otherwise: FileDelivery): FileDelivery => ({
  ways: (file) => {
    const ways = otherwise.ways(file);
    return host.FileSystem && !ways.includes("download") ? ["download", ...ways] : ways;
  },
  deliver: async (file, way) => {
    if (way !== "download" || !host.FileSystem || !host.Env) return otherwise.deliver(file, way);
    const own = { Env: host.Env, FileSystem: host.FileSystem };
    try {
      if (own.FileSystem.writeAsBinaryString(freePath(own, downloadFolder(own), file.name), binary(file.content))) return true;
    } catch {
      // A build without the call, a folder that is closed: the browser's own way is left.
    }
    return otherwise.deliver(file, way);
  },
});
