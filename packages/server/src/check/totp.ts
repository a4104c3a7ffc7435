// R13, second factors. Mutant that reddens it: modules/identity/factors/accept-code.ts does not compare the last step.
import { setTimeout as sleep } from 'node:timers/promises';
import { type TOTP, URI } from 'otpauth';
import { systemClock } from '../platform/clock.ts';
import { Browser, type Said } from '../testing/browser.ts';
import { accountMaker, PASSWORD } from './programs.ts';
import type { Check } from './promise.ts';

const RACERS = 50;
/** Wrong tries of strangers that nobody waits for. */
const WRONG_AT_MOST = 5;
const STEP_MS = 30_000;
/** So far from the next step a case begins that it is over before it. */
const CASE_MS = 12_000;
const FOREIGN = ['٠١٢٣٤٥٦٧٨٩', '०१२३४५६७८९', '０１２３４５６７８９'];

/** Somebody with a second factor, as their phone and their paper know it. */
interface Person {
  readonly email: string;
  readonly codes: readonly string[];
  /** The code of the step that is so many after the present one. */
  codeAt(steps: number): string;
}

/** People who sign in to the product, and what came of it. */
class Trial {
  readonly violations: string[] = [];
  tried = 0;

  constructor(
    private readonly url: string,
    private readonly addAccount: () => Promise<string>,
    private readonly say: (line: string) => void,
  ) {}

  /** Somebody new who has switched a factor on, by the code of a clock that is one step late: the present one is unused. */
  async person(): Promise<Person> {
    const email = await this.addAccount();
    const browser = new Browser(this.url);
    await browser.signIn(email, PASSWORD);
    const { answer } = await browser.run('BeginTotp');
    const phone = URI.parse(String(answer.uri)) as TOTP;
    const codeAt = (steps: number) => phone.generate({ timestamp: systemClock.now().getTime() + steps * STEP_MS });
    const on = await browser.run('ConfirmTotp', { code: codeAt(-1) });
    const { codes } = on.answer as { codes?: string[] };
    if (!codes) this.violations.push(`a factor was not switched on: ${outcomeOf(on)}`);
    return { email, codes: codes ?? [], codeAt };
  }

  /** Gives each code in a sign-in of its own; every one of them must come to `wanted`. */
  async each(what: string, email: string, codes: readonly string[], wanted: string): Promise<void> {
    const outcomes: string[] = [];
    for (const code of codes) outcomes.push(outcomeOf(await (await this.challenged(email))(code)));
    const wrong = outcomes.filter((outcome) => outcome !== wanted);
    this.told(what, wrong.length === 0, `${codes.length - wrong.length} of ${codes.length} got ${wanted}`);
    this.tried += codes.length;
  }

  /** Gives one code in many sign-ins at one moment; one of them must be let in. */
  async race(what: string, email: string, code: string, racers: number): Promise<void> {
    const waiting: Awaited<ReturnType<Trial['challenged']>>[] = [];
    for (let n = 0; n < racers; n += 1) waiting.push(await this.challenged(email));
    const said = await Promise.all(waiting.map((give) => give(code)));
    const entered = said.filter((one) => outcomeOf(one) === 'Viewer').length;
    this.told(what, entered === 1, `${entered} of ${racers} were let in`);
    this.tried += racers;
  }

  told(what: string, isRight: boolean, found: string): void {
    this.say(`${what}: ${found}`);
    if (!isRight) this.violations.push(`${what}: ${found}`);
  }

  async challenged(email: string): Promise<(code: string) => Promise<Said>> {
    const browser = new Browser(this.url);
    const { challenge } = (await browser.signIn(email, PASSWORD)).answer;
    return (code) => browser.run('CompleteSignIn', { input: { challenge, code } });
  }
}

/** Each rule of the second factor, put to a running product: what is let in that must not be, and the other way round. */
export const totp: Check = async ({ target, scale, say }) => {
  const product = await target();
  const people = await accountMaker(product);
  const trial = new Trial(product.url, () => people.add(), say);
  try {
    for (const rule of [clocks, reuse, shapes, recovery, races]) {
      await early();
      await rule(trial, Math.max(5, Math.round(RACERS * scale)));
    }
  } finally {
    await people.close();
  }
  return { violations: trial.violations, figure: `${trial.tried} sign-ins with a code` };
};

type Rule = (trial: Trial, racers: number) => Promise<void>;

const clocks: Rule = async (trial) => {
  const outcomes = { '-2': 'WrongCode', '-1': 'WrongCode', '0': 'Viewer', '1': 'Viewer', '2': 'WrongCode' };
  for (const [steps, wanted] of Object.entries(outcomes)) {
    const { email, codeAt } = await trial.person();
    const what = steps === '-1' ? 'the code that switched it on' : `a clock ${steps} steps off`;
    await trial.each(what, email, [codeAt(Number(steps))], wanted);
  }
};

const reuse: Rule = async (trial) => {
  const { email, codeAt } = await trial.person();
  const [now, next] = [codeAt(0), codeAt(1)];
  await trial.each('a code', email, [now], 'Viewer');
  await trial.each('the same code again', email, [now], 'WrongCode');
  await trial.each('a code with spaces', email, [` ${next.slice(0, 3)} ${next.slice(3)} `], 'Viewer');
};

const shapes: Rule = async (trial) => {
  const [{ email, codeAt }, other] = [await trial.person(), await trial.person()];
  const code = codeAt(0);
  const foreign = FOREIGN.map((digits) => [...code].map((digit) => digits.charAt(Number(digit))).join(''));
  const wrong = [...foreign, code.slice(1), `${code}0`, '', `+${code.slice(1)}`, code.replace(/.$/, 'a')];
  // Shared out, so that nobody has to wait between tries.
  await trial.each('foreign digits, wrong lengths', email, wrong.slice(0, 4), 'WrongCode');
  await trial.each('nothing, and other signs', other.email, wrong.slice(4, 8), 'WrongCode');
  await trial.each('and the right one', email, [code], 'Viewer');
};

const recovery: Rule = async (trial, racers) => {
  const { email, codes } = await trial.person();
  const [first = '', second = ''] = codes;
  await trial.each('a recovery code in capitals', email, [first.toUpperCase()], 'Viewer');
  await trial.each('the same recovery code again', email, [first], 'WrongCode');
  await trial.race(`a recovery code, ${racers} at once`, email, second, racers);
};

const races: Rule = async (trial, racers) => {
  const raced = await trial.person();
  await trial.race(`a code, ${racers} at once`, raced.email, raced.codeAt(0), racers);
  const { email, codes } = await trial.person();
  const wrong = Array.from({ length: WRONG_AT_MOST }, () => '12345');
  const challenge = await trial.challenged(email);
  await trial.each('wrong codes', email, wrong, 'WrongCode');
  trial.told(
    'a right one after five wrong ones',
    outcomeOf(await challenge(codes[0] ?? '')) === 'RATE_LIMITED',
    'must wait',
  );
};

function outcomeOf({ answer, error }: Said): string {
  return error ?? String(answer.__typename);
}

/** Waits until the present step has a while to go. */
async function early(): Promise<void> {
  const left = STEP_MS - (systemClock.now().getTime() % STEP_MS);
  if (left < CASE_MS) await sleep(left + 100);
}
