/**
 * The form beside the specification that JavaRosa keeps to, and so ODK Collect and KoboCollect do
 * (https://getodk.github.io/xforms-spec): these refuse a whole form for one reference that leads nowhere. What the specification
 * lists is listed here; what is not on the lists is a complaint, so a question of a new kind has to be looked up first.
 */
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { expect, test } from 'vitest';
import { areasFile, fieldForms } from './form.ts';

const namespaces = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
};
const bindTypes =
  'string int boolean decimal date time dateTime geopoint geotrace geoshape binary barcode intent'.split(' ');
const bindAttributes =
  'nodeset type readonly required relevant constraint calculate jr:constraintMsg jr:requiredMsg jr:preload jr:preloadParams orx:max-pixels'.split(
    ' ',
  );
const preloads: Readonly<Record<string, readonly string[]>> = {
  uid: [''],
  date: ['today'],
  timestamp: ['start', 'end'],
  property: ['deviceid', 'email', 'username', 'phonenumber'],
};
const metaNodes =
  'instanceID timeStart timeEnd userID deviceID deprecatedID email phoneNumber instanceName audit'.split(' ');
/** By control, what stands in each and how it may look. */
const controls: Readonly<Record<string, { readonly inside: string; readonly appearances: string }>> = {
  input: { inside: 'label hint', appearances: 'multiline numbers url thousands-sep' },
  select1: {
    inside: 'label hint item itemset',
    appearances: 'minimal autocomplete quick likert columns columns-pack no-buttons label list list-nolabel',
  },
  select: {
    inside: 'label hint item itemset',
    appearances: 'minimal autocomplete columns columns-pack no-buttons label list list-nolabel',
  },
  upload: { inside: 'label hint', appearances: 'annotate draw signature new new-front' },
};
const mediaTypes = ['image/*', 'audio/*', 'video/*', 'application/*'];
const functions =
  'true false not selected count-selected string-length jr:itext instance concat if coalesce count position'.split(
    ' ',
  );

const childrenOf = (element: XmlElement, name?: string): XmlElement[] =>
  element.children.filter(
    (one): one is XmlElement => one instanceof XmlElement && (name === undefined || one.name === name),
  );
const repeated = (all: readonly string[]): readonly string[] =>
  all.filter((one, at) => all.indexOf(one) !== at);

/** What JavaRosa would not take. @param media files that come with the form, by name, with their first line */
function complaintsOf(xml: string, media: Readonly<Record<string, string>>): readonly string[] {
  const complaints: string[] = [];
  const say = (holds: unknown, complaint: string): void => {
    if (!holds) complaints.push(complaint);
  };
  const { root } = parseXml(xml);
  if (!root) return ['nothing'];
  say(
    root.name === 'h:html' &&
      childrenOf(root)
        .map(({ name }) => name)
        .join(' ') === 'h:head h:body',
    'frame',
  );
  for (const [name, uri] of Object.entries(root.attributes))
    say(
      Object.entries(namespaces).some(([known, its]) => known === name && its === uri),
      `namespace ${name}`,
    );
  const [head, body] = childrenOf(root);
  const model = head && childrenOf(head, 'model')[0];
  if (!(head && body && model)) return [...complaints, 'no model'];
  say(childrenOf(head, 'h:title')[0]?.text.trim(), 'no title');
  for (const { name } of childrenOf(model))
    say(['itext', 'instance', 'bind'].includes(name), `<${name}> in the model`);

  const [primary, ...secondary] = childrenOf(model, 'instance');
  const [data, ...others] = primary ? childrenOf(primary) : [];
  if (!data || others.length > 0 || primary?.attributes['id'] !== undefined)
    return [...complaints, 'the first instance is not the record'];
  say(data.attributes['id'] && data.attributes['version'], 'a record without id or version');
  const nodes = new Map<string, XmlElement>();
  const walk = (element: XmlElement, path: string): void => {
    say(/^[A-Za-z_][\w.-]*$/.test(element.name), `name ${element.name}`);
    say(!nodes.has(path), `${path} twice`);
    nodes.set(path, element);
    for (const child of childrenOf(element)) walk(child, `${path}/${child.name}`);
  };
  walk(data, `/${data.name}`);
  for (const { name } of childrenOf(nodes.get(`/${data.name}/meta`) ?? data))
    say(metaNodes.includes(name), `meta ${name}`);

  const texts = new Map<string, ReadonlySet<string>>();
  const translations = childrenOf(model, 'itext').flatMap((one) => childrenOf(one, 'translation'));
  for (const translation of translations) {
    const ids = childrenOf(translation, 'text').map((one) => one.attributes['id'] ?? '');
    say(repeated(ids).length === 0, `text twice: ${repeated(ids)}`);
    for (const text of childrenOf(translation, 'text'))
      say(childrenOf(text, 'value')[0]?.text.trim(), `empty text ${text.attributes['id']}`);
    texts.set(translation.attributes['lang'] ?? '', new Set(ids));
  }
  say(texts.size === translations.length && !texts.has(''), 'languages without a name of their own');
  say(
    translations.filter((one) => one.attributes['default'] === 'true()').length === 1,
    'no one default language',
  );

  const tables = new Map<string, readonly string[]>();
  for (const { attributes } of secondary) {
    const { id = '', src = '' } = attributes;
    const file = /^jr:\/\/file-csv\/(.+\.csv)$/.exec(src)?.[1] ?? '';
    say(id !== '' && !tables.has(id), `instance ${id}`);
    say(media[file] !== undefined, `no file for ${src}`);
    tables.set(id, (media[file] ?? '').split(','));
  }

  const used = new Set<string>();
  const expression = (text: string, from: string): void => {
    const bare = text.replace(/'[^']*'/g, "''");
    for (const [, name = ''] of bare.matchAll(/([\w:-]+)\(/g))
      say(functions.includes(name), `${from}: function ${name}`);
    for (const [path] of bare.matchAll(/(?<![\w)/])\/[\w./-]+/g)) say(nodes.has(path), `${from}: ${path}`);
    for (const [, id = ''] of text.matchAll(/jr:itext\('([^']*)'\)/g)) {
      used.add(id);
      for (const [language, ids] of texts) say(ids.has(id), `${from}: no text ${id} in ${language}`);
    }
    for (const [, id = ''] of text.matchAll(/instance\('([^']*)'\)/g)) say(tables.has(id), `${from}: ${id}`);
  };

  const bound = new Map<string, XmlElement>();
  for (const bind of childrenOf(model, 'bind')) {
    const { nodeset = '', type = 'string', ...rest } = bind.attributes;
    say(nodes.has(nodeset) && !bound.has(nodeset), `bind ${nodeset}`);
    bound.set(nodeset, bind);
    say(bindTypes.includes(type), `type ${type}`);
    for (const [name, value] of Object.entries(rest)) {
      say(bindAttributes.includes(name), `bind ${name}`);
      if (!/^(?:jr:preload|orx:)/.test(name)) expression(value, `${nodeset} ${name}`);
    }
    const { 'jr:preload': preload, 'jr:preloadParams': params = '' } = bind.attributes;
    if (preload !== undefined) say(preloads[preload]?.includes(params), `preload ${preload} ${params}`);
  }
  const own = bound.get(`/${data.name}/meta/instanceID`)?.attributes ?? {};
  say(own['jr:preload'] === 'uid' || own['calculate']?.includes('uuid()'), 'no id of the record');

  for (const control of childrenOf(body)) {
    const { ref = '', appearance = '', mediatype, ...rest } = control.attributes;
    const known = controls[control.name];
    say(known, `control ${control.name}`);
    say(Object.keys(rest).length === 0, `${ref}: ${Object.keys(rest)}`);
    say(nodes.has(ref) && bound.has(ref), `${control.name} of ${ref}`);
    for (const one of appearance.split(' ').filter((word) => word !== ''))
      say(known?.appearances.split(' ').includes(one), `${ref}: appearance ${one}`);
    const type = bound.get(ref)?.attributes['type'];
    say((control.name === 'upload') === (type === 'binary'), `${control.name} of type ${type}`);
    say((control.name === 'upload') === mediaTypes.includes(mediatype ?? ''), `${ref}: media ${mediatype}`);
    say(childrenOf(control, 'label').length === 1, `${ref}: label`);
    for (const { name } of childrenOf(control))
      say(known?.inside.split(' ').includes(name), `${ref}: <${name}>`);
    const items = childrenOf(control, 'item');
    const sets = childrenOf(control, 'itemset');
    if (control.name.startsWith('select'))
      say(items.length > 0 !== (sets.length === 1), `${ref}: nothing to choose`);
    const values = items.map((item) => childrenOf(item, 'value')[0]?.text ?? '');
    for (const value of values) say(/^\S+$/.test(value), `${ref}: value "${value}"`);
    say(repeated(values).length === 0, `${ref}: values twice`);
    const labels = [control, ...items].flatMap((one) => [
      ...childrenOf(one, 'label'),
      ...childrenOf(one, 'hint'),
    ]);
    for (const label of labels) expression(label.attributes['ref'] ?? 'none()', ref);
    for (const set of sets) {
      const { nodeset = '' } = set.attributes;
      expression(nodeset, ref);
      const [, table = ''] = /^instance\('([^']*)'\)\/root\/item$/.exec(nodeset) ?? [];
      for (const part of ['value', 'label'])
        say(
          tables.get(table)?.includes(childrenOf(set, part)[0]?.attributes['ref'] ?? ''),
          `${ref}: ${part}`,
        );
    }
  }
  for (const [, ids] of texts) for (const id of ids) say(used.has(id), `text ${id} is used nowhere`);
  return complaints;
}

const write = fieldForms({ country: { set: {}, versions: {} } });
const areas = [
  { code: 'QQ', name: 'Land', parent: null },
  { code: 'QQ01', name: 'North', parent: 'QQ' },
];
const { xml, areas: table } = write('fr', areas);
const media = { [areasFile]: table?.split('\n')[0] ?? '' };

test('JavaRosa takes the form, with areas and without', () => {
  expect(complaintsOf(xml, media)).toEqual([]);
  const { xml: bare, areas: none } = write('ar', []);
  expect(none).toBeUndefined();
  expect(complaintsOf(bare, {})).toEqual([]);
});

test.each([
  ['a bind that leads nowhere', 'nodeset="/data/place"', 'nodeset="/data/palce"', 'bind /data/palce'],
  ['a type that there is not', 'type="binary"', 'type="photo"', 'type photo'],
  ['a control of nothing', 'ref="/data/reach"', 'ref="/data/raech"', 'input of /data/raech'],
  ['a rule over nothing', '"/data/photo !=', '"/data/foto !=', '/data/photo2 relevant: /data/foto'],
  [
    'an unknown function',
    'count-selected(',
    'count-chosen(',
    '/data/involved constraint: function count-chosen',
  ],
  ['an unknown preload', 'jr:preload="uid"', 'jr:preload="uuid"', 'preload uuid '],
  ['an unknown appearance', '"multiline"', '"multi-line"', '/data/text: appearance multi-line'],
  [
    'a table that is not handed out',
    'file-csv/areas.csv',
    'file-csv/places.csv',
    'no file for jr://file-csv/places.csv',
  ],
  ['a column that the table lacks', '<label ref="label"/>', '<label ref="title"/>', '/data/area: label'],
  [
    'a text that one language lacks',
    '<text id="fieldForm.reach">',
    '<text id="x">',
    /no text fieldForm\.reach in français/,
  ],
  [
    'a value with a space',
    '<value>think</value>',
    '<value>I think</value>',
    '/data/dangerNow: value "I think"',
  ],
  [
    'a second default language',
    '<translation lang="English',
    '<translation default="true()" lang="English',
    'no one default language',
  ],
  ['a record without its id', '<instanceID/>', '<instanceId/>', 'meta instanceId'],
  ['another namespace', 'openrosa.org/javarosa', 'openrosa.org/java', 'namespace xmlns:jr'],
])('it would not take %s', (_, from, to, complaint) => {
  expect(xml.split(from).length, from).toBeGreaterThan(1);
  const said = complaintsOf(xml.replace(from, to), media);
  expect(said).toContainEqual(typeof complaint === 'string' ? complaint : expect.stringMatching(complaint));
});
