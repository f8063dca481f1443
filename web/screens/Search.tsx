/**
 * Finding a person before opening a dossier: what is known is typed once, looked for, and (if nobody is found) a new one
 * is made. The server compares; nothing typed here is in an address or a log.
 */
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { newId, perform } from '../client/acts.ts';
import { ApiProblem, post } from '../client/api.ts';
import { catalogue } from '../client/catalogue.ts';
import { useDirectory } from '../client/directory.ts';
import { opening } from '../client/opening.ts';
import type { SignedIn } from '../client/session.ts';
import type { SearchHit } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import { dot, useI18n } from '../i18n.ts';
import { Page } from '../ui/AppShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Curtain } from '../ui/Curtain.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { SearchSelect } from '../ui/Select.tsx';
import { EmptyState } from '../ui/States.tsx';
import { TextField } from '../ui/TextField.tsx';
import { takeWanted, whenWanted } from './find/wanted.ts';
import { mayCreate } from './records/kinds.ts';
import './lines.css';

const yearForm = /^\d{4}$/;

interface SearchProps {
  readonly signedIn: SignedIn;
  /** Of what kind a new one would be. */
  readonly kind: string;
}

export function Search({ signedIn, kind: kindName }: SearchProps) {
  const words = useI18n();
  const { t, declared, number } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [year, setYear] = useState('');
  const [spoken, setSpoken] = useState('');
  const [area, setArea] = useState<string>();
  const [hits, setHits] = useState<readonly SearchHit[]>();
  const [hasMore, setMore] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  const { session } = signedIn;
  const ownArea = known.organisations.find((one) => one.id === session.organisation)?.area ?? '';
  const kind = catalogue().kinds[kindName];
  const canOpen = kind !== undefined && mayCreate(session.roles, kindName);

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setPending(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(false);
  };
  const lookFor = (asked: {
    readonly names?: readonly string[];
    readonly births?: readonly string[];
    readonly number?: string;
  }) =>
    guarded(async () => {
      const found = await post<{ hits: readonly SearchHit[]; more: boolean }>('/search', asked);
      setHits(found.hits);
      setMore(found.more);
    });
  const look = (event: FormEvent): void => {
    event.preventDefault();
    if (!name && !spoken) return;
    void lookFor({
      ...(name ? { names: [name] } : {}),
      ...(yearForm.test(year) ? { births: [year] } : {}),
      ...(spoken ? { number: spoken } : {}),
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: listens as long as the screen is there
  useEffect(() => {
    const take = (): void => {
      const wanted = takeWanted();
      if (!wanted) return;
      setName(wanted);
      void lookFor({ names: [wanted] });
    };
    take();
    return whenWanted(take);
  }, []);
  const openNew = (): void => {
    if (!kind) return;
    void guarded(async () => {
      const dossier = newId();
      const { organisation } = session;
      const team = known.teams.find((one) => one.kind === 'case-team' && session.teams.includes(one.id));
      const wanted = { organisation, area: area ?? ownArea, ...(team ? { worker: team.id } : {}) };
      await perform('open', opening(dossier, kind, wanted, known));
      go(kindName === 'case' ? `/dossiers/${dossier}/write/intake` : `/dossiers/${dossier}`);
    });
  };
  const field = (
    label: string,
    value: string,
    change: (text: string) => void,
    more: { readonly inputMode?: 'numeric'; readonly isExact?: boolean } = {},
  ) => (
    <TextField
      label={label}
      value={value}
      onChange={(text) => change(typeof text === 'string' ? text : '')}
      {...more}
    />
  );
  return (
    <Page
      title={t('search.title')}
      {...(hits && canOpen
        ? {
            primary: (
              <Button
                kind={hits.length > 0 ? 'secondary' : 'primary'}
                icon="add"
                isPending={isPending}
                onPress={openNew}
              >
                {t(hits.length > 0 ? 'search.noneOfThese' : 'search.openNew', {
                  kind: declared(`kind.${kindName}`),
                })}
              </Button>
            ),
          }
        : {})}
    >
      <p className="soft">{t('search.help')}</p>
      <form className="stack" onSubmit={look}>
        {field(t('search.name'), name, setName)}
        {field(t('search.year'), year, setYear, { inputMode: 'numeric', isExact: true })}
        {field(t('search.number'), spoken, setSpoken, { isExact: true })}
        <div className="row">
          <Button type="submit" kind={hits ? 'secondary' : 'primary'} icon="search" isPending={isPending}>
            {t('search.go')}
          </Button>
        </div>
      </form>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <div aria-live="polite">
        {hits?.length === 0 && (
          <EmptyState icon="search" title={t('search.nobody')}>
            {t('search.nobodyHelp')}
          </EmptyState>
        )}
        {hits && hits.length > 0 && (
          <>
            <h2>{t('search.found', { count: hits.length })}</h2>
            {hasMore && <p>{t('search.part')}</p>}
            {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
            <ul role="list" className="cases">
              {hits.map((hit) => (
                <li key={`${hit.dossier} ${hit.names.join()}`} className="search-hit">
                  <Link href={`/dossiers/${hit.dossier}`} className="case-line">
                    <span className="number">{hit.number}</span>
                    <span>{declared(`${hit.kind}.state.${hit.state}`)}</span>
                    <span className="soft">{known.areaName(hit.area)}</span>
                    <span>
                      {t('search.likeness', { percent: number(hit.likeness, { style: 'percent' }) })}
                    </span>
                  </Link>
                  {hit.names.length > 0 && (
                    <Curtain what={t('dossier.name')}>{() => <bdi>{hit.names.join(dot())}</bdi>}</Curtain>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {hits && canOpen && (
        <SearchSelect
          label={t('search.area')}
          help={t('search.areaHelp')}
          options={known.areas.map(({ code, name: label }) => ({ key: code, label }))}
          value={area ?? (ownArea || undefined)}
          onChange={(code) => setArea(typeof code === 'string' ? code : undefined)}
        />
      )}
    </Page>
  );
}
