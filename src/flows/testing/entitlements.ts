import type { AuthenticateReply, Entitlement } from '#contract/center.ts';
import { PersonKey } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

/** One copy of anything, yen. */
export const FEE = yen(200);
/** The person who is recognised unless the test says otherwise. */
export const KEY = PersonKey.parse('a'.repeat(64));

export const ENTITLEMENTS: readonly Entitlement[] = [
  {
    kind: 'ResidentRecord',
    fee: FEE,
    offered: [
      { asks: 'answer', option: 'scope', answers: ['self', 'household'] },
      { asks: 'yesNo', option: 'relationship' },
      { asks: 'yesNo', option: 'domicile' },
    ],
    defaults: { kind: 'ResidentRecord', scope: 'self', relationship: false, domicile: false },
  },
  {
    kind: 'SealRegistration',
    fee: FEE,
    offered: [],
    defaults: { kind: 'SealRegistration' },
  },
];

/** So much to choose that it is asked on two screens. */
export const MANY_QUESTIONS: Entitlement = {
  kind: 'ResidentRecord',
  fee: FEE,
  offered: [
    { asks: 'answer', option: 'scope', answers: ['self', 'household'] },
    { asks: 'yesNo', option: 'relationship' },
    { asks: 'yesNo', option: 'domicile' },
    { asks: 'yesNo', option: 'myNumber' },
    { asks: 'yesNo', option: 'nationality' },
  ],
  defaults: {
    kind: 'ResidentRecord',
    scope: 'self',
    relationship: false,
    domicile: false,
    myNumber: false,
    nationality: true,
  },
};

/** The center's answer when it recognises somebody. */
export function accepted(personKey: PersonKey): Extract<AuthenticateReply, { answer: 'accepted' }> {
  return {
    answer: 'accepted',
    session: '5'.repeat(64),
    personKey,
    entitlements: [...ENTITLEMENTS],
    withheld: [],
  };
}
