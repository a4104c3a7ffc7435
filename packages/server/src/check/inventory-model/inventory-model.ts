// Stock: every gram has a batch, a cost and a reason. Mutants that redden it stand in docs/measurements/mutants.md.
import { chance } from '../../entry/replay/chance.ts';
import { unequalBooks } from '../books.ts';
import { accountMaker, Program } from '../programs.ts';
import type { Check } from '../promise.ts';
import { bill, decideOnReturn, giveBack, order, receive, stockUp, takeOrderOn } from './buying.ts';
import { changeRecipe, changeSettings, importStock } from './changing.ts';
import { layGround } from './ground.ts';
import { openInsider } from './insider.ts';
import { arrive, ask, cookAhead, count, decideOnWaste, hold, move, openPack, prepare, waste } from './keeping.ts';
import { unpaid } from './owed.ts';
import { callOff, cook, handOver, leaveBehind, sell } from './selling.ts';
import { Board, type Shift } from './shift.ts';
import { openVoice } from './voice.ts';
import { callWitness, hearWitness, passNight } from './witness.ts';

const FULL = { clients: 4, verbs: 2_500, nights: 6 } as const;
/** Of each client. */
const FEWEST = 32;

/** What one does at work, and how often beside the rest. */
const WORK: readonly (readonly [number, (shift: Shift) => Promise<void>])[] = [
  ...([
    [20, sell],
    [14, cook],
    [6, handOver],
    [2, leaveBehind],
    [4, callOff],
    [10, receive],
    [4, order],
    [9, takeOrderOn],
    [4, giveBack],
    [3, decideOnReturn],
  ] as const),
  ...([
    [3, bill],
    [7, waste],
    [3, decideOnWaste],
    [6, ask],
    [9, move],
    [4, arrive],
    [3, hold],
    [1, openPack],
    [5, prepare],
    [6, count],
    [2, changeRecipe],
    [1, changeSettings],
    [1, importStock],
  ] as const),
];

/** Four clients use every verb of stock at once; a witness replays what happened, and every evening the books must agree. */
export const inventoryModel: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const { databaseUrl } = target;
  if (!databaseUrl)
    return { violations: [], figure: 'nothing was tried', skipped: 'it looks into a database of its own' };
  const insider = openInsider(databaseUrl);
  const people = await accountMaker({ ...target, databaseUrl });
  try {
    const ground = await layGround(target);
    await callWitness(insider.sql);
    const [heard, violations, board] = [new Map<string, number>(), [] as string[], new Board()];
    const keys = [target.key, await insider.makeKey('second')];
    const owner = await people.add('owner');
    const begin = performance.now();
    const verbs = Math.max(FEWEST, Math.round(FULL.verbs * scale));
    const nights = Math.max(1, Math.round(FULL.nights * Math.min(1, scale * 5)));
    for (let day = 0; day <= nights; day += 1) {
      // A token lives for minutes: who buys signs in every morning.
      const { accessToken } = await new Program(target.url).signIn(owner);
      const buyer = openVoice({ url: target.url, bearer: accessToken }, heard, violations);
      const shifts = Array.from(
        { length: FULL.clients },
        (_, client): Shift => ({
          ...{ ground, board, buyer, random: chance(seed, `day ${day} client ${client}`) },
          voice: openVoice({ url: target.url, key: keys[client % keys.length] ?? '' }, heard, violations),
        }),
      );
      if (day === 0) await beginWith(shifts[0] as Shift);
      const half = Math.ceil(verbs / (nights + 1) / 2);
      await Promise.all(shifts.map((shift) => work(shift, half)));
      // What expired in the night is still on the shelf so far: the job comes while everybody is at work.
      await Promise.all([insider.expire(), ...shifts.map((shift) => work(shift, half))]);
      violations.push(...(await unequalBooks(insider.db)).map((fault) => `after day ${day + 1}: ${fault}`));
      if (day < nights) await passNight(insider.sql);
    }
    const seconds = (performance.now() - begin) / 1_000;
    const witness = await hearWitness(insider.sql);
    violations.push(...witness.violations, ...board.wrong, ...(await unpaid(insider.sql, board)));
    say(
      [...heard]
        .sort()
        .map(([name, times]) => `${name} ${times}`)
        .join(', '),
    );
    const said = [...heard.values()].reduce((sum, times) => sum + times, 0);
    const refused = [...heard].filter(([name]) => name.includes(' ')).reduce((sum, [, times]) => sum + times, 0);
    return {
      violations,
      figure: `${said} commands (${refused} refused) in ${seconds.toFixed(0)} s, ${nights} nights, ${witness.rows} changes replayed`,
    };
  } finally {
    await people.close();
    await insider.close();
  }
};

async function beginWith(shift: Shift): Promise<void> {
  await stockUp(shift);
  await cookAhead(shift);
}

async function work(shift: Shift, verbs: number): Promise<void> {
  const lots = WORK.flatMap(([weight, doIt]) => Array.from({ length: weight }, () => doIt));
  for (let turn = 0; turn < verbs; turn += 1) await shift.random.pick(lots)(shift);
}
