import type { Screen } from '#contract/screen.ts';
import { RelayNumber } from '#contract/relay.ts';
import type { RelayItem } from '#contract/relay.ts';
import { yen } from '#contract/yen.ts';

import { owed } from './end-frames.ts';
import type { Sample } from './sample.ts';

const slip = RelayNumber.parse('2000020');
const can = { back: true, cancel: true };
const each = { feeEach: yen(300) };
const one: RelayItem[] = [{ kind: 'ResidentRecord', copies: 1, ...each }];
const many: RelayItem[] = [
  { kind: 'ResidentRecord', copies: 2, ...each },
  { kind: 'RecordedItems', copies: 1, ...each },
  { kind: 'SealRegistration', copies: 1, ...each },
];

function confirm(items: RelayItem[], exactOnly: boolean): Screen {
  const total = yen(items.reduce((sum, { copies }) => sum + copies * 300, 0));
  return { name: 'relayConfirm', slip, items, total, exactOnly, accepts: [10, 50, 100, 500, 1000] };
}

function finished(receipt: 'printed' | 'notPrinted' | 'unknown', money: typeof owed): Screen {
  return { name: 'relayFinished', slip, fee: yen(300), money, receipt };
}

/** 取次ぎ発行の手数料収納. */
export const relaySamples: readonly Sample[] = [
  {
    name: 'relay-number',
    screen: { name: 'relayNumber', typed: '2000', trouble: null },
    rest: { can },
  },
  { name: 'relay-mistyped', screen: { name: 'relayNumber', typed: '', trouble: 'mistyped' }, rest: { can } },
  { name: 'relay-unknown', screen: { name: 'relayNumber', typed: '', trouble: 'unknown' }, rest: { can } },
  { name: 'relay-asking', screen: { name: 'relayCalling', step: 'asking' } },
  { name: 'relay-telling', screen: { name: 'relayCalling', step: 'telling' } },
  { name: 'relay-confirm', screen: confirm(one, false), rest: { can } },
  { name: 'relay-confirm-many', screen: confirm(many, true), rest: { can } },
  {
    name: 'relay-finished',
    screen: finished('printed', { state: 'settled', kept: yen(300), returned: yen(200) }),
  },
  { name: 'relay-finished-owed', screen: finished('notPrinted', owed) },
  {
    name: 'relay-finished-receipt-unknown',
    screen: finished('unknown', { state: 'settled', kept: yen(300), returned: yen(0) }),
  },
  {
    name: 'relay-in-doubt',
    screen: {
      name: 'trouble',
      area: 'center',
      code: 'relayUnknown',
      who: 'staff',
      money: owed,
      printed: 0,
      canReceipt: false,
      slip: { what: 'owed', verdict: 'printed' },
      canRetry: false,
      help: null,
      cardOnReader: false,
    },
  },
];
