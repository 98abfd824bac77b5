// Why the machine said no to a file, in the user's words.

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "文件不存在",
  ENOTDIR: "路径中有一段不是文件夹",
  EACCES: "没有权限",
  EPERM: "没有权限",
  EISDIR: "是文件夹",
  EBUSY: "文件正被占用",
  ENOSPC: "磁盘已满",
  EDQUOT: "磁盘配额已用完",
  EFBIG: "超出文件大小的上限",
  EROFS: "磁盘是只读的",
  ELOOP: "链接绕成了圈",
  ENAMETOOLONG: "文件名过长",
  ENXIO: "是管道或设备，不是文件",
  EMFILE: "打开的文件过多",
  EIO: "磁盘出错",
};

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

export function reason(error: unknown): string {
  const code = codeOf(error);
  return WORDS[code] ?? (code || String(error));
}
