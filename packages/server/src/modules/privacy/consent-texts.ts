import type { Purpose } from './purposes.ts';

export type ConsentLanguage = 'en' | 'hi' | 'ml';

interface ConsentText {
  /** Counts up with every change of meaning: a consent covers the version that was read. */
  readonly version: number;
  readonly words: Readonly<Record<ConsentLanguage, { readonly title: string; readonly text: string }>>;
}

/** What people agree to, in the words they read (DPDP Act 2023 §§5-6). Whoever changes a meaning counts the version up. */
export const CONSENT_TEXTS: Readonly<Record<Purpose, ConsentText>> = {
  ANALYTICS: {
    version: 1,
    words: {
      en: {
        title: 'Learn from my orders',
        text: 'The canteen may look at what I order and when, to suggest dishes to me and to plan what it cooks.',
      },
      hi: {
        title: 'मेरे ऑर्डर से सीखना',
        text: 'कैंटीन देख सकती है कि मैं क्या और कब मँगाता/मँगाती हूँ, ताकि मुझे व्यंजन सुझाए और खाना बनाने की योजना बनाए।',
      },
      ml: {
        title: 'എന്റെ ഓർഡറുകളിൽ നിന്ന് പഠിക്കുക',
        text: 'വിഭവങ്ങൾ നിർദേശിക്കാനും പാചകം ആസൂത്രണം ചെയ്യാനും ഞാൻ എന്ത്, എപ്പോൾ ഓർഡർ ചെയ്യുന്നു എന്ന് കാന്റീന് നോക്കാം.',
      },
    },
  },
  MARKETING: {
    version: 1,
    words: {
      en: {
        title: 'News and offers',
        text: 'The canteen may write to my e-mail address about new dishes and offers.',
      },
      hi: {
        title: 'समाचार और ऑफ़र',
        text: 'कैंटीन मुझे नए व्यंजनों और ऑफ़र के बारे में ई-मेल लिख सकती है।',
      },
      ml: {
        title: 'വാർത്തകളും ഓഫറുകളും',
        text: 'പുതിയ വിഭവങ്ങളെയും ഓഫറുകളെയും കുറിച്ച് കാന്റീന് എനിക്ക് ഇ-മെയിൽ അയക്കാം.',
      },
    },
  },
  LOYALTY: {
    version: 1,
    words: {
      en: {
        title: 'Collect points',
        text: 'The canteen may count what I spend, to give me points for it.',
      },
      hi: {
        title: 'अंक जमा करना',
        text: 'कैंटीन मेरे खर्च को गिन सकती है, ताकि मुझे उसके अंक दे।',
      },
      ml: {
        title: 'പോയിന്റുകൾ ശേഖരിക്കുക',
        text: 'പോയിന്റുകൾ തരാനായി ഞാൻ ചെലവാക്കുന്നത് കാന്റീന് എണ്ണാം.',
      },
    },
  },
};
