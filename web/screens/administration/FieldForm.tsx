/** One question of the country's own: added, or its words and answers changed. What it is stays once it is there. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AddedField } from '../../../domain/kernel/additions.ts';
import { addedFieldTypes, classesFor, hasOwnList, noAdditions } from '../../../domain/kernel/additions.ts';
import type { EntryDeclaration, KindDeclaration } from '../../../domain/kernel/declare.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Answers, answerId, draftsOf, newDraft, unfinished } from './Answers.tsx';
import type { CountryBody } from './act.ts';
import { languagesOf, putPart, useActing, whyNot } from './act.ts';
import type { Texts as ByLanguage, CodeDraft } from './additions.ts';
import { codesOf, nameFor, putField, spoken } from './additions.ts';
import { SecondLook } from './SecondLook.tsx';
import { Texts } from './Texts.tsx';
import '../../forms/forms.css';

interface FieldFormProps {
  readonly country: CountryBody;
  readonly kind: KindDeclaration;
  readonly entry: EntryDeclaration;
  /** The one to change; undefined: a new one. */
  readonly field: AddedField | undefined;
}

export function FieldForm({ country, kind, entry, field }: FieldFormProps) {
  const words = useI18n();
  const { t, declared } = words;
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [labels, setLabels] = useState<ByLanguage>(field?.labels ?? {});
  const [help, setHelp] = useState<ByLanguage>(field?.help ?? {});
  const [type, setType] = useState(field?.type);
  const [chosenSecret, setSecret] = useState(field?.class);
  const [drafts, setDrafts] = useState<readonly CodeDraft[]>(
    field?.codes ? draftsOf(field.codes) : [newDraft()],
  );
  const [hasTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const languages = languagesOf(country);
  const home = `/administration/fields/${kind.kind}/${entry.type}`;
  const form = `${declared(`kind.${kind.kind}`)}: ${declared(`${kind.kind}.${entry.type}`)}`;

  const possible = type ? classesFor(type, entry) : [];
  const [only, ...others] = possible;
  // where there is nothing to choose nothing is asked
  const secret = others.length === 0 ? only : possible.find((one) => one === chosenSecret);
  const hasAnswers = type !== undefined && hasOwnList(type);
  const codes = hasAnswers ? codesOf(drafts, []) : undefined;
  const error = (isWrong: boolean): string | undefined =>
    hasTried && isWrong ? t('invalid.unsaid-not-needed') : undefined;
  const [lacking] = [
    !labels['en']?.trim() && 'own-label',
    !help['en']?.trim() && 'own-help',
    !type && 'own-type',
    !secret && 'own-secret',
    codes?.length === 0 && drafts[0] && answerId(drafts[0]),
    ...(hasAnswers ? unfinished(drafts).map(answerId) : []),
  ].filter((id) => typeof id === 'string');

  const keep = async (): Promise<void> => {
    if (!type || !secret) return;
    const additions = country.additions ?? noAdditions;
    const taken = Object.keys(entry.fields);
    const next: AddedField = {
      kind: kind.kind,
      entry: entry.type,
      name: field?.name ?? nameFor(labels['en'] ?? '', taken),
      type,
      class: secret,
      ...(codes ? { codes: [...codes] } : {}),
      labels: spoken(labels),
      help: spoken(help),
      ...(field?.retired ? { retired: true } : {}),
    };
    if (await run(() => putPart('additions', putField(additions, next), country))) {
      const label = next.labels['en'] ?? '';
      toast(field ? t('administration.changed') : t('fields.added', { label }));
      go(home);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (lacking) focusField(lacking);
    else if (field) void keep();
    else setAsking(true);
  };
  return (
    <Page
      title={field ? declared(`${kind.kind}.${entry.type}.${field.name}`) : t('fields.add')}
      back={{ href: home, label: form }}
    >
      <form className="form" noValidate onSubmit={submit}>
        <Texts
          id="own-label"
          label={t('fields.label')}
          help={t('fields.labelHelp')}
          languages={languages}
          value={labels}
          onChange={setLabels}
          error={error(!labels['en']?.trim())}
        />
        <Texts
          id="own-help"
          label={t('fields.help')}
          help={t('fields.helpHelp')}
          languages={languages}
          value={help}
          onChange={setHelp}
          error={error(!help['en']?.trim())}
          isLong
        />
        {field ? (
          <p className="soft">
            {t(`answerKind.${field.type}`)} · {t(`secret.${field.class}`)}
          </p>
        ) : (
          <>
            <Select
              id="own-type"
              label={t('fields.type')}
              isRequired
              error={error(!type)}
              options={addedFieldTypes.map((key) => ({ key, label: t(`answerKind.${key}`) }))}
              value={type}
              onChange={(key) => setType(addedFieldTypes.find((one) => one === key))}
            />
            {others.length > 0 && (
              <Choice
                id="own-secret"
                label={t('fields.secret')}
                isRequired
                error={error(!secret)}
                options={possible.map((key) => ({
                  key,
                  label: t(`secret.${key}`),
                  help: t(`secret.${key}.help`),
                }))}
                value={secret}
                onChange={(key) => setSecret(possible.find((one) => one === key))}
              />
            )}
            {only && others.length === 0 && (
              <p>
                {t('fields.secret')}: {t(`secret.${only}`)}.{' '}
                <span className="soft">{t(`secret.${only}.help`)}</span>
              </p>
            )}
          </>
        )}
        {hasAnswers && (
          <section className="stack">
            <h2>{t('fields.answers')}</h2>
            <p className="soft">{t(field ? 'lists.stays' : 'fields.answersHelp')}</p>
            {hasTried && codes?.length === 0 && <p className="field-error">{t('fields.answersNeeded')}</p>}
            <Answers languages={languages} value={drafts} onChange={setDrafts} hasTried={hasTried} />
          </section>
        )}
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {field ? t('administration.keep') : t('fields.add')}
          </Button>
        </div>
      </form>
      <SecondLook
        title={t('administration.sure')}
        act={t('fields.add')}
        onAct={() => void keep()}
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        <p>
          <strong>{labels['en']}</strong> <span className="soft">({form})</span>
        </p>
        {type && secret && (
          <p>
            {t(`answerKind.${type}`)} · {t(`secret.${secret}`)}
          </p>
        )}
        <p>{t('fields.stays')}</p>
      </SecondLook>
    </Page>
  );
}
