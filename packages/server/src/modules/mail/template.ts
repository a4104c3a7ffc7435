import { Fault } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { type Socket, socket } from '../../platform/socket.ts';

/** The languages that letters are written in. */
export const MAIL_LANGUAGES = ['en', 'hi', 'ml'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** What a letter says, before it has a form. */
export interface Letter {
  readonly subject: string;
  /** Plain sentences, one paragraph each. */
  readonly paragraphs: readonly string[];
  /** The one thing to do, as a link. */
  readonly action?: { readonly label: string; readonly url: string };
}

/** A file that goes with a letter. */
export interface LetterFile {
  readonly fileName: string;
  /** `application/pdf`. */
  readonly mediaType: string;
  readonly content: Buffer;
}

/** What a template has at hand when a letter is made. */
export interface LetterScope {
  /** Where the recipient finds the product: `https://canteen.example`. */
  readonly origin: string;
  readonly recipient: { readonly name: string; readonly email: string };
  readonly language: MailLanguage;
  use<Verb>(from: Socket<Verb>): Verb;
}

/** A kind of letter. The module that has something to tell declares it; `entry/` collects them. */
export interface MailTemplate<Data extends Record<string, unknown> = Record<string, unknown>> {
  /** `module.whatItTells`. */
  readonly name: string;
  /** What is kept of a letter. No secret belongs in it: links are made by `letter`, from ids. */
  readonly data: z.ZodType<Data>;
  letter(data: Data, scope: LetterScope): Letter;
  /** What is attached, made of the data when the letter leaves; what cannot be made now is tried again. */
  files?(data: Data): Promise<readonly LetterFile[]>;
}

/** Declares a template. */
export function mailTemplate<Data extends Record<string, unknown>>(template: MailTemplate<Data>): MailTemplate<Data> {
  return template;
}

/** A template whose data is of some shape or other. */
interface AnyTemplate {
  readonly name: string;
  readonly data: z.ZodType;
  letter(data: never, scope: LetterScope): Letter;
  files?(data: never): Promise<readonly LetterFile[]>;
}

/** What is kept of a letter. */
interface KeptLetter {
  readonly template: string;
  readonly data: unknown;
}

/** Every template by its name. */
export class MailTemplates {
  private readonly byName: ReadonlyMap<string, AnyTemplate>;

  constructor(templates: readonly AnyTemplate[]) {
    this.byName = new Map(templates.map((template) => [template.name, template]));
    if (this.byName.size !== templates.length) throw new Fault('Two mail templates have the same name.');
  }

  /** What a kept letter says. Throws a Fault for a template that is gone, or data of another shape. */
  letter(mail: KeptLetter, scope: LetterScope): Letter {
    const template = this.of(mail);
    return template.letter(template.data.parse(mail.data) as never, scope);
  }

  /** The files that go with a kept letter. Throws a Fault as `letter` does, and what making them throws. */
  async files(mail: KeptLetter): Promise<readonly LetterFile[]> {
    const template = this.of(mail);
    return (await template.files?.(template.data.parse(mail.data) as never)) ?? [];
  }

  private of(mail: KeptLetter): AnyTemplate {
    const template = this.byName.get(mail.template);
    if (!template) throw new Fault(`There is no mail template ${mail.template}.`);
    return template;
  }
}

/** What letters are made of; plugged by `entry/`. */
export const mailTemplates = socket<MailTemplates>('mail.templates');
