import type { Letter, MailLanguage } from './template.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** A letter as plain text: one paragraph after the other, the link on a line of its own. */
export function asText({ paragraphs, action }: Letter): string {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  return `${[...paragraphs, ...link].join('\n\n')}\n`;
}

/** A letter as HTML. Nothing is fetched, nothing is tracked, and the link is also there to be copied. */
export function asHtml({ subject, paragraphs, action }: Letter, language: MailLanguage): string {
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`).join('\n');
  const url = action ? escaped(action.url) : '';
  const button = action
    ? `<p style="margin:24px 0"><a href="${url}" style="background:#0b6b4f;border-radius:8px;color:#ffffff;display:inline-block;font-weight:600;padding:12px 20px;text-decoration:none">${escaped(action.label)}</a></p>
<p style="color:#52606d;font-size:14px;margin:0;word-break:break-all">${url}</p>`
    : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="background:#f4f5f7;margin:0;padding:24px">
<div style="background:#ffffff;border-radius:12px;color:#1f2933;font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:520px;padding:32px">
${body}
${button}
</div>
</body>
</html>
`;
}
