/** The roster: for a team, who is on call in which place, each week and on single days; adding and taking off. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { post, request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import type { KnownNames } from '../../client/directory.ts';
import { useDirectory } from '../../client/directory.ts';
import type { Shift } from '../../client/onCall.ts';
import type { I18n } from '../../i18n.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { onCallTexts } from '../../messages/parts/onCall.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, ticksOf, useActing, whyNot } from './act.ts';
import '../../forms/forms.css';

addMessages('en', onCallTexts);

const pointPlaces = ['operator', 'deputy', 'supervisor', 'liaison'] as const;
type Place = (typeof pointPlaces)[number] | 'responder';
type Team = KnownNames['teams'][number];

const placesOf = ({ kind }: Team): readonly Place[] =>
  kind === 'contact-point' ? pointPlaces : ['responder'];
const roleOf = (place: Place): string => (place === 'deputy' ? 'operator' : place);
/** Who can hold a place: of the team and with its role; a liaison official works for many teams and in none. */
const whoCan = (known: KnownNames, team: Team, place: Place): KnownNames['accounts'] =>
  known.accounts.filter(
    (one) =>
      !one.ended &&
      !one.machine &&
      one.roles.includes(roleOf(place)) &&
      (place === 'liaison' || team.members.includes(one.id)),
  );

const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** 1 January 2024 was a Monday. */
const dayName = (day: number, { instant }: I18n, weekday: 'long' | 'short'): string =>
  instant(new Date(Date.UTC(2024, 0, day, 12)), { weekday, timeZone: 'UTC' });

function endOf(starts: string, minutes: number): string {
  const [hour = 0, minute = 0] = starts.split(':').map(Number);
  const end = (hour * 60 + minute + minutes) % 1440;
  return [Math.floor(end / 60), end % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const whenWords = ({ weekdays, day, starts, minutes }: Shift, words: I18n): string =>
  [
    day ??
      (weekdays?.length === 7
        ? words.t('onCall.everyDay')
        : (weekdays ?? []).map((one) => dayName(one, words, 'short')).join(' ')),
    words.t('time.range', { from: starts, to: endOf(starts, minutes) }),
  ].join(dot());

export function Rosters() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const teams = known.teams.filter(({ kind }) => kind !== 'case-team');
  const [chosen, setChosen] = useState<string>();
  const team = teams.find(({ id }) => String(id) === chosen) ?? teams[0];
  const { data, problem, reload } = useResource<{ shifts: readonly Shift[] }>('/shifts', {
    concerns: () => false,
  });
  const taking = useActing();
  return (
    <Page
      title={t('administration.on-call')}
      back={{ href: '/administration', label: t('administration.title') }}
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {taking.problem && <ProblemNotice problem={whyNot(taking.problem, words)} />}
      {team ? (
        <SearchSelect
          label={t('onCall.team')}
          options={teams.map(({ id, name }) => ({ key: String(id), label: name }))}
          value={String(team.id)}
          onChange={(key) => setChosen(textOf(key))}
        />
      ) : (
        <EmptyState icon="search" title={t('onCall.noTeams')}>
          <ButtonLink href="/administration/teams/new" icon="add">
            {t('people.teamAdd')}
          </ButtonLink>
        </EmptyState>
      )}
      {!data && !problem && <Loading />}
      {data && team && (
        <Roster
          key={team.id}
          team={team}
          shifts={data.shifts.filter((one) => one.team === team.id)}
          onTakeOff={(id) =>
            void taking.run(() => request('DELETE', `/shifts/${id}`)).then((done) => done && reload())
          }
          onAdded={reload}
        />
      )}
    </Page>
  );
}

interface RosterProps {
  readonly team: Team;
  readonly shifts: readonly Shift[];
  readonly onTakeOff: (id: number) => void;
  readonly onAdded: () => void;
}

function Roster({ team, shifts, onTakeOff, onAdded }: RosterProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const nameOf = ({ account }: Shift): string =>
    account === null ? t('onCall.nobody') : known.accountName(account);
  return (
    <>
      {shifts.length === 0 && <p className="soft">{t('onCall.none')}</p>}
      {placesOf(team).map((place) => {
        const some = shifts.filter((one) => one.place === place);
        if (some.length === 0) return null;
        return (
          <section key={place} className="stack" aria-labelledby={`place-${place}`}>
            <h2 id={`place-${place}`}>{t(`onCall.place.${place}`)}</h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
            <ul role="list" className="set-up-lines">
              {some.map((one) => (
                <li key={one.id} className="set-up-line">
                  <div>
                    <strong>{nameOf(one)}</strong>
                    <p className="small soft">{whenWords(one, words)}</p>
                  </div>
                  <Button
                    isSmall
                    kind="plain"
                    label={t('onCall.removeOf', { name: nameOf(one), when: whenWords(one, words) })}
                    onPress={() => onTakeOff(one.id)}
                  >
                    {t('onCall.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <NewShift team={team} onAdded={onAdded} />
    </>
  );
}

function NewShift({ team, onAdded }: { readonly team: Team; readonly onAdded: () => void }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const places = placesOf(team);
  const { run, isPending, problem } = useActing();
  const [place, setPlace] = useState<Place | undefined>(places.length === 1 ? places[0] : undefined);
  const [who, setWho] = useState<string>();
  const [when, setWhen] = useState<'week' | 'day'>('week');
  const [days, setDays] = useState<readonly string[]>(week.map(String));
  const [day, setDay] = useState<string>();
  const [starts, setStarts] = useState('08:00');
  const [hours, setHours] = useState('8');
  const [hasTried, setTried] = useState(false);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day ?? '');
  const lacks = !place || !who || (when === 'week' ? days.length === 0 : !isDay);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (lacks) return;
    const shift = {
      ...{ team: team.id, place, account: who === 'nobody' ? null : Number(who), starts },
      minutes: Number(hours) * 60,
      ...(when === 'week' ? { weekdays: days.map(Number) } : { day }),
    };
    if (!(await run(() => post('/shifts', shift)))) return;
    toast(t('administration.changed'));
    setWho(undefined);
    setTried(false);
    onAdded();
  };
  const people = place ? whoCan(known, team, place) : [];
  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{t('onCall.add')}</h2>
      {places.length > 1 && (
        <Choice
          label={t('onCall.place')}
          isRequired
          isInline
          options={places.map((key) => ({ key, label: t(`onCall.place.${key}`) }))}
          value={place}
          onChange={(key) => {
            setPlace(places.find((one) => one === key));
            setWho(undefined);
          }}
        />
      )}
      <Choice
        label={t('onCall.when')}
        isInline
        options={[
          { key: 'week', label: t('onCall.week') },
          { key: 'day', label: t('onCall.day') },
        ]}
        value={when}
        onChange={(key) => setWhen(key === 'day' ? 'day' : 'week')}
      />
      {when === 'week' ? (
        <CheckList
          label={t('onCall.weekdays')}
          isInline
          options={week.map((one) => ({ key: String(one), label: dayName(one, words, 'long') }))}
          value={days}
          onChange={(some) => setDays(ticksOf(some))}
        />
      ) : (
        <TextField
          label={t('onCall.dayWhich')}
          help={t('onCall.dayHelp')}
          isExact
          maxLength={10}
          error={hasTried && !isDay ? t('onCall.dayWrong') : undefined}
          value={day}
          onChange={(text) => setDay(textOf(text))}
        />
      )}
      <SearchSelect
        key={`${place} ${when}`}
        label={t('onCall.who')}
        isRequired
        options={[
          ...people.map(({ id, name }) => ({ key: String(id), label: name })),
          ...(when === 'day' ? [{ key: 'nobody', label: t('onCall.nobody') }] : []),
        ]}
        value={who}
        onChange={(key) => setWho(textOf(key))}
      />
      <Select
        label={t('onCall.from')}
        options={Array.from({ length: 48 }, (_, at) => endOf('00:00', at * 30)).map((key) => ({
          key,
          label: key,
        }))}
        value={starts}
        onChange={(key) => setStarts(textOf(key) ?? '08:00')}
      />
      <Select
        label={t('onCall.hours')}
        options={Array.from({ length: 24 }, (_, at) => String(at + 1)).map((key) => ({
          key,
          label: words.number(Number(key)),
        }))}
        value={hours}
        onChange={(key) => setHours(textOf(key) ?? '8')}
      />
      {hasTried && lacks && <Notice tone="late" title={t('onCall.lacking')} isSpoken />}
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <div className="form-foot">
        <Button type="submit" kind="primary" isPending={isPending}>
          {t('onCall.add')}
        </Button>
      </div>
    </form>
  );
}
