import type { Area } from '#contract/screen.ts';
import ja from '#resources/texts/ja.json' with { type: 'json' };

/** `card/removed`: where a fault lies and what it is, as the texts are keyed. */
export type FaultKey = keyof typeof ja.fault;

function isFaultKey(key: string): key is FaultKey {
  return Object.hasOwn(ja.fault, key);
}

/** The texts for a fault; a code without its own gets the general ones of its area. */
export function faultKey(area: Area, code: string): FaultKey {
  const key = `${area}/${code}`;
  return isFaultKey(key) ? key : `${area}/other`;
}
