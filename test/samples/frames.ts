import type { Options } from '#contract/certificate.ts';
import { Language } from '#contract/language.ts';
import { NORMAL_LOOK } from '#contract/look.ts';
import { type BasketLine, type Hello, type MoneyView, type Offer } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

import { board } from './board.ts';
import { endSamples } from './end-frames.ts';
import { everything, optionSamples } from './option-frames.ts';
import { help } from './places.ts';
import { registerSamples } from './register-frames.ts';
import { relaySamples } from './relay-frames.ts';
import type { Rest, Sample, SampleFrame } from './sample.ts';
import { staffSamples } from './staff-frames.ts';

/** The made-up town of the demo, `resources/town/town.json`, with as long a telephone number as there is. */
export const sampleHello: Hello = {
  type: 'hello',
  terminal: 'demo-01',
  town: { ja: 'ひかり台町(見本の町)', en: 'Hikaridai Town (a made-up town)' },
  site: { ja: '駅前窓口サービスコーナー', en: 'Station Service Corner' },
  helpDesk: '000-0000-0000',
  languages: Language.options,
  demo: true,
};

const record: Options = { kind: 'ResidentRecord', scope: 'household', relationship: true, domicile: false };
const seal: Options = { kind: 'SealRegistration' };
const recordLine: BasketLine = { options: record, copies: 2, feeEach: yen(300) };
const sealLine: BasketLine = { options: seal, copies: 1, feeEach: yen(300) };
const lines = [recordLine, sealLine];
const fullBasket: BasketLine[] = [
  recordLine,
  sealLine,
  { options: { ...record, scope: 'self', relationship: false }, copies: 5, feeEach: yen(300) },
  { options: everything, copies: 5, feeEach: yen(300) },
];

const later = '2026-11-24T08:30:00+09:00';
const offers: Offer[] = [
  { kind: 'ResidentRecord', fee: yen(300), available: { now: true } },
  { kind: 'SealRegistration', fee: yen(300), available: { now: false, next: later } },
  { kind: 'RecordedItems', fee: yen(300), available: { now: true } },
];
const allNow: Offer[] = offers.map((offer) => ({ ...offer, available: { now: true } }));
const accepts = [10, 50, 100, 500, 1000] as const;

function money(due: number, paid: number): MoneyView {
  return {
    due: yen(due),
    paid: yen(paid),
    remaining: yen(Math.max(due - paid, 0)),
    change: yen(Math.max(paid - due, 0)),
  };
}

const stops = { back: false, cancel: true };
const turns = { back: true, cancel: true };
const choose: Rest = { stage: 'choose', can: turns };
const card: Rest = { stage: 'card', can: stops };
const confirm: Rest = { stage: 'confirm', can: turns };
const pay: Rest = { stage: 'pay', can: stops };
const take: Rest = { stage: 'take' };

/** Every screen, and every state of one that looks different. */
const samples: readonly Sample[] = [
  { name: 'idle', screen: { name: 'idle', offers: allNow, exactOnly: false, relay: true, board } },
  {
    name: 'idle-exact',
    screen: { name: 'idle', offers, exactOnly: true, relay: false, board: { ...board, notices: [] } },
  },
  { name: 'closed', screen: { name: 'closed', next: later } },
  { name: 'closed-unknown', screen: { name: 'closed', next: null } },
  {
    name: 'out-of-service',
    screen: { name: 'outOfService', area: 'printer', code: 'mediaEmpty', who: 'staff' },
  },
  {
    name: 'starting',
    screen: { name: 'outOfService', area: 'terminal', code: 'starting', who: 'technician' },
  },
  { name: 'choose', screen: { name: 'choose', offers, basket: [] }, rest: { ...choose, can: stops } },
  {
    name: 'choose-guided',
    screen: { name: 'choose', offers: allNow, basket: [] },
    rest: {
      ...choose,
      guide: {
        turn: 1,
        clips: [],
        keys: allNow.map(({ kind }, at) => ({ key: at + 1, action: { name: 'chooseKind', kind } })),
      },
    },
  },
  { name: 'choose-more', screen: { name: 'choose', offers: allNow, basket: lines }, rest: choose },
  { name: 'lay-card', screen: { name: 'layCard', trouble: null, help: null }, rest: card },
  {
    name: 'lay-card-juki',
    screen: { name: 'layCard', trouble: 'juki', help: { ...help, remedy: 'cardIssue' } },
    rest: card,
  },
  { name: 'reading-card', screen: { name: 'readingCard' }, rest: card },
  {
    name: 'enter-pin',
    screen: { name: 'enterPin', entered: 2, triesLeft: 3, wrongBefore: false },
    rest: card,
  },
  {
    name: 'enter-pin-full',
    screen: { name: 'enterPin', entered: 4, triesLeft: 2, wrongBefore: true },
    rest: card,
  },
  { name: 'confirm-last-try', screen: { name: 'confirmLastTry', help }, rest: card },
  { name: 'checking-card', screen: { name: 'checkingCard' }, rest: card },
  { name: 'lift-card', screen: { name: 'liftCard' }, rest: card },
  ...optionSamples,
  { name: 'copies', screen: { name: 'copies', line: recordLine, max: 5 }, rest: choose },
  { name: 'basket', screen: { name: 'basket', lines, total: yen(900), canAdd: true }, rest: confirm },
  {
    name: 'basket-full',
    screen: { name: 'basket', lines: fullBasket, total: yen(3900), canAdd: false },
    rest: confirm,
  },
  { name: 'basket-empty', screen: { name: 'basket', lines: [], total: yen(0), canAdd: true }, rest: confirm },
  { name: 'preparing', screen: { name: 'preparing' }, rest: { stage: 'confirm', can: stops } },
  {
    name: 'confirm',
    screen: { name: 'confirm', lines, total: yen(900), exactOnly: false, accepts: [...accepts] },
    rest: { ...confirm, money: money(900, 0) },
  },
  {
    name: 'confirm-full-exact',
    screen: {
      name: 'confirm',
      lines: fullBasket,
      total: yen(3900),
      exactOnly: true,
      accepts: [10, 50, 100, 500],
    },
    rest: { ...confirm, money: money(3900, 0) },
  },
  {
    name: 'confirm-free',
    screen: {
      name: 'confirm',
      lines: [{ ...sealLine, feeEach: yen(0) }],
      total: yen(0),
      exactOnly: false,
      accepts: [],
    },
    rest: confirm,
  },
  {
    name: 'pay',
    screen: { name: 'pay', accepts: [...accepts], refused: false },
    rest: { ...pay, money: money(900, 500) },
  },
  {
    name: 'pay-refused',
    screen: { name: 'pay', accepts: [...accepts], refused: true },
    rest: { ...pay, money: money(900, 0) },
  },
  {
    name: 'pay-time',
    screen: { name: 'pay', accepts: [...accepts], refused: false },
    rest: { ...pay, money: money(900, 500), secondsLeft: 17 },
  },
  { name: 'counting', screen: { name: 'counting' }, rest: { stage: 'pay', money: money(900, 1000) } },
  {
    name: 'printing',
    screen: { name: 'printing', sheet: 2, of: 3, step: 'printing', code: null },
    rest: { ...take, money: money(900, 1000) },
  },
  {
    name: 'printing-staff',
    screen: { name: 'printing', sheet: 2, of: 3, step: 'waitingForStaff', code: 'mediaEmpty' },
    rest: { ...take, money: money(900, 1000) },
  },
  {
    name: 'printing-jam',
    screen: { name: 'printing', sheet: 1, of: 1, step: 'waitingForStaff', code: 'jam' },
    rest: { ...take, money: money(300, 300) },
  },
  {
    name: 'printing-tray-full',
    screen: { name: 'printing', sheet: 2, of: 3, step: 'waitingForStaff', code: 'takePaper' },
    rest: { ...take, money: money(900, 1000) },
  },
  {
    name: 'printing-free',
    screen: { name: 'printing', sheet: 1, of: 1, step: 'waitingForStaff', code: 'service' },
    rest: take,
  },
  {
    name: 'paying-back',
    screen: { name: 'payingBack', amount: yen(100), why: 'change' },
    rest: { ...take, money: money(900, 1000) },
  },
  {
    name: 'take-papers',
    screen: { name: 'takePapers', papers: 3, watched: false, stillThere: false },
    rest: { ...take, money: money(900, 1000) },
  },
  {
    name: 'take-papers-watched',
    screen: { name: 'takePapers', papers: 3, watched: true, stillThere: false },
    rest: take,
  },
  {
    name: 'take-papers-still-there',
    screen: { name: 'takePapers', papers: 3, watched: true, stillThere: true },
    rest: take,
  },
  {
    name: 'take-papers-last-call',
    screen: { name: 'takePapers', papers: null, watched: true, stillThere: false },
  },
  {
    name: 'take-money',
    screen: { name: 'takeMoney', amount: yen(100), why: 'change' },
    rest: { ...take, money: money(900, 1000) },
  },
  {
    name: 'take-change-called',
    screen: { name: 'takeMoney', amount: yen(1500), why: 'change' },
    rest: { ...take, call: { clip: null, volume: 100, hushed: false } },
  },
  { name: 'take-refund', screen: { name: 'takeMoney', amount: yen(1500), why: 'refund' }, rest: take },
  {
    name: 'help-panel',
    screen: { name: 'enterPin', entered: 2, triesLeft: 3, wrongBefore: false },
    rest: card,
    opens: '.footer-call',
  },
  ...relaySamples,
  ...endSamples,
  ...registerSamples,
  ...staffSamples,
];

/** A frame with nothing around its screen. */
export const bare = {
  type: 'frame',
  furigana: false,
  look: NORMAL_LOOK,
  stage: null,
  money: null,
  can: { back: false, cancel: false },
  secondsLeft: null,
} as const;

/** The samples as frames in one language, each an instance of its own. */
export function sampleFrames(language: Language): SampleFrame[] {
  return samples.map(({ name, screen, rest, opens }, place) => ({
    name,
    ...(opens === undefined ? {} : { opens }),
    frame: {
      ...bare,
      instance: place + 1000 * (1 + Language.options.indexOf(language)),
      language,
      ...rest,
      screen,
    },
  }));
}
