import { cupArt } from './cups.tsx';
import type { DishPicture, Vessel } from './dish-picture.ts';
import { Garnishes, Rim } from './garnish.tsx';
import { type FoodArt, type Paint, Sheen, Slope, seeded, steelStops } from './paint.tsx';
import { plateArt } from './plates.tsx';
import { Sauce } from './sauce.tsx';
import { Sides } from './sides.tsx';
import type { VesselArt } from './vessel.ts';

const vesselArt: Record<Vessel, VesselArt> = { ...plateArt, ...cupArt };

type Props = { picture: DishPicture; food: FoodArt; name: string };

/** The whole picture but its ground: vessel, food, garnish, what comes with it, steam. */
export function Composition({ picture, food, name }: Props) {
  // A menu may carry any words: what is no vessel or no dish of ours is not drawn.
  const isKnown = food.solids?.[picture.base] ?? food.liquids?.[picture.base];
  if (!isKnown || !Object.hasOwn(vesselArt, picture.vessel)) return null;
  const p: Paint = {
    tone: picture.tone,
    sauce: picture.sauce,
    random: seeded(picture.base),
    id: (part) => `${name}${part}`,
    url: (part) => `url(#${name}${part})`,
  };
  const vessel = vesselArt[picture.vessel];
  const sides = picture.sides ?? [];
  const liquid = food.liquids?.[picture.base]?.colour(p) ?? null;
  return (
    <g transform={vessel.lift ? `translate(0-${vessel.lift})` : undefined}>
      {vessel.steel || sides.length > 0 ? <Sheen id={p.id('steel')} stops={steelStops} /> : null}
      {vessel.steel === 'plate' ? <Slope id={p.id('well')} stops={['#C3CCD1', '#F4F6F7', '#D9E0E3']} /> : null}
      {vessel.back(p, liquid)}
      {picture.vessel === 'thali' ? <Beside p={p} picture={picture} /> : null}
      {liquid ? <Poured p={p} picture={picture} food={food} /> : <Served p={p} picture={picture} food={food} />}
      {vessel.front?.(p, liquid)}
      {vessel.tall && vessel.opening ? <Rim p={p} names={picture.garnish} opening={vessel.opening} /> : null}
      {picture.vessel === 'thali' ? null : <Beside p={p} picture={picture} />}
      {picture.steam ? <Steam picture={picture} food={food} /> : null}
    </g>
  );
}

type Part = { p: Paint; picture: DishPicture };

function Beside({ p, picture: { vessel, sides = [] } }: Part) {
  const { sides: places, heaps } = vesselArt[vessel];
  const poured = places?.[Math.min(sides.length, places.length) - 1];
  return poured ? <Sides p={p} sides={sides} places={poured} heaps={heaps} /> : null;
}

function Poured({ p, picture, food }: Part & { food: FoodArt }) {
  const { opening, tall } = vesselArt[picture.vessel];
  const liquid = food.liquids?.[picture.base];
  if (!liquid || !opening) return null;
  const { x, y, rx, ry } = opening;
  const scale = Math.min(1, Math.max(0.5, rx / 64));
  return (
    <g transform={`translate(${x} ${y})`}>
      <ellipse rx={rx} ry={ry} fill={liquid.colour(p)} />
      {liquid.floats(p, rx, ry)}
      <g transform={scale === 1 ? undefined : `scale(${scale})`}>
        <Garnishes
          p={p}
          names={picture.garnish}
          tall={tall}
          ground={{ x: 0, y: -1, rx: (rx * 0.62) / scale, ry: (ry * 0.5) / scale }}
        />
      </g>
    </g>
  );
}

/** What stands beside it pushes the food aside and makes it smaller. */
function standing({ vessel, sides = [] }: DishPicture) {
  const { anchor, sides: places } = vesselArt[vessel];
  if (sides.length === 0 || !places || vessel === 'thali' || vessel === 'bowl') return anchor;
  return { x: anchor.x - 15, y: anchor.y - 6, scale: anchor.scale * 0.9 };
}

function Served({ p, picture, food }: Part & { food: FoodArt }) {
  const art = food.solids?.[picture.base];
  if (!art) return null;
  const { x, y, scale } = standing(picture);
  return (
    <g transform={`translate(${x} ${y})${scale === 1 ? '' : `scale(${scale})`}`}>
      {art.draw(p)}
      <Sauce p={p} base={picture.base} ground={art.ground} />
      <Garnishes p={p} names={picture.garnish} ground={art.ground} />
    </g>
  );
}

function Steam({ picture, food }: { picture: DishPicture; food: FoodArt }) {
  const { opening, lift = 0 } = vesselArt[picture.vessel];
  const { x, y, scale } = standing(picture);
  const art = food.solids?.[picture.base];
  // A tall dish steams inside the picture all the same.
  const top = Math.max(36 + lift, Math.round(art ? y + art.top * scale : (opening?.y ?? y) - 14));
  const wisps = [-18, 0, 18].map((dx) => `M${Math.round(x + dx)} ${top}q-9-7 0-14t0-14`).join('');
  return <path d={wisps} fill="none" stroke="#fff" strokeWidth="5.5" opacity=".75" />;
}
