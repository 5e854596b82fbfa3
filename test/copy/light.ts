import type { Bitmap } from '#certificates/bitmap.ts';

/** What a surface reflects, 0 to 1 of the light, per pixel of 600 dpi. */
export interface Light {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function lightOf(width: number, height: number, value: (at: number) => number): Light {
  return { width, height, data: Float32Array.from({ length: width * height }, (_, at) => value(at)) };
}

/** 1 where a bitmap is black, every pixel `times` × `times` large. */
export function inkOf({ width, height, bits }: Bitmap, times: number): Light {
  const stride = Math.ceil(width / 8);
  const [wide, high] = [width * times, height * times];
  const data = new Float32Array(wide * high);
  for (let y = 0; y < height; y += 1) {
    const top = y * times * wide;
    for (let x = 0; x < width; x += 1)
      if ((bits[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7)))
        data.fill(1, top + x * times, top + (x + 1) * times);
    for (let line = 1; line < times; line += 1) data.copyWithin(top + line * wide, top, top + wide);
  }
  return { width: wide, height: high, data };
}

/** Blurs with a Gaussian of `sigma` pixels; beyond the edge it goes on as at the edge. */
export function spread(light: Light, sigma: number): Light {
  if (sigma <= 0) return light;
  return turned(alongRows(turned(alongRows(light, sigma)), sigma));
}

function alongRows({ width, height, data }: Light, sigma: number): Light {
  const reach = Math.ceil(3 * sigma);
  const size = 2 * reach + 1;
  const weights = Float64Array.from({ length: size }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  weights.forEach((weight, at) => (weights[at] = weight / sum));
  const out = new Float32Array(width * height);
  const padded = new Float64Array(width + 2 * reach);
  for (let row = 0; row < width * height; row += width) {
    padded.fill(data[row] ?? 0, 0, reach).fill(data[row + width - 1] ?? 0, width + reach);
    for (let x = 0; x < width; x += 1) padded[x + reach] = data[row + x] ?? 0;
    for (let x = 0; x < width; x += 1) {
      let value = 0;
      for (let k = 0; k < size; k += 1) value += (weights[k] ?? 0) * (padded[x + k] ?? 0);
      out[row + x] = value;
    }
  }
  return { width, height, data: out };
}

/** Rows become columns. */
function turned({ width, height, data }: Light): Light {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) out[x * height + y] = data[y * width + x] ?? 0;
  return { width: height, height: width, data: out };
}

/** Fewer pixels, each the mean of `times` × `times`. */
export function reduced({ width, height, data }: Light, times: number): Light {
  const [wide, high] = [Math.floor(width / times), Math.floor(height / times)];
  const out = new Float32Array(wide * high);
  for (let y = 0; y < high * times; y += 1) {
    const [row, to] = [y * width, Math.floor(y / times) * wide];
    for (let x = 0; x < wide * times; x += 1) {
      const at = to + Math.floor(x / times);
      out[at] = (out[at] ?? 0) + (data[row + x] ?? 0) / times ** 2;
    }
  }
  return { width: wide, height: high, data: out };
}

/** As many pixels again as `reduced` took away. */
export function enlarged({ width, height, data }: Light, times: number): Light {
  const wide = width * times;
  return lightOf(
    wide,
    height * times,
    (at) => data[Math.floor(Math.floor(at / wide) / times) * width + Math.floor((at % wide) / times)] ?? 0,
  );
}

export function each(light: Light, change: (value: number, at: number) => number): Light {
  return { ...light, data: light.data.map(change) };
}

/** CIE 1976 L* of reflected light, against the perfect diffuser (CIE 15). */
export function lightness(y: number): number {
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y;
}
