/**
 * The operators' console: the live queue by what is due first, and the report that is open beside it (over it on a
 * phone). Everything can be done by single keys; `?` shows them.
 */
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import type { DossierLine, DutyItem } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { FormSourcesContext, useSources } from '../../forms/sources.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Tick } from '../../ui/CheckList.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, KeyHint, Loading } from '../../ui/States.tsx';
import { setKeysOn, useKeys, useKeysOn } from '../../ui/useKeys.ts';
import { dutyWords } from '../duties.ts';
import { answerKeys, fieldKeys } from './Judge.tsx';
import { panels } from './panels.ts';
import type { QueueLine } from './queue.ts';
import { inOrder, spanOf, spans } from './queue.ts';
import { Report } from './Report.tsx';
import './console.css';

interface ConsoleProps {
  readonly signedIn: SignedIn;
  readonly id?: string | undefined;
}

const openStates = ['received', 'triaged', 'responding', 'answered'];
const query = openStates.map((state) => `&state=${state}`).join('');

export function Console({ signedIn, id }: ConsoleProps) {
  const words = useI18n();
  const { t } = words;
  const [, go] = useLocation();
  const sources = useSources();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isHelp, setHelp] = useState(false);
  const { data, problem } = useResource<{ dossiers: readonly DossierLine[] }>(
    `/dossiers?kind=report&limit=200${query}`,
    { concerns: (hint) => hint.kinds.includes('report'), everyMs: 30_000 },
  );
  const duties = useResource<{ duties: readonly DutyItem[] }>('/duties', { everyMs: 30_000 }).data?.duties;
  const now = Date.now();
  // an open report is what the page is about
  const Title = id === undefined ? 'h1' : 'h2';
  const queue = data && duties ? inOrder(data.dossiers, duties, now) : undefined;
  const at = queue?.findIndex(({ line }) => line.id === id) ?? -1;
  const move = (by: number): void => {
    const to = queue?.[at < 0 ? 0 : at + by];
    if (to) go(`/console/${to.line.id}`);
  };
  useKeys({ j: () => move(1), k: () => move(-1), '?': () => setHelp(true) });
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <FormSourcesContext
      value={{
        ...sources,
        dossiers: (kinds) =>
          kinds.includes('report')
            ? (data?.dossiers ?? [])
                .filter((one) => one.id !== id)
                .map((one) => ({ key: one.id, label: one.number }))
            : [],
      }}
    >
      <div className={`console${id === undefined ? '' : ' console-open'}`}>
        <section className="queue" aria-labelledby="queue-title">
          <header className="queue-head">
            <Title id="queue-title" className="queue-title" ref={heading} tabIndex={-1}>
              {t('console.title')}
            </Title>
            <KeysHelp isOpen={isHelp} onOpenChange={setHelp} />
          </header>
          {problem && <ProblemNotice problem={problemWords(problem, words)} />}
          {!queue && !problem && <Loading />}
          {queue?.length === 0 && (
            <EmptyState icon="check" title={t('console.none')}>
              {t('console.noneHelp')}
            </EmptyState>
          )}
          <Arrivals lines={data?.dossiers} />
          {queue &&
            spans.map((span) => {
              const some = queue.filter((one) => spanOf(one, now) === span);
              if (some.length === 0) return null;
              return (
                <section key={span} aria-labelledby={`queue-${span}`}>
                  <h2 className="queue-span" id={`queue-${span}`}>
                    {t(`console.span.${span}`, { count: some.length })}
                  </h2>
                  {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
                  <ul role="list">
                    {some.map((one) => (
                      <li key={one.line.id}>
                        <Line one={one} isHere={one.line.id === id} />
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
        </section>
        <div className="console-report">
          {id === undefined ? (
            queue && queue.length > 0 && <p className="soft console-hint">{t('console.choose')}</p>
          ) : (
            <>
              <Link href="/console" className="page-back console-back">
                <Icon name="back" /> {t('console.title')}
              </Link>
              <Report key={id} signedIn={signedIn} id={id} />
            </>
          )}
        </div>
      </div>
    </FormSourcesContext>
  );
}

function Line({ one, isHere }: { readonly one: QueueLine; readonly isHere: boolean }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { line, duty } = one;
  return (
    <Link
      href={`/console/${line.id}`}
      className={`queue-line${line.state === 'received' ? ' queue-unjudged' : ''}`}
      aria-current={isHere ? 'true' : undefined}
    >
      <span className="number">{line.number}</span>
      <span className="queue-due">{duty && <Countdown until={duty.duty.due} />}</span>
      <span className="queue-what">
        {line.state === 'received' ? (
          <>
            <Icon name="flag" /> {t('console.unjudged')}
          </>
        ) : (
          (duty && dutyWords(duty, words)) || declared(`report.state.${line.state}`)
        )}
      </span>
      <span className="small soft queue-where">
        {[known.areaName(line.area), declared(`report.state.${line.state}`)].filter(Boolean).join(dot())}
      </span>
    </Link>
  );
}

/** Says aloud that a report came in while one looked elsewhere. */
function Arrivals({ lines }: { readonly lines: readonly DossierLine[] | undefined }) {
  const { t } = useI18n();
  const seen = useRef<ReadonlySet<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!lines) return;
    const before = seen.current;
    seen.current = new Set(lines.map(({ id }) => id));
    const count = before ? lines.filter((one) => one.state === 'received' && !before.has(one.id)).length : 0;
    if (count > 0) setSaid(t('console.arrived', { count }));
  }, [lines, t]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}

function KeysHelp({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}) {
  const { t, declared } = useI18n();
  const isOn = useKeysOn();
  const fieldLabel = (name: string): string =>
    declared(name === 'reprisalRisk' ? 'report.reporter-safety.reprisalRisk' : `report.triage.${name}`);
  const lines: (readonly [string, string])[] = [
    ['j k', t('console.keys.move')],
    ['u', t('console.keys.open')],
    ...panels.map(({ key, panel }) => [key, t(`console.act.${panel}`)] as const),
    ...Object.entries(answerKeys).map(([name, keys]) => [keys.join(' '), fieldLabel(name)] as const),
    ...Object.entries(fieldKeys).map(([key, name]) => [key, fieldLabel(name)] as const),
    ['Ctrl ⏎', t('console.keys.submit')],
    ['?', t('console.keys.title')],
  ];
  return (
    <Dialog
      title={t('console.keys.title')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <Button kind="plain" isSmall>
          {t('console.keys.show')}
        </Button>
      }
      acts={(close) => (
        <Button kind="primary" onPress={close}>
          {t('items.close')}
        </Button>
      )}
    >
      <dl className="keys">
        {lines.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <KeyHint key={key} keys={key} />
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Tick label={t('console.keys.on')} isOn={isOn} onChange={setKeysOn} />
    </Dialog>
  );
}
