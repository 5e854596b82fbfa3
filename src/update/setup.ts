import { namesDemoKey } from '#release/refused-keys.ts';
import { RootStatement } from '#release/statement.ts';

/** What the check of a machine looks at; a test has a made-up one. */
export interface Machine {
  /** A file's text; undefined where it is not there. */
  readonly read: (file: string) => string | undefined;
  /** Permission bits; undefined where it is not there. */
  readonly mode: (file: string) => number | undefined;
  /** What a command prints, without the last line's end; undefined where it fails or is missing. */
  readonly ask: (command: string, ...args: readonly string[]) => string | undefined;
  /** ms since 1970. */
  readonly now: number;
}

/** One line of the list: undefined is green, a sentence is red and says what to do. */
export interface Check {
  readonly name: string;
  readonly fix: (machine: Machine) => string | undefined;
}

const CONFIG = '/etc/mado/terminal.json';
const ANCHOR = '/etc/mado/release-root.json';

/** What must be true of a machine before residents come to it, in the order in which it is put right. */
export const CHECKS: readonly Check[] = [
  {
    name: 'files of the release are as they were released',
    fix: ({ ask }) =>
      ask('/usr/bin/mado-status', '--json')?.includes('"damaged":0') === true
        ? undefined
        : 'apt-get install --reinstall mado, and see mado-status',
  },
  {
    name: 'accounts mado and mado-screen, without login; the devices are the first one’s alone',
    fix: accounts,
  },
  {
    name: 'configuration is complete and consistent',
    fix: ({ read, ask }) => {
      if (read(CONFIG) === undefined) return `write ${CONFIG} (docs/operations.md)`;
      const said = ask(
        'runuser',
        '-u',
        'mado',
        '--',
        '/usr/lib/mado/bin/run',
        'src/main/core.ts',
        CONFIG,
        '--check',
      );
      return said === undefined
        ? `runuser -u mado -- /usr/lib/mado/bin/run src/main/core.ts ${CONFIG} --check`
        : undefined;
    },
  },
  {
    name: 'configuration is nobody else’s to read or to change',
    fix: ({ mode }) =>
      (mode('/etc/mado') ?? 0o777) & 0o027 ? 'chown root:mado /etc/mado; chmod 750 /etc/mado' : undefined,
  },
  { name: 'keys of releases are known', fix: anchor },
  {
    name: 'model is known',
    fix: ({ read }) =>
      /^[a-z0-9-]{1,32}\n?$/.test(read('/etc/mado/model') ?? '')
        ? undefined
        : 'echo mado-t1 > /etc/mado/model',
  },
  {
    name: 'clock is set by the network',
    fix: ({ ask }) =>
      ask('timedatectl', 'show', '-p', 'NTPSynchronized', '--value') === 'yes'
        ? undefined
        : 'timedatectl set-ntp true; check the time server',
  },
  {
    name: 'no memory reaches the disk: dumps',
    fix: ({ read }) =>
      read('/proc/sys/kernel/core_pattern')?.trim() === '|/bin/false'
        ? undefined
        : 'sysctl --system (/usr/lib/sysctl.d/70-mado.conf)',
  },
  {
    name: 'no memory reaches the disk: swap',
    fix: ({ read }) =>
      (read('/proc/swaps') ?? '').trim().split('\n').length <= 1
        ? undefined
        : 'swapoff -a, and take swap out of /etc/fstab',
  },
  {
    name: 'card readers can be asked for',
    fix: ({ mode }) =>
      mode('/run/pcscd/pcscd.comm') === undefined ? 'systemctl enable --now pcscd.socket' : undefined,
  },
  { name: 'line to the cash devices is there', fix: cashLine },
  { name: 'ten-key is the core’s alone', fix: tenKey },
  {
    name: 'foreign USB devices are kept out',
    fix: ({ ask }) =>
      ask('systemctl', 'is-active', 'usbguard') === 'active'
        ? undefined
        : 'set up usbguard (/usr/share/mado/usbguard-rules.conf)',
  },
  {
    name: 'ledger is copied to a second medium every night',
    fix: ({ ask }) =>
      ask('findmnt', '--noheadings', '/var/backups/mado') !== undefined &&
      ask('systemctl', 'is-enabled', 'mado-backup.timer') === 'enabled'
        ? undefined
        : 'mount another medium at /var/backups/mado; systemctl enable --now mado-backup.timer',
  },
  ...['mado-core', 'mado-shell', 'mado-update-resume', 'mado-update-confirm.path'].map((unit) => ({
    name: `${unit} starts with the machine`,
    fix: ({ ask }: Machine) =>
      ask('systemctl', 'is-enabled', unit) === 'enabled' ? undefined : `systemctl enable ${unit}`,
  })),
];

/** All checks, each with what to do where it is red. */
export function examine(
  machine: Machine,
): readonly { readonly name: string; readonly fix: string | undefined }[] {
  return CHECKS.map(({ name, fix }) => ({ name, fix: fix(machine) }));
}

function accounts({ read }: Machine): string | undefined {
  const members = /^mado-devices:[^:]*:[^:]*:(.*)$/m.exec(read('/etc/group') ?? '')?.[1];
  if (members !== 'mado') return 'systemd-sysusers mado.conf; only mado may be in the group mado-devices';
  const lines = (read('/etc/passwd') ?? '').split('\n');
  const good = ['mado', 'mado-screen'].every((name) =>
    lines.some((line) => line.startsWith(`${name}:`) && line.endsWith('/nologin')),
  );
  return good ? undefined : 'systemd-sysusers mado.conf';
}

function anchor({ read, now }: Machine): string | undefined {
  const root = RootStatement.safeParse(parsed(read(ANCHOR))).data;
  if (!root) return `install the list of keys of this town's releases as ${ANCHOR}`;
  if (Date.parse(root.expires) <= now)
    return `install a newer list of keys as ${ANCHOR}: this one has expired`;
  const demo = read(CONFIG)?.includes('"demo"') === true;
  return namesDemoKey(root) && !demo
    ? `install another list of keys as ${ANCHOR}: this one names demo keys`
    : undefined;
}

function cashLine({ read, mode }: Machine): string | undefined {
  const path = /"serial:([^"]+)"/.exec(read(CONFIG) ?? '')?.[1];
  return path !== undefined && mode(path) === undefined
    ? `plug in the cash devices: ${path} is not there`
    : undefined;
}

const TEN_KEY_RULES = '/etc/udev/rules.d/71-mado-keypad.rules';

/** The digits of a PIN reach the core, and neither the window’s account nor the desktop behind it. */
function tenKey({ read }: Machine): string | undefined {
  const [, vendor, product] = /"device"\s*:\s*"([0-9a-f]{4}):([0-9a-f]{4})"/.exec(read(CONFIG) ?? '') ?? [];
  if (vendor === undefined || product === undefined) return undefined;
  const rules = (read(TEN_KEY_RULES) ?? '')
    .split('\n')
    .filter((line) => line.includes(`"${vendor}"`) && line.includes(`"${product}"`));
  const bridged = rules.some((line) => line.includes('hidraw') && line.includes('GROUP="mado-devices"'));
  const hidden = rules.some((line) => line.includes('"input"') && line.includes('LIBINPUT_IGNORE_DEVICE'));
  return bridged && hidden
    ? undefined
    : `write ${TEN_KEY_RULES} for ${vendor}:${product}, both lines (docs/operations.md)`;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
