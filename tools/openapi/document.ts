import { z } from 'zod';

import { CENTER_CALLS } from '#contract/center-calls.ts';
import type { CenterCall } from '#contract/center-calls.ts';
import { Problem } from '#contract/center.ts';
import { EnrolReply, EnrolRequest } from '#contract/enrol.ts';

/** The statuses under which a problem is answered, and what each means. */
const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'The body is not what the call asks for.',
  401: 'Nobody that the center knows, or the body names another terminal.',
  404: 'No such call.',
  409: 'It contradicts what the center has: the same request with other content, or a broken chain.',
  413: 'The body is too large.',
  500: 'A defect of the center.',
  503: 'Too much at once: come back later.',
};

/** 端末の登録: the one call that needs no certificate, at a center with TLS. */
const ENROL: CenterCall = {
  about: 'A new terminal’s one-time code and certificate request (PKCS #10) for a certificate.',
  request: EnrolRequest,
  reply: EnrolReply,
  limit: 16 * 1024,
};

/** The center's API as an OpenAPI 3.1 document, made from the schemas that check each body and answer. */
export function openapi(): string {
  const calls: readonly (readonly [string, CenterCall])[] = Object.entries(CENTER_CALLS);
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Mado: the center (上流システム) as terminals see it',
      version: '1',
      description:
        'JSON over HTTP; bodies may be packed with gzip. A terminal proves itself with its own TLS client certificate, or, in a demo on one machine, with a secret. It speaks for itself only: `terminal` in the body is the one that called.',
    },
    paths: Object.fromEntries([
      ...calls.map(([name, call]): [string, object] => [`/v1/${name}`, { post: operation(name, call) }]),
      ['/v1/enrol', { post: { ...operation('enrol', ENROL), security: [] } }],
    ]),
    components: {
      securitySchemes: { certificate: { type: 'mutualTLS' }, secret: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: schema(Problem, 'output'),
        ...Object.fromEntries(
          [...calls, ['enrol', ENROL] as const].flatMap(([name, { request, reply }]) => [
            [`${name}Request`, schema(request, 'input')],
            [`${name}Reply`, schema(reply, 'output')],
          ]),
        ),
      },
    },
    security: [{ certificate: [] }, { secret: [] }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function operation(name: string, { about, limit }: CenterCall): object {
  return {
    operationId: name,
    description: about,
    requestBody: {
      required: true,
      description: `At most ${limit} bytes, unpacked.`,
      content: json(`${name}Request`),
    },
    responses: {
      200: {
        description: 'Done; so is a refusal of a person, which is an answer.',
        content: json(`${name}Reply`),
      },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          status,
          { description, content: json('Problem') },
        ]),
      ),
    },
  };
}

function json(name: string): object {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

function schema(type: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}
