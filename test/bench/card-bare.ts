import type { PcscReader } from 'pcsclite';

import { loadPcsclite } from '#devices/card/pcsc-native.ts';

/** The longest answer: 65536 bytes and the status word. */
const ANSWER_BYTES = 65_538;

/** The binding, pcscd and vpcd with nothing of the driver above them. */
export interface BareReader {
  /** Connects, sends these commands one after the other whatever is answered, and powers the card off. */
  send(commands: readonly Buffer[]): Promise<void>;
  close(): void;
}

export async function openBareReader(name: string): Promise<BareReader> {
  const library = await loadPcsclite();
  if (!library.ok) throw new Error('the binding is missing');
  const client = library.value();
  client.on('error', () => {});
  const reader = await new Promise<PcscReader>((resolve) => {
    client.on('reader', (raw) => {
      raw.on('error', () => {});
      if (raw.name.startsWith(name)) setImmediate(() => resolve(raw));
    });
  });
  return {
    send: (commands) => send(reader, commands),
    close() {
      reader.close();
      client.close();
    },
  };
}

/** By callbacks only: what is measured here is the binding. */
function send(reader: PcscReader, commands: readonly Buffer[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (failure: Error | null | undefined): void =>
      void setImmediate(() => (failure ? reject(failure) : resolve()));
    reader.connect({ share_mode: reader.SCARD_SHARE_EXCLUSIVE }, (failure, protocol = 0) => {
      if (failure) return settle(failure);
      const next = (at: number): void => {
        const command = commands[at];
        if (command === undefined) return reader.disconnect(reader.SCARD_UNPOWER_CARD, settle);
        reader.transmit(command, ANSWER_BYTES, protocol, (refused) =>
          refused ? settle(refused) : next(at + 1),
        );
      };
      next(0);
    });
  });
}
