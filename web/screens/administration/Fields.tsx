/** What a form asks: Gwen's questions to read, the country's own to change, retire and bring back. */
import { useLocation } from 'wouter';
import type { AddedField } from '../../../domain/kernel/additions.ts';
import { noAdditions } from '../../../domain/kernel/additions.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { CountryBody } from './act.ts';
import { putPart, textOf, useActing, useCountry, whyNot } from './act.ts';
import { ownFields, putField, retired } from './additions.ts';
import { SecondLook } from './SecondLook.tsx';

const here = '/administration/fields';

interface FieldsProps {
  readonly kind: string | undefined;
  readonly entry: string | undefined;
}

export function Fields({ kind: wantedKind, entry: wantedEntry }: FieldsProps) {
  const words = useI18n();
  const { t, declared } = words;
  const [, go] = useLocation();
  const { data, problem, reload } = useCountry();
  const { kinds } = catalogue();
  const kind = wantedKind !== undefined && Object.hasOwn(kinds, wantedKind) ? kinds[wantedKind] : undefined;
  const entry =
    wantedEntry !== undefined && kind && Object.hasOwn(kind.entries, wantedEntry) ? wantedEntry : undefined;
  return (
    <Page
      title={t('administration.fields')}
      back={{ href: '/administration', label: t('administration.title') }}
      {...(kind && entry
        ? {
            primary: (
              <ButtonLink kind="primary" icon="add" href={`${here}/${kind.kind}/${entry}/new`}>
                {t('fields.add')}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <Select
        label={t('fields.kind')}
        options={Object.keys(kinds).map((key) => ({ key, label: declared(`kind.${key}`) }))}
        value={kind?.kind}
        onChange={(key) => go(textOf(key) ? `${here}/${textOf(key)}` : here)}
      />
      {kind && (
        <SearchSelect
          key={kind.kind}
          label={t('fields.entry')}
          options={Object.keys(kind.entries).map((key) => ({
            key,
            label: declared(`${kind.kind}.${key}`),
          }))}
          value={entry}
          onChange={(key) => textOf(key) && go(`${here}/${kind.kind}/${textOf(key)}`)}
        />
      )}
      {!entry && <p className="soft">{t('fields.which')}</p>}
      {!data && !problem && <Loading />}
      {data && kind && entry && <Entry kind={kind} entry={entry} country={data} onKept={reload} />}
    </Page>
  );
}

interface EntryProps {
  readonly kind: KindDeclaration;
  readonly entry: string;
  readonly country: CountryBody;
  readonly onKept: () => void;
}

function Entry({ kind, entry, country, onKept }: EntryProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { run, problem } = useActing();
  const own = ownFields(country.additions ?? noAdditions, kind.kind, entry);
  const declaredFields = Object.entries(kind.entries[entry]?.fields ?? {}).filter(
    ([name, { spec }]) => !name.startsWith('x-') && !spec.retired,
  );
  const put = async (field: AddedField, isRetired: boolean, label: string): Promise<void> => {
    const to = putField(country.additions ?? noAdditions, retired(field, isRetired));
    if (await run(() => putPart('additions', to, country)))
      toast(t(isRetired ? 'fields.retiredDone' : 'fields.broughtBack', { label }));
    onKept();
  };
  return (
    <>
      <section className="stack">
        <h2>{t('fields.own')}</h2>
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        {own.length === 0 && <p className="soft">{t('fields.none')}</p>}
        {own.length > 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
          <ul role="list" className="set-up-lines">
            {own.map((field) => {
              const label = declared(`${kind.kind}.${entry}.${field.name}`);
              return (
                <li key={field.name} className="set-up-line">
                  <div>
                    <strong>{label}</strong>
                    <p className="small soft">{declared(`${kind.kind}.${entry}.${field.name}.help`)}</p>
                    <p className="small soft">
                      {t(`answerKind.${field.type}`)} · {t(`secret.${field.class}`)}
                      {field.retired && ` · ${t('fields.retired')}`}
                    </p>
                  </div>
                  <div className="row">
                    <ButtonLink
                      isSmall
                      href={`${here}/${kind.kind}/${entry}/${field.name}`}
                      label={`${t('administration.change')}: ${label}`}
                    >
                      {t('administration.change')}
                    </ButtonLink>
                    {field.retired ? (
                      <Button
                        isSmall
                        kind="plain"
                        label={t('fields.backOf', { label })}
                        onPress={() => void put(field, false, label)}
                      >
                        {t('fields.back')}
                      </Button>
                    ) : (
                      <SecondLook
                        title={t('fields.retireTitle', { label })}
                        act={t('fields.retire')}
                        onAct={() => void put(field, true, label)}
                        trigger={
                          <Button isSmall kind="plain" label={t('fields.retireOf', { label })}>
                            {t('fields.retire')}
                          </Button>
                        }
                      >
                        <p>{t('fields.retireSure')}</p>
                      </SecondLook>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <details className="set-up-more">
        <summary>{t('fields.offGwen', { count: declaredFields.length })}</summary>
        {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
        <ul role="list" className="set-up-lines">
          {declaredFields.map(([name, { spec }]) => (
            <li key={name} className="set-up-line">
              <div>
                <span>{declared(`${kind.kind}.${entry}.${name}`)}</span>
                <p className="small soft">
                  {t(`answerKind.${spec.kind}`)} · {t(`secret.${spec.class}`)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
