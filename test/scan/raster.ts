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

/** Blurs with a Gaussian of `sigma` pixels, both ways. */
export function blurred({ width, height, data }: Raster, sigma: number): Raster {
  const reach = Math.ceil(2.5 * sigma);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const pass = (from: Uint8Array, step: number, length: number): Uint8Array => {
    const to = new Uint8Array(from.length);
    for (let at = 0; at < from.length; at += 1) {
      const place = step === 1 ? at % width : Math.floor(at / width);
      let value = 0;
      for (let k = -reach; k <= reach; k += 1) {
        const off = Math.min(length - 1, Math.max(0, place + k)) - place;
        value += (kernel[k + reach] ?? 0) * (from[at + off * step] ?? 0);
      }
      to[at] = value / sum;
    }
    return to;
  };
  return { width, height, data: pass(pass(data, 1, width), width, height) };
}

/** Every pixel by itself. */
export function mapped(raster: Raster, change: (value: number) => number): Raster {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  return { ...raster, data: raster.data.map((value) => table[value] ?? 0) };
}
