import type { MailLanguage } from '../../mail/index.ts';

/** What an account’s owner is told of. */
export type Change =
  | 'PASSWORD_CHANGED'
  | 'ADDRESS_CHANGED'
  | 'ADDRESS_LEFT'
  | 'FACTOR_ON'
  | 'FACTOR_OFF'
  | 'FACTORS_REMOVED'
  | 'RECOVERY_CODES'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED'
  | 'PASSKEY_CLONED'
  | 'COLLEGE_LINKED'
  | 'COLLEGE_UNLINKED';

interface Words {
  readonly subject: string;
  /** `{about}` is the name of a passkey. */
  readonly said: string;
}

export const changeWords: Readonly<Record<MailLanguage, Readonly<Record<Change, Words>>>> = {
  en: {
    PASSWORD_CHANGED: {
      subject: 'Your password was changed',
      said: 'The password of your account at the canteen was changed.',
    },
    ADDRESS_CHANGED: {
      subject: 'Your account has this address now',
      said: 'Your account at the canteen has this address now. Sign in with it from now on.',
    },
    ADDRESS_LEFT: {
      subject: 'Your account has another address now',
      said: 'Your account at the canteen has another address now. This is the last letter to this one, and you cannot sign in with it any more.',
    },
    FACTOR_ON: {
      subject: 'A second factor was switched on',
      said: 'An authenticator app was added to your account at the canteen. A code from it is asked for when you sign in.',
    },
    FACTOR_OFF: {
      subject: 'Your authenticator app was switched off',
      said: 'The authenticator app of your account at the canteen was switched off.',
    },
    FACTORS_REMOVED: {
      subject: 'Your second factors were removed',
      said: 'The authenticator app, passkeys and recovery codes of your account at the canteen were removed, and you were signed out everywhere. Your password alone signs you in.',
    },
    RECOVERY_CODES: {
      subject: 'New recovery codes were made',
      said: 'Ten new recovery codes were made for your account at the canteen. The old ones are void.',
    },
    PASSKEY_ADDED: {
      subject: 'A passkey was added',
      said: 'The passkey “{about}” was added to your account at the canteen. Whoever holds it can sign in.',
    },
    PASSKEY_REMOVED: {
      subject: 'A passkey was removed',
      said: 'The passkey “{about}” was removed from your account at the canteen.',
    },
    PASSKEY_CLONED: {
      subject: 'Somebody may have a copy of your passkey',
      said: 'The passkey “{about}” of your account at the canteen counted backwards, as a copy of it would. It was not accepted. Sign in another way and remove it.',
    },
    COLLEGE_LINKED: {
      subject: 'Your college account signs you in',
      said: 'Your account at the canteen is linked with your college account. Whoever signs in at the college as you is signed in here.',
    },
    COLLEGE_UNLINKED: {
      subject: 'Your college account no longer signs you in',
      said: 'The link between your account at the canteen and your college account was taken off.',
    },
  },
  hi: {
    PASSWORD_CHANGED: { subject: 'आपका पासवर्ड बदला गया', said: 'कैंटीन में आपके खाते का पासवर्ड बदला गया है।' },
    ADDRESS_CHANGED: {
      subject: 'आपके खाते का पता अब यह है',
      said: 'कैंटीन में आपके खाते का पता अब यही है। आगे से इसी से साइन इन करें।',
    },
    ADDRESS_LEFT: {
      subject: 'आपके खाते का पता बदल गया है',
      said: 'कैंटीन में आपके खाते का पता अब दूसरा है। इस पते पर यह आख़िरी पत्र है, और इससे अब साइन इन नहीं होगा।',
    },
    FACTOR_ON: {
      subject: 'दूसरा प्रमाण चालू हुआ',
      said: 'कैंटीन में आपके खाते में एक ऑथेंटिकेटर ऐप जोड़ा गया है। साइन इन करते समय अब उसका कोड माँगा जाएगा।',
    },
    FACTOR_OFF: {
      subject: 'आपका ऑथेंटिकेटर ऐप बंद किया गया',
      said: 'कैंटीन में आपके खाते का ऑथेंटिकेटर ऐप बंद किया गया है।',
    },
    FACTORS_REMOVED: {
      subject: 'आपके दूसरे प्रमाण हटा दिए गए',
      said: 'कैंटीन में आपके खाते का ऑथेंटिकेटर ऐप, पासकी और रिकवरी कोड हटा दिए गए हैं, और आप हर जगह से साइन आउट हो गए हैं। अब केवल पासवर्ड से साइन इन होगा।',
    },
    RECOVERY_CODES: {
      subject: 'नए रिकवरी कोड बने',
      said: 'कैंटीन में आपके खाते के लिए दस नए रिकवरी कोड बनाए गए हैं। पुराने अब नहीं चलेंगे।',
    },
    PASSKEY_ADDED: {
      subject: 'एक पासकी जोड़ी गई',
      said: 'कैंटीन में आपके खाते में पासकी “{about}” जोड़ी गई है। जिसके पास वह है, वह साइन इन कर सकता है।',
    },
    PASSKEY_REMOVED: { subject: 'एक पासकी हटाई गई', said: 'कैंटीन में आपके खाते से पासकी “{about}” हटाई गई है।' },
    PASSKEY_CLONED: {
      subject: 'शायद किसी के पास आपकी पासकी की नक़ल है',
      said: 'कैंटीन में आपके खाते की पासकी “{about}” ने उल्टी गिनती की, जैसे उसकी कोई नक़ल करती। उसे स्वीकार नहीं किया गया। किसी और तरीक़े से साइन इन करें और उसे हटा दें।',
    },
    COLLEGE_LINKED: {
      subject: 'आपका कॉलेज खाता अब साइन इन कराता है',
      said: 'कैंटीन में आपका खाता आपके कॉलेज खाते से जोड़ा गया है। जो कॉलेज में आपके रूप में साइन इन करे, वह यहाँ भी साइन इन होता है।',
    },
    COLLEGE_UNLINKED: {
      subject: 'आपका कॉलेज खाता अब साइन इन नहीं कराता',
      said: 'कैंटीन में आपके खाते और आपके कॉलेज खाते का जोड़ हटा दिया गया है।',
    },
  },
  ml: {
    PASSWORD_CHANGED: {
      subject: 'നിങ്ങളുടെ പാസ്‌വേഡ് മാറ്റി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന്റെ പാസ്‌വേഡ് മാറ്റിയിരിക്കുന്നു.',
    },
    ADDRESS_CHANGED: {
      subject: 'നിങ്ങളുടെ അക്കൗണ്ടിന്റെ വിലാസം ഇനി ഇതാണ്',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന്റെ വിലാസം ഇനി ഇതാണ്. ഇനി മുതൽ ഇതുപയോഗിച്ച് സൈൻ ഇൻ ചെയ്യുക.',
    },
    ADDRESS_LEFT: {
      subject: 'നിങ്ങളുടെ അക്കൗണ്ടിന്റെ വിലാസം മാറി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന് ഇപ്പോൾ മറ്റൊരു വിലാസമാണ്. ഈ വിലാസത്തിലേക്കുള്ള അവസാനത്തെ കത്താണിത്; ഇതുപയോഗിച്ച് ഇനി സൈൻ ഇൻ ചെയ്യാനാവില്ല.',
    },
    FACTOR_ON: {
      subject: 'രണ്ടാം തെളിവ് ഓണാക്കി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിൽ ഒരു ഓതന്റിക്കേറ്റർ ആപ്പ് ചേർത്തു. സൈൻ ഇൻ ചെയ്യുമ്പോൾ ഇനി അതിലെ കോഡ് ചോദിക്കും.',
    },
    FACTOR_OFF: {
      subject: 'നിങ്ങളുടെ ഓതന്റിക്കേറ്റർ ആപ്പ് ഓഫാക്കി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന്റെ ഓതന്റിക്കേറ്റർ ആപ്പ് ഓഫാക്കിയിരിക്കുന്നു.',
    },
    FACTORS_REMOVED: {
      subject: 'നിങ്ങളുടെ രണ്ടാം തെളിവുകൾ നീക്കി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന്റെ ഓതന്റിക്കേറ്റർ ആപ്പും പാസ്‌കീകളും വീണ്ടെടുക്കൽ കോഡുകളും നീക്കി; നിങ്ങൾ എല്ലായിടത്തുനിന്നും സൈൻ ഔട്ട് ആയി. ഇനി പാസ്‌വേഡ് മാത്രം മതി.',
    },
    RECOVERY_CODES: {
      subject: 'പുതിയ വീണ്ടെടുക്കൽ കോഡുകൾ ഉണ്ടാക്കി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിനായി പത്ത് പുതിയ വീണ്ടെടുക്കൽ കോഡുകൾ ഉണ്ടാക്കി. പഴയവ ഇനി പ്രവർത്തിക്കില്ല.',
    },
    PASSKEY_ADDED: {
      subject: 'ഒരു പാസ്‌കീ ചേർത്തു',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിൽ “{about}” എന്ന പാസ്‌കീ ചേർത്തു. അത് കൈവശമുള്ളവർക്ക് സൈൻ ഇൻ ചെയ്യാം.',
    },
    PASSKEY_REMOVED: {
      subject: 'ഒരു പാസ്‌കീ നീക്കി',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിൽ നിന്ന് “{about}” എന്ന പാസ്‌കീ നീക്കി.',
    },
    PASSKEY_CLONED: {
      subject: 'നിങ്ങളുടെ പാസ്‌കീയുടെ പകർപ്പ് മറ്റാരുടെയോ പക്കലുണ്ടാകാം',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടിന്റെ “{about}” എന്ന പാസ്‌കീ പിന്നോട്ട് എണ്ണി; ഒരു പകർപ്പ് അങ്ങനെ ചെയ്യും. അത് സ്വീകരിച്ചില്ല. മറ്റൊരു വഴിയിൽ സൈൻ ഇൻ ചെയ്ത് അത് നീക്കുക.',
    },
    COLLEGE_LINKED: {
      subject: 'നിങ്ങളുടെ കോളേജ് അക്കൗണ്ട് ഇനി സൈൻ ഇൻ ചെയ്യിക്കും',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ട് കോളേജ് അക്കൗണ്ടുമായി ബന്ധിപ്പിച്ചു. കോളേജിൽ നിങ്ങളായി സൈൻ ഇൻ ചെയ്യുന്നവർ ഇവിടെയും സൈൻ ഇൻ ആകും.',
    },
    COLLEGE_UNLINKED: {
      subject: 'കോളേജ് അക്കൗണ്ട് ഇനി സൈൻ ഇൻ ചെയ്യിക്കില്ല',
      said: 'കാന്റീനിലെ നിങ്ങളുടെ അക്കൗണ്ടും കോളേജ് അക്കൗണ്ടും തമ്മിലുള്ള ബന്ധം നീക്കി.',
    },
  },
};

interface Common {
  readonly hello: string;
  readonly when: string;
  readonly from: string;
  readonly byOther: string;
  readonly notYou: string;
  /** Where something was added that opens the account: a new password does not take it away. */
  readonly removeIt: string;
  /** `{factors}` is a list of what follows. */
  readonly stillOn: string;
  readonly app: string;
  readonly passkey: string;
  readonly action: string;
}

export const commonWords: Readonly<Record<MailLanguage, Common>> = {
  en: {
    hello: 'Hello {name},',
    when: 'When: {at}.',
    from: 'From: {from}.',
    byOther: 'By: an administrator of the canteen.',
    notYou:
      'If you know of this, there is nothing to do. If not, somebody else is in your account: change your password, end the other sessions, and tell an administrator of the canteen at once.',
    removeIt: 'Remove it under My account as well: a new password does not take it away.',
    stillOn:
      'Still on, and good for signing in: {factors}. If one of them is not yours, remove it under My account: the new password did not take it away.',
    app: 'an authenticator app',
    passkey: 'the passkey “{about}”',
    action: 'See my account',
  },
  hi: {
    hello: 'नमस्ते {name},',
    when: 'कब: {at}।',
    from: 'कहाँ से: {from}।',
    byOther: 'किसने: कैंटीन के प्रशासक ने।',
    notYou:
      'अगर आपको इसकी जानकारी है, तो कुछ करने की ज़रूरत नहीं। अगर नहीं, तो आपके खाते में कोई और है: अपना पासवर्ड बदलें, बाक़ी सत्र समाप्त करें और कैंटीन के प्रशासक को तुरंत बताएँ।',
    removeIt: '‘मेरा खाता’ में जाकर उसे हटा भी दें: नया पासवर्ड उसे नहीं हटाता।',
    stillOn:
      'अब भी चालू है और साइन इन में काम आता है: {factors}। अगर इनमें से कोई आपका नहीं है, तो ‘मेरा खाता’ में उसे हटा दें: नए पासवर्ड ने उसे नहीं हटाया है।',
    app: 'ऑथेंटिकेटर ऐप',
    passkey: 'पासकी “{about}”',
    action: 'मेरा खाता देखें',
  },
  ml: {
    hello: 'നമസ്കാരം {name},',
    when: 'എപ്പോൾ: {at}.',
    from: 'എവിടെ നിന്ന്: {from}.',
    byOther: 'ആര്: കാന്റീനിലെ അഡ്മിനിസ്ട്രേറ്റർ.',
    notYou:
      'ഇത് നിങ്ങൾക്ക് അറിയാമെങ്കിൽ ഒന്നും ചെയ്യേണ്ട. അല്ലെങ്കിൽ മറ്റാരോ നിങ്ങളുടെ അക്കൗണ്ടിലുണ്ട്: പാസ്‌വേഡ് മാറ്റുക, മറ്റു സെഷനുകൾ അവസാനിപ്പിക്കുക, കാന്റീനിലെ അഡ്മിനിസ്ട്രേറ്ററെ ഉടൻ അറിയിക്കുക.',
    removeIt: '‘എന്റെ അക്കൗണ്ട്’ എന്നതിൽ അത് നീക്കുകയും ചെയ്യുക: പുതിയ പാസ്‌വേഡ് അത് നീക്കില്ല.',
    stillOn:
      'ഇപ്പോഴും ഓണാണ്, സൈൻ ഇൻ ചെയ്യാൻ ഉപകരിക്കും: {factors}. ഇതിലൊന്ന് നിങ്ങളുടേതല്ലെങ്കിൽ ‘എന്റെ അക്കൗണ്ട്’ എന്നതിൽ അത് നീക്കുക: പുതിയ പാസ്‌വേഡ് അത് നീക്കിയിട്ടില്ല.',
    app: 'ഓതന്റിക്കേറ്റർ ആപ്പ്',
    passkey: '“{about}” എന്ന പാസ്‌കീ',
    action: 'എന്റെ അക്കൗണ്ട് കാണുക',
  },
};
