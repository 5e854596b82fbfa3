/** Attribute values as RFC 8010 section 3.9 carries them. Strings are UTF-8; nothing is trusted beyond its length. */
export type Value =
  | { readonly type: 'integer' | 'enum'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: StringType; readonly value: string }
  | {
      readonly type: 'textWithLanguage' | 'nameWithLanguage';
      readonly language: string;
      readonly value: string;
    }
  | { readonly type: 'octetString' | 'dateTime'; readonly value: Uint8Array }
  | { readonly type: 'resolution'; readonly across: number; readonly along: number; readonly unit: number }
  | { readonly type: 'range'; readonly low: number; readonly high: number }
  | { readonly type: 'collection'; readonly members: Attributes }
  | { readonly type: OutOfBandType }
  | { readonly type: 'unknownTag'; readonly tag: number; readonly value: Uint8Array };

export type StringType = keyof typeof STRING_TAGS;
export type OutOfBandType = keyof typeof OUT_OF_BAND_TAGS;

/** One group's attributes. A Map, so that no name a printer sends can touch an object's prototype. */
export type Attributes = ReadonlyMap<string, readonly Value[]>;

/** RFC 8010 table 5: character-string tags. */
export const STRING_TAGS = {
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const;

/** RFC 8010 table 3: values that say that there is none. */
export const OUT_OF_BAND_TAGS = { unsupported: 0x10, unknown: 0x12, noValue: 0x13 } as const;

/** RFC 8010 tables 4 and 5: the rest. */
export const TAGS = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octetString: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  range: 0x33,
  beginCollection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  memberName: 0x4a,
} as const;

export const integer = (value: number): Value => ({ type: 'integer', value });
export const enumeration = (value: number): Value => ({ type: 'enum', value });
export const boolean = (value: boolean): Value => ({ type: 'boolean', value });
export const keyword = (value: string): Value => ({ type: 'keyword', value });
export const text = (value: string): Value => ({ type: 'text', value });
export const name = (value: string): Value => ({ type: 'name', value });
export const uri = (value: string): Value => ({ type: 'uri', value });
export const mime = (value: string): Value => ({ type: 'mimeMediaType', value });
