import { mix, type Paint, Slope } from './paint.tsx';
import type { Place } from './sides.tsx';
import type { VesselArt } from './vessel.ts';

const beside: readonly (readonly Place[])[] = [
  [[153, 158, 0.66]],
  [
    [166, 146, 0.54],
    [130, 168, 0.54],
  ],
  [
    [169, 142, 0.48],
    [141, 164, 0.48],
    [103, 174, 0.48],
  ],
];
const round = { anchor: { x: 100, y: 136, scale: 1 }, lift: 22, sides: beside } as const;
export const ground = (rx: number, y: number) => (
  <ellipse cx="100" cy={y} rx={rx} ry={rx / 5} fill="#3B2A17" opacity=".2" />
);

function Plate({ p, y, rx, ry }: { p: Paint; y: number; rx: number; ry: number }) {
  return (
    <>
      <ellipse cx="100" cy={y + 10} rx={rx} ry={ry} fill="#3B2A17" opacity=".22" />
      <ellipse cx="100" cy={y + 4} rx={rx} ry={ry} fill="#87939A" />
      <ellipse cx="100" cy={y} rx={rx} ry={ry} fill={p.url('steel')} />
      <ellipse cx="100" cy={y + 2} rx={rx - 16} ry={ry - 9} fill={p.url('well')} stroke="#A3AFB5" strokeWidth="2" />
      <path
        d={`M${104 - rx} ${y - 4}Q${112 - rx} ${y - ry + 8} 84 ${y - ry + 3}`}
        stroke="#fff"
        strokeWidth="3"
        fill="none"
      />
    </>
  );
}

function Flat({ edge, face, well }: { edge: string; face: string; well: string }) {
  return (
    <>
      <ellipse cx="100" cy="150" rx="86" ry="37" fill="#3B2A17" opacity=".2" />
      <ellipse cx="100" cy="145" rx="86" ry="37" fill={edge} />
      <ellipse cx="100" cy="140" rx="86" ry="37" fill={face} />
      <ellipse cx="100" cy="142" rx="66" ry="26" fill={well} />
    </>
  );
}

/** What food lies on. */
export const plateArt = {
  'steel-plate': { ...round, steel: 'plate', back: (p) => <Plate p={p} y={140} rx={88} ry={38} /> },
  // White food needs something green under it.
  'leaf-plate': {
    ...round,
    steel: 'plate',
    back: (p) => (
      <>
        <Plate p={p} y={140} rx={88} ry={38} />
        <Slope id={p.id('leaf')} stops={['#86C65A', '#4F9D3D', '#347A33']} />
        <path
          d="M22 140C24 116 62 108 100 108S176 116 178 141C172 164 140 171 100 171S30 164 22 140Z"
          fill={p.url('leaf')}
        />
        <path
          d="M26 146Q100 134 174 136M54 144Q58 124 72 114M130 138Q138 124 150 118M66 143Q78 160 90 168M112 139Q128 152 142 162"
          stroke="#B9DF83"
          strokeWidth="1.8"
          fill="none"
          opacity=".8"
        />
      </>
    ),
  },
  'banana-leaf': {
    anchor: { x: 100, y: 136, scale: 1 },
    lift: 20,
    sides: [
      [[154, 154, 0.6]],
      [
        [164, 142, 0.54],
        [134, 166, 0.54],
      ],
      [
        [168, 138, 0.5],
        [142, 162, 0.5],
        [104, 172, 0.5],
      ],
    ],
    heaps: [
      [36, 152, 0.5],
      [62, 168, 0.5],
      [92, 176, 0.42],
    ],
    back: (p) => (
      <>
        <Slope id={p.id('leaf')} stops={['#7CC255', '#4B9A3B', '#2F7530']} />
        <path d="M6 162C22 114 112 102 194 130C188 176 78 200 6 162Z" fill="#3B2A17" opacity=".2" />
        <path d="M6 154C22 106 112 94 194 122C188 168 78 192 6 154Z" fill={p.url('leaf')} />
        <path d="M6 154C70 150 140 142 194 122" stroke="#CDE88F" strokeWidth="4" fill="none" />
        <path
          d="M34 152Q36 130 52 119M64 149Q66 122 84 109M132 140Q138 120 152 111M62 151Q74 168 84 175M98 147Q112 164 124 170M134 141Q146 154 156 158"
          stroke="#A5D672"
          strokeWidth="1.6"
          fill="none"
          opacity=".75"
        />
      </>
    ),
  },
  // The pressed palm sheath of every tea stall.
  'areca-plate': {
    ...round,
    back: () => (
      <>
        <Flat edge="#A98653" face="#E3C792" well="#D3B176" />
        <path
          d="M24 132Q60 112 100 112T176 132M40 150Q70 160 100 161T160 150M44 138Q76 128 120 130M62 152Q100 158 138 150"
          stroke="#B08F5C"
          strokeWidth="1.8"
          fill="none"
          opacity=".6"
        />
      </>
    ),
  },
  saucer: {
    ...round,
    back: (p) => (
      <>
        <Flat edge="#C9C1B0" face="#FFFEFA" well="#F1ECE0" />
        <ellipse
          cx="100"
          cy="140"
          rx="79"
          ry="33"
          fill="none"
          stroke={mix(p.tone, '#1F6F4A', 0.45)}
          strokeWidth="3"
          opacity=".8"
        />
      </>
    ),
  },
  thali: {
    anchor: { x: 100, y: 152, scale: 0.72 },
    lift: 16,
    steel: 'plate',
    sides: [1, 2, 3].map(() => [
      [40, 132, 0.5],
      [100, 116, 0.5],
      [160, 132, 0.5],
    ]),
    back: (p) => <Plate p={p} y={138} rx={96} ry={52} />,
  },
  bowl: {
    lift: 18,
    anchor: { x: 100, y: 112, scale: 0.98 },
    opening: { x: 100, y: 108, rx: 70, ry: 21 },
    sides: [[[164, 176, 0.6]]],
    back: (p) => (
      <>
        <Slope id={p.id('bowl')} stops={['#FFFFFF', '#F1EBDD', '#CFC3AB']} />
        {ground(60, 178)}
        <ellipse cx="100" cy="108" rx="78" ry="25" fill="#FFFDF7" stroke="#D5CAB4" />
        <ellipse cx="100" cy="109" rx="71" ry="21" fill={p.sauce ?? '#BFAF92'} />
      </>
    ),
    front: (p) => (
      <>
        <path
          d="M22 108C24 148 54 174 72 176L76 182H124L128 176C146 174 176 148 178 108A78 25 0 0 1 22 108Z"
          fill={p.url('bowl')}
        />
        <path
          d="M29 128C60 152 140 152 171 128Q169 136 165 142C136 163 64 163 35 142Q31 136 29 128Z"
          fill={mix(p.tone, '#1F6F4A', 0.55)}
          opacity=".85"
        />
        <path d="M22 108A78 25 0 0 0 178 108A71 21 0 0 1 29 108Z" fill="#FFFDF7" />
        <path d="M36 132Q44 154 60 165" stroke="#fff" strokeWidth="5" fill="none" opacity=".8" />
      </>
    ),
  },
  parcel: {
    lift: 10,
    anchor: { x: 100, y: 116, scale: 0.92 },
    back: () => (
      <>
        {ground(74, 176)}
        <path d="M24 108L46 84H154L176 108Z" fill="#8F6636" />
        <path d="M46 84L40 62Q40 58 45 58H155Q160 58 160 62L154 84L160 106H40Z" fill="#D9AE74" />
        <path d="M40 96Q70 84 100 88T160 96L168 110H32Z" fill="#5FA845" />
      </>
    ),
    front: (p) => (
      <>
        <Slope id={p.id('kraft')} stops={['#E6C08A', '#D2A467', '#B98649']} />
        <path d="M20 112Q60 122 100 122T180 112L166 172Q165 178 158 178H42Q35 178 34 172Z" fill={p.url('kraft')} />
        <path d="M20 112Q60 122 100 122T180 112L178 120Q140 130 100 130T22 120Z" fill="#F0D2A2" />
        <circle cx="100" cy="152" r="14" fill={mix(p.tone, '#1F6F4A', 0.6)} />
        <path d="M93 158Q92 144 108 144Q109 158 93 158Z" fill="#F5FBEF" />
      </>
    ),
  },
  'paper-cone': {
    anchor: { x: 100, y: 84, scale: 0.76 },
    back: () => (
      <>
        {ground(26, 188)}
        <path d="M46 70L154 58L150 92H52Z" fill="#E2DAC8" />
      </>
    ),
    front: (p) => (
      <>
        <Slope id={p.id('cone')} stops={['#FFFDF5', '#F4EEDF', '#CFC3A8']} />
        <path d="M44 76Q72 98 100 96T156 70L104 188Q100 193 96 188Z" fill={p.url('cone')} />
        <path
          d="M60 100L92 112M66 113L98 124M72 126L102 136M78 138L104 147M108 110L136 102M108 124L128 118"
          stroke="#A79F8D"
          strokeWidth="2.6"
          opacity=".6"
        />
        <path d="M50 86Q74 104 100 103T148 88" stroke={p.sauce ?? p.tone} strokeWidth="5" fill="none" />
      </>
    ),
  },
  bare: { lift: 10, anchor: { x: 100, y: 152, scale: 1.35 }, back: () => ground(70, 162) },
} satisfies Record<string, VesselArt>;
