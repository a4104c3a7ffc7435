import { z } from 'zod';
import { type MailLanguage, mailTemplate } from '../../mail/index.ts';
import { linkToken } from '../links/link-token.ts';
import { REGISTRATION_KINDS } from '../registration/tables.ts';
import { tokenKeys } from '../tokens/token-keys.ts';
import { appOf } from './app-of.ts';

const confirmWords: Readonly<
  Record<
    MailLanguage,
    { subject: string; hello: string; collegeId: string; afterwards: string; notYou: string; action: string }
  >
> = {
  en: {
    subject: 'Confirm your address',
    hello: 'Somebody registered at the canteen with this address, by the name of {name}.',
    collegeId: 'College id: {collegeId}',
    afterwards:
      'If this was you, confirm that the address is yours. The link is good for two days. Then somebody at the canteen looks at your registration.',
    notYou: 'If it was not you, or the name is not yours, do not follow the link. Nothing happens then.',
    action: 'Confirm my address',
  },
  hi: {
    subject: 'अपना पता पक्का करें',
    hello: 'किसी ने {name} नाम से इस पते के साथ कैंटीन में पंजीकरण किया है।',
    collegeId: 'कॉलेज आईडी: {collegeId}',
    afterwards:
      'अगर यह आपने किया है, तो पक्का करें कि यह पता आपका है। यह लिंक दो दिन तक चलेगा। उसके बाद कैंटीन में कोई आपका पंजीकरण देखेगा।',
    notYou: 'अगर यह आपने नहीं किया, या यह नाम आपका नहीं है, तो लिंक न खोलें। तब कुछ नहीं होगा।',
    action: 'मेरा पता पक्का करें',
  },
  ml: {
    subject: 'നിങ്ങളുടെ വിലാസം ഉറപ്പാക്കുക',
    hello: '{name} എന്ന പേരിൽ ആരോ ഈ വിലാസം ഉപയോഗിച്ച് കാന്റീനിൽ രജിസ്റ്റർ ചെയ്തിട്ടുണ്ട്.',
    collegeId: 'കോളേജ് ഐഡി: {collegeId}',
    afterwards:
      'ഇത് നിങ്ങളാണെങ്കിൽ, വിലാസം നിങ്ങളുടേതാണെന്ന് ഉറപ്പാക്കുക. ലിങ്ക് രണ്ടു ദിവസം പ്രവർത്തിക്കും. അതിനുശേഷം കാന്റീനിലെ ഒരാൾ നിങ്ങളുടെ രജിസ്ട്രേഷൻ നോക്കും.',
    notYou: 'ഇത് നിങ്ങളല്ലെങ്കിൽ, അല്ലെങ്കിൽ പേര് നിങ്ങളുടേതല്ലെങ്കിൽ, ലിങ്ക് തുറക്കരുത്. അപ്പോൾ ഒന്നും സംഭവിക്കില്ല.',
    action: 'എന്റെ വിലാസം ഉറപ്പാക്കുക',
  },
};

/** To whoever registered: the link by which they show that the address is theirs. */
export const confirmAddressLetter = mailTemplate({
  name: 'identity.confirmAddress',
  data: z.object({ linkId: z.uuid(), kind: z.enum(REGISTRATION_KINDS), collegeId: z.string().nullable() }),
  letter({ linkId, kind, collegeId }, scope) {
    const words = confirmWords[scope.language];
    const token = linkToken(scope.use(tokenKeys), linkId, 'CONFIRM_ADDRESS');
    const card = collegeId === null ? [] : [words.collegeId.replace('{collegeId}', () => collegeId)];
    return {
      subject: words.subject,
      paragraphs: [words.hello.replace('{name}', () => scope.recipient.name), ...card, words.afterwards, words.notYou],
      action: { label: words.action, url: `${appOf(scope, kind === 'STUDENT')}/confirm#token=${token}` },
    };
  },
});

const existsWords: Readonly<
  Record<MailLanguage, { subject: string; account: string; waits: string; notYou: string; action: string }>
> = {
  en: {
    subject: 'You have registered already',
    account:
      'Somebody registered at the canteen with this address, but it has an account already. Sign in with your password; if you have forgotten it, choose “Forgotten password?” there.',
    waits:
      'Somebody registered at the canteen with this address, but it is registered already and waits for approval. You get a letter as soon as it is decided.',
    notYou: 'If it was not you, there is nothing to do: nothing was changed.',
    action: 'Sign in',
  },
  hi: {
    subject: 'आप पहले से पंजीकृत हैं',
    account:
      'किसी ने इस पते से कैंटीन में पंजीकरण किया, पर इस पते का खाता पहले से है। अपने पासवर्ड से साइन इन करें; अगर पासवर्ड भूल गए हैं, तो वहाँ “Forgotten password?” चुनें।',
    waits:
      'किसी ने इस पते से कैंटीन में पंजीकरण किया, पर यह पता पहले से पंजीकृत है और मंज़ूरी की प्रतीक्षा में है। निर्णय होते ही आपको पत्र मिलेगा।',
    notYou: 'अगर यह आपने नहीं किया, तो कुछ करने की ज़रूरत नहीं: कुछ भी बदला नहीं गया है।',
    action: 'साइन इन करें',
  },
  ml: {
    subject: 'നിങ്ങൾ നേരത്തേ രജിസ്റ്റർ ചെയ്തിട്ടുണ്ട്',
    account:
      'ആരോ ഈ വിലാസം ഉപയോഗിച്ച് കാന്റീനിൽ രജിസ്റ്റർ ചെയ്തു, എന്നാൽ ഈ വിലാസത്തിന് ഇപ്പോൾത്തന്നെ ഒരു അക്കൗണ്ട് ഉണ്ട്. നിങ്ങളുടെ പാസ്‌വേഡ് ഉപയോഗിച്ച് സൈൻ ഇൻ ചെയ്യുക; മറന്നുപോയെങ്കിൽ അവിടെ “Forgotten password?” തിരഞ്ഞെടുക്കുക.',
    waits:
      'ആരോ ഈ വിലാസം ഉപയോഗിച്ച് കാന്റീനിൽ രജിസ്റ്റർ ചെയ്തു, എന്നാൽ ഇത് നേരത്തേ രജിസ്റ്റർ ചെയ്തതാണ്, അംഗീകാരത്തിനായി കാത്തിരിക്കുന്നു. തീരുമാനമായാൽ ഉടൻ നിങ്ങൾക്ക് കത്ത് ലഭിക്കും.',
    notYou: 'ഇത് നിങ്ങളല്ലെങ്കിൽ ഒന്നും ചെയ്യേണ്ടതില്ല: ഒന്നും മാറ്റിയിട്ടില്ല.',
    action: 'സൈൻ ഇൻ ചെയ്യുക',
  },
};

/** To somebody whose address was registered once more: they alone learn that it is known. */
export const accountExistsLetter = mailTemplate({
  name: 'identity.accountExists',
  data: z.object({ isStudent: z.boolean(), waits: z.boolean() }),
  letter({ isStudent, waits }, scope) {
    const words = existsWords[scope.language];
    return {
      subject: words.subject,
      paragraphs: [waits ? words.waits : words.account, words.notYou],
      ...(!waits && { action: { label: words.action, url: `${appOf(scope, isStudent)}/` } }),
    };
  },
});
