import type { InvoiceFacts, PaperLanguage } from './invoice-facts.ts';

/** Every word that papers say, by what it is for. */
export interface PaperWords {
  readonly forms: Readonly<Record<InvoiceFacts['form'], string>>;
  readonly duplicate: (copy: number) => string;
  readonly channels: Readonly<Record<InvoiceFacts['channel'], string>>;
  readonly tenders: Readonly<Record<InvoiceFacts['tenders'][number]['tender'], string>>;
  readonly number: string;
  readonly date: string;
  readonly token: string;
  readonly placedAt: string;
  readonly placeOfSupply: string;
  readonly state: string;
  readonly buyer: string;
  readonly against: string;
  readonly of: string;
  readonly reason: string;
  readonly item: string;
  readonly code: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxable: string;
  readonly rate: string;
  readonly amount: string;
  readonly exempt: string;
  readonly taxByRate: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly roundOff: string;
  readonly total: string;
  readonly credited: string;
  readonly inWords: string;
  /** The amount in words, of rupees and, where there are any, paise in words. */
  readonly spoken: (rupees: string, paise: string | null) => string;
  readonly paidBy: string;
  readonly givenBack: string;
  readonly tendered: string;
  readonly change: string;
  readonly composition: string;
  readonly exemptEducation: string;
  readonly includesTax: string;
  readonly reverseCharge: string;
  readonly unsigned: string;
  readonly genuine: string;
}

const en: PaperWords = {
  forms: {
    TAX_INVOICE: 'Tax invoice',
    BILL_OF_SUPPLY: 'Bill of supply',
    INVOICE_CUM_BILL_OF_SUPPLY: 'Invoice-cum-bill of supply',
    CASH_MEMO: 'Cash memo',
    CREDIT_NOTE: 'Credit note',
    FINANCIAL_CREDIT_NOTE: 'Financial credit note (without GST)',
  },
  duplicate: (copy) => `DUPLICATE, copy ${copy}`,
  channels: { KIOSK: 'Kiosk', COUNTER: 'Counter', MOBILE: 'Phone', API: 'Online' },
  tenders: { CASH: 'Cash', UPI: 'UPI' },
  number: 'Number',
  date: 'Date',
  token: 'Token',
  placedAt: 'Ordered at',
  placeOfSupply: 'Place of supply',
  state: 'State',
  buyer: 'Made out to',
  against: 'Against invoice',
  of: 'of',
  reason: 'Reason',
  item: 'Item',
  code: 'HSN/SAC',
  quantity: 'Qty',
  price: 'Price',
  taxable: 'Taxable value',
  rate: 'GST',
  amount: 'Amount',
  exempt: 'Exempt',
  taxByRate: 'Tax by rate',
  subtotal: 'Taxable value',
  tax: 'Tax',
  roundOff: 'Round-off',
  total: 'Total',
  credited: 'Credited in all',
  inWords: 'In words',
  spoken: (rupees, paise) => `Rupees ${rupees}${paise ? ` and ${paise} paise` : ''} only`,
  paidBy: 'Paid by',
  givenBack: 'Given back by',
  tendered: 'Received',
  change: 'Change',
  composition: 'Composition taxable person, not eligible to collect tax on supplies.',
  exemptEducation:
    'Exempt: served by an educational institution to its students, faculty and staff (Notification 12/2017, entry 66).',
  includesTax: 'Prices include GST.',
  reverseCharge: 'Reverse charge: No.',
  unsigned: 'Made by a computer; needs no signature.',
  genuine: 'Scan to see that it is genuine',
};

const hi: PaperWords = {
  forms: {
    TAX_INVOICE: 'कर बीजक',
    BILL_OF_SUPPLY: 'आपूर्ति बिल',
    INVOICE_CUM_BILL_OF_SUPPLY: 'बीजक-सह-आपूर्ति बिल',
    CASH_MEMO: 'नकद मेमो',
    CREDIT_NOTE: 'क्रेडिट नोट',
    FINANCIAL_CREDIT_NOTE: 'वित्तीय क्रेडिट नोट (बिना GST)',
  },
  duplicate: (copy) => `DUPLICATE / प्रतिलिपि, प्रति ${copy}`,
  channels: { KIOSK: 'कियोस्क', COUNTER: 'काउंटर', MOBILE: 'फ़ोन', API: 'ऑनलाइन' },
  tenders: { CASH: 'नकद', UPI: 'UPI' },
  number: 'संख्या',
  date: 'दिनांक',
  token: 'टोकन',
  placedAt: 'ऑर्डर का स्थान',
  placeOfSupply: 'आपूर्ति का स्थान',
  state: 'राज्य',
  buyer: 'प्राप्तकर्ता',
  against: 'मूल बीजक',
  of: 'दिनांक',
  reason: 'कारण',
  item: 'वस्तु',
  code: 'HSN/SAC',
  quantity: 'मात्रा',
  price: 'मूल्य',
  taxable: 'कर योग्य मूल्य',
  rate: 'GST',
  amount: 'राशि',
  exempt: 'छूट',
  taxByRate: 'दर के अनुसार कर',
  subtotal: 'कर योग्य मूल्य',
  tax: 'कर',
  roundOff: 'पूर्णांकन',
  total: 'कुल',
  credited: 'कुल वापसी',
  inWords: 'शब्दों में',
  spoken: (rupees, paise) => `${rupees} रुपये${paise ? ` और ${paise} पैसे` : ''} मात्र`,
  paidBy: 'भुगतान',
  givenBack: 'वापस किया',
  tendered: 'प्राप्त',
  change: 'लौटाया',
  composition: 'कंपोज़िशन कर योग्य व्यक्ति, आपूर्ति पर कर लेने के पात्र नहीं।',
  exemptEducation: 'छूट: शिक्षण संस्था द्वारा अपने विद्यार्थियों, शिक्षकों और कर्मचारियों को (अधिसूचना 12/2017, प्रविष्टि 66)।',
  includesTax: 'मूल्यों में GST शामिल है।',
  reverseCharge: 'रिवर्स चार्ज: नहीं।',
  unsigned: 'कंप्यूटर से बना; हस्ताक्षर की आवश्यकता नहीं।',
  genuine: 'सत्यता जाँचने के लिए स्कैन करें',
};

const ml: PaperWords = {
  forms: {
    TAX_INVOICE: 'നികുതി ഇൻവോയ്സ്',
    BILL_OF_SUPPLY: 'ബിൽ ഓഫ് സപ്ലൈ',
    INVOICE_CUM_BILL_OF_SUPPLY: 'ഇൻവോയ്സും ബിൽ ഓഫ് സപ്ലൈയും',
    CASH_MEMO: 'ക്യാഷ് മെമ്മോ',
    CREDIT_NOTE: 'ക്രെഡിറ്റ് നോട്ട്',
    FINANCIAL_CREDIT_NOTE: 'സാമ്പത്തിക ക്രെഡിറ്റ് നോട്ട് (GST ഇല്ലാതെ)',
  },
  duplicate: (copy) => `DUPLICATE / പകർപ്പ്, പ്രതി ${copy}`,
  channels: { KIOSK: 'കിയോസ്ക്', COUNTER: 'കൗണ്ടർ', MOBILE: 'ഫോൺ', API: 'ഓൺലൈൻ' },
  tenders: { CASH: 'പണം', UPI: 'UPI' },
  number: 'നമ്പർ',
  date: 'തീയതി',
  token: 'ടോക്കൺ',
  placedAt: 'ഓർഡർ ചെയ്തത്',
  placeOfSupply: 'വിതരണ സ്ഥലം',
  state: 'സംസ്ഥാനം',
  buyer: 'സ്വീകർത്താവ്',
  against: 'മൂല ഇൻവോയ്സ്',
  of: 'തീയതി',
  reason: 'കാരണം',
  item: 'ഇനം',
  code: 'HSN/SAC',
  quantity: 'എണ്ണം',
  price: 'വില',
  taxable: 'നികുതി വിധേയ മൂല്യം',
  rate: 'GST',
  amount: 'തുക',
  exempt: 'ഒഴിവ്',
  taxByRate: 'നിരക്ക് പ്രകാരമുള്ള നികുതി',
  subtotal: 'നികുതി വിധേയ മൂല്യം',
  tax: 'നികുതി',
  roundOff: 'റൗണ്ട് ഓഫ്',
  total: 'ആകെ',
  credited: 'ആകെ തിരികെ',
  inWords: 'അക്ഷരത്തിൽ',
  spoken: (rupees, paise) => `${rupees} രൂപ${paise ? ` ${paise} പൈസ` : ''} മാത്രം`,
  paidBy: 'അടച്ചത്',
  givenBack: 'തിരികെ നൽകിയത്',
  tendered: 'ലഭിച്ചത്',
  change: 'ബാക്കി',
  composition: 'കോമ്പോസിഷൻ നികുതിദായകൻ, വിതരണത്തിന് നികുതി ഈടാക്കാൻ അർഹതയില്ല.',
  exemptEducation: 'ഒഴിവ്: വിദ്യാഭ്യാസ സ്ഥാപനം സ്വന്തം വിദ്യാർഥികൾക്കും അധ്യാപകർക്കും ജീവനക്കാർക്കും നൽകുന്നത് (വിജ്ഞാപനം 12/2017, എൻട്രി 66).',
  includesTax: 'വിലയിൽ GST ഉൾപ്പെടുന്നു.',
  reverseCharge: 'റിവേഴ്സ് ചാർജ്: ഇല്ല.',
  unsigned: 'കമ്പ്യൂട്ടർ തയ്യാറാക്കിയത്; ഒപ്പ് ആവശ്യമില്ല.',
  genuine: 'യഥാർഥമെന്ന് കാണാൻ സ്കാൻ ചെയ്യുക',
};

export const PAPER_WORDS: Readonly<Record<PaperLanguage, PaperWords>> = { en, hi, ml };
