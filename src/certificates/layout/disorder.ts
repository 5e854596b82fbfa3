import type { Area, Part } from './sheet.ts';

/** Boxes that touch do not overlap, whatever the last bit of a sum says; mm. */
const HAIR = 0.001;

/** The items of a sheet that lie outside its margins (10 mm), or on something else. */
export function disorderIn(part: Part): string[] {
  const areas = [...part.boxes.filter(({ text }) => text !== ''), ...part.pictures];
  const outside = areas.filter(
    ({ x, y, width, height }) => x < 10 || y < 10 || x + width > 200 || y + height > 287.001,
  );
  const collisions = areas.filter((one, index) =>
    areas.slice(index + 1).some((other) => overlap(one, other)),
  );
  return [...outside, ...collisions].map(({ item }) => item);
}

/** Whether two areas share more than an edge; `hair` is how much of an edge is nothing. */
export function overlap(one: Area, other: Area, hair = HAIR): boolean {
  return (
    one.x < other.x + other.width - hair &&
    other.x < one.x + one.width - hair &&
    one.y < other.y + other.height - hair &&
    other.y < one.y + one.height - hair
  );
}
