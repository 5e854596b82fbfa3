import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { statementOf } from '#release/medium.ts';
import { rootOf } from '#release/testing/made-up-release.ts';
import { signerNamed } from '#release/testing/signer.ts';

import { build } from './build.ts';
import { digestOf, filesIn } from './folder.ts';
import type { Source } from './source.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const source: Source = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  epoch: 1_780_000_000,
  version: '1.2.3',
  counter: 7,
  changes: ['Say what changed'],
};
const why = spawnSync('dpkg-deb', ['--version']).status === 0 ? '' : 'dpkg-deb is missing';
if (why !== '' && process.env['CI'] !== undefined) throw new Error(why);

const Bom = z.object({ components: z.array(z.object({ name: z.string(), version: z.string().optional() })) });
const Pack = z.object({ name: z.string(), version: z.string() });

describe.skipIf(why !== '')(`a release${why && ` (skipped: ${why})`}`, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'mado-release-test-'));
  const out = join(scratch, 'out');
  const again = join(scratch, 'again');
  /** The package as it lies on a machine that unpacked it. */
  const installed = join(scratch, 'installed');
  const home = join(installed, 'usr/lib/mado');
  const node = join(home, `node_modules/node-linux-${process.arch}/bin/node`);
  let file = '';

  beforeAll(() => {
    const common = {
      checkout,
      source,
      tree: 'working',
      modules: 'here',
      compression: 'quick',
      model: 'mado-t1',
    } as const;
    file = build({ ...common, work: join(scratch, 'a'), out }).file;
    const umask = process.umask(0o077);
    build({ ...common, work: join(scratch, 'somewhere/else and deeper'), out: again });
    process.umask(umask);
    execFileSync('dpkg-deb', ['--extract', join(out, file), installed]);
  }, 300_000);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }), 300_000);

  test('is the same, byte by byte, from another folder and under another umask', () => {
    expect(filesIn(out)).toEqual(filesIn(again));
    expect(filesIn(out)).toHaveLength(7);
    for (const name of filesIn(out))
      expect([name, digestOf(join(again, name))]).toEqual([name, digestOf(join(out, name))]);
  });

  test('has core, screens, client, shell and Node, and belongs to root alone', () => {
    const list = execFileSync('dpkg-deb', ['--contents', join(out, file)], {
      encoding: 'utf8',
      maxBuffer: 1 << 24,
    });
    const lines = list.trim().split('\n');
    expect(lines.filter((line) => !/^[-dl]\S+ root\/root /.test(line))).toEqual([]);
    expect(lines.filter((line) => /^.{5}w|^.{8}w/.test(line) && !line.startsWith('l'))).toEqual([]);
    expect(filesIn(home)).toEqual(
      expect.arrayContaining([
        'src/main/core.ts',
        'src/main/shell/chromium-main.ts',
        'src/main/center/client.ts',
        'dist/renderer/index.html',
        `node_modules/node-linux-${process.arch}/bin/node`,
      ]),
    );
  });

  test('has no simulator, no bench, no center, no test, no register, no staff and no card in it', () => {
    const own = filesIn(home).filter((name) => !name.startsWith('node_modules/'));
    const foreign =
      /simulator|bench|testing|fixture|\.test\.|^src\/(?:center|renderer|checking)\/|^resources\/town\/(?:register|cards|staff|seals)|demo-keys/;
    expect(own.filter((name) => foreign.test(name))).toEqual([]);
    expect(() => readFileSync(join(home, 'src/devices/card/simulator/vpcd.ts'))).toThrow('ENOENT');
  });

  test('brings the units, accounts and rules that were judged, and commands that can be run', () => {
    const system = filesIn(join(checkout, 'packaging/root'));
    expect(system.length).toBeGreaterThan(20);
    for (const name of system)
      expect([name, digestOf(join(installed, name))]).toEqual([
        name,
        digestOf(join(checkout, 'packaging/root', name)),
      ]);
    const commands = system.filter((name) => /^usr\/(?:bin|lib\/mado\/bin)\//.test(name));
    expect(commands.filter((name) => (lstatSync(join(installed, name)).mode & 0o111) !== 0o111)).toEqual([]);
  });

  test('has no private key and no secret of the demo in it', () => {
    const secrets =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|untrusted comment: minisign (?:encrypted )?secret key|246810/;
    const texts = filesIn(installed).filter((name) => !name.includes('/node_modules/'));
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((name) => secrets.test(readFileSync(join(installed, name), 'latin1')))).toEqual([]);
  });

  test('brings every native addon for its own Node', () => {
    const addons = `
      new (require('better-sqlite3'))(':memory:').close();
      require('pcsclite'); require('node-hid').devices; require('serialport').SerialPort.list;
      require('node-hid').setDriverType('hidraw');
      process.stdout.write(process.version)`;
    const said = execFileSync(node, ['-e', addons], { cwd: home, encoding: 'utf8' });
    expect(said).toBe(`v${manifest('node-linux-' + process.arch).version}`);
  });

  test('starts the core, which asks for its terminal.json', () => {
    const core = spawnSync(node, ['src/main/core.ts'], { cwd: home, encoding: 'utf8' });
    expect([core.status, core.stderr]).toEqual([78, 'usage: core.ts <terminal.json>\n']);
  });

  test('lists every file with its hash, as sha256sum checks it', () => {
    const judged = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'MANIFEST'], { cwd: home });
    expect([judged.status, String(judged.stderr)]).toEqual([0, '']);
    const listed = readFileSync(join(home, 'MANIFEST'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.slice(66));
    expect(listed).toEqual(filesIn(home).filter((name) => name !== 'MANIFEST'));
  });

  test('names every npm package that is in it, and Node, in both bills of materials', () => {
    const inside = filesIn(join(home, 'node_modules'))
      .filter((name) =>
        /^(?:(?:@[^/]+\/)?[^/@]+\/node_modules\/)*(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(name),
      )
      .map((name) => Pack.parse(JSON.parse(readFileSync(join(home, 'node_modules', name), 'utf8'))));
    expect(inside.length).toBeGreaterThan(40);
    const { components } = Bom.parse(JSON.parse(readFileSync(join(home, 'sbom/cyclonedx.json'), 'utf8')));
    const spdx = readFileSync(join(home, 'sbom/spdx.json'), 'utf8');
    for (const { name, version } of inside) {
      expect(components).toContainEqual(expect.objectContaining({ name, version }));
      expect(spdx).toContain(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    }
    for (const name of ['openssl', 'v8', 'react-dom', 'chromium', 'pcscd'])
      expect(components.map((part) => part.name)).toContain(name);
  });

  test('is taken once it is signed, by the check in one file on a Node that has nothing else', () => {
    const lonely = join(scratch, 'lonely');
    cpSync(out, lonely, { recursive: true });
    const [first, second] = [signerNamed('keeper 1'), signerNamed('keeper 2')];
    const keys = [first.publicKey, second.publicKey];
    const root = rootOf({ release: { threshold: 2, keys } });
    writeFileSync(join(lonely, 'anchor.json'), JSON.stringify(root));
    const verify = () =>
      spawnSync(node, ['verify-release.mjs', file, '--root', 'anchor.json', '--json'], {
        cwd: lonely,
        encoding: 'utf8',
      });
    expect([verify().status, JSON.parse(verify().stdout)]).toEqual([1, { ok: false, why: 'unsigned' }]);
    const statement = statementOf(file);
    for (const signer of [first, second])
      writeFileSync(
        join(lonely, `${statement}.${signer.publicKey.slice(4, 8)}.minisig`),
        signer.sign(readFileSync(join(out, statement))),
      );
    const said: unknown = JSON.parse(verify().stdout);
    expect(said).toMatchObject({ ok: true, version: '1.2.3', counter: 7, sha256: digestOf(join(out, file)) });
    expect(readFileSync(join(lonely, 'verify-release.mjs'), 'utf8')).not.toMatch(
      /^import .* from "(?!node:)/m,
    );
  });

  function manifest(pack: string): z.infer<typeof Pack> {
    return Pack.parse(JSON.parse(readFileSync(join(home, 'node_modules', pack, 'package.json'), 'utf8')));
  }
});
