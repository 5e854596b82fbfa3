import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { z } from 'zod';

import { fromHex } from '#certificates/seal/bytes.ts';
import { inGroups } from '#certificates/seal/base32.ts';
import type { Knowledge } from '#certificates/seal/judge.ts';
import { Anchor, IssueLog, openList, TrustList, VoidList } from '#certificates/seal/lists.ts';
import { readSecret, readSerial } from '#certificates/seal/secret.ts';
import { checked } from '#checking/check.ts';
import type { Check, KnownFront } from '#checking/check.ts';
import { readingOf } from '#checking/reading.ts';
import { OUTCOME_WORDS } from '#checking/words.ts';

import { root } from '../demo/folder.ts';
import { symbolsOfFile } from './pictures.ts';

interface Answer {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly json: object;
}

const USAGE =
  'usage: npm run verify -- FILE… [--trust trust.json] [--anchor anchor.json] [--void void.json] [--log FILE] [--serial ABCD-…] [--key ABCD-…] [--profile production] [--json]';
/** The demo's own lists, where nothing else is named. */
const DEMO = join(root, '.mado/demo/keys/seal');

/** Reads all files as one paper and checks it. */
export async function verify(args: readonly string[]): Promise<Answer> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    if (positionals.length === 0) return refusal(USAGE);
    const knowledge = knowledgeOf(values);
    const symbols = [];
    for (const file of positionals) symbols.push(...(await symbolsOfFile(file)));
    const check = checked(readingOf(symbols), typedFront(values), knowledge);
    const demo = knowledge.trust.profile === 'demo';
    return { ok: check.outcome === 'good', lines: linesOf(check, demo), json: { ...check, demo } };
  } catch (cause) {
    return refusal(cause instanceof Error ? cause.message : 'failed');
  }
}

const text = { type: 'string' } as const;
const OPTIONS = {
  trust: text,
  anchor: text,
  void: text,
  log: text,
  serial: text,
  key: text,
  profile: text,
  json: { type: 'boolean' },
} as const;
type Said = { readonly [Name in keyof typeof OPTIONS]?: string | boolean | undefined };

function knowledgeOf(said: Said): Knowledge {
  const trustFile = String(said.trust ?? join(DEMO, 'trust.json'));
  const anchorFile = String(said.anchor ?? join(trustFile, '../anchor.json'));
  const anchor = Anchor.safeParse(json(anchorFile)).data;
  if (!anchor) throw new Error(`${anchorFile} is no anchor.json of npm run keys`);
  const key = fromHex(anchor.anchor);
  const list = <T extends z.ZodType>(file: string, schema: T): z.infer<T> => {
    const opened = openList(json(file), schema, key);
    if (opened === null) throw new Error(`${file} is not such a list, or not signed by ${anchorFile}`);
    return opened;
  };
  const trust = list(trustFile, TrustList);
  if (said.profile !== undefined && said.profile !== trust.profile)
    throw new Error(
      `${trustFile} has ${trust.profile} keys; they prove nothing where ${said.profile} is meant`,
    );
  const voidFile = said.void ?? join(trustFile, '../void.json');
  const voids = said.void !== undefined || existsSync(String(voidFile));
  return {
    trust,
    voids: voids ? list(String(voidFile), VoidList) : undefined,
    log: said.log === undefined ? undefined : list(String(said.log), IssueLog),
  };
}

/** Serial and key as somebody typed them; a slip of the fingers is named. */
function typedFront({ serial, key }: Said): KnownFront | undefined {
  if (serial === undefined && key === undefined) return undefined;
  const [readAs, secret] = [readSerial(String(serial ?? '')), readSecret(String(key ?? ''))];
  if (readAs === null) throw new Error('--serial: the twelve characters of 照合番号');
  if (secret === null) throw new Error('--key: the twenty-one characters of 照合鍵; one of them is wrong');
  return { serial: readAs, secret };
}

function linesOf({ outcome, sheets }: Check, demo: boolean): readonly string[] {
  const words = [...OUTCOME_WORDS.ja[outcome], ...OUTCOME_WORDS.en[outcome]];
  return [
    `${outcome === 'good' ? 'GOOD' : 'NOT GOOD'} (${outcome})`,
    ...words,
    ...(demo ? ['見本の鍵です / demo keys: this proves nothing'] : []),
    ...sheets.flatMap(({ content, town, symbols, outcome: of }) => [
      '',
      `${of}: ${symbols.read} symbols read, ${symbols.enough} suffice`,
      ...(content
        ? [
            `${content.title}  ${content.page}/${content.pages}  ${town ?? ''}`,
            `発行番号 ${content.issueNumber}  ${content.issuedOn}  ${content.authority}`,
            `照合番号 ${inGroups(content.serial)}`,
            ...content.items.map(({ label, value }) => `  ${label}: ${value}`),
          ]
        : []),
    ]),
  ];
}

function json(file: string): unknown {
  if (!existsSync(file)) throw new Error(`${file}: no such file`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} is no JSON`);
  }
}

function refusal(message: string): Answer {
  return { ok: false, lines: [message], json: { outcome: 'refused', message } };
}
