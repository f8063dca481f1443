/**
 * Teams that were asked to go [2.6; R11]: who has a telephone and no network is asked by a text message, one that does not
 * answer in its time leads on to the next, and the others are told when one goes. Run each minute; late or twice does no harm.
 *
 * Texts are always the same and say nothing of the matter. The code in them follows from the text's id under the vault's key,
 * so that it lies in no table; what she answers is written as her own act (askAnswers.ts).
 */
import type { Dossier, EntryState } from '../../domain/kernel/dossier.ts';
import { saidIn } from '../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../domain/kernel/inquiry.ts';
import { settingMs } from '../../domain/kernel/settings.ts';
import type { Standing } from '../../domain/report/asking.ts';
import { answerWithin, isLastAsked, nextAfter, openAsks, standingOf } from '../../domain/report/asking.ts';
import { dispatch } from '../../domain/report/entries.ts';
import { textsFor } from '../../languages/read.ts';
import { deskOf } from '../jobs/climbing.ts';
import { eachAlone } from '../jobs/each.ts';
import { en } from '../jobs/messages.en.ts';
import { loadForJob } from '../jobs/refresh.ts';
import { getSetting } from '../people/settings.ts';
import { areaOf, areaParents, readyTeams } from '../people/teams.ts';
import type { Store } from '../store/store.ts';
import { submit } from '../store/write.ts';
import { askCode } from '../vault/channels.ts';
import { openNumber } from '../vault/reach.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { mostTries, pauseMs } from './answers.ts';
import { sendAnswer } from './gateways.ts';
import type { Channel } from './kinds.ts';
import { isTextGateway } from './kinds.ts';
import { openChannels } from './registered.ts';
import { contactPoints } from './reports.ts';

/** Groups of a report that a team which goes is given. */
const responderGroups = ['report-response', 'report-need'];

interface Ask {
  readonly entry_id: string;
  readonly asked: Date;
  readonly led_on: Date | null;
}

/** Looks after all that was asked. Returns in how many reports. */
export async function followAsks(store: Store, now: Date): Promise<number> {
  const { rows } = await store.jobs.query<{ id: string }>('select id from gwen.asking() as id');
  if (rows.length === 0) return 0;
  const channels = (await openChannels(store.jobs, store.vault))
    .map(({ channel }) => channel)
    .filter(isTextGateway);
  await eachAlone(rows, ({ id }) => followReport(store, id, channels, now));
  return rows.length;
}

async function followReport(
  store: Store,
  id: string,
  channels: readonly Channel[],
  now: Date,
): Promise<void> {
  const dossier = (await loadForJob(store, id))?.loaded.dossier;
  if (!dossier) return;
  const { rows: known } = await store.jobs.query<Ask>('select * from gwen.asks_of($1)', [id]);
  const isClosed = store.catalogue.kinds['report']?.closed.includes(dossier.state) ?? false;
  const entries = new Map(all(dossier, dispatch).map((one) => [one.id, one]));
  const say = async (
    entry: string,
    account: number,
    says: 'ask' | 'taken',
    channel: number,
  ): Promise<void> => {
    const text = stableUuid(entry, `${says} ${account}`);
    await store.jobs.query('select gwen.put_ask_text($1, $2, $3, $4, $5, $6)', [
      ...[text, id, entry, account, channel, says],
    ]);
  };
  for (const one of isClosed ? [] : openAsks(dossier)) {
    const ask = known.find(({ entry_id }) => entry_id === one.id);
    if (ask?.led_on) continue;
    if (!ask) await store.jobs.query('select gwen.put_ask($1, $2, $3)', [id, one.id, now]);
    // each time: a run may have been cut short, there may have been no channel, or nobody with a number
    const channel = channelFor(dossier, channels);
    const { rows } = await store.jobs.query<{ account: number }>(
      'select * from gwen.numbers_of($1, $2, $3)',
      [saidOf(dispatch, one, 'team') ?? 0, id, now],
    );
    if (channel) for (const { account } of rows) await say(one.id, account, 'ask', channel.id);
    if (ask && isOver(store, ask, now) && isLastAsked(dossier, one)) await leadOn(store, dossier, one, now);
  }
  for (const { entry_id: entry } of known) {
    const one = entries.get(entry);
    const standing: Standing = one && !isClosed ? standingOf(dossier, one) : 'done';
    if (standing !== 'taken' && standing !== 'done') continue;
    if (standing === 'taken') {
      const { rows } = await store.jobs.query<{ account: number; channel: number; says: string }>(
        'select account, channel, says from gwen.ask_texts($1, $2)',
        [id, entry],
      );
      for (const { account, channel, says } of rows)
        if (says === 'ask') await say(entry, account, 'taken', channel);
    }
    await store.jobs.query('select gwen.end_ask($1, $2)', [id, entry]);
  }
}

const isOver = (store: Store, { asked }: Ask, now: Date): boolean =>
  asked.getTime() + settingMs(answerWithin, getSetting(store, answerWithin)) <= now.getTime();

/** Contact points that hold a report. */
const holders = (dossier: Dossier): readonly number[] =>
  dossier.grants.filter(({ level }) => level === 'steward').map(({ party }) => party);

/** The gateway of who holds the report; else any. */
const channelFor = (dossier: Dossier, channels: readonly Channel[]): Channel | undefined =>
  channels.find(({ team }) => holders(dossier).includes(team)) ?? channels[0];

const handedOn = ['discipline', 'task', 'urgency', 'place', 'situation', 'safety'] as const;

/**
 * Asks the next team what this one has not answered, as an operator would: the same words, the same rights, and every safeguard
 * has its say. One that may not be asked (R4, R8) is passed over.
 */
async function leadOn(store: Store, dossier: Dossier, one: EntryState, now: Date): Promise<void> {
  const [teams, parents] = await Promise.all([readyTeams(store.jobs, now), areaParents(store.app)]);
  const point = (await contactPoints(store)).find(({ team }) => holders(dossier).includes(team));
  const desk = point && (await deskOf(store, point.team, point.organisation, now));
  if (!desk) return;
  for (const next of nextAfter(dossier, one, { teams, area: areaOf(dossier), parents })) {
    const id = (what: string): string => stableUuid(one.id, `next ${next.team} ${what}`);
    const common = { dossier: dossier.id, recorded: now.toISOString() };
    const set = Object.fromEntries(
      handedOn.flatMap((name) => {
        const value = saidIn(one, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const isIn = dossier.grants.some(({ party, until }) => party === next.team && until === undefined);
    const done = await submit(store, desk, {
      id: id('act'),
      act: 'ask-next',
      operations: [
        {
          ...{ op: 'set', id: id('set'), ...common, type: dispatch.type, entry: id('entry') },
          base: dossier.version,
          set: { ...set, team: next.team, askedAt: now.toISOString() },
        },
        ...(isIn
          ? []
          : [
              {
                ...{ op: 'grant', id: id('grant'), ...common, grant: id('given'), party: next.team },
                ...{ groups: responderGroups, level: 'work', purpose: 'response', basis: 'assignment' },
              },
            ]),
      ],
    });
    if (!done.ok) continue;
    await store.jobs.query('select gwen.lead_on($1, $2, $3)', [dossier.id, one.id, now]);
    return;
  }
}

interface TextRow {
  readonly id: string;
  readonly account: number;
  readonly number: Buffer | null;
  readonly channel: number;
  readonly says: 'ask' | 'thanks' | 'taken';
  readonly locale: string;
  readonly tries: number;
}

const most = 200;

/** Sends what responders are told by text. Returns how many were sent. */
export async function sendAsks(store: Store, now: Date): Promise<number> {
  const { rows } = await store.jobs.query<TextRow>('select * from gwen.ask_texts_waiting($1, $2)', [
    now,
    most,
  ]);
  if (rows.length === 0) return 0;
  const channels = new Map(
    (await openChannels(store.jobs, store.vault)).map(({ channel }) => [channel.id, channel]),
  );
  let sent = 0;
  await eachAlone(rows, async (row) => {
    const channel = channels.get(row.channel);
    const note = async (state: 'sent' | 'failed' | 'waiting', again: Date): Promise<void> =>
      void (await store.jobs.query('select gwen.note_ask_text($1, $2, $3)', [row.id, state, again]));
    if (!channel || !row.number) {
      await note('failed', now);
      return;
    }
    const isLast = row.tries + 1 >= mostTries;
    const again = new Date(now.getTime() + pauseMs(row.tries));
    try {
      const to = openNumber(store.vault.reach, row.account, row.number);
      const result = await sendAnswer(channel, { id: row.id, to, text: askText(store, row), subject: '' });
      if (result.is === 'sent') sent += 1;
      const isGivenUp = result.is === 'refused' || isLast;
      await note(result.is === 'sent' ? 'sent' : isGivenUp ? 'failed' : 'waiting', again);
    } catch (error) {
      // tried again after the others
      await note(isLast ? 'failed' : 'waiting', again);
      throw error;
    }
  });
  return sent;
}

/** The whole of what a responder is told by text, in her language. */
export function askText(
  store: Pick<Store, 'vault'>,
  { id, says, locale }: Pick<TextRow, 'id' | 'says' | 'locale'>,
): string {
  const own = textsFor(locale);
  const key = says === 'ask' ? 'ask.please' : (`ask.${says}` as const);
  return (own[key] ?? en[key]).replaceAll('{code}', askCode(store.vault, id));
}
