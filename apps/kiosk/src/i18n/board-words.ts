import type { Language } from './i18n.ts';

/** What the whole hall reads on the board. Nobody chooses a language for a hall: all three are said. */
export const boardWords = {
  preparing: { en: 'Preparing', ml: 'തയ്യാറാകുന്നു', hi: 'बन रहा है' },
  ready: { en: 'Ready', ml: 'തയ്യാർ', hi: 'तैयार' },
  nothingPreparing: { en: 'Nothing on the stove', ml: 'ഇപ്പോൾ ഒന്നും തയ്യാറാകുന്നില്ല', hi: 'अभी कुछ नहीं बन रहा' },
  nothingReady: { en: 'Your token appears here', ml: 'നിങ്ങളുടെ ടോക്കൺ ഇവിടെ വരും', hi: 'आपका टोकन यहाँ आएगा' },
  tokenReady: { en: 'Token {token} is ready.', ml: 'ടോക്കൺ {token} തയ്യാർ.', hi: 'टोकन {token} तैयार है।' },
  soundOn: { en: 'Sound on', ml: 'ശബ്ദം ഓൺ', hi: 'आवाज़ चालू' },
  soundOff: { en: 'Tap for sound', ml: 'ശബ്ദത്തിന് തൊടൂ', hi: 'आवाज़ के लिए छुएँ' },
  live: { en: 'Live', ml: 'തത്സമയം', hi: 'लाइव' },
  reconnecting: { en: 'Reconnecting…', ml: 'വീണ്ടും ബന്ധിപ്പിക്കുന്നു…', hi: 'फिर जुड़ रहा है…' },
  stale: { en: 'Stale', ml: 'പുതുക്കിയിട്ടില്ല', hi: 'अपडेट नहीं' },
  away: {
    en: 'We cannot reach the kitchen right now.',
    ml: 'ഇപ്പോൾ അടുക്കളയുമായി ബന്ധപ്പെടാൻ കഴിയുന്നില്ല.',
    hi: 'अभी रसोई से संपर्क नहीं हो रहा।',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type BoardWord = keyof typeof boardWords;
