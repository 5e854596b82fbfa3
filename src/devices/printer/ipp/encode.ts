import { END_OF_ATTRIBUTES, type Message } from './message.ts';
import { type Attributes, OUT_OF_BAND_TAGS, STRING_TAGS, TAGS, type Value } from './values.ts';

const EMPTY = Buffer.alloc(0);
const MAX_FIELD = 0x7fff;

/** Writes one IPP message (RFC 8010 section 3). Our own values only, so what does not fit is a defect and throws. */
export function encode(message: Message): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt8(message.version.major, 0);
  head.writeUInt8(message.version.minor, 1);
  head.writeUInt16BE(message.code, 2);
  head.writeInt32BE(message.requestId, 4);
  const groups = message.groups.flatMap(({ tag, attributes }) => [
    Buffer.of(tag),
    ...attributeFields(attributes),
  ]);
  return Buffer.concat([head, ...groups, Buffer.of(END_OF_ATTRIBUTES), message.data]);
}

function attributeFields(attributes: Attributes): readonly Buffer[] {
  return [...attributes].flatMap(([name, values]) =>
    values.flatMap((value, index) => valueFields(value, index === 0 ? name : '')),
  );
}

function valueFields(value: Value, name: string): readonly Buffer[] {
  if (value.type === 'collection') {
    return [
      field(TAGS.beginCollection, name, EMPTY),
      ...[...value.members].flatMap(([member, values]) => [
        field(TAGS.memberName, '', Buffer.from(member)),
        ...values.flatMap((inner) => valueFields(inner, '')),
      ]),
      field(TAGS.endCollection, '', EMPTY),
    ];
  }
  return [field(tagOf(value), name, bytesOf(value))];
}

function field(tag: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), sized(Buffer.from(name)), sized(value)]);
}

function sized(bytes: Buffer): Buffer {
  if (bytes.length > MAX_FIELD) throw new RangeError('field longer than IPP allows');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

type Simple = Exclude<Value, { readonly type: 'collection' }>;

const SIMPLE_TAGS = { ...STRING_TAGS, ...OUT_OF_BAND_TAGS, ...TAGS };

function tagOf(value: Simple): number {
  return value.type === 'unknownTag' ? value.tag : SIMPLE_TAGS[value.type];
}

function bytesOf(value: Simple): Buffer {
  switch (value.type) {
    case 'integer':
    case 'enum':
      return int32(value.value);
    case 'boolean':
      return Buffer.of(value.value ? 1 : 0);
    case 'range':
      return Buffer.concat([int32(value.low), int32(value.high)]);
    case 'resolution':
      return Buffer.concat([int32(value.across), int32(value.along), Buffer.of(value.unit)]);
    case 'textWithLanguage':
    case 'nameWithLanguage':
      return Buffer.concat([sized(Buffer.from(value.language)), sized(Buffer.from(value.value))]);
    case 'octetString':
    case 'dateTime':
    case 'unknownTag':
      return Buffer.from(value.value);
    case 'text':
    case 'name':
    case 'keyword':
    case 'uri':
    case 'uriScheme':
    case 'charset':
    case 'naturalLanguage':
    case 'mimeMediaType':
      return Buffer.from(value.value);
    case 'unsupported':
    case 'unknown':
    case 'noValue':
      break;
  }
  return EMPTY;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
