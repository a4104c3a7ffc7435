/** What the payment page says in one language. */
export interface PayWords {
  /** `{merchant}` stands for who is paid. */
  readonly title: string;
  readonly note: string;
  readonly over: string;
  readonly waiting: string;
  readonly paid: string;
  readonly declined: string;
  /** The button of each outcome, by the payer's address. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the payer is told, where the plain word would not say what happened. */
  readonly told: Readonly<Record<string, string>>;
}

export const PAY_WORDS = {
  en: {
    title: 'Pay {merchant}',
    note: 'Test payments. No money moves: choose what is to happen.',
    over: 'You can close this page.',
    waiting: 'Waiting for the bank.',
    paid: 'Paid.',
    declined: 'Declined by the bank.',
    labels: {
      'success@fake': 'Pay successfully',
      'failure@fake': 'Decline',
      'pending@fake': 'Pending 30 s',
      'late@fake': 'Late (fails, then is captured)',
      'dup@fake': 'Message sent twice',
      'reorder@fake': 'Messages out of order',
      'nohook@fake': 'No message at all',
      'amount@fake': 'One paisa less',
    },
    told: {
      'late@fake': 'Declined by the bank, for now.',
      'nohook@fake': 'Paid, and nobody is told.',
      'amount@fake': 'Paid one paisa less.',
    },
  },
  hi: {
    title: '{merchant} को भुगतान',
    note: 'यह अभ्यास है, कोई पैसा नहीं कटता। चुनें कि क्या होना चाहिए।',
    over: 'अब आप यह पेज बंद कर सकते हैं।',
    waiting: 'बैंक के जवाब का इंतज़ार है।',
    paid: 'भुगतान हो गया।',
    declined: 'बैंक ने मना कर दिया।',
    labels: {
      'success@fake': 'भुगतान सफल',
      'failure@fake': 'भुगतान अस्वीकार',
      'pending@fake': '30 सेकंड लंबित',
      'late@fake': 'देर से (पहले असफल, फिर सफल)',
      'dup@fake': 'संदेश दो बार',
      'reorder@fake': 'संदेश उलटे क्रम में',
      'nohook@fake': 'कोई संदेश नहीं',
      'amount@fake': 'एक पैसा कम',
    },
    told: {
      'late@fake': 'बैंक ने अभी के लिए मना कर दिया।',
      'nohook@fake': 'भुगतान हो गया, पर किसी को बताया नहीं गया।',
      'amount@fake': 'एक पैसा कम भुगतान हुआ।',
    },
  },
  ml: {
    title: '{merchant}-ന് പണമടയ്ക്കുക',
    note: 'ഇത് പരിശീലനമാണ്, പണം പോകില്ല. എന്ത് സംഭവിക്കണമെന്ന് തിരഞ്ഞെടുക്കുക.',
    over: 'ഇനി ഈ പേജ് അടയ്ക്കാം.',
    waiting: 'ബാങ്കിന്റെ മറുപടി കാക്കുന്നു.',
    paid: 'പണമടച്ചു.',
    declined: 'ബാങ്ക് നിരസിച്ചു.',
    labels: {
      'success@fake': 'പണമടയ്ക്കുക',
      'failure@fake': 'നിരസിക്കുക',
      'pending@fake': '30 സെക്കൻഡ് കാത്തിരിപ്പ്',
      'late@fake': 'വൈകി (ആദ്യം പരാജയം, പിന്നെ വിജയം)',
      'dup@fake': 'സന്ദേശം രണ്ടുതവണ',
      'reorder@fake': 'സന്ദേശങ്ങൾ ക്രമം തെറ്റി',
      'nohook@fake': 'സന്ദേശമേയില്ല',
      'amount@fake': 'ഒരു പൈസ കുറവ്',
    },
    told: {
      'late@fake': 'ബാങ്ക് തൽക്കാലം നിരസിച്ചു.',
      'nohook@fake': 'പണമടച്ചു, പക്ഷേ ആരെയും അറിയിച്ചില്ല.',
      'amount@fake': 'ഒരു പൈസ കുറച്ച് അടച്ചു.',
    },
  },
} as const satisfies Record<string, PayWords>;

export type PayLanguage = keyof typeof PAY_WORDS;

/** The language a payer's phone asks for first among ours, from its Accept-Language; English when it asks for none of them. */
export function payLanguageOf(accepted = ''): PayLanguage {
  const asked = accepted
    .split(',')
    .map((each) => {
      const [tag = '', weight = ''] = each.split(';');
      return { language: tag.trim().toLowerCase().split('-')[0] ?? '', q: Number(/q=([\d.]+)/.exec(weight)?.[1] ?? 1) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { language } of asked) if (Object.hasOwn(PAY_WORDS, language)) return language as PayLanguage;
  return 'en';
}
