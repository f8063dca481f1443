/**
 * The operators' console: the live queue by what is due first, and the report that is open beside it (over it on a
 * phone). Everything can be done by single keys; `?` shows them.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { useDuties } from '../../client/duties.ts';
import { useFoundDossiers } from '../../client/foundDossiers.ts';
import type { SignedIn } from '../../client/session.ts';
import type { DossierLine } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { FormSourcesContext, useSources } from '../../forms/sources.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { consoleTexts } from '../../messages/parts/console.en.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { EmptyState, KeyHint, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { useHandInKeys, useKeys } from '../../ui/useKeys.ts';
import { dutyWords } from '../duties.ts';
import { useAlike } from './alike/useAlike.ts';
import { CallForm } from './call/CallForm.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import type { QueueLine } from './queue.ts';
import { inOrder, spanOf, spans } from './queue.ts';
import { Report } from './Report.tsx';
import { awaitGesture, setSoundOn, sound, useSoundOn } from './sound.ts';
import { useQueue } from './useQueue.ts';
import './console.css';

interface ConsoleProps {
  readonly signedIn: SignedIn;
  readonly id?: string | undefined;
}

addMessages('en', consoleTexts);

/** Reports that are over are compared too: somebody may tell of what was closed last week. */
const over = '/dossiers?kind=report&state=closed&state=duplicate&limit=60';
/** So many tasks of each report at least are asked for; what lies beyond them is known by its deadline alone. */
const dutiesEach = 4;
/** In place of a report's id: the form for somebody on the line. */
const callPath = 'call';

export function Console({ signedIn, id }: ConsoleProps) {
  const words = useI18n();
  const { t } = words;
  const [, go] = useLocation();
  const sources = useSources();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isHelp, setHelp] = useState(false);
  const { lines, problem, ...rest } = useQueue();
  const isCall = id === callPath;
  const report = isCall ? undefined : id;
  const closed = useResource<{ dossiers: readonly DossierLine[] }>(report === undefined ? null : over).data;
  const compared = useMemo(() => lines && [...lines, ...(closed?.dossiers ?? [])], [lines, closed]);
  const hints = useAlike(signedIn.identity, compared, report);
  const isSounding = useSoundOn();
  const { found, findNumber, findId } = useFoundDossiers();
  const isListed = new Set(lines?.map((one) => one.id));
  const foundBeside = found.filter((one) => one.kind === 'report' && !isListed.has(one.id));
  const duties = useDuties('duties', { least: (lines?.length ?? 0) * dutiesEach, everyMs: 30_000 }).data;
  const now = Date.now();
  const numberOf = (other: string): string | undefined => lines?.find((one) => one.id === other)?.number;
  // an open report is what the page is about
  const Title = id === undefined ? 'h1' : 'h2';
  const queue = lines && duties ? inOrder(lines, duties, now) : undefined;
  const at = queue?.findIndex(({ line }) => line.id === id) ?? -1;
  const move = (by: number): void => {
    const to = queue?.[at < 0 ? 0 : at + by];
    if (to) go(`/console/${to.line.id}`);
  };
  const switchSound = (on: boolean): void => {
    setSoundOn(on);
    toast(t(on ? 'console.sound.nowOn' : 'console.sound.nowOff'));
  };
  const help = (): void => setHelp(true);
  useKeys(
    isCall
      ? { '?': help }
      : {
          c: () => go(`/console/${callPath}`),
          j: () => move(1),
          k: () => move(-1),
          s: () => switchSound(!isSounding),
          '?': help,
        },
  );
  useHandInKeys();
  useEffect(awaitGesture, []);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <FormSourcesContext
      value={{
        ...sources,
        dossiers: (kinds) =>
          kinds.includes('report')
            ? [...(lines ?? []), ...foundBeside]
                .filter((one) => one.id !== id)
                .map((one) => ({ key: one.id, label: one.number }))
            : [],
        moreDossiers: { isCut: () => rest.hasMore, findNumber, findId },
      }}
    >
      <div className={`console${id === undefined ? '' : ' console-open'}`}>
        <section className="queue" aria-labelledby="queue-title">
          <header className="queue-head">
            <Title id="queue-title" className="queue-title" ref={heading} tabIndex={-1}>
              {t('console.title')}
            </Title>
            <KeysHelp isOpen={isHelp} onOpenChange={setHelp} isCall={isCall} />
          </header>
          {!isSounding && (
            <div className="row small">
              <span>{t('console.sound.nowOff')}</span>
              <Button kind="plain" isSmall onPress={() => switchSound(true)}>
                {t('console.sound.turnOn')}
              </Button>
            </div>
          )}
          <div className="queue-call">
            <ButtonLink href={`/console/${callPath}`} icon="add" isWide>
              {t('callForm.write')} <KeyHint keys="c" />
            </ButtonLink>
          </div>
          {problem && <ProblemNotice problem={problemWords(problem, words)} />}
          {!queue && !problem && <Loading />}
          {queue?.length === 0 && (
            <EmptyState icon="check" title={t('console.none')}>
              {t('console.noneHelp')}
            </EmptyState>
          )}
          <Arrivals lines={lines} here={report} isQuiet={isCall} />
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
                        <Line one={one} isHere={one.line.id === id} numberOf={numberOf} />
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
          {lines && <ShowMore shown={lines.length} {...rest} />}
        </section>
        <div className="console-report">
          {id === undefined ? (
            queue && queue.length > 0 && <p className="soft console-hint">{t('console.choose')}</p>
          ) : (
            <>
              <Link href="/console" className="page-back console-back">
                <Icon name="back" /> {t('console.title')}
              </Link>
              {isCall ? (
                <CallForm signedIn={signedIn} />
              ) : (
                <Report key={id} signedIn={signedIn} id={id} hints={hints} lines={compared ?? []} />
              )}
            </>
          )}
        </div>
      </div>
    </FormSourcesContext>
  );
}

interface LineProps {
  readonly one: QueueLine;
  readonly isHere: boolean;
  readonly numberOf: (report: string) => string | undefined;
}

function Line({ one, isHere, numberOf }: LineProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { line, duty, due } = one;
  const [pair] = line.entries ?? [];
  const other = typeof pair?.values['report'] === 'string' ? numberOf(pair.values['report']) : undefined;
  const mark =
    pair?.values['role'] === 'answers'
      ? t('joined.markLeads')
      : other === undefined
        ? ''
        : t('joined.mark', { number: other });
  return (
    <Link
      href={`/console/${line.id}`}
      className={`queue-line${line.state === 'received' ? ' queue-unjudged' : ''}`}
      aria-current={isHere ? 'true' : undefined}
    >
      <span className="number">{line.number}</span>
      <span className="queue-due">{due && <Countdown until={due} hasSeconds />}</span>
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
        {[known.areaName(line.area), declared(`report.state.${line.state}`), mark]
          .filter(Boolean)
          .join(dot())}
      </span>
    </Link>
  );
}

interface ArrivalsProps {
  readonly lines: readonly DossierLine[] | undefined;
  /** The report that is open: she knows of it. */
  readonly here: string | undefined;
  /** While somebody is on the line nothing sounds. */
  readonly isQuiet: boolean;
}

/** Says aloud, and by a tone, that a report came in while one looked elsewhere. */
function Arrivals({ lines, here, isQuiet }: ArrivalsProps) {
  const { t } = useI18n();
  const seen = useRef<ReadonlySet<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!lines) return;
    const before = seen.current;
    seen.current = new Set(lines.map(({ id }) => id));
    const isNew = ({ id, state }: DossierLine): boolean =>
      state === 'received' && id !== here && before?.has(id) === false;
    const count = lines.filter(isNew).length;
    if (count === 0) return;
    setSaid(t('console.arrived', { count }));
    if (!isQuiet) void sound();
  }, [lines, t, here, isQuiet]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}
