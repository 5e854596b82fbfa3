import type { Told } from '#contract/center.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

/**
 * What could be asked of a person about a kind, in order; or that it is not issued to them: with the reason where the rules say that
 * they be told, else without.
 */
export type Asked = readonly OfferedOption[] | Told | undefined;
