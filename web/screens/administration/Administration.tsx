/** What administrators set up, by address. They reach no dossier from here. */
import { Link, Route, Switch } from 'wouter';
import { noAdditions } from '../../../domain/kernel/additions.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { SessionBody } from '../../client/types.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { administrationTexts } from '../../messages/parts/administration.en.ts';
import { channelSetUpTexts } from '../../messages/parts/channels.en.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { Areas } from '../setUp/Areas.tsx';
import { Benchmarks } from '../setUp/Benchmarks.tsx';
import { OwnTexts } from '../setUp/OwnTexts.tsx';
import { useCountry, whyNot } from './act.ts';
import { ownFields } from './additions.ts';
import { Channels, OneChannel } from './Channels.tsx';
import { CountrySettings } from './CountrySettings.tsx';
import { Done } from './Done.tsx';
import { FieldForm } from './FieldForm.tsx';
import { Fields } from './Fields.tsx';
import { Lists } from './Lists.tsx';
import { AnotherKey, Machines } from './Machines.tsx';
import { NewChannel } from './NewChannel.tsx';
import { NewKey } from './NewKey.tsx';
import { NewPerson } from './NewPerson.tsx';
import { Numbers } from './Numbers.tsx';
import { Rosters } from './OnCall.tsx';
import { OneNumber } from './OneNumber.tsx';
import { OnePerson } from './OnePerson.tsx';
import { NewOrganisation, Organisations } from './Organisations.tsx';
import { People } from './People.tsx';
import { NewTeam, OneTeam, Teams } from './Teams.tsx';
import './administration.css';

addMessages('en', { ...administrationTexts, ...channelSetUpTexts, ...setUpTexts });

const here = '/administration';
const places = [
  'people',
  'teams',
  'on-call',
  'organisations',
  'fields',
  'lists',
  'numbers',
  'country',
  'areas',
  'benchmarks',
  'texts',
  'channels',
  'machines',
  'done',
] as const;

export function Administration({ session }: { readonly session: SessionBody }) {
  const { t } = useI18n();
  if (!session.roles.includes('administrator')) {
    return (
      <Switch>
        <Route path={`${here}/done`}>
          <Done session={session} />
        </Route>
        <Route>
          <EmptyState icon="shield" title={t('administration.noRight')}>
            {t('administration.noRightHelp')}
          </EmptyState>
        </Route>
      </Switch>
    );
  }
  return (
    <Switch>
      <Route path={here} component={Hub} />
      <Route path={`${here}/people`} component={People} />
      <Route path={`${here}/people/new`} component={NewPerson} />
      <Route path={`${here}/people/:id`}>{({ id }) => <OnePerson id={id} />}</Route>
      <Route path={`${here}/teams`} component={Teams} />
      <Route path={`${here}/teams/new`} component={NewTeam} />
      <Route path={`${here}/teams/:id`}>{({ id }) => <OneTeam key={id} id={id} />}</Route>
      <Route path={`${here}/on-call`} component={Rosters} />
      <Route path={`${here}/organisations`} component={Organisations} />
      <Route path={`${here}/organisations/new`} component={NewOrganisation} />
      <Route path={`${here}/fields/:kind/:entry/:name`}>
        {({ kind, entry, name }) => <OneField kind={kind} entry={entry} name={name} />}
      </Route>
      <Route path={`${here}/fields/:kind?/:entry?`}>
        {({ kind, entry }) => <Fields kind={kind} entry={entry} />}
      </Route>
      <Route path={`${here}/lists/:list?`}>{({ list }) => <Lists list={list} />}</Route>
      <Route path={`${here}/numbers`} component={Numbers} />
      <Route path={`${here}/numbers/:id`}>{({ id }) => <OneNumber key={id} id={id} />}</Route>
      <Route path={`${here}/country`} component={CountrySettings} />
      <Route path={`${here}/areas`} component={Areas} />
      <Route path={`${here}/benchmarks/:id?`}>{({ id }) => <Benchmarks id={id} />}</Route>
      <Route path={`${here}/texts`} component={OwnTexts} />
      <Route path={`${here}/machines`} component={Machines} />
      <Route path={`${here}/machines/new`}>
        <NewKey />
      </Route>
      <Route path={`${here}/machines/:account/new`}>
        {({ account }) => <AnotherKey account={account} />}
      </Route>
      <Route path={`${here}/channels`} component={Channels} />
      <Route path={`${here}/channels/new`} component={NewChannel} />
      <Route path={`${here}/channels/:id`}>{({ id }) => <OneChannel key={id} id={id} />}</Route>
      <Route path={`${here}/done`}>
        <Done session={session} />
      </Route>
      <Route component={Nowhere} />
    </Switch>
  );
}

/** The way to each. */
function Hub() {
  const { t } = useI18n();
  return (
    <Page title={t('administration.title')}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="set-up-places">
        {places.map((place) => (
          <li key={place}>
            <Link href={`${here}/${place}`}>
              <strong>{t(`administration.${place}`)}</strong>
              <span className="small soft">{t(`administration.${place}.help`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Nowhere() {
  const { t } = useI18n();
  return (
    <EmptyState icon="search" title={t('notFound.title')}>
      {t('notFound.help')}
    </EmptyState>
  );
}

/** A field's form, once it is known what the country has; `new` is one that is not there yet. */
function OneField(place: { readonly kind: string; readonly entry: string; readonly name: string }) {
  const words = useI18n();
  const { data, problem } = useCountry();
  const { kinds } = catalogue();
  const kind = Object.hasOwn(kinds, place.kind) ? kinds[place.kind] : undefined;
  const entry = kind && Object.hasOwn(kind.entries, place.entry) ? kind.entries[place.entry] : undefined;
  if (problem) return <ProblemNotice problem={whyNot(problem, words)} />;
  if (!data) return <Loading />;
  const field = ownFields(data.additions ?? noAdditions, place.kind, place.entry).find(
    ({ name }) => name === place.name,
  );
  if (!kind || !entry || (!field && place.name !== 'new')) return <Nowhere />;
  return <FieldForm country={data} kind={kind} entry={entry} field={field} />;
}
