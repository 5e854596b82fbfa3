#!/usr/bin/env node
// Checks an export of a terminal's audit log. It needs Node 20 and nothing else: an auditor can copy this one file.
//
//   node verify-log.mjs EXPORT --key KEY [--witness NAME=KEY] [--seen NOTE] [--json]
//
// EXPORT   the file that `npm run audit -- export` wrote
// --key    the terminal's public key, as the city's register has it: a PEM file, or 64 hex digits
// --witness the center's name and public key; then at least one checkpoint must bear its countersignature
// --seen   a file with a checkpoint that somebody kept elsewhere: the export must contain all that it covers
//
// Exit 0: the log is whole. Exit 1: it is not, and the one line says why. Exit 2: the command was not understood.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** Why an export is not believed, each in a sentence. */
const REASONS = {
  format: 'it is not an export of an audit log, or a line of it is none',
  altered: 'a record is not what its hash says: it was changed',
  removed: 'a record is missing: it was taken out',
  reordered: 'records do not stand in their order',
  repeated: 'a record stands there twice',
  unlinked: 'a record does not name the one before it: the chain was cut and joined anew',
  truncated: 'its end is missing: the last records are covered by no checkpoint',
  otherTerminal: 'a checkpoint is that of another terminal',
  otherKey: 'a checkpoint was signed by another key',
  badSignature: 'a signature under a checkpoint does not hold',
  badCosignature: 'a countersignature does not hold',
  unwitnessed: 'no checkpoint bears the countersignature that was asked for',
  forked: 'the records are not those for which a checkpoint was signed: history was written anew',
  rewound: 'it ends before a checkpoint that somebody has seen: it was put back to an older state',
};

/** @typedef {keyof typeof REASONS} Reason */
/** @typedef {{ name: string, raw: Buffer }} Key */
/** @typedef {{ origin: string, size: number, root: string, body: string, lines: string[] }} Note */
/** @typedef {{ ok: true, terminal: string, records: number, checkpoints: number, root: string, witnessed: { size: number, at: string } | null }} Whole */
/** @typedef {{ ok: false, reason: Reason, line: number, text: string }} Broken */

class Refusal extends Error {
  /** @param {Reason} reason @param {number} line */
  constructor(reason, line) {
    super(REASONS[reason]);
    this.reason = reason;
    this.line = line;
  }
}

/**
 * Checks the lines of an export.
 * @param {AsyncIterable<string> | Iterable<string>} lines
 * @param {{ key: Buffer, witness?: Key | undefined, seen?: string | undefined, whole?: boolean }} trust `whole`: the last line has its end
 * @returns {Promise<Whole | Broken>}
 */
export async function check(lines, { key, witness, seen, whole = true }) {
  const log = new Log(key, witness, seen === undefined ? undefined : noteOf(seen, 0));
  try {
    for await (const line of lines) log.take(line);
    return log.end(whole);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, reason: error.reason, line: error.line, text: error.message };
  }
}

/** The log as far as it has been read. */
class Log {
  /** @param {Buffer} key @param {Key | undefined} witness @param {Note | undefined} seen */
  constructor(key, witness, seen) {
    this.key = key;
    this.witness = witness;
    this.seen = seen;
    this.line = 0;
    this.terminal = '';
    this.records = 0;
    this.checkpoints = 0;
    this.half = false; // The last line read is no JSON: half a line, if nothing comes after it.
    this.covered = 0;
    this.previous = '0'.repeat(64);
    this.peaks = /** @type {string[]} */ ([]); // The tree's perfect subtrees, largest first.
    /** @type {number | undefined} the first sequence that did not come when it should, and the line where */
    this.missing = undefined;
    this.missingAt = 0;
    /** @type {{ size: number, at: string } | null} */
    this.witnessed = null;
  }

  /** @param {string} text */
  take(text) {
    this.line += 1;
    if (this.half) throw new Refusal('format', this.line - 1);
    const entry = objectOf(text);
    if (entry === undefined) this.half = true;
    else if (this.line === 1) this.#header(entry);
    else if ('checkpoint' in entry) this.#checkpoint(entry['checkpoint']);
    else this.#record(entry);
  }

  /** @param {boolean} whole @returns {Whole} */
  end(whole) {
    if (this.missing !== undefined) throw new Refusal('removed', this.missingAt);
    if (this.half || !whole || this.records === 0 || this.covered !== this.records)
      throw new Refusal('truncated', this.line);
    if (this.seen && this.seen.size > this.records) throw new Refusal('rewound', this.line);
    if (this.witness && this.witnessed === null) throw new Refusal('unwitnessed', this.line);
    const { terminal, records, checkpoints, witnessed } = this;
    return { ok: true, terminal, records, checkpoints, root: this.#root(), witnessed };
  }

  /** @param {Record<string, unknown>} entry */
  #header({ mado, terminal }) {
    if (mado !== 'audit-export-1' || typeof terminal !== 'string') throw new Refusal('format', this.line);
    this.terminal = terminal;
    if (this.seen && this.seen.origin !== `mado/${terminal}`) throw new Refusal('otherTerminal', this.line);
  }

  /** @param {Record<string, unknown>} entry */
  #record({ sequence, at, id, fields, previous, hash }) {
    if (typeof sequence !== 'number' || !Number.isInteger(sequence)) throw new Refusal('format', this.line);
    if (this.missing !== undefined) {
      if (sequence === this.missing) throw new Refusal('reordered', this.missingAt);
      return;
    }
    if (sequence <= this.records) throw new Refusal('repeated', this.line);
    if (sequence !== this.records + 1) {
      this.missing = this.records + 1;
      this.missingAt = this.line;
      return;
    }
    const leaf = JSON.stringify(['mado-audit-1', this.terminal, sequence, at, id, fields, previous]);
    if (sha256('00', leaf) !== hash) throw new Refusal('altered', this.line);
    if (previous !== this.previous) throw new Refusal('unlinked', this.line);
    this.previous = hash;
    this.#grow(hash);
    if (this.seen?.size === this.records && this.seen.root !== this.#root())
      throw new Refusal('forked', this.line);
  }

  /** RFC 6962, 2.1. @param {string} leaf */
  #grow(leaf) {
    this.records += 1;
    let peak = leaf;
    for (let rest = this.records; rest % 2 === 0; rest /= 2) peak = node(this.peaks.pop() ?? '', peak);
    this.peaks.push(peak);
  }

  #root() {
    return this.peaks.reduceRight((right, left) => node(left, right));
  }

  /** @param {unknown} text */
  #checkpoint(text) {
    if (this.missing !== undefined) return;
    const note = noteOf(text, this.line);
    if (note.origin !== `mado/${this.terminal}`) throw new Refusal('otherTerminal', this.line);
    this.#signature(note);
    if (note.size > this.records) throw new Refusal('removed', this.line);
    if (note.size !== this.records || note.root !== this.#root()) throw new Refusal('forked', this.line);
    this.checkpoints += 1;
    this.covered = note.size;
    this.#cosignature(note);
  }

  /** @param {Note} note */
  #signature({ origin, body, lines }) {
    const signature = lines.map((line) => payload(line, origin, 0x01, this.key)).find(Boolean);
    if (!signature) throw new Refusal('otherKey', this.line);
    if (!isSigned(this.key, body, signature)) throw new Refusal('badSignature', this.line);
  }

  /** C2SP tlog-cosignature. @param {Note} note */
  #cosignature({ size, body, lines }) {
    const { witness } = this;
    if (!witness) return;
    const bytes = lines.map((line) => payload(line, witness.name, 0x04, witness.raw)).find(Boolean);
    if (!bytes) return;
    const seconds = bytes.length === 72 ? bytes.readBigUInt64BE(0) : 0n;
    const text = `cosignature/v1\ntime ${seconds}\n${body}`;
    if (bytes.length !== 72 || !isSigned(witness.raw, text, bytes.subarray(8)))
      throw new Refusal('badCosignature', this.line);
    this.witnessed = { size, at: new Date(Number(seconds) * 1000).toISOString() };
  }
}

/** @param {string} text @returns {Record<string, unknown> | undefined} */
function objectOf(text) {
  try {
    const value = /** @type {unknown} */ (JSON.parse(text));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return undefined;
  }
}

/** C2SP tlog-checkpoint. @param {unknown} text @param {number} line @returns {Note} */
function noteOf(text, line) {
  const parts =
    /^([^\s+]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^\s+]+ [A-Za-z0-9+/=]+\n)+)$/u.exec(
      String(text),
    );
  if (!parts) throw new Refusal('format', line);
  const [, origin = '', size = '', root = '', signatures = ''] = parts;
  return {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64').toString('hex'),
    body: `${origin}\n${size}\n${root}\n`,
    lines: signatures.split('\n').slice(0, -1),
  };
}

/** What a signature line carries, if it is of this name and key. @param {string} line @param {string} name @param {number} kind @param {Buffer} raw */
function payload(line, name, kind, raw) {
  const [, named, base64 = ''] = line.split(' ');
  const bytes = Buffer.from(base64, 'base64');
  const id = createHash('sha256').update(`${name}\n`).update(Buffer.of(kind)).update(raw).digest();
  return named === name && bytes.subarray(0, 4).equals(id.subarray(0, 4)) ? bytes.subarray(4) : undefined;
}

/** @param {Buffer} raw @param {string} text @param {Buffer} signature */
function isSigned(raw, text, signature) {
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
    type: 'spki',
    format: 'der',
  });
  return verify(null, Buffer.from(text), key, signature);
}

/** @param {string} left @param {string} right */
const node = (left, right) => sha256('01', Buffer.from(left + right, 'hex'));

/** @param {string} prefix @param {string | Buffer} content */
const sha256 = (prefix, content) => createHash('sha256').update(prefix, 'hex').update(content).digest('hex');

/** A public key in a PEM file, or as 64 hex digits. @param {string} text */
function rawKey(text) {
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  const key = createPublicKey(readFileSync(text));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return key.export({ type: 'spki', format: 'der' }).subarray(-32);
}

/** @param {string[]} args */
function understand(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = { key: text, witness: text, seen: text, json: /** @type {const} */ ({ type: 'boolean' }) };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file] = positionals;
  if (file === undefined || values.key === undefined) throw new Error('an export and --key are needed');
  const [name = '', witnessKey = ''] = values.witness?.split('=') ?? [];
  return {
    file,
    json: values.json ?? false,
    key: rawKey(values.key),
    witness: values.witness === undefined ? undefined : { name, raw: rawKey(witnessKey) },
    seen: values.seen === undefined ? undefined : readFileSync(values.seen, 'utf8'),
  };
}

/** Does the file's last line have its end? @param {string} file */
function endsWhole(file) {
  const last = Buffer.alloc(1);
  const opened = openSync(file, 'r');
  readSync(opened, last, 0, 1, Math.max(0, statSync(file).size - 1));
  closeSync(opened);
  return last[0] === 0x0a;
}

/** @param {string[]} args */
async function main(args) {
  let asked;
  try {
    asked = understand(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n`);
    process.stderr.write('usage: verify-log EXPORT --key KEY [--witness NAME=KEY] [--seen NOTE] [--json]\n');
    process.exitCode = 2;
    return;
  }
  const { file, json, ...trust } = asked;
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const found = await check(lines, { ...trust, whole: endsWhole(file) });
  process.exitCode = found.ok ? 0 : 1;
  if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else
    process.stdout.write(
      `${found.ok ? wholeLine(found) : `${found.reason}: ${found.text} (line ${found.line})`}\n`,
    );
}

/** @param {Whole} found */
function wholeLine({ terminal, records, checkpoints, witnessed }) {
  const seen = witnessed ? `, seen by the center up to ${witnessed.size} at ${witnessed.at}` : '';
  return `whole: ${terminal}, ${records} records, ${checkpoints} checkpoints${seen}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
