import type { Attributes } from './values.ts';

/** RFC 8010 table 1: what a group of attributes is about. */
export const GROUP_TAGS = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const;
export const END_OF_ATTRIBUTES = 0x03;

export interface Group {
  /** One of `GROUP_TAGS`, or another delimiter tag below 0x10, kept as it came. */
  readonly tag: number;
  readonly attributes: Attributes;
}

/** One IPP request or response (RFC 8010 section 3.1). */
export interface Message {
  readonly version: { readonly major: number; readonly minor: number };
  /** operation-id of a request, status-code of a response. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly Group[];
  /** The document, if any. */
  readonly data: Uint8Array;
}

/** RFC 8011 section 5.4.15. */
export const OPERATIONS = {
  createJob: 0x0005,
  sendDocument: 0x0006,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const;

/** RFC 8011 appendix B: those this code answers or tells apart. */
export const STATUS = {
  ok: 0x0000,
  okIgnored: 0x0001,
  badRequest: 0x0400,
  notPossible: 0x0404,
  notFound: 0x0406,
  requestEntityTooLarge: 0x0408,
  formatNotSupported: 0x040a,
  attributesNotSupported: 0x040b,
  charsetNotSupported: 0x040d,
  operationNotSupported: 0x0501,
  versionNotSupported: 0x0503,
  notAcceptingJobs: 0x0506,
  busy: 0x0507,
} as const;

/** successful-ok and its relatives (RFC 8011 appendix B.1.2). */
export function succeeded(message: Message): boolean {
  return message.code <= 0x00ff;
}

const NONE: Attributes = new Map();

/** The first group of that kind, empty when there is none. */
export function group(message: Message, kind: keyof typeof GROUP_TAGS): Attributes {
  return message.groups.find(({ tag }) => tag === GROUP_TAGS[kind])?.attributes ?? NONE;
}

/** Every group of that kind, e.g. one per job in a reply to Get-Jobs. */
export function groups(message: Message, kind: keyof typeof GROUP_TAGS): readonly Attributes[] {
  return message.groups.filter(({ tag }) => tag === GROUP_TAGS[kind]).map(({ attributes }) => attributes);
}
