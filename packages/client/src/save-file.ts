export type SentFile = { fileName: string; mediaType: string; base64: string };

/** Lets the browser keep a file that the server sent in base64. */
export function saveFile({ fileName, mediaType, base64 }: SentFile): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}
