/**
 * The two-frequency lattice (地紋): fine dots every 4 px of 600 dpi, and clusters every 8 px, of equal tone. An eye at reading distance
 * sees one tint; a copier loses the fine dots and keeps the clusters. A cell of 8 × 8 px is wholly one or the other, so that no dot
 * is cut at the edge of the word.
 */
export interface Lattice {
  /** Pixels of each of the four fine dots of a ground cell. */
  readonly dot: 1 | 2 | 3;
  /** Pixels of the cluster of a word cell; with a half, every other cell has one more. */
  readonly cluster: number;
}

/** Pixels of a cell's side. */
export const CELL = 8;
export const LARGEST_CLUSTER = 13;

/** A cell as it is drawn: eight rows of a byte, the highest bit leftmost. The outermost pixels are always white. */
export type Cell = readonly number[];

/** The cells of a lattice: ground, and word where the sum of column and row is even or odd. */
export interface Cells {
  readonly ground: Cell;
  readonly word: readonly [even: Cell, odd: Cell];
}

type Pixel = readonly [x: number, y: number];

/** The pixels of a fine dot, in the order in which it grows. */
const DOT: readonly Pixel[] = [
  [1, 1],
  [2, 1],
  [1, 2],
];

/** A cluster grows around the middle of the ground’s four dots: plus, square, diamond. */
const CLUSTER: readonly Pixel[] = [
  [3, 3],
  [4, 3],
  [3, 2],
  [2, 3],
  [3, 4],
  [4, 2],
  [2, 4],
  [2, 2],
  [4, 4],
  [5, 3],
  [1, 3],
  [3, 5],
  [3, 1],
];

export function cellsOf({ dot, cluster }: Lattice): Cells {
  const word = (pixels: number) => drawn(CLUSTER.slice(0, pixels));
  const dots = [0, 4].flatMap((top) =>
    [0, 4].flatMap((left) => DOT.slice(0, dot).map(([x, y]): Pixel => [left + x, top + y])),
  );
  return { ground: drawn(dots), word: [word(Math.floor(cluster)), word(Math.ceil(cluster))] };
}

function drawn(pixels: readonly Pixel[]): Cell {
  const rows = Array.from({ length: CELL }, () => 0);
  for (const [x, y] of pixels) rows[y] = (rows[y] ?? 0) | (0x80 >> x);
  return rows;
}
