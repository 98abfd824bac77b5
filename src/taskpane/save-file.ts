// Hands a file to the user through the browser's download.
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun with the click; the page behind the address may go after it was taken.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
