import { mailTemplate } from '../../mail/index.ts';
import { type MadeOut, madeOut } from './invoice-facts.ts';
import { PAPER_WORDS } from './paper-words.ts';
import { printedInvoice } from './printed-invoice.ts';

/** What the letter says, by language. */
const SAYS: Readonly<Record<MadeOut['language'], (form: string, number: string, seller: string) => readonly string[]>> =
  {
    en: (form, number, seller) => [
      `Please find attached: ${form} ${number} of ${seller}.`,
      'Keep it with your records. The link below, and the code on the paper, show that it is genuine.',
    ],
    hi: (form, number, seller) => [
      `संलग्न है: ${seller} का ${form} ${number}।`,
      'इसे अपने अभिलेख में रखें। इसकी सत्यता नीचे के लिंक और काग़ज़ पर छपे कोड से जानी जा सकती है।',
    ],
    ml: (form, number, seller) => [
      `ഇതോടൊപ്പം: ${seller} നൽകിയ ${form} ${number}.`,
      'ഇത് സൂക്ഷിച്ചുവയ്ക്കുക. യഥാർഥമാണോ എന്ന് താഴെയുള്ള ലിങ്കിലും കടലാസിലെ കോഡിലും കാണാം.',
    ],
  };

/** Brings a customer an invoice or credit note, its paper attached. */
export const invoiceLetter = mailTemplate({
  name: 'ordering.invoice',
  data: madeOut,
  letter: ({ facts, language }) => {
    const [form, seller] = [PAPER_WORDS[language].forms[facts.form], facts.issuer.name];
    return {
      subject: `${form} ${facts.number}, ${seller}`,
      paragraphs: SAYS[language](form, facts.number, seller),
      action: { label: PAPER_WORDS[language].genuine, url: facts.link },
    };
  },
  files: async (made) => [await printedInvoice(made)],
});
