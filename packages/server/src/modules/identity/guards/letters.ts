import { z } from 'zod';
import { placeInWords, THIS_NETWORK } from '../../../platform/http/country-of.ts';
import { mailTemplate } from '../../mail/index.ts';
import { appOf } from '../letters/app-of.ts';
import { instantIn } from '../letters/instant-in.ts';
import { linkToken } from '../links/link-token.ts';
import { tokenKeys } from '../tokens/token-keys.ts';

/** Whose app the link leads to. Letters that were written before this was asked lead to that of staff. */
const isStudent = z.boolean().default(false);

const locked = z.object({
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  from: z.string().nullable(),
  isStudent,
  // Letters that were written before there was a link lead to the sign-in page.
  linkId: z.uuid().nullable().default(null),
});

/** Tells somebody that strangers tried their account too often, with the link that opens it again at once. */
export const signInLocked = mailTemplate({
  name: 'identity.signInLocked',
  data: locked,
  letter: ({ at, until, from, isStudent, linkId }, scope) => {
    const { language, recipient } = scope;
    const { name } = recipient;
    const [when, end] = [instantIn(language, at), instantIn(language, until)];
    const token = linkId && linkToken(scope.use(tokenKeys), linkId, 'UNLOCK');
    const url = `${appOf(scope, isStudent)}/${token ? `unlock#token=${token}` : ''}`;
    if (language === 'hi')
      return {
        subject: 'किसी ने आपके खाते में साइन इन करने की कोशिश की',
        paragraphs: [
          `नमस्ते ${name},`,
          `${when} को आपके खाते पर बहुत बार ग़लत पासवर्ड या कोड डाला गया${from ? `; आख़िरी बार पता ${from} से` : ''}। कोई अंदर नहीं आया।`,
          `${end} तक अनजान उपकरणों से साइन इन नहीं हो सकता। जिस ब्राउज़र या ऐप में आप पहले साइन इन कर चुके हैं, वहाँ सब पहले जैसा चलेगा।`,
          'अगर ये कोशिशें आपकी थीं, तो लिंक से खाता अभी खोल लें: लिंक आधे घंटे तक और एक ही बार चलेगा। पासवर्ड और कोड फिर भी लगेंगे।',
          'अगर ये कोशिशें आपकी नहीं थीं, तो लिंक न खोलें। जाने-पहचाने उपकरण से साइन इन करें और अपना पासवर्ड बदलें।',
        ],
        action: { label: 'खाता फिर से खोलें', url },
      };
    if (language === 'ml')
      return {
        subject: 'ആരോ നിങ്ങളുടെ അക്കൗണ്ടിൽ സൈൻ ഇൻ ചെയ്യാൻ ശ്രമിച്ചു',
        paragraphs: [
          `നമസ്കാരം ${name},`,
          `${when}-ന് നിങ്ങളുടെ അക്കൗണ്ടിൽ പല തവണ തെറ്റായ പാസ്‌വേഡോ കോഡോ നൽകി${from ? `; അവസാനം ${from} എന്ന വിലാസത്തിൽ നിന്ന്` : ''}. ആരും അകത്തു കടന്നിട്ടില്ല.`,
          `${end} വരെ പരിചയമില്ലാത്ത ഉപകരണങ്ങളിൽ നിന്ന് സൈൻ ഇൻ ചെയ്യാനാവില്ല. നിങ്ങൾ മുമ്പ് സൈൻ ഇൻ ചെയ്ത ബ്രൗസറിലോ ആപ്പിലോ എല്ലാം പഴയതുപോലെ പ്രവർത്തിക്കും.`,
          'ഈ ശ്രമങ്ങൾ നിങ്ങളുടേതാണെങ്കിൽ, ലിങ്ക് ഉപയോഗിച്ച് അക്കൗണ്ട് ഇപ്പോൾത്തന്നെ തുറക്കാം: അത് അര മണിക്കൂർ, ഒരു തവണ മാത്രം പ്രവർത്തിക്കും. പാസ്‌വേഡും കോഡും അപ്പോഴും വേണം.',
          'നിങ്ങളുടേതല്ലെങ്കിൽ, ലിങ്ക് തുറക്കരുത്. പരിചയമുള്ള ഉപകരണത്തിൽ സൈൻ ഇൻ ചെയ്ത് പാസ്‌വേഡ് മാറ്റുക.',
        ],
        action: { label: 'അക്കൗണ്ട് വീണ്ടും തുറക്കുക', url },
      };
    return {
      subject: 'Somebody tried to sign in to your account',
      paragraphs: [
        `Hello ${name},`,
        `On ${when} there were too many wrong passwords or codes for your account${from ? `, the last of them from the address ${from}` : ''}. Nobody got in.`,
        `Until ${end} nobody can sign in to it from a device that is new to it. Where you have signed in before, in the same browser or app, everything goes on as usual.`,
        'If it was you, the link opens your account to new devices at once: it is good for half an hour, and once. Your password, and your second factor, are asked for all the same.',
        'If it was not you, do not follow the link. Sign in from a device you always use and change your password.',
      ],
      action: { label: 'Open my account again', url },
    };
  },
});

const entered = z.object({
  at: z.iso.datetime(),
  device: z.string(),
  from: z.string().nullable(),
  country: z.string().nullable(),
  isStudent,
});

/** Tells somebody that their account was opened at a device, or from a country, that is new to it. */
export const newSignIn = mailTemplate({
  name: 'identity.newSignIn',
  data: entered,
  letter: ({ at, device, from, country, isStudent }, scope) => {
    const { language, recipient } = scope;
    const { name } = recipient;
    const when = instantIn(language, at);
    const where = [country === THIS_NETWORK ? null : placeInWords(country, language), from].filter(Boolean).join(', ');
    const url = `${appOf(scope, isStudent)}/account`;
    if (language === 'hi')
      return {
        subject: 'आपके खाते में एक नए उपकरण से साइन इन हुआ',
        paragraphs: [
          `नमस्ते ${name},`,
          `${when} को आपके खाते में ऐसी जगह से साइन इन हुआ जहाँ से पहले नहीं हुआ था: ${device}${where ? ` (${where})` : ''}।`,
          'अगर यह आप थे, तो कुछ नहीं करना है। नहीं तो अपना पासवर्ड बदलें और बाक़ी सत्र समाप्त करें।',
        ],
        action: { label: 'मेरा खाता देखें', url },
      };
    if (language === 'ml')
      return {
        subject: 'നിങ്ങളുടെ അക്കൗണ്ടിൽ പുതിയ ഉപകരണത്തിൽ നിന്ന് സൈൻ ഇൻ ചെയ്തു',
        paragraphs: [
          `നമസ്കാരം ${name},`,
          `${when}-ന് മുമ്പ് ഉപയോഗിക്കാത്ത ഒരിടത്തു നിന്ന് നിങ്ങളുടെ അക്കൗണ്ടിൽ സൈൻ ഇൻ ചെയ്തു: ${device}${where ? ` (${where})` : ''}.`,
          'അത് നിങ്ങളായിരുന്നെങ്കിൽ ഒന്നും ചെയ്യേണ്ട. അല്ലെങ്കിൽ പാസ്‌വേഡ് മാറ്റി മറ്റു സെഷനുകൾ അവസാനിപ്പിക്കുക.',
        ],
        action: { label: 'എന്റെ അക്കൗണ്ട് കാണുക', url },
      };
    return {
      subject: 'Your account was signed in to from somewhere new',
      paragraphs: [
        `Hello ${name},`,
        `On ${when} somebody signed in to your account where nobody had before: ${device}${where ? ` (${where})` : ''}.`,
        'If that was you, there is nothing to do. If not, change your password and end the other sessions.',
      ],
      action: { label: 'See my account', url },
    };
  },
});
