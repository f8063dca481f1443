/**
 * On a home: who is on call now in one's teams, taking over and handing over, being away, and what came up to one because
 * nobody answered it [2.6]. Nothing is shown where no roster is kept.
 */
import { useState } from 'react';
import { dutyTextKey } from '../../../../domain/kernel/texts.ts';
import { request } from '../../../client/api.ts';
import { useResource } from '../../../client/data.ts';
import { useDirectory } from '../../../client/directory.ts';
import type { HandOver, OnCall, OnCallStanding } from '../../../client/onCall.ts';
import type { SessionBody } from '../../../client/types.ts';
import type { I18n } from '../../../i18n.ts';
import { addMessages, dot, useI18n } from '../../../i18n.ts';
import type { MessageKey } from '../../../messages/keys.ts';
import { onCallTexts } from '../../../messages/parts/onCall.en.ts';
import { Button } from '../../../ui/Button.tsx';
import { DutyLine, DutyList } from '../../../ui/DutyLine.tsx';
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from '../../administration/act.ts';
import './onCall.css';

addMessages('en', onCallTexts);

const places = ['operator', 'deputy', 'supervisor', 'liaison', 'responder'] as const;
const order: readonly string[] = places;
const rank = ({ place }: OnCall): number => order.indexOf(place);
const placeKey = (place: string): MessageKey =>
  `onCall.place.${places.find((one) => one === place) ?? 'operator'}`;

export function OnCallNow({ session }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { data, reload } = useResource<OnCallStanding>('/on-call', {
    concerns: ({ kinds }) => kinds.includes('report'),
    everyMs: 60_000,
    keeps: true,
  });
  if (!data) return null;
  const isResponder = session.roles.includes('responder');
  const { onCall, handOvers, climbed } = data;
  if (onCall.length + handOvers.length + climbed.length === 0 && !isResponder) return null;
  const isDesk = ['operator', 'supervisor', 'liaison'].some((role) => session.roles.includes(role));
  const mine = onCall.filter(({ account }) => account === session.account);
  return (
    <section className="on-call stack" aria-labelledby="on-call-now">
      {climbed.length > 0 && <Climbed climbed={climbed} session={session} />}
      <h2 id="on-call-now">{t('onCall.now')}</h2>
      {/* who goes has no time to read on about others */}
      {isDesk ? (
        <Now onCall={onCall} />
      ) : (
        <>
          {mine.map((one) => (
            <p key={`${one.team} ${one.place}`}>
              {t('onCall.you', { place: known.teamName(one.team) })}{' '}
              <span className={one.until === null ? 'late-word' : 'soft'}>{untilWords(one, words)}</span>
            </p>
          ))}
          <details>
            <summary>{t('onCall.whoElse')}</summary>
            <Now onCall={onCall} />
          </details>
        </>
      )}
      {mine.map((one) => (
        <Mine
          key={`${one.team} ${one.place}`}
          one={one}
          others={onCall.filter(
            (other) => other.team === one.team && other.place === one.place && other.account !== one.account,
          )}
          handOvers={handOvers.filter(({ team, place }) => team === one.team && place === one.place)}
          onDone={reload}
        />
      ))}
      {(isResponder || mine.length > 0) && <Away until={data.awayUntil} onDone={reload} />}
    </section>
  );
}

function untilWords(one: OnCall, { t, instant }: I18n): string {
  if (one.away) return t('onCall.awayMark');
  if (one.until === null) return t('onCall.stays');
  return t('onCall.until', {
    at: instant(one.until, { weekday: 'short', hour: '2-digit', minute: '2-digit' }),
  });
}

/** One line a team: each place, who, until when. */
function Now({ onCall }: { readonly onCall: readonly OnCall[] }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  if (onCall.length === 0) return <p className="soft">{t('onCall.nobodyNow')}</p>;
  return (
    <dl className="on-call-teams">
      {[...Map.groupBy(onCall, ({ team }) => team)].map(([team, some]) => (
        <div key={team}>
          <dt>{known.teamName(team)}</dt>
          {some
            .toSorted((a, b) => rank(a) - rank(b))
            .map((one) => (
              <dd key={`${one.place} ${one.account}`}>
                <span className="soft">{t(placeKey(one.place))}</span> <b>{known.accountName(one.account)}</b>{' '}
                <span className={one.away || one.until === null ? 'late-word' : 'soft'}>
                  {untilWords(one, words)}
                </span>
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

interface MineProps {
  readonly one: OnCall;
  /** Who else is at this place. */
  readonly others: readonly OnCall[];
  readonly handOvers: readonly HandOver[];
  readonly onDone: () => void;
}

/** What she can do about a place of hers. */
function Mine({ one, others, handOvers, onDone }: MineProps) {
  const words = useI18n();
  const { t, instant, list } = words;
  const known = useDirectory();
  const { run, isPending, problem } = useActing();
  const [isGiving, setGiving] = useState(false);
  const [note, setNote] = useState<string>();
  const { team, place, account } = one;
  const where = `${t(placeKey(place))}${dot()}${known.teamName(team)}`;
  const said = handOvers.filter(({ giver, note: told }) => giver !== account && told !== null);
  const waiting = handOvers.filter(({ giver, taken }) => giver !== account && taken === null);
  const given = handOvers.find(({ giver, taken }) => giver === account && taken === null);
  const holders = others.filter(({ took }) => took);
  const act = async (path: string, body: object, done?: MessageKey): Promise<void> => {
    if (!(await run(() => request('POST', path, body)))) return;
    if (done) toast(t(done));
    setGiving(false);
    setNote(undefined);
    onDone();
  };
  const mayTake = one.until !== null && ((!one.took && holders.length > 0) || waiting.length > 0);
  return (
    <>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {said.map(({ id, giver, given: at, note: told }) => (
        <section key={id} className="on-call-note" aria-label={t('onCall.note')}>
          <strong>{t('onCall.noteOf', { name: known.accountName(giver), at: instant(at) })}</strong>
          <p dir="auto">{told}</p>
        </section>
      ))}
      {mayTake && (
        <Notice
          tone="info"
          title={t('onCall.begun', { place: where })}
          acts={
            <Button
              kind="primary"
              icon="check"
              isPending={isPending}
              onPress={() => void act('/on-call/take', { team, place }, 'onCall.took')}
            >
              {t('onCall.take')}
            </Button>
          }
        >
          {holders.length > 0 && (
            <p>
              {t('onCall.begunHelp', {
                names: list(holders.map((other) => known.accountName(other.account))),
                count: holders.length,
              })}
            </p>
          )}
        </Notice>
      )}
      {one.until === null && !given && (
        <Notice tone="late" title={t('onCall.over', { place: where })}>
          <p>{t('onCall.overHelp')}</p>
        </Notice>
      )}
      {given && <p className="soft">{t('onCall.gave', { at: instant(given.given) })}</p>}
      {one.took && !given && !isGiving && (
        <div className="row">
          <Button isSmall icon="forward" onPress={() => setGiving(true)}>
            {`${t('onCall.give')}: ${where}`}
          </Button>
        </div>
      )}
      {isGiving && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void act('/on-call/give', { team, place, ...(note ? { note } : {}) }, 'onCall.said');
          }}
        >
          <TextArea
            label={t('onCall.note')}
            help={t('onCall.noteHelp')}
            rows={3}
            maxLength={2000}
            value={note}
            onChange={(text) => setNote(textOf(text))}
          />
          <div className="row">
            <Button type="submit" kind="primary" isPending={isPending}>
              {t('onCall.give')}
            </Button>
            <Button kind="plain" onPress={() => setGiving(false)}>
              {t('onCall.cancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

const hours = [1, 4, 8, 24, 72] as const;

function Away({ until, onDone }: { readonly until: string | null; readonly onDone: () => void }) {
  const words = useI18n();
  const { t, instant } = words;
  const { run, isPending, problem } = useActing();
  const [isAsking, setAsking] = useState(false);
  const put = async (minutes: number | null): Promise<void> => {
    if (!(await run(() => request('PUT', '/on-call/away', { minutes })))) return;
    setAsking(false);
    onDone();
  };
  return (
    <div className="row on-call-away">
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {until !== null && (
        <>
          <span className="late-word">{t('onCall.awayUntil', { at: instant(until) })}</span>
          <Button isSmall isPending={isPending} onPress={() => void put(null)}>
            {t('onCall.back')}
          </Button>
        </>
      )}
      {until === null && !isAsking && (
        <Button isSmall kind="plain" icon="clock" onPress={() => setAsking(true)}>
          {t('onCall.away')}
        </Button>
      )}
      {isAsking && (
        <Select
          label={t('onCall.awayFor')}
          options={hours.map((count) => ({ key: String(count), label: t('onCall.awayHours', { count }) }))}
          value={undefined}
          onChange={(key) => textOf(key) && void put(Number(key) * 60)}
        />
      )}
    </div>
  );
}

/** All of it stands among what is to be done or late, too. */
const mostShown = 4;

function Climbed({
  climbed,
  session,
}: {
  readonly climbed: OnCallStanding['climbed'];
  readonly session: SessionBody;
}) {
  const { t, declared } = useI18n();
  const known = useDirectory();
  const isDesk = session.roles.includes('operator');
  return (
    <>
      <DutyList title={t('onCall.climbed')} empty="">
        {climbed.slice(0, mostShown).map((one) => (
          <DutyLine
            key={`${one.dossier} ${one.safeguard} ${one.key} ${one.step}`}
            number={one.number}
            what={declared(dutyTextKey({ safeguard: one.safeguard, key: one.key, kind: 'duty' }))}
            about={[known.areaName(one.area), t(placeKey(one.step))].filter(Boolean).join(dot())}
            due={one.due}
            href={isDesk && one.kind === 'report' ? `/console/${one.dossier}` : `/dossiers/${one.dossier}`}
          />
        ))}
      </DutyList>
      {climbed.length > mostShown && (
        <p className="soft">{t('onCall.climbedMore', { count: climbed.length - mostShown })}</p>
      )}
    </>
  );
}
