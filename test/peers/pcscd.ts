import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';

import { VPCD_PORT } from '#devices/card/simulator/virtual-reader.ts';

/** One process at a time: the name of a socket in Linux's abstract namespace, which no crash leaves behind. */
const LOCK = '\0mado-test-pcscd';

/** How long pcscd may take to start, ms. */
const START_LIMIT_MS = 10_000;

export interface Pcscd {
  readonly port: number;
  /** Ends pcscd and starts it again; only one that was started here can be. */
  readonly restart: (() => Promise<void>) | undefined;
  stop(): Promise<void>;
}

/** Why pcscd with vpcd cannot be used here, or undefined when it can. */
export function whyNoPcscd(): string | undefined {
  if (!existsSync('/usr/lib/pcsc/drivers/serial/libifdvpcd.so'))
    return 'vpcd is missing (apt install vsmartcard-vpcd)';
  if (existsSync('/run/pcscd/pcscd.comm')) return undefined;
  if (!existsSync('/usr/sbin/pcscd')) return 'pcscd is missing (apt install pcscd)';
  return process.getuid?.() === 0 ? undefined : 'pcscd does not run and only root can start it';
}

/** Takes pcscd for this process alone, waiting for whoever has it; uses the one that runs, else starts it. */
export async function startPcscd(): Promise<Pcscd> {
  let lock = await takeLock();
  while (lock === undefined) {
    await holderGone();
    lock = await takeLock();
  }
  return startWith(lock);
}

/** The same without waiting: undefined while another process has it. */
export async function startPcscdIfFree(): Promise<Pcscd | undefined> {
  const lock = await takeLock();
  return lock && startWith(lock);
}

async function startWith(lock: Lock): Promise<Pcscd> {
  if (await answers(VPCD_PORT)) {
    return { port: VPCD_PORT, restart: undefined, stop: () => release(lock) };
  }
  let daemon = await launch().catch(async (error: unknown) => {
    await release(lock);
    throw error;
  });
  return {
    port: VPCD_PORT,
    async restart() {
      await end(daemon);
      daemon = await launch();
    },
    async stop() {
      await end(daemon);
      await release(lock);
    },
  };
}

async function launch(): Promise<ChildProcess> {
  const daemon = spawn('/usr/sbin/pcscd', ['--foreground', '--info'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const limit = setTimeout(() => daemon.kill('SIGKILL'), START_LIMIT_MS);
  const ended = once(daemon, 'exit').then(() => 'ended');
  const first = await Promise.race([ready(daemon), ended]);
  clearTimeout(limit);
  if (first === 'ended') throw new Error('pcscd ended instead of starting');
  if (await answers(VPCD_PORT)) return daemon;
  await end(daemon);
  throw new Error(`vpcd could not take port ${VPCD_PORT}`);
}

async function ready(daemon: ChildProcess): Promise<void> {
  if (daemon.stdout === null) throw new Error('pcscd has no output');
  daemon.stderr?.resume();
  const lines = createInterface({ input: daemon.stdout });
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('daemon ready')) resolve();
    });
  });
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const exited = once(daemon, 'exit');
  daemon.kill('SIGTERM');
  await exited;
}

interface Lock {
  readonly server: Server;
  readonly waiting: Set<Socket>;
}

async function takeLock(): Promise<Lock | undefined> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    waiting.add(socket);
  });
  const taken = await new Promise<boolean>((resolve) => {
    server.once('listening', () => resolve(true));
    server.once('error', () => resolve(false));
    server.listen(LOCK);
  });
  return taken ? { server: server.unref(), waiting } : undefined;
}

/** Connects to whoever holds the lock; the connection ends with the holder. */
async function holderGone(): Promise<void> {
  const socket = connect(LOCK);
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => void socket.once('close', () => resolve()));
}

async function release({ server, waiting }: Lock): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of waiting) socket.destroy();
  await closed;
}

function answers(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  return new Promise((resolve) => {
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
