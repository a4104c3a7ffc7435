import { createHash } from 'node:crypto';
import { type Handler, pathOf } from '../platform/http/server.ts';

/** Where a payment provider sends the payer’s phone once it has paid. */
export const PAID_PATH = '/paid';

const STYLE = `
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100dvh; place-items: center; background: Canvas; color: CanvasText; }
main { max-width: 22rem; padding: 1.5rem; text-align: center; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
p { margin: 0; }`;

const CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

// It never says “paid”: only the provider’s own word counts, and it goes to the screen where the order was made.
const WORDS = {
  en: {
    title: 'Thank you',
    text: 'Your order begins as soon as the bank has told us. The screen where you ordered shows it. You can close this page.',
  },
  hi: {
    title: 'धन्यवाद',
    text: 'बैंक से सूचना मिलते ही आपका ऑर्डर शुरू हो जाएगा। जिस स्क्रीन पर आपने ऑर्डर किया, वहाँ यह दिखेगा। आप यह पेज बंद कर सकते हैं।',
  },
  ml: {
    title: 'നന്ദി',
    text: 'ബാങ്ക് അറിയിച്ചാലുടൻ നിങ്ങളുടെ ഓർഡർ തുടങ്ങും. ഓർഡർ ചെയ്ത സ്ക്രീനിൽ അതു കാണാം. ഈ പേജ് അടയ്ക്കാം.',
  },
} as const;

type Language = keyof typeof WORDS;

/** The page after paying, in the language the phone asks for. It asks nobody, so whatever its address carries is not believed. */
export const paidPage: Handler = (request, response) => {
  if (pathOf(request) !== PAID_PATH) return false;
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase());
  const language = asked.find((one): one is Language => one in WORDS) ?? 'en';
  const { title, text } = WORDS[language];
  response.setHeader('content-security-policy', CSP);
  response.setHeader('cache-control', 'no-store');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`);
  return true;
};
