import { COMMAND } from '#devices/cash/cctalk/command.ts';

/** What moves or changes something; whatever else a core says only asks, and can be asked again. */
const HEADERS = new Map<number, string>(
  (
    [
      'reset',
      'dispenseCoins',
      'enableHopper',
      'oneCoin',
      'routeNote',
      'noteMode',
      'defaultPath',
      'sorterPath',
      'masterInhibit',
      'modifyInhibits',
    ] as const
  ).map((name) => [COMMAND[name], name]),
);
/** RFC 8011, 5.4.15. */
const OPERATIONS = new Map([
  [0x0002, 'Print-Job'],
  [0x0005, 'Create-Job'],
  [0x0006, 'Send-Document'],
  [0x0008, 'Cancel-Job'],
]);
const OPERATION_AT = 2;
const HEADER_AT = 3;
/** Calls of the center that change nothing, or belong to no visit. */
const ASIDE = new Set(['/v1/audit', '/v1/status']);

/** The name of what a frame makes the cash devices do, or undefined. */
export function actOfFrame(frame: Uint8Array): string | undefined {
  const [address] = frame;
  const name = HEADERS.get(frame[HEADER_AT] ?? 0);
  return name === undefined ? undefined : `${name} to ${address}`;
}

/** Likewise of a request to the printer (RFC 8010, 3.1.1: version, then operation). */
export function actOfPrint(_path: string, body: Uint8Array): string | undefined {
  return OPERATIONS.get((body[OPERATION_AT] ?? 0) * 0x100 + (body[OPERATION_AT + 1] ?? 0));
}

/** Likewise of a call of the center. */
export function actOfCall(path: string): string | undefined {
  return ASIDE.has(path) ? undefined : path;
}
