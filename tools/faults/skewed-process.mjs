// For `node --import`: the whole process believes in a clock that is wrong by CLOCK_OFFSET_MS. Timers keep their length.
// SIGUSR2 sets the clock right, and wrong again the next time.
const offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const rightNow = Date.now;
let isWrong = true;
const wrongNow = () => rightNow() + (isWrong ? offsetMs : 0);
process.on('SIGUSR2', () => {
  isWrong = !isWrong;
});

globalThis.Date = new Proxy(Date, {
  construct: (date, given, as) => Reflect.construct(date, given.length === 0 ? [wrongNow()] : given, as),
  get: (date, name) => (name === 'now' ? wrongNow : Reflect.get(date, name)),
});
