import { z } from 'zod';

import { TerminalId } from './ids.ts';
import { MAX_PIECES } from './pieces.ts';
import { TimeOfDay } from './town.ts';

const Path = z.string().min(1).max(1024);
const Port = z.int().min(0).max(65_535);

const Percent = z.int().min(0).max(100);

/** Coins in a hopper. */
const Coins = z.int().min(0).max(2_000);

const IppPrinter = {
  uri: z.string().regex(/^ipps?:\/\/[^/]+\/.+$/, 'ipp://host:port/path or ipps://…'),
  /** SHA-256 of the printer's TLS certificate, hex; for ipps without `ca`. */
  pin: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Certificate (PEM) of the authority that signed the printer's; for ipps without `pin`. */
  ca: Path.optional(),
};

const PROVEN_BY_ONE =
  'an ipps printer needs either pin or ca, and an ipp printer neither: give one, or correct the uri';

/** Is it settled, and in one way only, how the printer proves who it is? Without TLS there is nothing to prove. */
function isProven({ uri, pin, ca }: { uri: string; pin?: string | undefined; ca?: string | undefined }) {
  const ways = [pin, ca].filter((way) => way !== undefined).length;
  return ways === (uri.startsWith('ipps:') ? 1 : 0);
}

/** `terminal.json`: this machine. Paths are relative to the file itself. */
const Fields = z.strictObject({
  id: TerminalId,
  /** A `sites[].id` of town.json. */
  site: z.string(),
  /** `demo` may talk to simulators and uses demo keys; `production` refuses both. */
  profile: z.enum(['demo', 'production']),
  town: Path,
  /** Folder of the ledger; made with mode 0700. */
  data: Path,
  /** Where the gateway listens on 127.0.0.1; 0 takes any free port. */
  gateway: z.strictObject({ port: Port }),
  card: z.strictObject({
    reader: z.discriminatedUnion('transport', [
      /** A reader that pcscd shows; the name's beginning suffices, null takes the first. */
      z.strictObject({ transport: z.literal('pcsc'), name: z.string().max(200).nullable() }),
      /** The virtual reader itself, where there is no pcscd (demo only). */
      z.strictObject({ transport: z.literal('virtual'), port: Port }),
    ]),
    /** CA certificates (PEM) of 利用者証明用電子証明書, pinned by key. */
    trust: z.array(Path).min(1),
    /** Certificate policies (証明書ポリシー) of 利用者証明用電子証明書, where they are not those of today's cards. */
    policies: z
      .array(z.string().regex(/^\d+(?:\.\d+)+$/))
      .min(1)
      .optional(),
  }),
  /**
   * The tactile ten-key (テンキー) beside the screen, if there is one: USB vendor and product as `lsusb` prints them; `unix:/path` for
   * the simulator.
   */
  keypad: z
    .strictObject({
      device: z
        .string()
        .regex(/^(?:[0-9a-f]{4}:[0-9a-f]{4}|unix:\/.+)$/, 'vendor:product like 04d9:1203, or unix:/…'),
    })
    .optional(),
  /**
   * 紙の受け取り口のセンサー, if there is one: a contact at an input module that speaks Modbus RTU. Without it the resident says that
   * the papers are taken.
   */
  paperExit: z
    .strictObject({
      /** `serial:/dev/ttyUSB1`; `unix:/path` and `tcp:127.0.0.1:port` for simulators. */
      address: z
        .string()
        .regex(
          /^(?:serial:\/.+|unix:\/.+|tcp:127\.0\.0\.1:\d+)$/,
          'serial:/dev/…, unix:/… or tcp:127.0.0.1:…',
        ),
      baudRate: z.literal([9600, 19_200, 38_400, 57_600, 115_200]),
      parity: z.enum(['none', 'even']),
      /** The module's address on its line. */
      unit: z.int().min(1).max(247),
      /** The first is 0. */
      input: z.int().min(0).max(65_535),
      /** How the contact is while paper lies there; with `open` a wire that breaks says paper, and never empty. */
      paper: z.enum(['open', 'closed']),
      /** 表示灯: the coil of the same module that a lamp hangs at, lit while something lies there to be taken; the first is 0. */
      lamp: z.int().min(0).max(65_535).optional(),
    })
    .optional(),
  /** 音声: how loud calls are, in per cent, and which voice speaks Japanese; all of it has a fall-back. */
  speech: z
    .strictObject({
      volume: Percent,
      /** 夜間: calls are no louder than this between these hours in Japan. */
      night: z.strictObject({ from: TimeOfDay, to: TimeOfDay, volume: Percent }).optional(),
      /** Open JTalk's dictionary (a folder) and voice (.htsvoice); without it espeak-ng speaks. */
      openJtalk: z.strictObject({ dictionary: Path, voice: Path }).optional(),
    })
    .optional(),
  cash: z.strictObject({
    /**
     * `serial:/dev/ttyUSB0`; `hid:SERIAL` for a CP2110 bridge, `hid:` where there is only one; `unix:/path` and
     * `tcp:127.0.0.1:port` for simulators.
     */
    address: z
      .string()
      .regex(
        /^(?:serial:\/.+|hid:[\w-]*|unix:\/.+|tcp:127\.0\.0\.1:\d+)$/,
        'serial:/dev/…, hid:SERIAL, unix:/… or tcp:127.0.0.1:…',
      ),
    /**
     * Coins that the coin box (硬貨金庫) holds, a little less than its maker says. Before it overflows no more coins are taken, and
     * staff are called to collect it; without this nobody is.
     */
    cashboxCoins: z.int().min(50).max(MAX_PIECES).optional(),
  }),
  printer: z.strictObject(IppPrinter),
  /** A printer for receipts and slips alone; without it they come out of the certificates' printer. */
  receipt: z.strictObject({ ...IppPrinter, paper: z.enum(['a4', 'a6']) }).optional(),
  center: z.strictObject({
    url: z
      .url()
      .refine(
        (url) => url.startsWith('https://') || /^http:\/\/127\.0\.0\.1[:/]/.test(url),
        'https, or http on 127.0.0.1 only',
      ),
    /** File with this terminal's secret for the center, where the center has no TLS: on the same machine. */
    secret: Path.optional(),
    /** Folder of this terminal's key, certificate and their authority, as `npm run enrol` leaves it (端末の登録). */
    identity: Path.optional(),
    /** The town's document key (PEM, Ed25519 public), pinned. */
    townKey: Path,
  }),
  /**
   * 照合面: backs are printed, and the center's seals checked before. Absent where the printer cannot turn a sheet over: then the
   * fronts bear no serial and no key either.
   */
  seal: z
    .strictObject({
      /** The signed list of the town's signing keys (trust.json of `npm run keys`). */
      trust: Path,
      /** By which the list is believed (anchor.json). */
      anchor: Path,
    })
    .optional(),
  /**
   * 地紋・牽制文字: certificates bear the copy guard. By which patch it is drawn, staff choose (`npm run calibrate`); that is kept in
   * `data`, because it changes with the printer's toner.
   */
  guard: z.boolean().optional(),
  /** File with the place's staff: personal numbers and scrypt of their codes. Without it staff cannot answer on the screen. */
  staff: Path.optional(),
  /**
   * 行政事務標準文字: a font (TTF) for the characters of names that the shipped 明朝 does not have. Without it IPAmj明朝 is taken where
   * Debian installs it (fonts-ipamj-mincho), and such names go to the counter where it is not.
   */
  rareMincho: Path.optional(),
  /** Bytes that the ledger may grow to. */
  budget: z.int().min(1_000_000),
  /** What the simulators begin with; a fresh demo ledger records it as float (釣銭準備金). */
  demo: z
    .strictObject({ float: z.strictObject({ 10: Coins, 50: Coins, 100: Coins, 500: Coins }) })
    .optional(),
});

export const Terminal = Fields.refine(
  ({ center }) => (center.secret === undefined) !== (center.identity === undefined),
  { path: ['center'], message: 'give either secret or identity: a terminal proves itself in one way' },
)
  .refine(({ paperExit, staff }) => paperExit === undefined || staff !== undefined, {
    path: ['paperExit'],
    message: 'needs staff: only who signs in there ends what the sensor begins',
  })
  .refine(({ profile, demo }) => profile === 'demo' || demo === undefined, {
    path: ['demo'],
    message: 'remove it: a production terminal has no simulators',
  })
  .refine(({ profile, card }) => profile === 'demo' || card.reader.transport === 'pcsc', {
    path: ['card', 'reader', 'transport'],
    message: 'must be pcsc: a production terminal has no virtual reader',
  })
  .refine(({ profile, keypad }) => profile === 'demo' || !keypad?.device.startsWith('unix:'), {
    path: ['keypad', 'device'],
    message: 'must be vendor:product: a production terminal has no simulators',
  })
  .refine(({ profile, printer }) => profile === 'demo' || isProven(printer), {
    path: ['printer'],
    message: PROVEN_BY_ONE,
  })
  .refine(({ profile, receipt }) => profile === 'demo' || receipt === undefined || isProven(receipt), {
    path: ['receipt'],
    message: PROVEN_BY_ONE,
  });
export type Terminal = z.infer<typeof Terminal>;
