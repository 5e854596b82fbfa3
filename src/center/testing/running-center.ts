import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Town } from '#contract/town.ts';
import { TerminalId } from '#contract/ids.ts';

import { createCenter } from '../center.ts';
import type { Center, CenterParts } from '../center.ts';
import type { LogLine } from '../http/handler.ts';
import { loadRegister } from '../register/load.ts';

/** A Tuesday morning in Japan. */
export const MORNING = Date.parse('2026-11-24T10:00:00+09:00');

const everyDay = [{ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '08:30', to: '20:00' }];

export const TOWN = Town.parse({
  decided: '2026-04-01T09:00',
  municipality: {
    prefecture: 'まほろば県',
    name: 'ひかり台町',
    code: '99901',
    shown: { ja: 'ひかり台町', en: 'Hikaridai Town' },
    title: '町長',
    head: '見本 長作',
  },
  sites: [{ id: 'main', shown: { ja: '本庁', en: 'Town hall' }, hours: everyDay, closed: [], helpDesk: '0' }],
  holidays: [],
  kinds: [
    {
      kind: 'ResidentRecord',
      fees: [
        { from: '2027-04-01', yen: 250 },
        { from: '2020-01-01', yen: 200 },
      ],
      hours: everyDay,
      closed: [],
      options: {
        form: { is: 'hidden' },
        scope: { is: 'offered' },
        relationship: { is: 'offered' },
        domicile: { is: 'offered' },
        myNumber: { is: 'hidden' },
        nationality: { is: 'fixed', value: true },
        residence: { is: 'hidden' },
        cardNumber: { is: 'hidden' },
        aliasHistory: { is: 'hidden' },
      },
    },
    {
      kind: 'SealRegistration',
      fees: [{ from: '2020-01-01', yen: 300 }],
      hours: everyDay,
      closed: [],
      options: {},
    },
  ],
  languages: ['ja', 'en'],
  patience: { ordinary: 60, money: 60, take: 60 },
});

export const REGISTER = loadRegister(join(import.meta.dirname, '../../../resources/town/register.json'));

export const TERMINALS = [
  { id: TerminalId.parse('demo-01'), secret: 'secret-of-demo-01' },
  { id: TerminalId.parse('demo-02'), secret: 'secret-of-demo-02' },
] as const;

const documentKey = generateKeyPairSync('ed25519').privateKey;
export const TOWN_KEY = createPublicKey(documentKey);
const person = randomBytes(32);

/** A center on a loopback port, over a database that outlives a restart, with a clock that the test turns. */
export interface RunningCenter extends AsyncDisposable {
  readonly url: () => string;
  readonly clock: { time: number };
  /** Lets the center's timer ring, as it does once a minute. */
  ring(): Promise<void>;
  readonly log: LogLine[];
  readonly database: string;
  restart(): Promise<void>;
}

export async function startCenter(
  trust: readonly X509Certificate[],
  changes: Partial<CenterParts> = {},
): Promise<RunningCenter> {
  const folder = mkdtempSync(join(tmpdir(), 'mado-center-'));
  const clock = { time: MORNING };
  const timers = new Set<() => void>();
  const log: LogLine[] = [];
  const database = join(folder, 'center.db');
  const open = (): Promise<Center> =>
    createCenter({
      database,
      register: REGISTER,
      town: TOWN,
      terminals: TERMINALS,
      keys: { document: documentKey, person },
      trust,
      clock: {
        now: () => clock.time,
        monotonic: () => clock.time,
        setTimeout: (callback) => {
          timers.add(callback);
          return callback;
        },
        clearTimeout: (timer) => {
          for (const callback of timers) if (callback === timer) timers.delete(callback);
        },
      },
      random: randomBytes,
      log: (line) => log.push(line),
      ...changes,
    });
  let center = await open();
  let url = await center.listen('127.0.0.1', 0);
  return {
    url: () => url,
    clock,
    async ring() {
      const due = [...timers];
      timers.clear();
      for (const callback of due) callback();
      await new Promise(setImmediate);
    },
    log,
    database,
    async restart() {
      await center.close();
      center = await open();
      url = await center.listen('127.0.0.1', 0);
    },
    async [Symbol.asyncDispose]() {
      await center.close();
      rmSync(folder, { recursive: true });
    },
  };
}
