import { darker, lighter, mix, moundPoints, type Paint, round, Shade, Slope, strokes } from './paint.tsx';

const mound = 'M-56 4C-54-28-30-50 0-50S54-28 56 4C44 20-44 20-56 4Z';

export function Rice(p: Paint) {
  const warm = mix('#FBF3E0', p.tone, 0.75);
  return (
    <>
      <Slope id={p.id('m')} stops={[lighter(warm, 0.7), warm, darker(warm, 0.2)]} />
      <Shade rx={60} y={9} />
      <path d={mound} fill={p.url('m')} />
      <g strokeWidth="3.4">
        <path d={strokes(p.random, moundPoints(p.random, 12, 50, 46), 7)} stroke={darker(warm, 0.22)} />
        <path d={strokes(p.random, moundPoints(p.random, 18, 50, 46), 7)} stroke={lighter(warm, 0.6)} />
      </g>
    </>
  );
}

export function Biryani(p: Paint) {
  const saffron = mix('#DE9A35', p.tone, 0.3);
  return (
    <>
      <Slope id={p.id('m')} stops={[lighter(saffron, 0.25), saffron, darker(saffron, 0.38)]} />
      <Shade rx={60} y={9} />
      <path d={mound} fill={p.url('m')} />
      <g strokeWidth="3.2" fill="none">
        <path d={strokes(p.random, moundPoints(p.random, 8, 50, 46), 8)} stroke="#FBEFCB" />
        <path d={strokes(p.random, moundPoints(p.random, 8, 48, 44), 8)} stroke="#F8C84A" />
        <path d={strokes(p.random, moundPoints(p.random, 5, 44, 40), 7)} stroke="#C8521F" />
      </g>
    </>
  );
}

export function Noodles(p: Paint) {
  const strand = mix('#EDBE62', p.tone, 0.3);
  const lines = (count: number) =>
    moundPoints(p.random, count, 40, 36)
      .map(([x, y]) => `M${round(x - 16)} ${y}c8-${round(8 + p.random() * 12)} 18 ${round(8 + p.random() * 8)} 32-2`)
      .join('');
  return (
    <>
      <Slope id={p.id('m')} stops={[strand, darker(strand, 0.35)]} down />
      <Shade rx={60} y={9} />
      <path d={mound} fill={p.url('m')} />
      <g fill="none">
        <path d={lines(9)} stroke={darker(strand, 0.4)} strokeWidth="5" />
        <path d={lines(11)} stroke={strand} strokeWidth="4.4" />
        <path d={lines(7)} stroke={lighter(strand, 0.45)} strokeWidth="3" />
        <path d={strokes(p.random, moundPoints(p.random, 7, 42, 40), 9)} stroke="#E0662C" strokeWidth="4" />
        <path d={strokes(p.random, moundPoints(p.random, 8, 42, 40), 8)} stroke="#5A9A3C" strokeWidth="3.6" />
      </g>
    </>
  );
}
