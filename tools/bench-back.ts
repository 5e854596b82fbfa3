import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

import { fromBase64, fromHex, toHex } from '#certificates/seal/bytes.ts';
import { gathered } from '#certificates/seal/erasure.ts';
import { backBitmap } from '#certificates/seal/symbols.ts';
import { readingOf } from '#checking/reading.ts';
import { prepareScanner, symbolsIn } from '#checking/scanner.ts';

import { chanceOf } from '../test/scan/raster.ts';
import { asPixels, scanOf, SCENARIOS } from '../test/scan/scenarios.ts';
import { believed } from '../test/support/altered.ts';
import { freshKeys, sealedPaper } from '../test/support/sealed-paper.ts';
import { root } from './demo/folder.ts';

/**
 * `npm run bench:back [-- 2000] [4000] [altered] [--seeds N]`: every damaged scan of a back with so many bytes, and altered payloads
 * by the hundred thousand; all of it if nothing is named. The figures go into docs/paper.md. Ends with 1 if a goal is missed.
 */
const DPI = [200, 300] as const;
const GOAL = 0.98;
const [OUTSIDE, INSIDE] = [90_000, 10_000];
const PAPER = join(root, 'docs/paper.md');

const args = process.argv.slice(2);
const seeds = args.includes('--seeds') ? Number(args[args.indexOf('--seeds') + 1]) : 2;
const named = args.filter((arg) => /^(2000|4000|altered)$/.test(arg));
const parts = named.length > 0 ? named : ['2000', '4000', 'altered'];

const { resolve } = createRequire(import.meta.url);
prepareScanner(new Uint8Array(readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer);
for (const part of parts) {
  const met = part === 'altered' ? alterations() : await scans(Number(part));
  if (!met) process.exitCode = 1;
}

async function scans(size: number): Promise<boolean> {
  const payload = randomBytes(size);
  const bitmap = backBitmap(payload, { serial: 'ABCDEFGHJKMN', page: 1 });
  if (!bitmap) throw new Error('it fits');
  const [rows, times]: [string[], number[]] = [[], []];
  let [read, all] = [0, 0];
  for (const name of Object.keys(SCENARIOS)) {
    let [good, scanned, symbols] = [0, 0, 0];
    for (const dpi of DPI)
      for (let seed = 1; seed <= seeds; seed += 1) {
        const pixels = asPixels(scanOf(bitmap, name, dpi, seed * 1000 + dpi));
        const begun = performance.now();
        const found = await readPayload(pixels, size);
        times.push(performance.now() - begun);
        scanned += 1;
        symbols += found.symbols;
        if (found.payload && toHex(found.payload) === toHex(payload)) good += 1;
      }
    rows.push(`| ${name} | ${good} of ${scanned} | ${Math.round((100 * symbols) / scanned)} % |`);
    console.log(rows.at(-1));
    [read, all] = [read + good, all + scanned];
  }
  const sorted = times.toSorted((a, b) => a - b);
  publish(String(size), [
    `${size.toLocaleString('en')} bytes, ${DPI.join(' and ')} dpi, ${seeds === 1 ? '1 seed' : `${seeds} seeds`}. ${machine()}`,
    '',
    '| What became of the back | read | symbols read |',
    '| --- | --- | --- |',
    ...rows,
    `| **all** | **${read} of ${all}, ${((100 * read) / all).toFixed(1)} %** | |`,
    '',
    `Reading took ${Math.round(sorted[sorted.length >> 1] ?? 0)} ms (median) and ${Math.round(sorted.at(-1) ?? 0)} ms (longest).`,
  ]);
  return read / all >= GOAL;
}

async function readPayload(pixels: ReturnType<typeof asPixels>, size: number) {
  const { frames } = readingOf(await symbolsIn(pixels));
  const shards = [...new Map(frames.map((frame) => [frame.index, frame])).values()];
  const { k = 1, n = 1 } = shards[0] ?? {};
  return { payload: gathered(shards, k, size), symbols: shards.length / n };
}

function alterations(): boolean {
  const keys = freshKeys();
  const { keys: trusted } = keys.trust();
  const [paper, another] = [sealedPaper(keys), sealedPaper(keys)];
  const forger = {
    bytes: fromBase64(paper.proof.sheets[0]?.sealed ?? ''),
    other: fromBase64(another.proof.sheets[0]?.sealed ?? ''),
    front: paper.proof,
    keyOf(kid: Uint8Array) {
      const known = trusted.find((key) => key.kid === toHex(kid));
      return known && fromHex(known.key);
    },
  };
  const accepted =
    believed(forger, OUTSIDE, false, chanceOf(11)) + believed(forger, INSIDE, true, chanceOf(12));
  publish('altered', [
    `Of ${(OUTSIDE + INSIDE).toLocaleString('en')} altered payloads, ${INSIDE.toLocaleString('en')} of them altered inside and locked again with the right key, **${accepted}** were believed. The payload is that of the sample household of four: ${forger.bytes.length} bytes.`,
  ]);
  console.log(`${accepted} believed`);
  return accepted === 0;
}

function machine(): string {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `Measured on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load}, Node ${process.version}.`;
}

function publish(part: string, lines: readonly string[]): void {
  const text = readFileSync(PAPER, 'utf8');
  const [begin, end] = [`<!-- made by npm run bench:back -- ${part} -->`, `<!-- end of ${part} -->`];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${PAPER} lacks its marks for ${part}`);
  const before = text.slice(0, text.indexOf(begin));
  writeFileSync(PAPER, `${before}${begin}\n\n${lines.join('\n')}\n\n${text.slice(text.indexOf(end))}`);
}
