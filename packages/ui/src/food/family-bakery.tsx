import { Bread, Cake, Puff } from './baked.tsx';
import { Biscuit, Bun, Omelette, Pav, PlumCake, Sandwich } from './bakes.tsx';
import { type FoodArt, solid } from './paint.tsx';

export const food: FoodArt = {
  solids: {
    puff: solid(Puff, 0, -24, 40, 10, -54),
    pav: solid(Pav, 0, -14, 36, 12, -54),
    bread: solid(Bread, -14, -22, 18, 16, -70),
    sandwich: solid(Sandwich, 0, -20, 40, 12, -72),
    omelette: solid(Omelette, 4, -14, 50, 14, -58),
    bun: solid(Bun, 0, -30, 30, 10, -70),
    'plum-cake': solid(PlumCake, 0, -40, 30, 7, -60),
    cake: solid(Cake, 10, -36, 30, 7, -62),
    biscuit: solid(Biscuit, 0, -20, 30, 14, -84),
  },
};
