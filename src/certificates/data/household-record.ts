import { z } from 'zod';

import { RecordItem } from '#contract/kinds/household.ts';
import { MAX_MEMBERS } from '#contract/kinds/option.ts';

import { Text } from './common.ts';
import { RecordedPerson } from './recorded-person.ts';

/** What 住民票の写し and 住民票記載事項証明書 have in common: some or all of a household, on one of two forms. */
export const HouseholdRecord = z.strictObject({
  /** 世帯連記式 (four persons a sheet) or 個人票 (one) */
  form: z.enum(['joint', 'single']),
  scope: z.enum(['self', 'part', 'household']),
  /** The items that may be left out and are shown. */
  shows: z.array(RecordItem).max(RecordItem.options.length),
  address: Text,
  /** 世帯主; null when left out. */
  householder: Text.nullable(),
  persons: z.array(RecordedPerson).min(1).max(MAX_MEMBERS),
});
export type HouseholdRecord = z.infer<typeof HouseholdRecord>;
