import { z } from 'zod';
import { type MailLanguage, mailTemplate } from '../../mail/index.ts';
import { REGISTRATION_KINDS } from '../registration/tables.ts';
import { appOf } from './app-of.ts';

const admittedWords: Readonly<
  Record<MailLanguage, { subject: string; hello: string; student: string; staff: string; action: string }>
> = {
  en: {
    subject: 'Your account is open',
    hello: '{name}, your registration at the canteen was approved.',
    student: 'You can sign in now, with the password that you chose.',
    staff:
      'You can sign in now, with the password that you chose. What you may do is decided by an administrator; until then there is little to see.',
    action: 'Sign in',
  },
  hi: {
    subject: 'आपका खाता खुल गया है',
    hello: '{name}, कैंटीन में आपका पंजीकरण मंज़ूर हो गया है।',
    student: 'अब आप अपने चुने हुए पासवर्ड से साइन इन कर सकते हैं।',
    staff: 'अब आप अपने चुने हुए पासवर्ड से साइन इन कर सकते हैं। आप क्या कर सकते हैं, यह प्रशासक तय करते हैं; तब तक देखने को कम होगा।',
    action: 'साइन इन करें',
  },
  ml: {
    subject: 'നിങ്ങളുടെ അക്കൗണ്ട് തുറന്നു',
    hello: '{name}, കാന്റീനിലെ നിങ്ങളുടെ രജിസ്ട്രേഷൻ അംഗീകരിച്ചു.',
    student: 'നിങ്ങൾ തിരഞ്ഞെടുത്ത പാസ്‌വേഡ് ഉപയോഗിച്ച് ഇനി സൈൻ ഇൻ ചെയ്യാം.',
    staff:
      'നിങ്ങൾ തിരഞ്ഞെടുത്ത പാസ്‌വേഡ് ഉപയോഗിച്ച് ഇനി സൈൻ ഇൻ ചെയ്യാം. നിങ്ങൾക്ക് എന്തെല്ലാം ചെയ്യാമെന്ന് ഒരു അഡ്മിനിസ്ട്രേറ്റർ തീരുമാനിക്കും; അതുവരെ കാണാൻ അധികമുണ്ടാകില്ല.',
    action: 'സൈൻ ഇൻ ചെയ്യുക',
  },
};

/** To somebody who was admitted. */
export const admittedLetter = mailTemplate({
  name: 'identity.admitted',
  data: z.object({ kind: z.enum(REGISTRATION_KINDS) }),
  letter({ kind }, scope) {
    const words = admittedWords[scope.language];
    const isStudent = kind === 'STUDENT';
    return {
      subject: words.subject,
      paragraphs: [words.hello.replace('{name}', () => scope.recipient.name), isStudent ? words.student : words.staff],
      action: { label: words.action, url: `${appOf(scope, isStudent)}/` },
    };
  },
});

const rejectedWords: Readonly<
  Record<MailLanguage, { subject: string; hello: string; reason: string; afterwards: string }>
> = {
  en: {
    subject: 'Your registration was not approved',
    hello: '{name}, your registration at the canteen was not approved.',
    reason: 'The reason: {reason}',
    afterwards: 'If this is a mistake, ask at the canteen. You can register again.',
  },
  hi: {
    subject: 'आपका पंजीकरण मंज़ूर नहीं हुआ',
    hello: '{name}, कैंटीन में आपका पंजीकरण मंज़ूर नहीं हुआ।',
    reason: 'कारण: {reason}',
    afterwards: 'अगर यह गलती है, तो कैंटीन में पूछें। आप फिर से पंजीकरण कर सकते हैं।',
  },
  ml: {
    subject: 'നിങ്ങളുടെ രജിസ്ട്രേഷൻ അംഗീകരിച്ചില്ല',
    hello: '{name}, കാന്റീനിലെ നിങ്ങളുടെ രജിസ്ട്രേഷൻ അംഗീകരിച്ചില്ല.',
    reason: 'കാരണം: {reason}',
    afterwards: 'ഇത് തെറ്റാണെങ്കിൽ കാന്റീനിൽ ചോദിക്കുക. വീണ്ടും രജിസ്റ്റർ ചെയ്യാം.',
  },
};

/** To somebody who was not admitted: why, in the words of whoever decided. */
export const rejectedLetter = mailTemplate({
  name: 'identity.rejected',
  data: z.object({ reason: z.string() }),
  letter({ reason }, { language, recipient }) {
    const words = rejectedWords[language];
    return {
      subject: words.subject,
      paragraphs: [
        words.hello.replace('{name}', () => recipient.name),
        words.reason.replace('{reason}', () => reason),
        words.afterwards,
      ],
    };
  },
});
