/** What is said of enterprises, findings and exposures, in words. */
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { KnownNames } from '../../client/directory.ts';
import type { DossierLine } from '../../client/types.ts';
import type { FormSources } from '../../forms/sources.ts';
import type { I18n } from '../../i18n.ts';
import { addMessages, dot } from '../../i18n.ts';
import { supplyTexts } from '../../messages/parts/supply.en.ts';
import type { IconName } from '../../ui/Icon.tsx';
import type { Tone } from '../../ui/Notice.tsx';
import { titleWords } from '../dossier/labels.ts';
import type { Standing } from './chain.ts';

addMessages('en', supplyTexts);

export const toneOf: Readonly<Record<Standing, Tone | undefined>> = {
  'not-helped': 'danger',
  'being-helped': 'late',
  'not-made-known': 'late',
  exposed: 'late',
  'exposed-answered': 'info',
  'never-audited': undefined,
  'nothing-open': 'done',
};

export const iconOf: Readonly<Record<Standing, IconName>> = {
  'not-helped': 'alert',
  'being-helped': 'clock',
  'not-made-known': 'hidden',
  exposed: 'flag',
  'exposed-answered': 'info',
  'never-audited': 'unsaid',
  'nothing-open': 'check',
};

/** "Farm · Tikkala": which one it is, never whose. */
export function enterpriseWords(
  line: DossierLine,
  words: I18n,
  known: KnownNames,
  sources: FormSources = {},
): string {
  const site = line.entries?.find(({ type }) => type === 'site')?.values['kind'];
  const kind = catalogue().kinds['enterprise'];
  const told = typeof site === 'string' ? [words.declared(codeLabelKey({ id: 'site-kind' }, site))] : [];
  const [first = ''] = titleWords(kind, line, words, sources);
  return [...(told.length > 0 ? told : [first]), known.areaName(line.area)]
    .filter((one) => one !== '')
    .join(dot());
}

export const findingWords = (kind: string, { declared }: I18n): string =>
  declared(codeLabelKey({ id: 'finding-kind' }, kind));

export const answerWords = (answer: string, { declared }: I18n): string =>
  declared(codeLabelKey({ id: 'exposure-answer' }, answer));
