import { z } from 'zod';

import { Note, SignatureLine } from './checkpoint.ts';
import { Kind, MAX_BASKET, MAX_COPIES, Options } from './certificate.ts';
import { Exemption } from './exemption.ts';
import { IssueId, IssueNumber, PersonKey, TerminalId, VisitId } from './ids.ts';
import { OfferedOption } from './kinds/option.ts';
import { RelayItems, RelayNumber, RelayRefusal, RelayRequestId } from './relay.ts';
import { Town } from './town.ts';
import { Yen } from './yen.ts';

/**
 * The center (上流システム) as the terminal sees it: JSON over HTTP, `POST /v1/<name>`, each body and answer one of these.
 * The terminal proves itself with `authorization: Bearer <secret>`. Errors are `Problem` with a 4xx or 5xx status.
 */
const Base64 = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4);

export const Problem = z.strictObject({
  problem: z.enum([
    'badRequest',
    'unauthorized',
    'notFound',
    'tooLarge',
    'conflict',
    'expired',
    'busy',
    'internal',
  ]),
});
export type Problem = z.infer<typeof Problem>;

/** `nonce`: a challenge, fresh each time, bound to terminal and visit, good for one use and a short while. */
export const NonceRequest = z.strictObject({ terminal: TerminalId, visit: VisitId });
export const NonceReply = z.strictObject({ nonce: Base64(64), expiresAt: z.iso.datetime() });

/** `authenticate`: the card's certificate and its signature over the nonce's bytes. */
export const AuthenticateRequest = z.strictObject({
  terminal: TerminalId,
  visit: VisitId,
  nonce: Base64(64),
  certificate: Base64(8192),
  algorithm: z.enum(['RSA-SHA256', 'ECDSA-SHA256', 'ECDSA-SHA384']),
  signature: Base64(1024),
});

/** Why nothing can be issued to this card. `counter` is the one neutral word for every refusal of a person. */
export const Refusal = z.enum([
  'counter',
  /** A genuine card of somebody whom this town does not know: all that they could have here is 戸籍, after 利用登録. */
  'unknownHere',
  'certificateExpired',
  'certificateRevoked',
  'certificateForged',
  'signatureInvalid',
  'nonceExpired',
]);
export type Refusal = z.infer<typeof Refusal>;

/** What this person may get here and now, under which options, at which fee. */
export const Entitlement = z.strictObject({
  kind: Kind,
  fee: Yen,
  /** 手数料免除: why the fee is 0 for this person. */
  exemption: Exemption.optional(),
  /** What the person may choose, in the order in which it is asked. */
  offered: z.array(OfferedOption).max(16),
  /** How everything stands before anything is chosen; what is not on offer stays so. */
  defaults: Options,
});
export type Entitlement = z.infer<typeof Entitlement>;

/** Why a kind is not issued to this person, where the rules say that they be told. About everything else nothing is said. */
export const Told = z.enum([
  'notEnrolled', // 戸籍: no 利用登録 yet
  'taxUndeclared', // 未申告
  'taxElsewhere', // 1月1日に住所がない
]);
export type Told = z.infer<typeof Told>;
export const Withheld = z.strictObject({ kind: Kind, why: Told });
export type Withheld = z.infer<typeof Withheld>;

export const AuthenticateReply = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('accepted'),
    /** Opens `prepare` for this visit; short-lived. */
    session: z.string().regex(/^[0-9a-f]{64}$/),
    personKey: PersonKey,
    entitlements: z.array(Entitlement).max(16),
    withheld: z.array(Withheld).max(16),
  }),
  z.strictObject({ answer: z.literal('refused'), reason: Refusal }),
]);
export type AuthenticateReply = z.infer<typeof AuthenticateReply>;

/** `prepare`: draws a number for every copy. The same `request` again answers the same documents and draws nothing. */
export const PrepareRequest = z.strictObject({
  terminal: TerminalId,
  visit: VisitId,
  session: z.string().regex(/^[0-9a-f]{64}$/),
  request: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/),
  lines: z
    .array(z.strictObject({ options: Options, issues: z.array(IssueId).min(1).max(MAX_COPIES) }))
    .min(1)
    .max(MAX_BASKET),
});
export type PrepareRequest = z.infer<typeof PrepareRequest>;

/** One copy: the bytes of a `CertificateDocument` in JSON, and the town's Ed25519 signature over exactly these bytes. */
export const SignedDocument = z.strictObject({
  issue: IssueId,
  issueNumber: IssueNumber,
  fee: Yen,
  /** 手数料免除: why the fee is 0 for this person. */
  exemption: Exemption.optional(),
  body: Base64(262_144),
  signature: Base64(64),
});
export type SignedDocument = z.infer<typeof SignedDocument>;

export const PrepareReply = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('prepared'),
    documents: z.array(SignedDocument).max(MAX_BASKET * MAX_COPIES),
  }),
  z.strictObject({ answer: z.literal('refused'), reason: z.enum(['counter', 'sessionExpired']) }),
]);
export type PrepareReply = z.infer<typeof PrepareReply>;

/** `relaySlip`: what is to be paid for a slip of the counter (取次票). Asking changes nothing. */
export const RelaySlipRequest = z.strictObject({ terminal: TerminalId, visit: VisitId, slip: RelayNumber });
export const RelaySlipReply = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('payable'), items: RelayItems }),
  z.strictObject({ answer: z.literal('refused'), reason: RelayRefusal }),
]);
export type RelaySlipReply = z.infer<typeof RelaySlipReply>;

/** `relayPaid`: the terminal holds `fee` yen for this slip. The same `request` again answers the same and pays nothing twice. */
export const RelayPaidRequest = z.strictObject({
  terminal: TerminalId,
  visit: VisitId,
  request: RelayRequestId,
  slip: RelayNumber,
  fee: Yen.min(1),
});
export type RelayPaidRequest = z.infer<typeof RelayPaidRequest>;
export const RelayPaidReply = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('paid') }),
  z.strictObject({ answer: z.literal('refused'), reason: RelayRefusal }),
]);
export type RelayPaidReply = z.infer<typeof RelayPaidReply>;

/** One audit event (監査記録) as it travels: its place in the terminal's hash chain, and its fields. */
export const AuditRecord = z.strictObject({
  sequence: z.int().min(1),
  /** ms since 1970, the terminal's clock. */
  at: z.int().min(0),
  id: z.string().max(64),
  /** Canonical JSON, exactly as hashed. */
  fields: z.string().max(4096),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

/** `audit`: ordered and idempotent by terminal and sequence. An empty batch asks for the mark. */
export const MAX_AUDIT_BATCH = 500;
export const AuditRequest = z.strictObject({
  terminal: TerminalId,
  records: z.array(AuditRecord).max(MAX_AUDIT_BATCH),
});
export const AuditReply = z.strictObject({ highWaterMark: z.int().min(0) });

/**
 * `witness`: a checkpoint of the terminal's audit log, and the public key (base64, 32 bytes of Ed25519) under it. The center
 * countersigns it when it is the head of the very records that arrived. `behind`: they have not all arrived yet.
 */
export const WitnessRequest = z.strictObject({ terminal: TerminalId, key: Base64(32), checkpoint: Note });
export type WitnessRequest = z.infer<typeof WitnessRequest>;

/** Why a checkpoint is not countersigned; each is an alarm at the center, and somebody has to look. */
export const WitnessRefusal = z.enum(['otherKey', 'badSignature', 'rewound', 'forked']);
export type WitnessRefusal = z.infer<typeof WitnessRefusal>;
export const WitnessReply = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('cosigned'), cosignature: SignatureLine }),
  z.strictObject({ answer: z.literal('behind') }),
  z.strictObject({ answer: z.literal('refused'), reason: WitnessRefusal }),
]);
export type WitnessReply = z.infer<typeof WitnessReply>;

/** `status`: the center's sign of life, with the version of its town data. */
export const StatusRequest = z.strictObject({ terminal: TerminalId });
export const StatusReply = z.strictObject({ town: z.string().max(64), now: z.iso.datetime() });

/**
 * `config`: the town's decisions (`town.json`) as the center holds them: the bytes of a `TownEdition` in JSON, and the town's
 * Ed25519 signature over `TOWN_EDITION`, a newline and exactly these bytes, the same whenever and whichever center is asked. A terminal that has `version` already says so and is told
 * nothing new.
 */
export const TOWN_EDITION = 'mado-town-1';
export const TownVersion = z.string().regex(/^[0-9a-f]{64}$/);
export const TownEdition = z.strictObject({
  version: TownVersion,
  /** Of two, the one that was `decided` later counts. */
  town: Town,
});
export type TownEdition = z.infer<typeof TownEdition>;
export const ConfigRequest = z.strictObject({ terminal: TerminalId, version: TownVersion.optional() });
export const SignedTown = z.strictObject({ body: Base64(1_048_576), signature: Base64(64) });
export type SignedTown = z.infer<typeof SignedTown>;
export const ConfigReply = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('same') }),
  z.strictObject({ answer: z.literal('edition'), ...SignedTown.shape }),
]);
export type ConfigReply = z.infer<typeof ConfigReply>;
