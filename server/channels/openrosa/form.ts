/**
 * The form that phones fetch (ODK XForms 1.0, https://getodk.github.io/xforms-spec), its list of areas, and what OpenRosa says
 * beside: list of forms, manifest, answer to a submission. Every language that Gwen speaks is in one form.
 */
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { opening } from '../../../domain/report/entries.ts';
import { languageCodes, textsIn } from '../../../languages/read.ts';
import { labelsIn } from '../../exchange/words.ts';
import type { Store } from '../../store/store.ts';
import { md5Of, shortDigest } from '../../vault/digest.ts';
import type { Areas } from '../reports.ts';
import { en } from './messages.en.ts';
import type { Question } from './questions.ts';
import { offered, questions } from './questions.ts';
import { escapeXml, tag, xmlDeclaration } from './xml.ts';

/** Tells nothing to whoever sees the list of forms on a phone. */
export const formId = 'notes';
export const areasFile = 'areas.csv';

export interface FieldForm {
  readonly title: string;
  /** Revision of the declaration, and a sign of all that the form says. */
  readonly version: string;
  readonly xml: string;
  /** The areas as a table (CSV); undefined where there are none, and then nobody is asked. */
  readonly areas: string | undefined;
}

type Text = (key: string) => string;

const isOwn = (key: string): key is keyof typeof en => Object.hasOwn(en, key);

/** A text of the field form's own; English where the language lacks it. */
export function ownText(language: string): (key: keyof typeof en) => string {
  const texts = textsIn(new Intl.Locale(language).language);
  return (key) => texts[key] ?? en[key];
}

/** A text of the field form, or of a declaration. */
function textIn(store: Pick<Store, 'country'>, language: string): Text {
  const [own, label] = [ownText(language), labelsIn(store, language)];
  return (key) => (isOwn(key) ? own(key) : label(key));
}

/** As people call a language themselves, with its code, as phones show it in their menu. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return `${name} (${language})`;
}

/** Field forms, each written once for as long as the areas and the country's own words stay as they are. */
export function fieldForms(
  store: Pick<Store, 'country'>,
): (language: string, areas: Areas['all']) => FieldForm {
  const written = new Map<string, { readonly of: readonly unknown[]; readonly form: FieldForm }>();
  return (language, areas) => {
    const of = [areas, store.country.set];
    const known = written.get(language);
    if (known && of.every((one, at) => one === known.of[at])) return known.form;
    const form = writeForm(store, language, areas);
    written.set(language, { of, form });
    return form;
  };
}

/** @param language that is chosen at first; its title is the form's */
function writeForm(store: Pick<Store, 'country'>, language: string, areas: Areas['all']): FieldForm {
  const asked = questions.filter(({ answering }) => answering.is !== 'area' || areas.length > 0);
  const title = ownText(language)('fieldForm.title');
  const write = (version: string): string =>
    xmlDeclaration + formXml(store, { language, title, version, asked });
  const version = `${opening.revision}-${shortDigest(write(''))}`;
  return { title, version, xml: write(version), areas: areas.length > 0 ? areaTable(areas) : undefined };
}

interface Said {
  readonly language: string;
  readonly title: string;
  readonly version: string;
  readonly asked: readonly Question[];
}

const namespaces = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
};

function formXml(store: Pick<Store, 'country'>, { language, title, version, asked }: Said): string {
  const all = ['en', ...languageCodes()];
  const shown = all.includes(language) ? [language, ...all.filter((one) => one !== language)] : all;
  const translations = shown.map((one, at) =>
    tag(
      'translation',
      { lang: nameOf(one), default: at === 0 ? 'true()' : undefined },
      ...textsOf(asked, textIn(store, one)),
    ),
  );
  const instance = tag(
    'data',
    { id: formId, version },
    ...asked.map(({ name }) => tag(name)),
    tag('meta', {}, tag('instanceID')),
  );
  const hasAreas = asked.some(({ answering }) => answering.is === 'area');
  const model = tag(
    'model',
    { 'odk:xforms-version': '1.0.0' },
    tag('itext', {}, ...translations),
    tag('instance', {}, instance),
    ...(hasAreas ? [tag('instance', { id: 'areas', src: `jr://file-csv/${areasFile}` })] : []),
    ...asked.map(bindOf),
    tag('bind', {
      nodeset: '/data/meta/instanceID',
      type: 'string',
      readonly: 'true()',
      'jr:preload': 'uid',
    }),
  );
  const head = tag('h:head', {}, tag('h:title', {}, escapeXml(title)), model);
  return tag('h:html', namespaces, head, tag('h:body', {}, ...asked.map(controlOf)));
}

const path = (name: string): string => `/data/${name}`;
const itext = (id: string): string => `jr:itext('${id}')`;
const alone = 'fieldForm.alone';
const long = 'fieldForm.text.long';

/** Texts that these questions need, by their message keys. */
function textsOf(asked: readonly Question[], text: Text): readonly string[] {
  const keys = new Set(
    asked.flatMap(({ label, hint, answering }) => [
      label,
      ...(hint === undefined ? [] : [hint]),
      ...('list' in answering ? offered(answering.list).map((one) => one.label) : []),
    ]),
  );
  return [...keys, alone, long].map((key) =>
    tag('text', { id: key }, tag('value', {}, escapeXml(text(key)))),
  );
}

function bindOf({ name, isRequired, answering, after }: Question): string {
  const constraint = constraintOf(answering);
  return tag('bind', {
    nodeset: path(name),
    type: answering.is === 'photo' ? 'binary' : 'string',
    required: isRequired ? 'true()' : undefined,
    relevant: after === undefined ? undefined : `${path(after)} != ''`,
    constraint: constraint?.holds,
    'jr:constraintMsg': constraint && itext(constraint.message),
    // what a phone's camera takes is far larger than anybody needs to see, or can send
    'orx:max-pixels': answering.is === 'photo' ? '2048' : undefined,
  });
}

function constraintOf(answering: Question['answering']): { holds: string; message: string } | undefined {
  if (answering.is === 'words') return { holds: `string-length(.) <= ${answering.most}`, message: long };
  if (answering.is !== 'codes' || answering.alone.length === 0) return undefined;
  const chosen = answering.alone.map((code) => `selected(., '${code}')`).join(' or ');
  return { holds: `not((${chosen}) and count-selected(.) > 1)`, message: alone };
}

function controlOf({ name, label, hint, answering }: Question): string {
  const words = [
    tag('label', { ref: itext(label) }),
    ...(hint === undefined ? [] : [tag('hint', { ref: itext(hint) })]),
  ];
  const ref = path(name);
  switch (answering.is) {
    case 'words':
      return tag('input', { ref, appearance: answering.isLong && 'multiline' }, ...words);
    case 'photo':
      return tag('upload', { ref, mediatype: 'image/*' }, ...words);
    case 'area': {
      const itemset = tag(
        'itemset',
        { nodeset: "instance('areas')/root/item" },
        tag('value', { ref: 'name' }),
        tag('label', { ref: 'label' }),
      );
      return tag('select1', { ref, appearance: 'minimal autocomplete' }, ...words, itemset);
    }
    case 'code':
    case 'codes': {
      const items = offered(answering.list).map(({ code }) =>
        tag(
          'item',
          {},
          tag('label', { ref: itext(codeLabelKey(answering.list, code)) }),
          tag('value', {}, escapeXml(code)),
        ),
      );
      return tag(answering.is === 'code' ? 'select1' : 'select', { ref }, ...words, ...items);
    }
  }
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Each area with what it is part of: the same name occurs in several places. */
function areaTable(areas: Areas['all']): string {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const rows = areas.map(({ code, name, parent }) => {
    const within = parent === null ? undefined : names.get(parent);
    return `${code},${cell(within === undefined ? name : `${name}, ${within}`)}\n`;
  });
  return `name,label\n${rows.join('')}`;
}

const hashOf = (content: string): string => `md5:${md5Of(content)}`;

/** @param base of this channel, absolute */
export const formList = ({ title, version, xml, areas }: FieldForm, base: string): string =>
  xmlDeclaration +
  tag(
    'xforms',
    { xmlns: 'http://openrosa.org/xforms/xformsList' },
    tag(
      'xform',
      {},
      tag('formID', {}, formId),
      tag('name', {}, escapeXml(title)),
      tag('version', {}, escapeXml(version)),
      tag('hash', {}, hashOf(xml)),
      tag('downloadUrl', {}, escapeXml(`${base}/forms/${formId}.xml`)),
      ...(areas === undefined ? [] : [tag('manifestUrl', {}, escapeXml(`${base}/forms/${formId}/manifest`))]),
    ),
  );

/** The list of no form: for somebody who asks for one that there is not. */
export const noForms = `${xmlDeclaration}${tag('xforms', { xmlns: 'http://openrosa.org/xforms/xformsList' })}`;

export const manifest = ({ areas }: FieldForm, base: string): string =>
  xmlDeclaration +
  tag(
    'manifest',
    { xmlns: 'http://openrosa.org/xforms/xformsManifest' },
    ...(areas === undefined
      ? []
      : [
          tag(
            'mediaFile',
            {},
            tag('filename', {}, areasFile),
            tag('hash', {}, hashOf(areas)),
            tag('downloadUrl', {}, escapeXml(`${base}/forms/${formId}/${areasFile}`)),
          ),
        ]),
  );

export const openRosaAnswer = (message: string): string =>
  xmlDeclaration +
  tag(
    'OpenRosaResponse',
    { xmlns: 'http://openrosa.org/http/response', items: '0' },
    tag('message', { nature: 'submit_success' }, escapeXml(message)),
  );
