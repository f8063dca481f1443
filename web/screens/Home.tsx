/**
 * Home: what must I do now? Duties by deadline, each opening on the one form that settles it; below them the boards of one's
 * roles, with the tasks of their day.
 */
import { useState } from 'react';
import { useDuties } from '../client/duties.ts';
import type { SignedIn } from '../client/session.ts';
import type { DutyItem, SessionBody } from '../client/types.ts';
import { useI18n } from '../i18n.ts';
import { Page } from '../ui/AppShell.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { DutyList } from '../ui/DutyLine.tsx';
import { later } from '../ui/later.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import { EmptyState } from '../ui/States.tsx';
import { AlikeDuties } from './AlikeDuties.tsx';
import { alike, dutyHref, keyOf } from './duties.ts';
import { Fetching } from './Fetching.tsx';
import { boardsOf, isAbove } from './homes/registry.ts';
import { AwayOffer } from './own/AwayHere.tsx';
import { KindList } from './records/KindList.tsx';

const onCall = async () => await import('./homes/onCall/OnCall.tsx');
const OnCallAsked = later(async () => (await onCall()).OnCallAsked, null);
const OnCallNow = later(async () => (await onCall()).OnCallNow, null);
/** Whose work has a roster. */
const callable = ['operator', 'supervisor', 'liaison', 'responder'];
const hour = 3_600_000;
const spans = [
  ['home.now', (left: number) => left < hour],
  ['home.today', (left: number) => left >= hour && left < 24 * hour],
  ['home.week', (left: number) => left >= 24 * hour && left < 7 * 24 * hour],
  ['home.later', (left: number) => left >= 7 * 24 * hour],
] as const;

interface HomeProps {
  readonly session: SessionBody;
  readonly signedIn: SignedIn;
}

export function Home({ session, signedIn }: HomeProps) {
  const words = useI18n();
  const { t } = words;
  const duties = useDuties('duties', { keeps: 'device' });
  const { data } = duties;
  const now = Date.now();
  const boards = boardsOf(session.roles);
  const boardsWhere = (isHere: (role: string) => boolean) =>
    boards
      .filter(({ role }) => isHere(role))
      .map(({ role, Board }) => (
        <Boundary key={role}>
          <Board session={session} />
        </Boundary>
      ));
  const isCallable = callable.some((role) => session.roles.includes(role));
  const isSocialWorker = session.roles.includes('social-worker');
  return (
    <Page
      title={t('home.title')}
      {...(isSocialWorker
        ? {
            primary: (
              <ButtonLink kind="primary" href="/search" icon="add">
                {t('home.newCase')}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {isCallable && (
        <Boundary>
          <OnCallAsked session={session} />
        </Boundary>
      )}
      {boardsWhere(isAbove)}
      <Fetching of={duties} />
      {data?.duties.length === 0 &&
        // who has a board is not kept from it by a picture of nothing
        (boards.length > 0 ? (
          <p className="soft">{t('home.noTask')}</p>
        ) : (
          <>
            <EmptyState icon="check" title={t('home.nothing')}>
              {t('home.nothingHelp')}
            </EmptyState>
            <KindList roles={session.roles} />
          </>
        ))}
      {data &&
        data.duties.length > 0 &&
        spans.map(([title, belongs]) => {
          const some = data.duties.filter((one) => belongs(Date.parse(one.duty.due) - now));
          if (some.length === 0 && title !== 'home.now') return null;
          return <Span key={title} title={t(title)} duties={some} roles={session.roles} />;
        })}
      {data && (
        <ShowMore
          shown={data.duties.length}
          hasMore={data.more}
          isComing={duties.isHeld}
          onMore={duties.onMore}
        />
      )}
      {isCallable && (
        <Boundary>
          <OnCallNow session={session} />
        </Boundary>
      )}
      <AwayOffer signedIn={signedIn} />
      {boardsWhere((role) => !isAbove(role))}
    </Page>
  );
}

/** More lines than these wait until they are asked for: what comes after would be out of sight. */
const mostShown = 8;

interface SpanProps {
  readonly title: string;
  readonly duties: readonly DutyItem[];
  readonly roles: readonly string[];
}

function Span({ title, duties, roles }: SpanProps) {
  const words = useI18n();
  const [isWhole, setWhole] = useState(false);
  const lines = alike(duties, words);
  const shown = isWhole ? lines : lines.slice(0, mostShown);
  return (
    <>
      <DutyList title={title} empty={words.t('home.nothingNow')}>
        {shown.map((same) => (
          <AlikeDuties
            key={keyOf(same[0])}
            items={same}
            aboutOf={(one) => words.declared(`${one.kind}.state.${one.state}`)}
            hrefOf={(one) => dutyHref(one, roles)}
          />
        ))}
      </DutyList>
      {shown.length < lines.length && (
        <div>
          <Button kind="plain" isSmall icon="down" onPress={() => setWhole(true)}>
            {words.t('act.more', { count: lines.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}
