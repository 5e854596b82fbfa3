import { numberOf, stringOf } from '../ipp/attributes.ts';
import { decode } from '../ipp/decode.ts';
import { encode } from '../ipp/encode.ts';
import { type Group, GROUP_TAGS, type Message, OPERATIONS, STATUS } from '../ipp/message.ts';
import type { Attributes } from '../ipp/values.ts';
import { type Answer, ANSWERS } from './operations.ts';
import type { PaperMachine } from './paper-machine.ts';

/** Answers one IPP request, carrying it out. Whatever the bytes are, the answer is good IPP. */
export function answer(machine: PaperMachine, printerUri: string, request: Uint8Array): Uint8Array | 'lost' {
  const decoded = decode(request);
  if (!decoded.ok) return encode(reply(headerOf(request), { status: STATUS.badRequest }));
  const message = decoded.value;
  const refusal = refuse(message);
  const operation = message.groups[0]?.attributes ?? new Map();
  const known = ANSWERS.get(message.code);
  if (refusal !== undefined) return encode(reply(message, { status: refusal }));
  if (known === undefined) return encode(reply(message, { status: STATUS.operationNotSupported }));
  const done = known({ machine, printerUri, message, operation });
  return losesReply(machine, message.code) ? 'lost' : encode(reply(message, done));
}

/** What is wrong with a request before anyone looks at what it asks (RFC 8011 sections 4.1.1, 4.1.4, 4.1.8). */
function refuse({ version, requestId, groups }: Message): number | undefined {
  if (version.major !== 1 && version.major !== 2) return STATUS.versionNotSupported;
  const first = groups[0];
  if (requestId <= 0 || first?.tag !== GROUP_TAGS.operation) return STATUS.badRequest;
  const [charset, language] = first.attributes.keys();
  if (charset !== 'attributes-charset' || language !== 'attributes-natural-language')
    return STATUS.badRequest;
  const coded = stringOf(first.attributes, 'attributes-charset')?.toLowerCase();
  if (coded !== 'utf-8' && coded !== 'us-ascii') return STATUS.charsetNotSupported;
  return hasTarget(first.attributes) ? undefined : STATUS.badRequest;
}

function hasTarget(operation: Attributes): boolean {
  return (
    operation.has('printer-uri') || operation.has('job-uri') || numberOf(operation, 'job-id') !== undefined
  );
}

type Head = Pick<Message, 'version' | 'requestId'>;

/** The header of bytes that are no message, as far as there is one. */
function headerOf(request: Uint8Array): Head {
  const requestId = request.length < 8 ? 0 : Buffer.from(request.subarray(4, 8)).readInt32BE();
  return { version: { major: 1, minor: 1 }, requestId };
}

function reply({ version, requestId }: Head, { status, printer, jobs = [] }: Answer): Message {
  const operation: Attributes = new Map([
    ['attributes-charset', [{ type: 'charset', value: 'utf-8' }]],
    ['attributes-natural-language', [{ type: 'naturalLanguage', value: 'en' }]],
  ]);
  const groups: Group[] = [{ tag: GROUP_TAGS.operation, attributes: operation }];
  if (printer !== undefined) groups.push({ tag: GROUP_TAGS.printer, attributes: printer });
  for (const attributes of jobs) groups.push({ tag: GROUP_TAGS.job, attributes });
  return { version: answerable(version), code: status, requestId, groups, data: new Uint8Array(0) };
}

function answerable(version: Message['version']): Message['version'] {
  return version.major === 2 ? { major: 2, minor: 0 } : { major: 1, minor: 1 };
}

function losesReply({ lies }: PaperMachine, code: number): boolean {
  const lost =
    (lies.loseReply === 'Create-Job' && code === OPERATIONS.createJob) ||
    (lies.loseReply === 'Send-Document' && code === OPERATIONS.sendDocument);
  if (lost) lies.loseReply = undefined;
  return lost;
}
