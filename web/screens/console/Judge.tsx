/** Triage [2.5, 2.6; R3, R10]: by keyboard in under a minute, while talking. One act: the judgement, what is safe for the reporter, and the next stage. */
import { useState } from 'react';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { all, newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { call, message, opening, reporterSafety, triage } from '../../../domain/report/entries.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { CheckList } from '../../ui/CheckList.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { KeyHint } from '../../ui/States.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import type { DrawField, Sets } from './ActForm.tsx';
import { ActForm } from './ActForm.tsx';
import { takeHeard } from './call/fresh.ts';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';

/** Keys for the answers that every report needs, in the order of their codes. */
export const answerKeys: { readonly [field: string]: readonly string[] } = {
  urgency: ['1', '2', '3', '4'],
  moment: ['q', 'w', 'e', 'r'],
  reprisalRisk: ['7', '8', '9'],
};

/** Several answers of few words, side by side, so that the form stays short. */
const shortLists: ReadonlySet<string> = new Set(['implicated', 'safeWays']);

/** Keys that lead to a field. */
export const fieldKeys: { readonly [key: string]: string } = {
  g: 'girls',
  b: 'boys',
  p: 'place',
  m: 'note',
};

export function Judge({ signedIn, open, onDone }: PanelProps) {
  const words = useI18n();
  const { t, declared, findDeclared } = words;
  const { dossier } = open;
  const stored = newest(dossier, triage);
  const safety = newest(dossier, reporterSafety);
  const came = newest(dossier, opening);
  const area = saidOf(opening, came, 'area') ?? (dossier.area || undefined);
  // what she heard a moment ago, in the call form
  const [heard] = useState(() => takeHeard(dossier.id));
  const danger = saidOf(opening, came, 'dangerNow') === 'yes';

  const draw: DrawField = (_type, { name, field, messageKey, errors, id, value, onChange }) => {
    const keys = answerKeys[name];
    const { list } = field.spec;
    if (!list) return undefined;
    const common = {
      id,
      isInline: true,
      label: declared(messageKey),
      help: findDeclared(`${messageKey}.help`),
      error: errors?.get(''),
      isRequired: field.spec.required,
      offersUnsaid: true,
    };
    if (shortLists.has(name)) {
      return (
        <CheckList
          {...common}
          options={list.codes.map((key) => ({ key, label: declared(codeLabelKey(list, key)) }))}
          value={value as readonly string[] | undefined}
          onChange={(next) => onChange(name, next as Json | undefined)}
        />
      );
    }
    if (!keys) return undefined;
    return (
      <Choice
        {...common}
        options={list.codes.map((key, at) => ({
          key,
          label: declared(codeLabelKey(list, key)),
          mark: keys[at] && <KeyHint keys={keys[at]} />,
        }))}
        value={value as string | undefined}
        onChange={(next) => onChange(name, next as Json | undefined)}
      />
    );
  };

  const submit = (sets: Sets, emergency?: string) => {
    const set = (type: string, entry: string | undefined): Draft[] => {
      const given = sets[type];
      if (!given || Object.keys(given).length === 0) return [];
      return [
        { op: 'set', dossier: dossier.id, type, entry: entry ?? newId(), base: dossier.version, set: given },
      ];
    };
    const drafts: Draft[] = [
      ...set('triage', stored?.id),
      ...set('reporter-safety', safety?.id),
      ...(dossier.state === 'received'
        ? [{ op: 'transition', dossier: dossier.id, to: 'triaged' } satisfies Draft]
        : []),
    ];
    if (drafts.length === 0) return Promise.resolve({ is: 'done' } as const);
    return submitAct('triage', drafts, words, { formFor: formFor(open), emergency });
  };

  return (
    <ActForm
      signedIn={signedIn}
      draftId={`${dossier.id}/console-triage`}
      parts={[
        {
          kind: 'report',
          declaration: triage,
          existing: stored,
          offered: {
            ...(area ? { area } : {}),
            ...(heard ? { place: heard } : {}),
            ...(danger ? { urgency: 'danger-now' } : {}),
          },
          first: ['urgency', 'moment', 'area', 'place', 'girls', 'boys', 'ages', 'implicated', 'note'],
          more: [
            'childrenOfUnknownSex',
            'childName',
            'hub',
            'work',
            'exploitation',
            'basis',
            'suspects',
            'agencies',
            'workplaces',
          ],
        },
        {
          kind: 'report',
          declaration: reporterSafety,
          existing: safety,
          offered: hasPage(dossier) ? { safeWays: ['page'] } : {},
          first: ['reprisalRisk', 'safeWays', 'ownWords'],
          more: ['contact', 'note'],
          isOptional: true,
        },
      ]}
      draw={draw}
      submitLabel={t('console.judge.submit')}
      onSubmit={submit}
      onDone={onDone}
    >
      {(_answers, change) => <AnswerKeys change={change} />}
    </ActForm>
  );
}

/** Whoever wrote on the public page, or was told a code, can come back to it. */
const hasPage = (dossier: Dossier): boolean =>
  all(dossier, message).some((one) => saidOf(message, one, 'channel') === 'web') ||
  newest(dossier, call) !== undefined;

const typeOf: { readonly [field: string]: string } = { reprisalRisk: 'reporter-safety' };

function AnswerKeys({ change }: { readonly change: (type: string, name: string, value: string) => void }) {
  const answers = [triage, reporterSafety].flatMap((declaration) =>
    Object.entries(declaration.fields).flatMap(([name, { spec }]) =>
      (typeOf[name] ?? 'triage') !== declaration.type
        ? []
        : (answerKeys[name] ?? []).map((key, at): [string, () => void] => [
            key,
            () => {
              const code = spec.list?.codes[at];
              if (code !== undefined) change(declaration.type, name, code);
            },
          ]),
    ),
  );
  const fields = Object.entries(fieldKeys).map(([key, name]): [string, () => void] => [
    key,
    () => {
      const id = document.querySelector(`.act-form [id$="-triage-${name}"]`)?.id;
      if (id) focusField(id);
    },
  ]);
  useKeys(Object.fromEntries([...answers, ...fields]));
  return null;
}
