/** A grey picture, one byte a pixel, 0 is black. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function blank(width: number, height: number, value = 255): Raster {
  return { width, height, data: new Uint8Array(width * height).fill(value) };
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Blurs with a Gaussian of `sigma` pixels: along the rows, then across them. Beyond the edge it goes on as at the edge. */
export function blurred({ width, height, data }: Raster, sigma: number): Raster {
  const reach = Math.ceil(2.5 * sigma);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const along = new Float32Array(width * height);
  const padded = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    padded.fill(data[row] ?? 0, 0, reach).fill(data[row + width - 1] ?? 0, width + reach);
    padded.set(data.subarray(row, row + width), reach);
    for (let x = 0; x < width; x += 1) {
      let value = 0;
      for (let k = 0; k <= 2 * reach; k += 1) value += (weights[k] ?? 0) * (padded[x + k] ?? 0);
      along[row + x] = value / sum;
    }
  }
  const out = new Uint8Array(width * height);
  const line = new Float32Array(width);
  for (let y = 0; y < height; y += 1) {
    line.fill(0.5);
    for (let k = -reach; k <= reach; k += 1) {
      const weight = (weights[k + reach] ?? 0) / sum;
      const row = Math.min(height - 1, Math.max(0, y + k)) * width;
      for (let x = 0; x < width; x += 1) line[x] = (line[x] ?? 0) + weight * (along[row + x] ?? 0);
    }
    out.set(line, y * width);
  }
  return { width, height, data: out };
}

/** Every pixel by itself. */
export function mapped(raster: Raster, change: (value: number) => number): Raster {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  return { ...raster, data: raster.data.map((value) => table[value] ?? 0) };
}
