import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Clock } from '#contract/clock.ts';
import { type DemoAuthority, openDemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import { memoryTries } from '#devices/card/simulator/pin-object.ts';
import {
  type CardCredential,
  VirtualCard,
  type VirtualCardOptions,
} from '#devices/card/simulator/virtual-card.ts';

export const PIN = '2468';
const DAY_MS = 24 * 3_600_000;

/** Made-up cards of every sort, issued by a demo authority in a folder of its own. */
export interface CardPeople {
  /** Where they are kept, until removed. */
  readonly folder: string;
  readonly authority: DemoAuthority;
  readonly sound: CardCredential;
  readonly other: CardCredential;
  readonly expired: CardCredential;
  readonly early: CardCredential;
  readonly forged: CardCredential;
  /** A fresh card with all its tries left. */
  card(options?: Partial<VirtualCardOptions>): VirtualCard;
  remove(): Promise<void>;
}

export async function cardPeople(clock: Clock): Promise<CardPeople> {
  const directory = await mkdtemp(join(tmpdir(), 'mado-cards-'));
  const authority = await openDemoAuthority(join(directory, 'ca'), clock);
  const impostor = await openDemoAuthority(join(directory, 'impostor'), clock);
  const now = clock.now();
  const sound = await authority.card({ id: 'sound', commonName: 'DEMO000001AAAAA99999001A' });
  let issued = 0;
  return {
    folder: directory,
    authority,
    sound,
    other: await authority.card({ id: 'other', commonName: 'DEMO000002AAAAA99999002A' }),
    expired: await authority.card({
      id: 'expired',
      commonName: 'DEMO000003AAAAA99999003A',
      notAfter: new Date(now - DAY_MS),
    }),
    early: await authority.card({
      id: 'early',
      commonName: 'DEMO000004AAAAA99999004A',
      notBefore: new Date(now + DAY_MS),
    }),
    forged: await impostor.card({ id: 'forged', commonName: 'DEMO000001AAAAA99999001A' }),
    card: (options) =>
      new VirtualCard({
        id: `card-${(issued += 1)}`,
        credential: sound,
        pin: PIN,
        tries: memoryTries(),
        clock,
        ...options,
      }),
    remove: () => rm(directory, { recursive: true }),
  };
}
