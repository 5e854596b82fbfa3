import type { BusFailure } from '#devices/cash/cctalk/bus.ts';
import type { CashFault, CashFaultCode } from '#devices/cash/port.ts';

import type { Surveyed } from './cash-survey.ts';
import { type Diagnosis, faulty } from './diagnosis.ts';

type Trouble = CashFaultCode | 'noPort' | 'garbled';

const MESSAGES: Readonly<Record<Trouble, string>> = {
  noPort: 'The line cannot be opened. Check the path, the rights on it, and that no other program holds it.',
  garbled:
    'Bytes come, but they are no ccTalk. Check 9600 baud, the wiring, and that nothing else is on the line.',
  offline: 'No device answers. Check its power, the wiring and the address.',
  wrongDevice: 'A device at this address is another one than is expected there. Check the addresses.',
  cipherHopper:
    'A hopper pays only under a cipher, which is not public. Exchange it for a build keyed by serial number.',
  deviceFault: 'A device refuses a command that it must know, or reports a fault. Look at its self-check.',
  busy: 'A device is busy. Wait a moment and start again.',
  coinJam: 'A coin is stuck in the coin acceptor. Open it, take the coin out, and start again.',
  noteJam: 'A note is stuck in the note validator. Open it, take the note out, and start again.',
  hopperJam: 'A hopper is jammed. Open it, free the disc, and start again.',
  hopperEmpty: 'A hopper has run empty. Fill it and start again.',
  cashboxFull: 'The coin box is full. Empty it.',
  stackerFull: 'The note stacker is full. Empty it.',
  changeShort: 'The coins in the hoppers do not make up this sum.',
  unitsOpen: 'Somebody has the cash units open. Wait until they are shut.',
  inDoubt: 'What became of some money no device can tell. Count what lies in the tray and in the hoppers.',
};

/** Between two bounds, yen. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What one check saw and moved, yen. `earlier`: what a check that was cut off had left open, known only now. */
export interface Checked {
  readonly devices: readonly Surveyed[];
  readonly credited: number;
  readonly paid: number;
  readonly returned: number;
  readonly inDoubt: Bounds;
  readonly earlier:
    | { readonly settled: number; readonly credited: number; readonly inDoubt: Bounds }
    | undefined;
  readonly fault: CashFault | undefined;
}

export function tellBusFailure(failure: BusFailure): Diagnosis {
  return tellTrouble(failure === 'garbled' ? 'garbled' : 'offline', 'technician');
}

export function tellTrouble(code: Trouble, who: CashFault['who']): Diagnosis {
  return faulty(code, who, MESSAGES[code]);
}

export function tellChecked({ fault, earlier, ...json }: Checked): Diagnosis {
  const { devices, credited, paid, returned, inDoubt } = json;
  const told = fault && { code: fault.code, who: fault.who, message: MESSAGES[fault.code] };
  return {
    ok: told === undefined,
    lines: [
      ...devices.map(line),
      `accepted     ${credited} yen`,
      `paid out     ${paid} yen`,
      `given back   ${returned} yen of notes`,
      `in doubt     ${range(inDoubt)}`,
      ...(earlier ? [`cut off earlier: ${earlier.settled} settled, in doubt ${range(earlier.inDoubt)}`] : []),
      ...(told ? [told.message, `(${told.code}; ${told.who})`] : []),
    ],
    json: { ...json, ...(earlier ? { earlier } : {}), ...(told ? { fault: told } : {}) },
  };
}

function range({ min, max }: Bounds): string {
  return max === 0 ? 'nothing' : `${min} to ${max} yen`;
}

function line(device: Surveyed): string {
  const { address, category, manufacturer, product, serial, checksum, denominations, level, fault } = device;
  const parts = [
    String(address).padEnd(4),
    (category || 'unknown').padEnd(16),
    [manufacturer, product].filter(Boolean).join(' '),
    serial === undefined ? undefined : `no. ${serial}`,
    checksum === 'crc16' ? 'CRC-16' : undefined,
    denominations.length > 0 ? `${denominations.join(', ')} yen` : undefined,
    level && `level ${level}`,
    fault === undefined || fault === 0 ? undefined : `fault ${fault}`,
    device.flags?.join(', '),
  ];
  return parts.filter(Boolean).join('  ');
}
