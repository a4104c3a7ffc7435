import { z } from 'zod';
import { type MailLanguage, mailTemplate } from '../../mail/index.ts';
import { linkToken } from '../links/link-token.ts';
import { tokenKeys } from '../tokens/token-keys.ts';
import { appOf } from './app-of.ts';

const chooseWords: Readonly<
  Record<MailLanguage, { subject: string; hello: string; once: string; notYou: string; action: string }>
> = {
  en: {
    subject: 'Choose a new password',
    hello: '{name}, somebody asked for a new password for your account at the canteen.',
    once: 'If this was you, follow the link. It is good for half an hour, and once. You are then signed out everywhere.',
    notYou: 'If it was not you, do nothing: your password stays as it is.',
    action: 'Choose a new password',
  },
  hi: {
    subject: 'नया पासवर्ड चुनें',
    hello: '{name}, किसी ने कैंटीन में आपके खाते के लिए नया पासवर्ड माँगा है।',
    once: 'अगर यह आपने किया है, तो लिंक खोलें। यह आधे घंटे तक और एक ही बार चलेगा। उसके बाद आप हर जगह से साइन आउट हो जाएँगे।',
    notYou: 'अगर यह आपने नहीं किया, तो कुछ न करें: आपका पासवर्ड वही रहेगा।',
    action: 'नया पासवर्ड चुनें',
  },
  ml: {
    subject: 'പുതിയ പാസ്‌വേഡ് തിരഞ്ഞെടുക്കുക',
    hello: '{name}, കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിനായി ആരോ പുതിയ പാസ്‌വേഡ് ആവശ്യപ്പെട്ടു.',
    once: 'ഇത് നിങ്ങളാണെങ്കിൽ ലിങ്ക് തുറക്കുക. അത് അര മണിക്കൂർ, ഒരു തവണ മാത്രം പ്രവർത്തിക്കും. അതിനുശേഷം നിങ്ങൾ എല്ലായിടത്തുനിന്നും സൈൻ ഔട്ട് ആകും.',
    notYou: 'ഇത് നിങ്ങളല്ലെങ്കിൽ ഒന്നും ചെയ്യേണ്ട: നിങ്ങളുടെ പാസ്‌വേഡ് അതേപടി തുടരും.',
    action: 'പുതിയ പാസ്‌വേഡ് തിരഞ്ഞെടുക്കുക',
  },
};

/** To somebody who has forgotten their password: the link by which they choose another. */
export const chooseNewPasswordLetter = mailTemplate({
  name: 'identity.chooseNewPassword',
  data: z.object({ linkId: z.uuid(), isStudent: z.boolean() }),
  letter({ linkId, isStudent }, scope) {
    const words = chooseWords[scope.language];
    const token = linkToken(scope.use(tokenKeys), linkId, 'CHOOSE_PASSWORD');
    return {
      subject: words.subject,
      paragraphs: [words.hello.replace('{name}', () => scope.recipient.name), words.once, words.notYou],
      action: { label: words.action, url: `${appOf(scope, isStudent)}/new-password#token=${token}` },
    };
  },
});
