/** The page on which somebody says what she saw, and the code she gets for it. */
import type { Parts } from './layout.ts';
import { fileField, inHtml, layout, linkTo, news, withoutLock } from './layout.ts';
import type { TextKey } from './messages.en.ts';

type Option = readonly [value: string, text: string];

const radios = (name: string, options: readonly Option[]): string =>
  `<div class="choices">${options
    .map(
      ([value, text]) =>
        `<label><input type="radio" name="${name}" value="${value}"{{#${name}.${value}}} checked{{/${name}.${value}}}><span>${text}</span></label>`,
    )
    .join('\n')}</div>`;

const checks = (name: string, options: readonly Option[]): string =>
  options
    .map(
      ([value, text]) =>
        `<label><input type="checkbox" name="${name}" value="${value}"{{#${name}.${value}}} checked{{/${name}.${value}}}><span>${text}</span></label>`,
    )
    .join('\n');

/** A text of the page by its key, ready for HTML. */
type Say = ReturnType<typeof inHtml>;

// The questions, for each page that asks them.

export const dangerField = (t: Say): string => `<fieldset>
<legend>${t('form.danger')}</legend>
${radios('danger', [
  ['yes', t('form.danger.yes')],
  ['no', t('form.danger.no')],
  ['think', t('form.danger.think')],
])}
</fieldset>`;

export const wordsField = (t: Say): string => `<div class="field">
<label for="text">${t('form.text')}</label>
<p class="hint" id="text-hint">${t('form.text.hint')}</p>
<textarea id="text" name="text" rows="6" autocomplete="off" spellcheck="false" aria-describedby="text-hint" dir="auto">
{{text}}</textarea>
</div>`;

export const placeField = (t: Say): string => `<div class="field">
<label for="place">${t('form.place')}</label>
<input id="place" name="place" value="{{place}}" autocomplete="off" spellcheck="false" aria-describedby="place-hint" dir="auto">
<p class="hint" id="place-hint">${t('form.place.hint')}</p>
</div>`;

export const involvedFields = (t: Say): string => `<fieldset class="involved">
<legend>${t('form.involved')}</legend>
<p class="hint">${t('form.involved.hint')}</p>
${radios('part', [
  ['yes', t('form.involved.yes')],
  ['no', t('form.involved.no')],
  ['not-sure', t('form.involved.not-sure')],
])}
<fieldset class="which">
<legend>${t('form.involved.which')}</legend>
<div class="choices">${checks('involved', [
  ['police', t('form.involved.police')],
  ['office', t('form.involved.office')],
  ['this-service', t('form.involved.this-service')],
])}</div>
</fieldset>
</fieldset>`;

/** The code that was just made. */
export function receiptSection(parts: Parts, title: TextKey = 'receipt.title'): string {
  const t = inHtml(parts.texts);
  return `<section id="receipt"{{^groups}} hidden{{/groups}}>
<h1 tabindex="-1">${t(title)}</h1>
<p data-again hidden>${t('receipt.again')}</p>
<p>${t('receipt.text')}</p>
<ol class="code" translate="no" aria-label="${t('receipt.code')}">{{#groups}}<li><b dir="ltr">{{symbols}}</b> <span>{{words}}</span></li>{{/groups}}</ol>
<p>${t('receipt.how')}</p>
<form method="post" action="/report" data-kept>
<input type="hidden" name="lang" value="${parts.language}">
<button type="button" data-hear hidden>${t('receipt.hear')}</button>
<button class="primary wide" type="submit" name="kept" value="1">${t('receipt.kept')}</button>
</form>
</section>`;
}

export function formPage(parts: Parts): string {
  const t = inHtml(parts.texts);
  const content = `{{#asking}}
<section id="asking">
<h1 tabindex="-1">${t('form.title')}</h1>
<p>${t('form.intro')}</p>
${linkTo(parts, 'answer', t('form.return'))}
{{#closed}}<p class="notice">${t('form.closed')}</p>{{/closed}}
<p class="notice" data-again hidden></p>
<form id="report" method="post" action="/report" enctype="multipart/form-data" autocomplete="off" novalidate>
<input type="hidden" name="lang" value="${parts.language}">
<input type="hidden" name="code" value="{{code}}">
{{#nobodyElse}}<input type="hidden" name="anyway" value="1">{{/nobodyElse}}
${dangerField(t)}
${wordsField(t)}
<fieldset class="where">
<legend>${t('form.where')}</legend>
<div class="field">
<label for="area">${t('form.area')}</label>
<select id="area" name="area" autocomplete="off">
<option value="">${t('form.area.unknown')}</option>
{{#areas}}<optgroup label="{{name}}">{{#parts}}<option value="{{code}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/parts}}</optgroup>{{/areas}}
</select>
</div>
${placeField(t)}
</fieldset>
${fileField(parts, 'files')}
${involvedFields(t)}
${news}
${withoutLock(parts.texts, 'send')}
<button class="primary wide js" type="submit">${t('form.send')}</button>
<p class="hint js">${t('form.locked')}</p>
<noscript><p class="notice">${t('form.open')}</p>
<button class="primary wide" type="submit">${t('form.send.plain')}</button></noscript>
</form>
<details>
<summary>${t('safe.title')}</summary>
<p class="js">${t('safe.locked')}</p>
<p class="js">${t('safe.open')}</p>
<p>${t('safe.kept')}</p>
<p>${t('safe.device')}</p>
</details>
</section>
{{/asking}}
${receiptSection(parts)}
<section id="done"{{^done}} hidden{{/done}}>
<h1 tabindex="-1">${t('done.title')}</h1>
<p>${t('done.text')}</p>
<p><a class="primary wide" data-leave href="{{leaveTo}}" rel="noreferrer">${t('done.leave')}</a></p>
</section>`;
  return layout(parts, 'form', content);
}
