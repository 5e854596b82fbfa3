import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The reference printer of CUPS, running. */
export interface Ippeveprinter {
  readonly uri: string;
  /** Every document it printed, as `<job id>-<job name>.pdf`. */
  readonly spoolDir: string;
  readonly stop: () => Promise<void>;
}

const PROGRAM = '/usr/sbin/ippeveprinter';
const DBUS = '/usr/bin/dbus-daemon';

/** Why it cannot run here; absent when it can. In CI it must be able to. */
export async function ippeveprinterMissing(): Promise<string | undefined> {
  for (const program of [PROGRAM, DBUS]) {
    try {
      await access(program);
    } catch {
      if (process.env['CI'] !== undefined) throw new Error(`${program} must be installed in CI`);
      return `${program} is not installed`;
    }
  }
  return undefined;
}

/**
 * Starts it on loopback with A4 in its tray. It wants a D-Bus to look for avahi on, and is content with one that has none, so it
 * gets a bus of its own (apple/cups#5666).
 */
export async function startIppeveprinter(): Promise<Ippeveprinter> {
  const directory = await mkdtemp(join(tmpdir(), 'ippeveprinter-'));
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const bus = await startBus(directory, children);
    const port = await freePort();
    await startPrinter(directory, bus, port, children);
    await loadA4(port);
    return { uri: `ipp://localhost:${port}/ipp/print`, spoolDir: directory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startBus(directory: string, children: ChildProcess[]): Promise<string> {
  const address = `unix:path=${directory}/bus`;
  const policy = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>';
  const config = `<busconfig><type>session</type><listen>${address}</listen><auth>EXTERNAL</auth><policy context="default">${policy}</policy></busconfig>`;
  await writeFile(join(directory, 'bus.conf'), config);
  const options = [`--config-file=${directory}/bus.conf`, '--nofork', '--nopidfile', '--print-address=1'];
  const daemon = spawn(DBUS, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(daemon);
  await firstLine(daemon, () => true);
  return address;
}

async function startPrinter(
  directory: string,
  bus: string,
  port: number,
  children: ChildProcess[],
): Promise<void> {
  const paper = ['-f', 'application/pdf', '-M', 'Kiosk', '-m', 'Test A4', '-s', '30', '-2'];
  const network = ['-n', 'localhost', '-p', String(port), '-r', 'off', '-K', directory];
  const spool = ['-d', directory, '-k', '-c', '/bin/true'];
  const options = [...network, ...paper, ...spool, '-vv', 'Kiosk Test'];
  const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus };
  const printer = spawn(PROGRAM, options, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  children.push(printer);
  await firstLine(printer, (line) => line.startsWith('printer-uri-supported='));
  await reachable(port, printer);
}

/** Fills both trays, by its own web page: with one of them empty it says media-empty. */
async function loadA4(port: number): Promise<void> {
  const a4 = (tray: number, sheets: number): string =>
    `size${tray}=iso_a4_210x297mm&type${tray}=stationery&level${tray}=${sheets}`;
  const reply = await fetch(`http://localhost:${port}/media?${a4(3, 25)}&${a4(1, 250)}`);
  await reply.text();
}

/** Waits for a line of output; a program that ends first is an error. */
async function firstLine(child: ChildProcess, wanted: (line: string) => boolean): Promise<void> {
  const output = child.stdout ?? child.stderr;
  if (output === null) throw new Error('no output to read');
  const lines: string[] = [];
  for await (const line of createInterface({ input: output })) {
    if (wanted(line)) {
      output.resume();
      return;
    }
    lines.push(line);
  }
  throw new Error(`${child.spawnfile} ended: ${lines.join(' / ')}`);
}

async function reachable(port: number, printer: ChildProcess): Promise<void> {
  const begun = performance.now();
  for (;;) {
    if (printer.exitCode !== null) throw new Error('ippeveprinter ended');
    if (performance.now() - begun > 5_000) throw new Error('ippeveprinter does not answer');
    const socket = net.connect({ host: 'localhost', port });
    try {
      await once(socket, 'connect');
      return;
    } catch {
      // Not yet.
    } finally {
      socket.destroy();
    }
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await exited;
  clearTimeout(impatient);
}
