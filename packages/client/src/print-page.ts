import type { SentFile } from './save-file.ts';

/** Lets the browser print a page that the server sent in base64, without leaving ours. */
export function printPage({ base64 }: Pick<SentFile, 'base64'>): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const frame = document.createElement('iframe');
  frame.title = 'Paper';
  // Not hidden: what is not displayed is not printed either.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0', insetInlineEnd: '0' });
  frame.srcdoc = new TextDecoder().decode(bytes);
  frame.addEventListener('load', async () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    // A page is loaded before its fonts are.
    await frame.contentDocument?.fonts.ready;
    frame.contentWindow?.print();
  });
  document.body.append(frame);
}
