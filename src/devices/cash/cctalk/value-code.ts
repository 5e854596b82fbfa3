/** A coin as its device names it (part 3, appendix 3): `JP100A` is 100 yen, issue A. */
const COIN = /^JP(\d{3})[A-Z0-9]$/;
/** A note (appendix 9): `JP0001A` is one unit of the country's scaling factor. */
const NOTE = /^JP(\d{4})[A-Z0-9]$/;

/** Yen of a coin id; undefined for a blank position, a foreign coin or a token. Several issues may share a value. */
export function coinValue(id: string): number | undefined {
  const value = COIN.exec(id)?.[1];
  return value === undefined ? undefined : Number(value);
}

/** The country scaling factor (header 156): a note is worth its code × `factor` ÷ 10^`decimals`. */
export interface Scaling {
  readonly factor: number;
  readonly decimals: number;
}

/** Yen of a note id; undefined for a blank type, foreign money, or a country that the validator does not know. */
export function noteValue(id: string, scaling: Scaling): number | undefined {
  const code = NOTE.exec(id)?.[1];
  if (code === undefined || scaling.factor === 0) return undefined;
  return (Number(code) * scaling.factor) / 10 ** scaling.decimals;
}
