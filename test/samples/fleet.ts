import { HeartbeatRequest } from '#contract/heartbeat.ts';
import type { TerminalId } from '#contract/ids.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A fleet as a city may find it on a morning: most terminals are well, and every kind of trouble is somewhere. */
const TROUBLES: Readonly<Record<number, { readonly said?: object; readonly agoMs?: number }>> = {
  2: { said: { paper: 'low' } },
  4: { said: { state: 'serving', toCollect: 128_400 } },
  6: { said: { state: 'out', faults: [{ device: 'printer', code: 'jam', who: 'staff' }] } },
  8: { said: { change: 'exact' } },
  11: { agoMs: 3 * HOUR },
  13: { said: { state: 'locked', inDoubt: 1 } },
  16: { said: { toner: 'low', toCollect: 96_300 } },
  19: {
    said: { state: 'out', paper: 'out', faults: [{ device: 'printer', code: 'mediaEmpty', who: 'staff' }] },
  },
  22: { said: { unsent: 4_321, oldestUnsent: -50 * HOUR } },
  24: { said: { build: '0.9.7' } },
  27: {
    said: {
      state: 'out',
      faults: [{ device: 'cash', code: 'offline', who: 'technician' }],
      change: 'unknown',
    },
  },
  30: { said: { state: 'closed' } },
};

export function mixedFleet(
  terminals: readonly TerminalId[],
  now: number,
): readonly { readonly heartbeat: HeartbeatRequest; readonly received: number }[] {
  return terminals.map((terminal, at) => {
    const { said = {}, agoMs = (at % 5) * 11_000 } = TROUBLES[at] ?? {};
    const received = now - agoMs;
    const heartbeat = {
      terminal,
      site: 'main',
      build: '1.0.0',
      at: received,
      state: at % 7 === 3 ? 'serving' : 'ready',
      paper: 'ok',
      toner: 'ok',
      change: 'ok',
      toCollect: (at * 4_700) % 60_000,
      faults: [],
      inDoubt: 0,
      unsent: 0,
      oldestUnsent: null,
      ledger: 'ok',
      ...said,
    };
    const { oldestUnsent } = heartbeat;
    return {
      heartbeat: HeartbeatRequest.parse({
        ...heartbeat,
        oldestUnsent: oldestUnsent === null ? null : received + Number(oldestUnsent),
      }),
      received,
    };
  });
}
