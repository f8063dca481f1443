/** The screens of a signed-in person, by address. Addresses hold ids, never names. */
import { Fragment, memo, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { SignedIn } from '../client/session.ts';
import { addMessages, useI18n } from '../i18n.ts';
import { workTexts } from '../messages/parts/work.en.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { later } from '../ui/later.tsx';
import { EmptyState } from '../ui/States.tsx';
import { Frame } from './Frame.tsx';
import { Home } from './Home.tsx';

addMessages('en', workTexts);

const Review = later(async () => (await import('./homes/review/Review.tsx')).Review);
const Patterns = later(async () => (await import('./homes/patterns/Patterns.tsx')).Patterns);
const Records = later(async () => (await import('./records/Records.tsx')).Records);
const RecordList = later(async () => (await import('./records/RecordList.tsx')).RecordList);
const NewRecord = later(async () => (await import('./records/NewRecord.tsx')).NewRecord);
const Search = later(async () => (await import('./Search.tsx')).Search);
const Figures = later(async () => (await import('./figures/Figures.tsx')).Figures);
const Annual = later(async () => (await import('./justice/Annual.tsx')).Annual);
const Console = later(async () => (await import('./console/Console.tsx')).Console);
const Calls = later(async () => (await import('./calls/Calls.tsx')).Calls);
const DossierPage = later(async () => (await import('./dossier/DossierPage.tsx')).DossierPage);
const ActPage = later(async () => (await import('./acts/ActPage.tsx')).ActPage);
const LetInPage = later(async () => (await import('./dossier/LetInPage.tsx')).LetInPage);
const Readings = later(async () => (await import('./dossier/Readings.tsx')).Readings);
const History = later(async () => (await import('./dossier/History.tsx')).History);
const Administration = later(
  async () => (await import('./administration/Administration.tsx')).Administration,
);
const Own = later(async () => (await import('./own/Own.tsx')).Own);
const CyclePage = later(async () => (await import('./homes/programme/CyclePage.tsx')).CyclePage);
const Keys = later(async () => (await import('./Keys.tsx')).Keys);
const TreatyReport = later(async () => (await import('./plan/TreatyReport.tsx')).TreatyReport);
const Wall = later(async () => (await import('./plan/Wall.tsx')).Wall);
const JoinShares = later(async () => (await import('./setUp/JoinShares.tsx')).JoinShares);
const StartKeys = later(async () => (await import('./setUp/StartKeys.tsx')).StartKeys);
const Paper = later(async () => (await import('./papers/Paper.tsx')).Paper);
const WritePage = later(async () => (await import('./dossier/WritePage.tsx')).WritePage);

/** What everybody comes to, fetched while she reads her home: it opens at once, and where there is no network any more. */
const everyday = [RecordList, DossierPage, ActPage, WritePage, Search];
/** What somebody of a role comes to first of all. */
const ofRoles = { operator: Console, responder: Calls, supervisor: Review };
/** After what the home itself needs. */
const aheadMs = 2000;

/** What is shown to a whole room stands alone; everything else in the frame. */
export function Work({ signedIn }: { readonly signedIn: SignedIn }) {
  return (
    <Switch>
      <Route path="/plans/:id/wall">{({ id }) => <Wall id={id} />}</Route>
      <Route>
        <InFrame signedIn={signedIn} />
      </Route>
    </Switch>
  );
}

function InFrame({ signedIn }: { readonly signedIn: SignedIn }) {
  const { session } = signedIn;
  useEffect(() => {
    const timer = setTimeout(() => {
      // whoever goes there fetches it again
      const own = Object.entries(ofRoles).filter(([role]) => session.roles.includes(role));
      for (const { fetchAhead } of [...own.map(([, screen]) => screen), ...everyday])
        fetchAhead().catch(() => undefined);
    }, aheadMs);
    return () => clearTimeout(timer);
  }, [session.roles]);
  return (
    <Frame signedIn={signedIn}>
      <Screens signedIn={signedIn} />
    </Frame>
  );
}

/** What is a screen of its own: a place, and the parts of a dossier. */
const partOf = (path: string): string => {
  const [, place = '', , part = ''] = path.split('/');
  return place === 'dossiers' ? `${place} ${part}` : place;
};

const Screens = memo(function Screens({ signedIn }: { readonly signedIn: SignedIn }) {
  const { t } = useI18n();
  const { session } = signedIn;
  const [path] = useLocation();
  // the frame stays while a screen comes, and where it does not come
  return (
    <Boundary isScreen path={path}>
      <Fragment key={partOf(path)}>
        <Switch>
          <Route path="/">
            <Home session={session} signedIn={signedIn} />
          </Route>
          <Route path="/late">
            <Review session={session} />
          </Route>
          <Route path="/patterns">
            <Patterns />
          </Route>
          <Route path="/records">
            <Records session={session} />
          </Route>
          <Route path="/records/:kind">{({ kind }) => <RecordList session={session} kind={kind} />}</Route>
          <Route path="/records/:kind/new">{({ kind }) => <NewRecord session={session} kind={kind} />}</Route>
          <Route path="/search/:kind?">
            {({ kind = 'case' }) => <Search key={kind} signedIn={signedIn} kind={kind} />}
          </Route>
          <Route path="/plans/:plan/reports/:report">
            {({ plan, report }) => <TreatyReport session={session} plan={plan} report={report} />}
          </Route>
          <Route path="/justice">
            <Annual />
          </Route>
          <Route path="/statistics">
            <Figures session={session} />
          </Route>
          <Route path="/administration/*?">
            <Administration session={session} />
          </Route>
          <Route path="/own">
            <Own signedIn={signedIn} />
          </Route>
          <Route path="/keys">
            <Keys signedIn={signedIn} />
          </Route>
          <Route path="/keys/:team/recover">
            {({ team }) => <JoinShares signedIn={signedIn} team={team} />}
          </Route>
          <Route path="/keys/:team">{({ team }) => <StartKeys signedIn={signedIn} team={team} />}</Route>
          <Route path="/console/:id?">{({ id }) => <Console signedIn={signedIn} id={id} />}</Route>
          <Route path="/calls/:id?">{({ id }) => <Calls signedIn={signedIn} id={id} />}</Route>
          <Route path="/cycles/:id">{({ id }) => <CyclePage key={id} signedIn={signedIn} id={id} />}</Route>
          <Route path="/dossiers/:id">{({ id }) => <DossierPage signedIn={signedIn} id={id} />}</Route>
          <Route path="/dossiers/:id/act/:name">
            {({ id, name }) => <ActPage key={`${id} ${name}`} signedIn={signedIn} id={id} name={name} />}
          </Route>
          <Route path="/dossiers/:id/let-in">{({ id }) => <LetInPage signedIn={signedIn} id={id} />}</Route>
          <Route path="/dossiers/:id/readings">{({ id }) => <Readings id={id} />}</Route>
          <Route path="/dossiers/:id/history">{({ id }) => <History id={id} />}</Route>
          <Route path="/dossiers/:id/paper/:what/:entry?">
            {({ id, what, entry }) => (
              <Paper key={`${id} ${what} ${entry}`} id={id} what={what} entry={entry} />
            )}
          </Route>
          <Route path="/dossiers/:id/write/:type/:entry?">
            {({ id, type, entry }) => (
              <WritePage
                key={`${id} ${type} ${entry}`}
                signedIn={signedIn}
                id={id}
                type={type}
                entry={entry}
              />
            )}
          </Route>
          <Route>
            <EmptyState icon="search" title={t('notFound.title')}>
              {t('notFound.help')}
            </EmptyState>
          </Route>
        </Switch>
      </Fragment>
    </Boundary>
  );
});
