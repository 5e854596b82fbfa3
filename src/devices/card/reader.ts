import type { Clock } from '#contract/clock.ts';
import { type Result, err, ok } from '#contract/result.ts';

import { readTrust } from './certificate.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import type { ReaderTraits } from './certificate-file.ts';
import { Channel, type Meter } from './channel.ts';
import { cardFault } from './faults.ts';
import { within } from './limit.ts';
import type { CardFault, CardPort, CardSession } from './port.ts';
import { recognise } from './recognise.ts';
import { JpkiSession } from './session.ts';
import { APDU_LIMIT_MS, type CardConnection, type CardTransport } from './transport.ts';

interface CardReaderOptions {
  readonly transport: CardTransport;
  /** PEMs of the pinned CA certificates for user authentication (利用者証明用認証局), all generations; `anyIssuer` only to diagnose. */
  readonly trust: readonly string[] | 'anyIssuer';
  readonly clock: Clock;
  /** What a certificate has to be; the profile of today's cards when left out. */
  readonly profile?: CertificateProfile;
  readonly meter?: Meter;
}

/** The JPKI driver: a card reader (カードリーダー) over any transport, which it owns from now on. */
export function openCardReader({
  transport,
  trust: pems,
  clock,
  profile,
  meter,
}: CardReaderOptions): CardPort {
  const trust = pems === 'anyIssuer' ? pems : readTrust(pems);
  const traits: ReaderTraits = { extendedLength: undefined };
  let turn: Promise<unknown> = Promise.resolve();
  let current: CardSession | undefined;

  /** One card at a time: accepting ends the session before, if somebody left it open. */
  async function accept(): Promise<Result<CardSession, CardFault>> {
    await current?.close();
    current = undefined;
    const connection = await connect(transport, clock);
    if (!connection.ok) return connection;
    const channel = new Channel(connection.value, clock, meter);
    const recognised = await recognise(channel);
    if (!recognised.ok) {
      await channel.close();
      return recognised;
    }
    current = new JpkiSession(channel, { trust, profile, clock, traits });
    return ok(current);
  }

  return {
    status: () => transport.status(),
    capabilities: () => ({ transport: transport.kind, extendedLength: traits.extendedLength }),
    subscribe: (listener) => transport.subscribe(listener),
    accept() {
      const accepted = turn.then(accept);
      turn = accepted.catch(() => undefined);
      return accepted;
    },
    async close() {
      await turn;
      await current?.close();
      await transport.close();
    },
  };
}

/** PC/SC may take for ever to connect; a connection that comes too late is let go at once. */
async function connect(transport: CardTransport, clock: Clock): Promise<Result<CardConnection, CardFault>> {
  const connecting = transport.connect();
  const connection = await within(clock, APDU_LIMIT_MS, connecting);
  if (connection !== 'timeout') return connection;
  void connecting.then((late) => (late.ok ? late.value.disconnect() : undefined));
  return err(cardFault('timeout'));
}
