import { z } from 'zod';

import { Answer, OptionName } from './option.ts';
import type { Question, Questions } from './option.ts';

const Value = z.union([z.boolean(), Answer]);

/** What a town decided about one option. An option that is absent from a certificate's options is off, and nobody speaks of it. */
export const Decision = z.discriminatedUnion('is', [
  /** Always so; the resident is told and not asked. */
  z.strictObject({ is: z.literal('fixed'), value: Value }),
  /** The resident decides, among all answers or only these. */
  z.strictObject({
    is: z.literal('offered'),
    default: Value.optional(),
    answers: z.array(Answer).min(2).optional(),
  }),
  /** Off, and never spoken of. */
  z.strictObject({ is: z.literal('hidden') }),
]);
export type Decision = z.infer<typeof Decision>;

/** By option. Members (persons) and years are not decided here: they come with the household and the table of years. */
export const Decisions = z.partialRecord(OptionName, Decision);
export type Decisions = z.infer<typeof Decisions>;

/** What is wrong with the decisions about a kind: the option, and how to mend it. */
export function mistakesIn(
  decisions: Decisions,
  questions: Questions,
): readonly (readonly [string, string])[] {
  return OptionName.options.flatMap((option): (readonly [string, string])[] => {
    const mistake = mistakeIn(decisions[option], questions[option]);
    return mistake === null ? [] : [[option, mistake]];
  });
}

function mistakeIn(decision: Decision | undefined, question: Question | undefined): string | null {
  if (question?.asks !== 'yesNo' && question?.asks !== 'answer')
    return decision === undefined ? null : 'remove it: there is nothing to decide';
  if (decision === undefined) return 'decide it: fixed, offered or hidden';
  if (decision.is === 'hidden')
    return question.asks === 'answer' && question.unsaid === undefined
      ? 'fix it or offer it: one answer must stand'
      : null;
  const value = decision.is === 'fixed' ? decision.value : decision.default;
  const answers = (decision.is === 'offered' && decision.answers) || undefined;
  if (question.asks === 'yesNo')
    return answers === undefined && typeof value !== 'string' ? null : 'it is answered by true or false';
  const open = answers ?? question.answers;
  if (!open.every((answer) => question.answers.includes(answer))) return 'an answer that is none';
  return value === undefined || open.some((answer) => answer === value) ? null : 'its value is not an answer';
}
