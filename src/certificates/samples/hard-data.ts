import type { CertificateData } from '../data.ts';

/** One document of the gallery: a kind, under some options, with some data. */
export interface Sample {
  readonly name: string;
  readonly data: CertificateData;
}

/** Samples of one kind, `tax-exempt` and so on. */
export function named(kind: string, samples: Readonly<Record<string, CertificateData>>): readonly Sample[] {
  return Object.entries(samples).map(([name, data]) => ({ name: `${kind}-${name}`, data }));
}

export const NAME = '見本 花子';
export const ADDRESS = 'まほろば県ひかり台町見本一丁目1番1号 見本住宅101号室';

/** The longest name and address that a register is expected to hold. */
export const LONG_NAME = '寿限無寿限無五劫乃擦切海砂利水魚乃水行末雲来末風来末　長久命乃長助';
export const LONG_ADDRESS =
  'まほろば県ひかり台町架空五丁目55番55号 グランドレジデンスとても長い名前のまぼろし集合住宅ひかり台サンプルタワーイースト棟5555号室';

/** 異体字 (Adobe-Japan1 sequences) that BIZ UD明朝 has in shapes of their own. */
export const IVS_NAME = '葛\u{E0100}見本　辻\u{E0100}子';
