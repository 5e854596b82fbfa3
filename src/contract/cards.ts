import { z } from 'zod';

import { LocalText } from './language.ts';

/** What a demo card is, or what is wrong with it. */
export const Quirk = z.enum([
  'my-number',
  'expired',
  'pin-blocked',
  'one-try-left',
  'forged',
  'unreadable',
  'juki', // 住基カード
  'licence', // 運転免許証
]);
export type Quirk = z.infer<typeof Quirk>;

/** One card that the bench offers to lay on the reader. */
export const DemoCard = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Says what this card shows. */
  label: LocalText,
  /** The holder on its certificate (利用者証明用電子証明書); null on a card that has none or cannot be read. */
  commonName: z
    .string()
    .regex(/^DEMO\d{13}[A-Z]$/)
    .nullable(),
  pin: z.string().regex(/^\d{4}$/),
  card: Quirk,
});
export type DemoCard = z.infer<typeof DemoCard>;

/** `cards.json`: the made-up cards, and what to tell a person about their PIN. */
export const DemoCards = z.strictObject({ note: LocalText, cards: z.array(DemoCard).min(1).max(100) });
export type DemoCards = z.infer<typeof DemoCards>;
