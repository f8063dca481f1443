/** The signed-in app: where one can go by one's roles, locking, and the live connection while it is open. */
import type { ReactNode } from 'react';
import { Fragment, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem } from '../client/api.ts';
import { listenLive, useResource } from '../client/data.ts';
import { loadDirectory, useDirectory } from '../client/directory.ts';
import { storeFile } from '../client/files.ts';
import { useOutbox } from '../client/kept.ts';
import { useIsOnline } from '../client/online.ts';
import type { SignedIn } from '../client/session.ts';
import { lock, signOut } from '../client/session.ts';
import type { DutyItem, KeysBody } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import type { Drafts } from '../forms/drafts.ts';
import type { FormSources } from '../forms/sources.ts';
import { FormSourcesContext } from '../forms/sources.ts';
import { useI18n } from '../i18n.ts';
import { returnTyped } from '../store/typedIn.ts';
import type { Place } from '../ui/AppShell.tsx';
import { AppShell } from '../ui/AppShell.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { OfflineBanner } from '../ui/States.tsx';
import { toast } from '../ui/Toast.tsx';
import { FindButton } from './find/FindButton.tsx';
import { kindsOf, mayCreate } from './records/kinds.ts';
import { KeysLacking } from './setUp/KeysLacking.tsx';

const soonMs = 60 * 60_000;
/** What debts and wages on the routes are counted in, beside the country's own. */
const tradeCurrencies = ['USD', 'EUR'];

// The cryptography arrives when something is sealed or opened.
const sealing = () => import('../client/sealing.ts');

const party = (all: readonly { readonly id: number; readonly name: string }[]) =>
  all.map(({ id, name }) => ({ id, name }));

interface FrameProps {
  readonly signedIn: SignedIn;
  readonly children: ReactNode;
}

export function Frame({ signedIn: { session, identity, drafts, isUnheard }, children }: FrameProps) {
  const { t, declared, locale } = useI18n();
  const [path, go] = useLocation();
  const known = useDirectory();
  // a form that is open already reads its draft when it is drawn anew
  const [returned, setReturned] = useState(0);
  const { data } = useResource<{ duties: readonly DutyItem[] }>('/duties', {
    everyMs: 60_000,
    keeps: 'device',
  });
  // opened without a network: all of it again once the service has said that she may
  useEffect(() => {
    void loadDirectory().catch(() => undefined);
    return isUnheard ? undefined : listenLive();
  }, [isUnheard]);
  const urgent = data?.duties.filter((one) => Date.parse(one.duty.due) < Date.now() + soonMs).length ?? 0;
  const ownCurrency = known.country.currency ?? 'USD';
  const has = (role: string): boolean => session.roles.includes(role);
  const places: Place[] = [{ href: '/', label: t('place.home'), icon: 'home', count: urgent }];
  if (has('operator')) places.push({ href: '/console', label: t('place.console'), icon: 'flag' });
  if (has('responder')) places.push({ href: '/calls', label: t('place.calls'), icon: 'flag' });
  // her daily list at once, all others one step further
  const own = kindsOf(session.roles).filter(({ kind }) => kind !== 'report');
  const first = own.find(({ kind }) => mayCreate(session.roles, kind)) ?? own[0];
  if (first)
    places.push({ href: `/records/${first.kind}`, label: declared(`kind.${first.kind}.many`), icon: 'list' });
  if (has('social-worker') || has('operator') || has('supervisor')) {
    places.push({ href: '/search', label: t('place.search'), icon: 'search' });
  }
  if (kindsOf(session.roles).length > 1)
    places.push({ href: '/records', label: t('records.place'), icon: 'menu' });
  if (has('supervisor')) places.push({ href: '/late', label: t('place.late'), icon: 'clock' });
  if (['supervisor', 'plan-coordinator', 'focal-point'].some(has))
    places.push({ href: '/statistics', label: t('figures.place'), icon: 'bars' });
  if (has('administrator'))
    places.push({ href: '/administration', label: t('administration.title'), icon: 'setUp' });
  const keys = useResource<KeysBody>('/keys', { concerns: () => false }).data;
  const shares = keys?.shares.length ?? 0;
  // the same from tap to tap: whoever reads it would else be drawn again at each
  const sources = useMemo<FormSources>(
    () => ({
      areas: known.areas.map(({ code, name }) => ({ key: code, label: name })),
      organisations: party(known.organisations.filter((one) => !one.closed)),
      teams: party(known.teams),
      accounts: party(known.accounts.filter((one) => !one.ended)),
      currencies: [ownCurrency, ...tradeCurrencies.filter((one) => one !== ownCurrency)],
      storeFile,
      calendars: ['gregory', ...(known.country.calendars ?? []).filter((one) => one !== 'gregory')],
      seal: async (text, place) => await (await sealing()).sealText(text, place, locale, known.accountName),
      unseal: async (box) => await (await sealing()).openText(identity, box),
    }),
    [known, identity, locale, ownCurrency],
  );
  return (
    <FormSourcesContext value={sources}>
      <AppShell
        places={places}
        path={path}
        banner={
          <>
            <Kept drafts={drafts} onReturned={() => setReturned((count) => count + 1)} />
            {!path.startsWith('/keys') && <KeysLacking account={session.account} keys={keys} />}
            {shares > 0 && path === '/' && (
              <Notice
                tone="info"
                title={t('keys.waiting')}
                acts={
                  <ButtonLink href="/keys" isSmall icon="forward">
                    {t('keys.open')}
                  </ButtonLink>
                }
              />
            )}
          </>
        }
        onLock={() => void lock()}
        menu={
          <>
            <FindButton session={session} places={places} path={path} />
            <ButtonLink
              href="/own"
              kind="plain"
              isSmall
              icon="person"
              label={`${session.name}: ${t('own.title')}`}
            >
              <bdi>{session.name}</bdi>
            </ButtonLink>
            {/* on a phone it is found under one's name */}
            <span className="shell-wide">
              <Button
                kind="plain"
                isSmall
                onPress={() => {
                  go('/', { replace: true });
                  void signOut();
                }}
              >
                {t('shell.signOut')}
              </Button>
            </span>
          </>
        }
      >
        <Fragment key={returned}>{children}</Fragment>
      </AppShell>
    </FormSourcesContext>
  );
}

interface KeptProps {
  readonly drafts: Drafts;
  /** What was typed is a draft of its form again. */
  readonly onReturned: () => void;
}

/** What waits on this device to be sent, and what of it the service did not take. */
function Kept({ drafts, onReturned }: KeptProps) {
  const [, go] = useLocation();
  const words = useI18n();
  const { t, instant } = words;
  const { kept, giveUp } = useOutbox();
  const isOnline = useIsOnline();
  return (
    <>
      <OfflineBanner
        isOnline={isOnline}
        waiting={kept.filter(({ refused }) => refused === undefined).length}
      />
      {kept.map(({ act, at, refused, from }) => {
        if (!refused) return null;
        const { happened, toDo } = problemWords(
          new ApiProblem(refused.code, refused.status, refused.body),
          words,
        );
        return (
          <Notice
            key={act.id}
            tone="danger"
            title={t('offline.refused', { at: instant(at) })}
            acts={
              <>
                {from && (
                  <Button
                    isSmall
                    icon="forward"
                    onPress={() => {
                      void returnTyped(drafts, from, () => giveUp(act.id)).then((is) => {
                        if (is === 'failed') return toast(t('away.noRoom'), 'danger');
                        if (is === 'other') toast(t('away.otherDraft'), 'info');
                        else onReturned();
                        go(from.href);
                      });
                    }}
                  >
                    {t('away.again')}
                  </Button>
                )}
                <Button isSmall onPress={() => void giveUp(act.id)}>
                  {t('offline.giveUp')}
                </Button>
              </>
            }
          >
            {happened} {toDo}
          </Notice>
        );
      })}
    </>
  );
}
