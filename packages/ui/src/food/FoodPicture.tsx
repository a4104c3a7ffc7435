import { type ReactNode, useId } from 'react';
import { Dosa, Idli, Vada } from './breakfast.tsx';
import type { Base, DishPicture } from './dish-picture.ts';
import { type Ground, garnishArt } from './garnish.tsx';
import { Appam, Puttu } from './kerala.tsx';
import { liquids } from './liquids.tsx';
import { lighter, type Paint, Sheen, Slope, seeded, steelStops } from './paint.tsx';
import { Sauce, sauceWay } from './sauce.tsx';
import { Chips, Cutlet, Fruit, Puff, Samosa } from './snacks.tsx';
import { Biryani, Bread, Egg, Noodles, Paratha, Puri, Rice } from './staples.tsx';
import { Katori } from './steel.tsx';
import { Cake, Chocolate, Halwa, Ice, Laddu } from './sweets.tsx';
import { vesselArt } from './vessels.tsx';

type Solid = { draw: (p: Paint) => ReactNode; ground: Ground; top: number };
const solid = (draw: Solid['draw'], x: number, y: number, rx: number, ry: number, top: number): Solid => ({
  draw,
  ground: { x, y, rx, ry },
  top,
});

const solids: Partial<Record<Base, Solid>> = {
  rice: solid(Rice, 0, -26, 28, 12, -48),
  biryani: solid(Biryani, -12, -22, 28, 13, -52),
  noodles: solid(Noodles, 0, -26, 28, 12, -46),
  paratha: solid(Paratha, 0, -20, 32, 9, -38),
  puri: solid(Puri, 0, -18, 36, 16, -58),
  bread: solid(Bread, -14, -22, 18, 16, -62),
  egg: solid(Egg, 0, -8, 40, 12, -56),
  dosa: solid(Dosa, -10, -14, 44, 9, -52),
  idli: solid(Idli, 0, -16, 34, 12, -44),
  vada: solid(Vada, 0, -14, 38, 14, -50),
  appam: solid(Appam, 0, -8, 26, 8, -26),
  puttu: solid(Puttu, 0, -26, 44, 8, -44),
  samosa: solid(Samosa, 0, -6, 36, 14, -70),
  puff: solid(Puff, 0, -24, 40, 10, -46),
  cutlet: solid(Cutlet, 0, -12, 34, 12, -46),
  chips: solid(Chips, 0, -22, 36, 14, -50),
  fruit: solid(Fruit, 4, -24, 34, 14, -60),
  cake: solid(Cake, 10, -36, 30, 7, -56),
  ice: solid(Ice, 2, -30, 26, 12, -70),
  chocolate: solid(Chocolate, 0, -48, 26, 20, -80),
  laddu: solid(Laddu, 0, -32, 30, 18, -78),
  halwa: solid(Halwa, 0, -26, 36, 12, -60),
};

export type FoodPictureProps = {
  picture: DishPicture;
  /** The dish's name: seeds the small differences and is the picture's text alternative. */
  title: string;
  size?: number | string;
  /** Lets an egg lie on a biryani. A vegetarian dish never shows one. */
  egg?: boolean;
  /** When the name stands beside the picture, do not read it twice. */
  decorative?: boolean;
};

/** Composes a dish from what it is served in, what it is and what is on it. The same dish is always the same picture. */
export function FoodPicture({ picture, title, size = '100%', egg = false, decorative = false }: FoodPictureProps) {
  const key = useId().replace(/[^\w-]/g, '');
  const p: Paint = {
    title,
    tone: picture.tone,
    sauce: picture.sauce,
    egg,
    random: seeded(title + picture.base),
    id: (name) => `${key}${name}`,
    url: (name) => `url(#${key}${name})`,
  };
  const vessel = vesselArt[picture.vessel];
  const liquid = liquids[picture.base];
  const colour = liquid?.colour(p) ?? null;
  return (
    <svg
      viewBox="0 0 200 200"
      role={decorative ? 'presentation' : 'img'}
      aria-hidden={decorative || undefined}
      aria-label={decorative ? undefined : title}
      style={{ display: 'block', width: size, maxWidth: '100%', height: 'auto', aspectRatio: 1 }}
    >
      <Sheen id={p.id('steel')} stops={steelStops} />
      <Slope id={p.id('well')} stops={['#C9D1D5', '#F4F6F7', '#DDE3E6']} />
      <circle
        cx="100"
        cy="100"
        r="98"
        fill={lighter(p.tone, 0.75)}
        style={{ fill: `color-mix(in srgb, ${p.tone} 24%, var(--ck-food-ground, #FFFDF8))` }}
      />
      <g transform={vessel.lift ? `translate(0 -${vessel.lift})` : undefined}>
        {vessel.back(p, colour)}
        {liquid ? <Poured p={p} picture={picture} /> : <Served p={p} picture={picture} />}
        {vessel.front?.(p, colour)}
        {picture.steam ? <Steam picture={picture} /> : null}
      </g>
    </svg>
  );
}

function Garnishes({ p, picture, ground }: { p: Paint; picture: DishPicture; ground: Ground }) {
  return picture.garnish.map((name) => <g key={name}>{garnishArt[name](p, ground)}</g>);
}

function Poured({ p, picture }: { p: Paint; picture: DishPicture }) {
  const { anchor, opening } = vesselArt[picture.vessel];
  const liquid = liquids[picture.base];
  if (!liquid) return null;
  const colour = liquid.colour(p);
  if (!opening) {
    return (
      <g transform={`translate(${anchor.x} ${anchor.y + 8}) scale(${anchor.scale * 1.15})`}>
        <Katori p={p} colour={colour}>
          {liquid.floats(p, 38, 10.5)}
          <g transform="scale(.62)">
            <Garnishes p={p} picture={picture} ground={{ x: 0, y: -2, rx: 34, ry: 8 }} />
          </g>
        </Katori>
      </g>
    );
  }
  const scale = Math.min(1, Math.max(0.5, opening.rx / 60));
  return (
    <g transform={`translate(${opening.x} ${opening.y})`}>
      <ellipse rx={opening.rx} ry={opening.ry} fill={colour} />
      {liquid.floats(p, opening.rx, opening.ry)}
      <g transform={`scale(${scale})`}>
        <Garnishes
          p={p}
          picture={picture}
          ground={{ x: 0, y: -2, rx: (opening.rx * 0.6) / scale, ry: (opening.ry * 0.5) / scale }}
        />
      </g>
    </g>
  );
}

function Served({ p, picture }: { p: Paint; picture: DishPicture }) {
  const { anchor } = vesselArt[picture.vessel];
  const art = solids[picture.base];
  if (!art) return null;
  const beside = sauceWay(picture) === 'beside';
  const scale = beside ? anchor.scale * 0.86 : anchor.scale;
  return (
    <>
      <g
        transform={`translate(${beside ? anchor.x - 17 : anchor.x} ${beside ? anchor.y - 4 : anchor.y}) scale(${scale})`}
      >
        {art.draw(p)}
        <Sauce p={p} picture={picture} ground={art.ground} />
        <Garnishes p={p} picture={picture} ground={art.ground} />
      </g>
      {beside && p.sauce ? (
        <g
          transform={`translate(${anchor.x + 53 * anchor.scale} ${anchor.y + 24 * anchor.scale}) scale(${0.62 * anchor.scale})`}
        >
          <Katori p={p} colour={p.sauce} />
        </g>
      ) : null}
    </>
  );
}

function Steam({ picture }: { picture: DishPicture }) {
  const { anchor, opening } = vesselArt[picture.vessel];
  const art = solids[picture.base];
  const top = art ? anchor.y + art.top * anchor.scale : opening ? opening.y - 10 : anchor.y - 46;
  const wisp = (x: number, tall: number) => `M${x} ${Math.round(top - 4)}q-9-${tall} 0-${tall * 2}t0-${tall * 2}`;
  return (
    <g fill="none" stroke="#fff" strokeLinecap="round">
      <path d={wisp(82, 6) + wisp(118, 6) + wisp(100, 8)} strokeWidth="9" opacity=".25" />
      <path d={wisp(82, 6) + wisp(118, 6) + wisp(100, 8)} strokeWidth="4.5" opacity=".75" />
    </g>
  );
}
