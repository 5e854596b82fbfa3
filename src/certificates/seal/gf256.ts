/** The field GF(256) with x⁸+x⁴+x³+x²+1 (0x11d), in which Reed-Solomon codes count. Addition is XOR. */
const POLYNOMIAL = 0x11d;
const ORDER = 255;

const EXP = new Uint8Array(2 * ORDER);
const LOG = new Uint8Array(ORDER + 1);
let power = 1;
for (let exponent = 0; exponent < ORDER; exponent += 1) {
  EXP[exponent] = power;
  EXP[exponent + ORDER] = power;
  LOG[power] = exponent;
  power *= 2;
  if (power > ORDER) power ^= POLYNOMIAL;
}

export function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : at(EXP, at(LOG, a) + at(LOG, b));
}

/** `b` must not be 0. */
export function divide(a: number, b: number): number {
  if (b === 0) throw new RangeError('division by zero in GF(256)');
  return a === 0 ? 0 : at(EXP, at(LOG, a) + ORDER - at(LOG, b));
}

function at(table: Uint8Array, index: number): number {
  return table[index] ?? 0;
}
