import { Ball, mix, type Paint, Shade } from './paint.tsx';

export function Egg(p: Paint) {
  const half = (x: number, y: number, turn: number) => (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <ellipse cx="2" cy="5" rx="31" ry="22" fill="#CFC3AA" />
      <ellipse rx="31" ry="22" fill="#FFFDF8" />
      <ellipse rx="15" ry="12" cy="1" fill={p.url('y')} />
      <ellipse cx="-16" cy="-11" rx="8" ry="3" fill="#fff" transform="rotate(-24 -16 -11)" />
    </g>
  );
  return (
    <>
      <Ball id={p.id('y')} stops={['#FFD567', mix('#F39B16', p.tone, 0.15), '#CF7209']} />
      <Ball id={p.id('w')} stops={['#FFFFFF', '#F7EBD8', '#D9BF9B']} />
      <Shade rx={64} y={8} />
      <ellipse cx="4" cy="-36" rx="33" ry="26" fill={p.url('w')} transform="rotate(-14 4 -36)" />
      {half(-31, -2, -10)}
      {half(33, 0, 10)}
    </>
  );
}
