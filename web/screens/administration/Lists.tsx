/** Answers that a country adds to a list of Gwen's. A list is found by the questions that are answered from it. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { noAdditions } from '../../../domain/kernel/additions.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Fields } from '../../../domain/kernel/fields.ts';
import { catalogue } from '../../client/catalogue.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import type { I18n } from '../../i18n.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Answers, answerId, draftsOf, newDraft, unfinished } from './Answers.tsx';
import type { CountryBody } from './act.ts';
import { languagesOf, putPart, textOf, useActing, useCountry, whyNot } from './act.ts';
import type { CodeDraft } from './additions.ts';
import { codesOf, ownCodes, putCodes } from './additions.ts';
import '../../forms/forms.css';

const here = '/administration/lists';
const mostNamed = 3;

interface Listed {
  readonly list: CodeList<string>;
  /** The questions answered from it, with their forms, each once: "Identification: Decision". */
  readonly asked: readonly string[];
}

/** Every list of Gwen's that some form offers, by its id. */
function listsOf(kinds: readonly KindDeclaration[], { declared }: I18n): ReadonlyMap<string, Listed> {
  const found = new Map<string, Listed>();
  const visit = (fields: Fields, key: string, form: string): void => {
    for (const [name, { spec }] of Object.entries(fields)) {
      if (spec.retired || name.startsWith('x-')) continue;
      if (spec.items) visit(spec.items, `${key}.${name}`, form);
      if (!spec.list) continue;
      const asked = found.get(spec.list.id)?.asked ?? [];
      const label = `${form}: ${declared(`${key}.${name}`)}`;
      found.set(spec.list.id, {
        list: spec.list,
        asked: asked.includes(label) ? asked : [...asked, label],
      });
    }
  };
  for (const { kind, entries } of kinds)
    for (const { type, fields } of Object.values(entries))
      visit(fields, `${kind}.${type}`, declared(`${kind}.${type}`));
  return found;
}

export function Lists({ list: wanted }: { readonly list: string | undefined }) {
  const words = useI18n();
  const { t } = words;
  const [, go] = useLocation();
  const { data, problem, reload } = useCountry();
  const lists = listsOf(Object.values(catalogue().kinds), words);
  const listed = wanted === undefined ? undefined : lists.get(wanted);
  const named = ({ asked }: Listed): string =>
    [...asked.slice(0, mostNamed), ...(asked.length > mostNamed ? ['…'] : [])].join(', ');
  return (
    <Page
      title={t('administration.lists')}
      back={{ href: '/administration', label: t('administration.title') }}
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <SearchSelect
        label={t('lists.list')}
        help={t('lists.which')}
        options={[...lists].map(([key, one]) => ({ key, label: named(one) }))}
        value={listed?.list.id}
        onChange={(key) => textOf(key) && go(`${here}/${textOf(key)}`)}
      />
      {!data && !problem && <Loading />}
      {data && listed && (
        <OneList
          key={`${listed.list.id} ${data.versions.additions}`}
          listed={listed}
          country={data}
          onKept={reload}
        />
      )}
    </Page>
  );
}

interface OneListProps {
  readonly listed: Listed;
  readonly country: CountryBody;
  readonly onKept: () => void;
}

function OneList({ listed: { list, asked }, country, onKept }: OneListProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { run, isPending, problem } = useActing();
  const own = ownCodes(country.additions ?? noAdditions, list.id);
  const [drafts, setDrafts] = useState<readonly CodeDraft[]>([
    ...draftsOf(own),
    ...(own.length === 0 ? [newDraft()] : []),
  ]);
  const [hasTried, setTried] = useState(false);
  const ours = list.codes.filter((code) => !own.some((one) => one.code === code));
  const codes = codesOf(drafts, ours);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [lacking] = [...unfinished(drafts), ...(codes.length === 0 ? drafts : [])];
    if (lacking) {
      focusField(answerId(lacking));
      return;
    }
    const to = putCodes(country.additions ?? noAdditions, list.id, codes);
    if (await run(() => putPart('additions', to, country))) {
      toast(t('administration.changed'));
      onKept();
    }
  };
  return (
    <>
      <p className="soft">{t('lists.asked', { questions: words.list(asked) })}</p>
      {list.external === undefined ? (
        <form className="form" noValidate onSubmit={(event) => void submit(event)}>
          <h2>{t('lists.own')}</h2>
          {own.length === 0 && <p className="soft">{t('lists.none')}</p>}
          <p className="soft">{t('lists.stays')}</p>
          {hasTried && codes.length === 0 && <p className="field-error">{t('fields.answersNeeded')}</p>}
          <Answers languages={languagesOf(country)} value={drafts} onChange={setDrafts} hasTried={hasTried} />
          {problem && <ProblemNotice problem={whyNot(problem, words)} />}
          <div className="form-foot">
            <Button type="submit" kind="primary" isPending={isPending}>
              {t('administration.keep')}
            </Button>
          </div>
        </form>
      ) : (
        <p>{t('lists.external', { standard: list.external })}</p>
      )}
      <details className="set-up-more">
        <summary>{t('lists.codes', { count: ours.length })}</summary>
        <ul className="set-up-codes">
          {ours.map((code) => (
            <li key={code}>{declared(codeLabelKey(list, code))}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
