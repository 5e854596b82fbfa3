import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { Client, types } from 'pg';

const PROGRAMS = '/usr/lib/postgresql';

/** A PostgreSQL server of our own, in a folder of its own, reached by a socket in it and by no port. */
export interface Postgres {
  /** An empty database; answers its `postgres://…`. */
  fresh(): Promise<string>;
  stop(): Promise<void>;
}

/** Why it cannot run here; undefined when it can. In CI it must be able to. */
export function whyNoPostgres(): string | undefined {
  if (programs() !== undefined) return undefined;
  if (process.env['CI'] !== undefined) throw new Error('PostgreSQL must be installed in CI');
  return 'PostgreSQL is not installed (apt-get install postgresql)';
}

/** `durable`: a commit is on the disk when it returns, as in a city; tests need only what a commit means to others. */
export async function startPostgres({ durable = false, parent = tmpdir() } = {}): Promise<Postgres> {
  const bin = programs();
  if (bin === undefined) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(parent, 'mado-postgres-'));
  const who = unprivileged();
  if (who) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'mado', '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8'];
  execFileSync(join(bin, 'initdb'), init, { ...who, cwd: folder, stdio: 'ignore' });
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=60'];
  const options = [...settings, ...(durable ? [] : ['fsync=off'])].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
    ...who,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async () => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(server);
  } catch (error) {
    await stop();
    throw error;
  }
  let made = 0;
  const url = (name: string) => `postgres://mado@localhost/${name}?host=${encodeURIComponent(folder)}`;
  return {
    async fresh() {
      made += 1;
      await asked(url('postgres'), `CREATE DATABASE mado_${made}`);
      return url(`mado_${made}`);
    },
    stop,
  };
}

/** What a statement answers, over a connection of its own. */
export async function asked(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url, types: { getTypeParser: numbers } });
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } finally {
    await client.end();
  }
}

const BIGINT = 20;

function numbers(oid: number): (text: string) => unknown {
  const parser: (text: string) => unknown = types.getTypeParser(oid);
  return oid === BIGINT ? Number : parser;
}

/** The newest of the installed versions. */
function programs(): string | undefined {
  if (!existsSync(PROGRAMS)) return undefined;
  const versions = readdirSync(PROGRAMS).toSorted((one, other) => Number(other) - Number(one));
  return versions
    .map((version) => join(PROGRAMS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function ready(server: ChildProcess): Promise<void> {
  if (server.stderr === null) throw new Error('no output to read');
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return;
    }
    lines.push(line);
  }
  throw new Error(`PostgreSQL ended: ${lines.join(' / ')}`);
}

/** SIGINT: fast shutdown, which breaks off whoever is still connected. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  await exited;
}
