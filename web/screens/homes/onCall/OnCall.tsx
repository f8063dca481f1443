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
import { CheckList } from '../../../ui/CheckList.tsx';
import { DutyLine, DutyList } from '../../../ui/DutyLine.tsx';
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { textOf, ticksOf, useActing, whyNot } from '../../administration/act.ts';
import './onCall.css';

addMessages('en', onCallTexts);

const places = ['operator', 'deputy', 'supervisor', 'liaison', 'responder'] as const;
const order: readonly string[] = places;
const rank = ({ place }: OnCall): number => order.indexOf(place);
const placeKey = (place: string): MessageKey =>
  `onCall.place.${places.find((one) => one === place) ?? 'operator'}`;

function useStanding() {
  return useResource<OnCallStanding>('/on-call', {
    concerns: ({ kinds }) => kinds.includes('report'),
    everyMs: 60_000,
    keeps: true,
  });
}

/** Above the duties: what came up to her because nobody answered it, and a place that she must take over or is left with. */
export function OnCallAsked({ session }: { readonly session: SessionBody }) {
  const { data, reload } = useStanding();
  if (!data) return null;
  const { climbed } = data;
  return (
    <>
      {climbed.length > 0 && <Climbed climbed={climbed} session={session} />}
      {placesOf(data, session).map((place) => (
        <Asked key={place.where} place={place} onDone={reload} />
      ))}
    </>
  );
}

/** Below the duties: who is on call, handing over and being away. */
export function OnCallNow({ session }: { readonly session: SessionBody }) {
  const { t } = useI18n();
  const { data, reload } = useStanding();
  if (!data) return null;
  const isResponder = session.roles.includes('responder');
  const { onCall } = data;
  const mine = placesOf(data, session);
  if (onCall.length === 0 && !isResponder) return null;
  const isDesk = ['operator', 'supervisor', 'liaison'].some((role) => session.roles.includes(role));
  return (
    <section className="on-call stack" aria-labelledby="on-call-now">
      <h2 id="on-call-now">{t('onCall.now')}</h2>
      {/* who goes has no time to read on about others */}
      {isDesk ? (
        <Now onCall={onCall} />
      ) : (
        <>
          <Now onCall={mine.map(({ one }) => one)} />
          <details>
            <summary>{t('onCall.whoElse')}</summary>
            <Now onCall={onCall} />
          </details>
        </>
      )}
      {mine.length > 0 && <Giving places={mine} onDone={reload} />}
      {(isResponder || mine.length > 0) && <Away until={data.awayUntil} onDone={reload} />}
    </section>
  );
}

/** A place that she holds, with what was handed over there. */
interface Held {
  readonly one: OnCall;
  readonly where: string;
  /** Who else is at this place. */
  readonly others: readonly OnCall[];
  readonly handOvers: readonly HandOver[];
}

const keyOf = ({ team, place }: Pick<OnCall, 'team' | 'place'>): string => `${team} ${place}`;

function placesOf({ onCall, handOvers }: OnCallStanding, { account }: SessionBody): readonly Held[] {
  return onCall
    .filter((one) => one.account === account)
    .map((one) => ({
      one,
      where: keyOf(one),
      others: onCall.filter((other) => keyOf(other) === keyOf(one) && other.account !== account),
      handOvers: handOvers.filter((over) => keyOf(over) === keyOf(one)),
    }));
}

function usePlaceName(): (one: OnCall) => string {
  const { t } = useI18n();
  const known = useDirectory();
  return ({ place, team }) => `${t(placeKey(place))}${dot()}${known.teamName(team)}`;
}

function untilWords(one: OnCall, { t, instant }: I18n): string {
  if (one.away) return t('onCall.awayMark');
  if (one.until === null) return t('onCall.stays');
  return t('onCall.until', {
    at: instant(one.until, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
  });
}

/** Each place, who, until when; teams whose rosters say the same stand together. */
function Now({ onCall }: { readonly onCall: readonly OnCall[] }) {
  const words = useI18n();
  const { t, list } = words;
  const known = useDirectory();
  if (onCall.length === 0) return <p className="soft">{t('onCall.nobodyNow')}</p>;
  const teams = [...Map.groupBy(onCall, ({ team }) => team)].map(([team, some]) => ({
    team,
    some: some.toSorted((a, b) => rank(a) - rank(b)),
  }));
  const alike = Map.groupBy(teams, ({ some }) =>
    JSON.stringify(some.map(({ place, account, until, away }) => [place, account, until, away])),
  );
  return (
    <dl className="on-call-teams">
      {[...alike].map(([key, same]) => {
        const some = same[0]?.some ?? [];
        const untils = new Set(some.map((one) => untilWords(one, words)));
        const whole = untils.size === 1 && some.every((one) => !one.away && one.until !== null);
        return (
          <div key={key}>
            <dt>
              {list(same.map(({ team }) => known.teamName(team)))}{' '}
              {whole && <span className="soft">{[...untils]}</span>}
            </dt>
            {some.map((one) => (
              <dd key={`${one.place} ${one.account}`}>
                <span className="soft">{t(placeKey(one.place))}</span>{' '}
                <b>
                  <bdi>{known.accountName(one.account)}</bdi>
                </b>{' '}
                {!whole && (
                  <span className={one.away || one.until === null ? 'late-word' : 'soft'}>
                    {untilWords(one, words)}
                  </span>
                )}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

interface AskedProps {
  readonly place: Held;
  readonly onDone: () => void;
}

/** What a place of hers asks of her: to read what is open, to take over, or to know that nobody has taken over. */
function Asked({ place: { one, others, handOvers }, onDone }: AskedProps) {
  const words = useI18n();
  const { t, instant, list } = words;
  const known = useDirectory();
  const placeName = usePlaceName();
  const { run, isPending, problem } = useActing();
  const { team, place, account } = one;
  const said = handOvers.filter(({ giver, note: told }) => giver !== account && told !== null);
  const waiting = handOvers.filter(({ giver, taken }) => giver !== account && taken === null);
  const given = handOvers.find(({ giver, taken }) => giver === account && taken === null);
  const holders = others.filter(({ took }) => took);
  const take = async (): Promise<void> => {
    if (!(await run(() => request('POST', '/on-call/take', { team, place })))) return;
    toast(t('onCall.took'));
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
          title={t('onCall.begun', { place: placeName(one) })}
          acts={
            <Button kind="primary" icon="check" isPending={isPending} onPress={() => void take()}>
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
        <Notice tone="late" title={t('onCall.over', { place: placeName(one) })}>
          <p>{t('onCall.overHelp')}</p>
        </Notice>
      )}
    </>
  );
}

interface GivingProps {
  readonly places: readonly Held[];
  readonly onDone: () => void;
}

/** Handing over: the places that she holds, all of them unless she says otherwise, with one note. */
function Giving({ places, onDone }: GivingProps) {
  const words = useI18n();
  const { t, instant } = words;
  const placeName = usePlaceName();
  const { run, isPending, problem } = useActing();
  const [isGiving, setGiving] = useState(false);
  const [note, setNote] = useState<string>();
  const [left, setLeft] = useState<readonly string[]>();
  const givenAt = ({ one, handOvers }: Held): string | undefined =>
    handOvers.find(({ giver, taken }) => giver === one.account && taken === null)?.given;
  const held = places.filter((place) => place.one.took && givenAt(place) === undefined);
  const chosen = left ?? held.map(({ where }) => where);
  const give = async (): Promise<void> => {
    for (const { one } of held.filter(({ where }) => chosen.includes(where))) {
      const { team, place } = one;
      if (!(await run(() => request('POST', '/on-call/give', { team, place, ...(note ? { note } : {}) })))) {
        onDone();
        return;
      }
    }
    toast(t('onCall.said'));
    setGiving(false);
    setNote(undefined);
    setLeft(undefined);
    onDone();
  };
  return (
    <>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {places.map((place) => {
        const at = givenAt(place);
        return (
          at !== undefined && (
            <p key={place.where} className="soft">
              {placeName(place.one)}: {t('onCall.gave', { at: instant(at) })}
            </p>
          )
        );
      })}
      {held.length > 0 && !isGiving && (
        <div className="row">
          <Button isSmall icon="forward" onPress={() => setGiving(true)}>
            {t('onCall.give')}
          </Button>
        </div>
      )}
      {isGiving && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void give();
          }}
        >
          {held.length > 1 && (
            <CheckList
              label={t('onCall.giveWhich')}
              options={held.map(({ one, where }) => ({ key: where, label: placeName(one) }))}
              value={chosen}
              onChange={(keys) => setLeft(ticksOf(keys))}
            />
          )}
          <TextArea
            label={t('onCall.note')}
            help={t('onCall.noteHelp')}
            rows={3}
            maxLength={2000}
            value={note}
            onChange={(text) => setNote(textOf(text))}
          />
          <div className="row">
            <Button type="submit" kind="primary" isPending={isPending} isDisabled={chosen.length === 0}>
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
