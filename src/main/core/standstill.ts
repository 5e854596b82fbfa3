import { EVENTS } from '#contract/events.ts';
import type { EventSink } from '#contract/events.ts';
import { Notice } from '#contract/notice.ts';
import type { Standstill } from '#flows/staff/office.ts';
import type { Ledger } from '#ledger/ledger.ts';

/** 休止・再開: the audit chain is the record of it, and what it said last holds after a restart, too. */
export function standstillOf({ audit }: Pick<Ledger, 'audit'>, events: EventSink): Standstill {
  const stopped = audit.of('service.stopped').at(-1);
  const reopened = audit.of('service.reopened').at(-1);
  const holds = stopped !== undefined && (reopened?.sequence ?? 0) < stopped.sequence;
  let notice = holds ? Notice.parse(fieldsOf(stopped.fields).notice) : undefined;
  return {
    get notice() {
      return notice;
    },
    stop(wanted, by) {
      events.raise({ id: 'service.stopped', notice: wanted, by });
      notice = wanted;
    },
    reopen(by) {
      events.raise({ id: 'service.reopened', by });
      notice = undefined;
    },
  };
}

function fieldsOf(json: string): { readonly notice: string } {
  return EVENTS['service.stopped'].fields.parse(JSON.parse(json));
}
