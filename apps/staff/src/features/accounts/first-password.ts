// Short, common, and none of them easily misheard when it is read out.
const words =
  'amber anchor apple apron arrow autumn bamboo banana basket beacon bottle branch breeze bridge bronze bucket butter button cactus camel candle canoe canvas carpet castle cedar cherry circle clover cobalt coffee comet copper coral cotton cradle crayon cricket curtain daisy desert dragon drawer eagle ember engine falcon feather fiddle finger flower forest fossil garden garlic ginger glacier glider goblet granite grape guitar hammer harbour helmet hollow honey island ivory jacket jasmine jigsaw jungle kettle kitten ladder lagoon lantern laurel lemon letter lizard lotus magnet mango maple marble meadow melon mirror monsoon mosaic mountain nectar needle nutmeg ocean olive orange orchid otter oyster paddle panther papaya parrot pebble pencil pepper pigeon pillow planet plum pocket pollen poppy porch pumpkin puzzle quartz rabbit raft rainbow ribbon river rocket saddle saffron sailor sandal satin school season shadow silver sparrow spider spring squirrel stable summer sunset table tailor temple thunder ticket tiger timber tulip tunnel turtle umbrella valley velvet violet walnut water willow window winter yellow zebra'.split(
    ' ',
  );
const count = 5;

/** A first password: five words by lot. It is used once, so that what counts is that it can be read out. */
export function firstPassword(): string {
  const lots = crypto.getRandomValues(new Uint32Array(count));
  return [...lots].map((lot) => words[lot % words.length]).join('-');
}
