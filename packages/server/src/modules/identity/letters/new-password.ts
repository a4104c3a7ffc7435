import { z } from 'zod';
import type { CommandScope } from '../../../platform/command/command.ts';
import { type MailLanguage, mailTemplate, writeMail } from '../../mail/index.ts';
import type { users } from '../accounts/tables.ts';
import { linkToken } from '../links/link-token.ts';
import { tokenKeys } from '../tokens/token-keys.ts';
import { appOf } from './app-of.ts';

const NOTICE_USEFUL_MINUTES = 24 * 60;

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

const changedWords: Readonly<Record<MailLanguage, { subject: string; hello: string; notYou: string }>> = {
  en: {
    subject: 'Your password was changed',
    hello: '{name}, the password of your account at the canteen was changed.',
    notYou: 'If you know of this, there is nothing to do. If not, tell an administrator of the canteen at once.',
  },
  hi: {
    subject: 'आपका पासवर्ड बदला गया',
    hello: '{name}, कैंटीन में आपके खाते का पासवर्ड बदला गया है।',
    notYou: 'अगर आपको इसकी जानकारी है, तो कुछ करने की ज़रूरत नहीं। अगर नहीं, तो कैंटीन के प्रशासक को तुरंत बताएँ।',
  },
  ml: {
    subject: 'നിങ്ങളുടെ പാസ്‌വേഡ് മാറ്റി',
    hello: '{name}, കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന്റെ പാസ്‌വേഡ് മാറ്റിയിരിക്കുന്നു.',
    notYou: 'ഇത് നിങ്ങൾക്ക് അറിയാമെങ്കിൽ ഒന്നും ചെയ്യേണ്ടതില്ല. അല്ലെങ്കിൽ ഉടൻ കാന്റീനിലെ അഡ്മിനിസ്ട്രേറ്ററെ അറിയിക്കുക.',
  },
};

/** To somebody whose password is another one now, whoever changed it (NIST SP 800-63B-4 §4.6: tell by another way). */
export const passwordChangedLetter = mailTemplate({
  name: 'identity.passwordChanged',
  data: z.object({}),
  letter(_, { language, recipient }) {
    const words = changedWords[language];
    return {
      subject: words.subject,
      paragraphs: [words.hello.replace('{name}', () => recipient.name), words.notYou],
    };
  },
});

/** Tells somebody that their password was changed. */
export function tellOfNewPassword(
  scope: CommandScope,
  account: Pick<typeof users.$inferSelect, 'id' | 'name' | 'email' | 'language'>,
): Promise<void> {
  const { id: userId, name, email, language } = account;
  return writeMail(scope, passwordChangedLetter, {
    ...{ to: { name, email }, userId, language, data: {}, usefulMinutes: NOTICE_USEFUL_MINUTES },
  });
}
