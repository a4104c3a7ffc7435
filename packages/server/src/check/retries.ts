// R6: a retry is safe whatever was lost. Mutants of platform/command/remember.ts that redden it: `recall` always answering
// null (a repeat is run again), and `recall` without its lock (a racer finds its order paid, or its row there already).
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalJson } from '@college-kiosk/kernel';
import { openApi } from '../entry/replay/api.ts';
import { type Chance, chance } from '../entry/replay/chance.ts';
import { countEffects, difference, type Effects, openShop, type Shop } from '../testing/shop.ts';
import { type Cut, type LossyLine, type Outcome, openLossyLine } from './lossy-line.ts';
import type { Check, CheckOptions } from './promise.ts';
import { retryVerbs, type Saying, type Verb } from './retry-verbs.ts';

const CUTS: readonly Cut[] = ['before-send', 'half-sent', 'sent', 'sent-and-gone', 1];
/** How often somebody comes again who is told to. */
const TRIES = 20;
const FULL = { randomCuts: 40, racers: 100, races: 4 } as const;

/** Cuts the answer of each verb at every point, races it, says something else under its id; counts what came of it. */
export const retries: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const api = openApi(target, 8);
  const shop = await openShop(api, seed);
  const line = await openLossyLine(target.url);
  const tally = { violations: [] as string[], sent: 0, lost: 0, cases: 0 };
  try {
    for (const verb of retryVerbs(api, shop)) {
      const trial = new Trial(line, target.key, verb, (subject) => countEffects(api, shop, subject));
      const random = chance(seed, verb.name);
      await trial.once();
      // A small check cuts one call five times in a row rather than five calls once.
      const alone = scale < 0.1 ? [] : [...CUTS, ...trial.randomCuts(random, times(FULL.randomCuts, scale))];
      for (const cut of alone) await trial.cutAt([cut]);
      for (const run of trial.runsOfCuts(random, times(FULL.races, scale))) await trial.cutAt(run);
      for (let race = 0; race < times(FULL.races, scale); race += 1) {
        await trial.race(random, Math.max(10, Math.round(FULL.racers * Math.min(1, scale * 5))));
      }
      say(trial.line());
      tally.violations.push(...trial.violations);
      tally.sent += trial.sent;
      tally.lost += trial.lost;
      tally.cases += trial.cases;
    }
  } finally {
    await line.close();
  }
  return {
    violations: tally.violations,
    figure: `${tally.cases} cases, ${tally.sent} requests, ${tally.lost} answers lost`,
  };
};

function times(full: number, scale: CheckOptions['scale']): number {
  return Math.max(1, Math.round(full * scale));
}

/** Everything that is tried on one verb, and what came of it. */
class Trial {
  readonly violations: string[] = [];
  sent = 0;
  lost = 0;
  cases = 0;
  private putOff = 0;
  private same = 0;
  private conflicts = 0;
  private once_: Effects = {};
  private answerBytes = 200;

  constructor(
    private readonly net: LossyLine,
    private readonly key: string,
    private readonly verb: Verb,
    private readonly count: (subject: Shop['outlet']['id']) => Promise<Effects>,
  ) {}

  /** Said once over a whole line: the effect that every other case must have, too. */
  async once(): Promise<void> {
    await this.inCase('said once', async (saying) => {
      const outcome = await this.send(saying, saying.input);
      if (!outcome.lost) this.answerBytes = outcome.body.length + 200;
      return [outcome];
    });
  }

  /** Cut off at these points one after the other; then said again until it is answered. */
  async cutAt(cuts: readonly Cut[]): Promise<void> {
    await this.inCase(`cut at ${cuts.join(', ')}`, async (saying) => {
      const outcomes: Outcome[] = [];
      for (const cut of cuts) outcomes.push(await this.send(saying, saying.input, cut));
      return [...outcomes, await this.send(saying, saying.input)];
    });
  }

  /** Said by many at once under one id, some of whom never hear the answer. */
  async race(random: Chance, racers: number): Promise<void> {
    await this.inCase(`${racers} racers`, (saying) => {
      const cuts = Array.from({ length: racers }, () => (random.whole(0, 4) === 0 ? this.anyCut(random) : undefined));
      return Promise.all(cuts.map((cut) => this.send(saying, saying.input, cut)));
    });
  }

  randomCuts(random: Chance, count: number): Cut[] {
    return Array.from({ length: count }, () => random.whole(2, this.answerBytes));
  }

  runsOfCuts(random: Chance, count: number): Cut[][] {
    return Array.from({ length: count }, () => Array.from({ length: 5 }, () => this.anyCut(random)));
  }

  line(): string {
    const effects = Object.entries(this.verb.does).map(([name]) => `${name} ${this.once_[name]}`);
    return (
      `${this.verb.name}: ${this.cases} cases, ${this.sent} requests, ${this.lost} answers lost, ${this.putOff} put off; ` +
      `each did once: ${effects.join(', ')}; same answer ${this.same}, another body CONFLICT ${this.conflicts}; ` +
      `violations ${this.violations.length}`
    );
  }

  private anyCut(random: Chance): Cut {
    return random.pick([...CUTS, ...this.randomCuts(random, 5)]);
  }

  private async inCase(name: string, say: (saying: Saying) => Promise<Outcome[]>): Promise<void> {
    this.cases += 1;
    const blame = (what: string) => this.violations.push(`${this.verb.name}, ${name}: ${what}`);
    const saying = await this.verb.prepare();
    const before = await this.count(saying.subject);
    const heard = [...(await say(saying)), await this.send(saying, saying.input)];
    const answers = heard.flatMap((outcome) => (outcome.lost ? [] : [outcome.body]));
    const first = canonicalAnswer(answers[0] ?? '');
    if (!first) blame(`an answer that is none: ${answers[0]?.slice(0, 300)}`);
    for (const answer of answers) {
      if (canonicalAnswer(answer) === first) this.same += 1;
      else blame(`another answer: ${answer.slice(0, 300)}`);
    }
    const other = await this.send(saying, saying.another);
    if (!other.lost && codeOf(other.body) === 'CONFLICT') this.conflicts += 1;
    else blame(`another body is answered ${other.lost ? 'not at all' : other.body.slice(0, 300)}`);

    const effects = difference(before, await this.count(saying.subject));
    if (this.cases === 1) this.once_ = effects;
    for (const [what, found] of Object.entries(effects)) {
      const wanted = this.verb.does[what] ?? this.once_[what];
      if (found !== wanted) blame(`${what} ${found} rather than ${wanted}`);
    }
  }

  private async send({ document }: Saying, input: object, cut?: Cut): Promise<Outcome> {
    for (let tries = 1; ; tries += 1) {
      this.sent += 1;
      const outcome = await this.net.send(JSON.stringify({ query: document, variables: { input } }), this.key, cut);
      if (outcome.lost) this.lost += 1;
      // Of a hundred at once some are told to come again, and do, under the same id.
      const seconds = outcome.lost ? undefined : comeAgainIn(outcome.body);
      if (seconds === undefined || tries === TRIES) return outcome;
      this.putOff += 1;
      await sleep(seconds * 1_000);
    }
  }
}

/** The data of a success in one form; empty for an error or a refusal. */
function canonicalAnswer(body: string): string {
  const { data, errors } = parsed(body);
  if (errors || !data?.result || 'code' in data.result) return '';
  return canonicalJson(data);
}

function codeOf(body: string): string | undefined {
  return parsed(body).errors?.[0]?.extensions?.code;
}

/** In how many seconds one is told to come again; undefined for any other answer, UNAVAILABLE that does not say among them. */
function comeAgainIn(body: string): number | undefined {
  const { code, retryAfterSeconds } = parsed(body).errors?.[0]?.extensions ?? {};
  return code === 'UNAVAILABLE' ? retryAfterSeconds : undefined;
}

interface Body {
  readonly data?: { readonly result?: object } | null;
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly retryAfterSeconds?: number };
  }[];
}

function parsed(body: string): Body {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return {};
  }
}
