import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openStore } from '#center/store/open.ts';
import type { Store } from '#center/store/store.ts';
import { SESSION_LIFE_MS } from '#center/store/visitors.ts';
import { MORNING } from '#center/testing/running-center.ts';
import { CHAIN_START } from '#contract/audit-chain.ts';
import { IssueId, IssueNumber, TerminalId, VisitId } from '#contract/ids.ts';
import { RelayNumber } from '#contract/relay.ts';
import { Yen } from '#contract/yen.ts';

import { chain } from '../support/chain.ts';

const terminal = TerminalId.parse('t-1');
const other = TerminalId.parse('t-2');
const place = { terminal, visit: VisitId.parse('v') };
const slip = RelayNumber.parse('1000015');
const items = [{ kind: 'SealRegistration', copies: 1, feeEach: Yen.parse(300) }] as const;

/** A database, and a look into it past the store. */
export interface Fresh {
  readonly database: string;
  look(text: string): Promise<readonly unknown[]>;
}

/** What the center relies on, whatever it keeps its books in (上流システムの台帳). */
export function describeStore(fresh: () => Promise<Fresh>): void {
  describe('the center’s books', () => {
    let at: Fresh;
    let store: Store;
    beforeEach(async () => {
      at = await fresh();
      store = await openStore(at.database);
      await store.ready(MORNING);
      await store.transaction(async ({ roster }) => {
        await roster.enrol(terminal);
        await roster.enrol(other);
      });
    });
    afterEach(() => store.close());

    const many = <T>(count: number, work: (turn: number) => Promise<T>) =>
      Promise.all(Array.from({ length: count }, (_, turn) => work(turn)));

    test('a transaction that fails leaves nothing, and the next one works', async () => {
      const failing = store.transaction(async ({ slips }) => {
        await slips.add(slip, items, MORNING);
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await store.transaction(({ slips }) => slips.find(slip))).toBeUndefined();
      await expect(
        store.transaction(({ slips }) => slips.pay(slip, { terminal, fee: 300 }, MORNING)),
      ).rejects.toThrow('paid once');
      await store.transaction(({ slips }) => slips.add(slip, items, MORNING));
      expect(await store.transaction(({ slips }) => slips.find(slip))).toEqual({
        items,
        expires: MORNING,
        paid: null,
      });
    });

    test('what is there outlives a close, and opening again changes nothing', async () => {
      await store.transaction(({ records }) => records.append(terminal, chain(terminal, 3), MORNING));
      await store.close();
      const [one, two] = await Promise.all([openStore(at.database), openStore(at.database)]);
      for (const each of [one, two])
        expect(await each.transaction(({ records }) => records.mark(terminal))).toMatchObject({ mark: 3 });
      await two.close();
      store = one;
    });

    test('what was countersigned is kept, and the records behind it are found again', async () => {
      const records = chain(terminal, 4);
      await store.transaction((books) => books.records.append(terminal, records, MORNING));
      const seen = { key: 'k', tree: { size: 3, peaks: ['a', 'b'] }, cosignature: 'c' };
      const later = { ...seen, tree: { size: 4, peaks: ['d'] }, cosignature: 'e' };
      await store.transaction(async ({ witness }) => {
        expect(await witness.seen(terminal)).toBeUndefined();
        await witness.keep(terminal, seen);
        expect(await witness.seen(terminal)).toEqual(seen);
        await witness.keep(terminal, later);
      });
      await store.transaction(async ({ witness }) => {
        expect(await witness.seen(terminal)).toEqual(later);
        expect(await witness.seen(other)).toBeUndefined();
        const hashes = records.map(({ hash }) => hash);
        expect(await witness.leaves(terminal, 1, 3)).toEqual(hashes.slice(1, 3));
      });
    });

    test('who holds a name acts alone: twenty who look and then write see what the one before wrote', async () => {
      await many(20, () =>
        store.transaction(async (books) => {
          await books.alone('terminal t-1');
          const { mark, head } = await books.records.mark(terminal);
          const [next] = chain(terminal, 1, { mark, head });
          if (next) await books.records.append(terminal, [next], MORNING);
        }),
      );
      expect(await store.transaction(({ records }) => records.mark(terminal))).toMatchObject({ mark: 20 });
    });

    test('numbers run from 1 to 9999 for each terminal and day, each given once', async () => {
      const take = (copies: number, day = '2026-11-24') =>
        store.transaction(({ issues }) => issues.takeNumbers(terminal, day, copies));
      const firsts = await many(20, () => take(3));
      expect(firsts.toSorted((one = 0, two = 0) => one - two)).toEqual(
        Array.from({ length: 20 }, (_, turn) => 1 + 3 * turn),
      );
      expect([await take(9938), await take(2), await take(1)]).toEqual([61, undefined, 9999]);
      expect(await take(1, '2026-11-25')).toBe(1);
    });

    test('records follow the mark, and are found by their sequence', async () => {
      const five = chain(terminal, 5);
      expect(await store.transaction(({ records }) => records.mark(terminal))).toEqual({
        mark: 0,
        head: CHAIN_START,
      });
      await store.transaction(async ({ records }) => {
        await records.append(terminal, five.slice(0, 2), MORNING);
        await records.append(terminal, five.slice(2), MORNING);
        await records.append(terminal, [], MORNING);
      });
      const [mark, hash, none, elsewhere] = await store.transaction(async ({ records }) => [
        await records.mark(terminal),
        await records.hashOf(terminal, 4),
        await records.hashOf(terminal, 6),
        await records.hashOf(other, 4),
      ]);
      expect(mark).toEqual({ mark: 5, head: five[4]?.hash });
      expect([hash, none, elsewhere]).toEqual([five[3]?.hash, undefined, undefined]);
    });

    test('an alarm is raised once for each sequence and code', async () => {
      const raise = (sequence: number, at: number) =>
        store.transaction(({ records }) => records.alarm(terminal, sequence, 'brokenChain', at));
      await raise(4, MORNING);
      await raise(4, MORNING + 1);
      await raise(5, MORNING);
      expect(await at.look('SELECT sequence, raised FROM alarms ORDER BY sequence')).toEqual([
        { sequence: 4, raised: MORNING },
        { sequence: 5, raised: MORNING },
      ]);
    });

    test('outcomes are noted for copies that were drawn, and for no others', async () => {
      const copy = (name: string) => ({
        terminal,
        issue: IssueId.parse(name),
        number: IssueNumber.parse(`number ${name}`),
        kind: 'SealRegistration' as const,
        fee: Yen.parse(300),
      });
      const told = (name: string, number: string) => ({
        issue: IssueId.parse(name),
        issueNumber: IssueNumber.parse(number),
        outcome: 'printed' as const,
      });
      await store.transaction(({ issues }) => issues.add([copy('a'), copy('b')], MORNING));
      const settle = (which: TerminalId) =>
        store.transaction(({ issues }) =>
          issues.settle(which, [told('a', 'number a'), told('b', 'number a'), told('c', 'number c')]),
        );
      expect([...(await settle(terminal))]).toEqual(['a']);
      expect([...(await settle(other))]).toEqual([]);
      expect(await store.transaction(({ issues }) => issues.settle(terminal, []))).toEqual(new Set());
      expect(await at.look('SELECT issue, outcome FROM issues ORDER BY issue')).toEqual([
        { issue: 'a', outcome: 'printed' },
        { issue: 'b', outcome: 'drawn' },
      ]);
      const twice = store.transaction(({ issues }) => issues.add([copy('a')], MORNING));
      await expect(twice).rejects.toThrow(/unique/i);
    });

    test('a challenge is spent once, by one of eight who come with it', async () => {
      await store.transaction(({ visitors }) => visitors.challenge(place, 'n', MORNING));
      const spent = await many(8, () =>
        store.transaction(({ visitors }) => visitors.spend(place, 'n', MORNING)),
      );
      expect(spent.filter(Boolean)).toHaveLength(1);
    });

    test('the seventeenth open challenge crowds out the first of its terminal', async () => {
      await store.transaction(({ visitors }) =>
        visitors.challenge({ ...place, terminal: other }, 'o', MORNING),
      );
      for (let turn = 0; turn < 17; turn += 1)
        await store.transaction(({ visitors }) => visitors.challenge(place, `n${turn}`, MORNING));
      const spend = (nonce: string, from = place) =>
        store.transaction(({ visitors }) => visitors.spend(from, nonce, MORNING));
      expect([await spend('n0'), await spend('n1'), await spend('o', { ...place, terminal: other })]).toEqual(
        [false, true, true],
      );
    });

    test('a code for a new terminal counts once, until the next one is given, and not past a revocation', async () => {
      const late = MORNING + 60_000;
      const invite = (code: string) =>
        store.transaction(({ enrolments }) => enrolments.invite(terminal, code, late));
      const spend = (code: string) =>
        store.transaction(({ enrolments }) => enrolments.spend(terminal, code, MORNING));
      await invite('first');
      await invite('second');
      expect([await spend('first'), await spend('second'), await spend('second')]).toEqual([
        false,
        true,
        false,
      ]);
      await invite('third');
      await store.transaction(({ enrolments }) => enrolments.revoke(terminal, MORNING));
      expect(await spend('third')).toBe(false);
    });

    test('a session takes the documents that it drew along when it expires', async () => {
      const session = await store.transaction(async ({ visitors, issues }) => {
        await visitors.admit(place, 'token', 'resident', MORNING);
        const admitted = await visitors.admitted(place, 'token', MORNING);
        await issues.keepDraw(terminal, 'r', admitted?.session ?? '', { content: 'c', documents: [] });
        return admitted;
      });
      expect(session?.resident).toBe('resident');
      const held = async (now: number) => {
        await store.transaction(({ visitors }) => visitors.sweep(now));
        await store.scrub();
        return store.transaction(({ issues }) => issues.drawnFor(terminal, 'r'));
      };
      expect(await held(MORNING + SESSION_LIFE_MS)).toEqual({ content: 'c', documents: [] });
      expect(await held(MORNING + SESSION_LIFE_MS + 1)).toBeUndefined();
    });

    test('a slip is paid once, by one of eight terminals that hold the money', async () => {
      await store.transaction(({ slips }) => slips.add(slip, items, MORNING));
      const paid = await many(8, () =>
        store.transaction(async (books) => {
          const { slips } = books;
          await books.alone(`slip ${slip}`);
          if ((await slips.find(slip))?.paid !== null) return false;
          await slips.pay(slip, { terminal, fee: 300 }, MORNING);
          return true;
        }),
      );
      expect(paid.filter(Boolean)).toHaveLength(1);
    });

    test('the log of issued hashes hangs together, however many sign at once, and cannot be changed', async () => {
      await many(10, (turn) =>
        store.transaction(({ sealLog }) =>
          sealLog.append(
            IssueNumber.parse(`n${turn}`),
            's',
            [Uint8Array.of(turn, 1), Uint8Array.of(turn, 2)],
            MORNING,
          ),
        ),
      );
      const [intact, entries] = await store.transaction(async ({ sealLog }) => [
        await sealLog.isIntact(),
        await sealLog.entries(),
      ]);
      expect(intact).toBe(true);
      expect(entries).toHaveLength(20);
      await expect(at.look("UPDATE seal_log SET hash = 'x'")).rejects.toThrow(/grows at its end only/);
      await expect(at.look('DELETE FROM seal_log')).rejects.toThrow(/grows at its end only/);
    });

    test('revocations are replaced as a whole', async () => {
      await store.transaction(({ roster }) => roster.replaceRevocations(['a', 'b', 'a']));
      await store.transaction(({ roster }) => roster.replaceRevocations(['b']));
      const revoked = await store.transaction(async ({ roster }) => [
        await roster.isRevoked('a'),
        await roster.isRevoked('b'),
      ]);
      expect(revoked).toEqual([false, true]);
    });

    test('a terminal is seen to the second', async () => {
      const seen = async (now: number) => {
        await store.transaction(({ roster }) => roster.saw(terminal, now));
        const { terminals } = await store.transaction((books) => books.overview());
        return terminals.find(({ id }) => id === terminal)?.seen;
      };
      expect([await seen(MORNING), await seen(MORNING + 999), await seen(MORNING + 1001)]).toEqual([
        MORNING,
        MORNING,
        MORNING + 1001,
      ]);
    });
  });
}
