/**
 * The page of those who keep watch [2.6]: a code once, then the few questions, and what waits to be sent. It stays on the
 * phone and opens without a network (watchWorker.ts), with a name and a picture that tell nothing.
 */
import { watchPatterns, watchPlaces } from '../domain/report/publicPage.ts';
import { dangerField, involvedFields, placeField, receiptSection, wordsField } from './formPage.ts';
import type { Parts } from './layout.ts';
import { inHtml, layout, news } from './layout.ts';

export function watchPage(parts: Parts): string {
  const t = inHtml(parts.texts);
  const content = `<noscript><p class="notice">${t('watch.scripts')} <a href="/report">${t('form.title')}</a></p></noscript>
<section id="joining" hidden>
<h1 tabindex="-1">${t('watch.join.title')}</h1>
<p class="notice" data-ended hidden>${t('watch.ended')}</p>
<p>${t('watch.join.text')}</p>
<form id="join" autocomplete="off" novalidate>
<div class="field">
<label for="pass">${t('answer.code')}</label>
<p class="hint" id="pass-hint">${t('answer.code.hint')}</p>
<input id="pass" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="pass-hint" dir="ltr" translate="no">
</div>
${news}
<button class="primary wide" type="submit">${t('watch.join.enter')}</button>
</form>
<p><a class="primary quiet wide" href="/report">${t('watch.join.without')}</a></p>
</section>
<section id="asking" hidden>
<h1 tabindex="-1">${t('watch.title')}</h1>
<p>${t('watch.intro')}</p>
<form id="report" autocomplete="off" novalidate>
${dangerField(t)}
${wordsField(t)}
${placeField(t)}
${involvedFields(t)}
${news}
<button class="primary wide" type="submit">${t('watch.send')}</button>
</form>
<p><button type="button" class="wide" data-observe>${t('watch.observe')}</button></p>
<details><summary>${t('watch.safe.title')}</summary>
<p>${t('watch.safe.text')}</p>
<p>${t('watch.safe.group')}</p>
<p>${t('watch.hint')}</p>
</details>
</section>
<section id="observing" hidden>
<h1 tabindex="-1">${t('watch.observe.title')}</h1>
<p>${t('watch.observe.intro')}</p>
<form id="observation" autocomplete="off" novalidate>
<fieldset>
<legend>${t('watch.observe.pattern')}</legend>
<div class="choices">${watchPatterns
    .map(
      (code) =>
        `<label><input type="radio" name="pattern" value="${code}"><span>${t(`watch.seen.${code}`)}</span></label>`,
    )
    .join('\n')}</div>
</fieldset>
<div class="field">
<label for="at">${t('watch.observe.place')}</label>
<select id="at" name="at" autocomplete="off">
<option value="">${t('watch.observe.place.none')}</option>
${watchPlaces.map((code) => `<option value="${code}">${t(`watch.at.${code}`)}</option>`).join('\n')}
</select>
</div>
${(['girls', 'boys'] as const)
  .map(
    (who) => `<div class="field">
<label for="${who}">${t(`watch.observe.${who}`)}</label>
<input id="${who}" name="${who}" inputmode="numeric" maxlength="4" autocomplete="off">
</div>`,
  )
  .join('\n')}
${news}
<button class="primary wide" type="submit">${t('watch.observe.send')}</button>
</form>
<p><button type="button" class="wide" data-more>${t('watch.observe.report')}</button></p>
</section>
<section id="noted" hidden>
<h1 tabindex="-1">${t('watch.noted.title')}</h1>
<p data-noted role="status"></p>
<button type="button" class="primary wide" data-more>${t('watch.observe.report')}</button>
</section>
<section id="stored" hidden>
<h1 tabindex="-1">${t('watch.stored.title')}</h1>
<p data-stored role="status"></p>
<p class="hint" id="code-hint">${t('watch.stored.code.hint')}</p>
<button type="button" class="wide" data-code aria-describedby="code-hint">${t('watch.stored.code')}</button>
<button type="button" class="primary wide" data-more>${t('watch.stored.more')}</button>
</section>
${receiptSection(parts, 'watch.code.title')}
<section id="done" hidden>
<h1 tabindex="-1">${t('done.title')}</h1>
<p>${t('done.text')}</p>
<button type="button" class="primary wide" data-more>${t('watch.stored.more')}</button>
</section>
<aside class="kept" data-keeping hidden>
<p data-waiting role="status"></p>
<p data-refused role="status"></p>
<button type="button" data-try hidden>${t('watch.try')}</button>
<p class="hint" id="wipe-hint">${t('watch.wipe.hint')}</p>
<button type="button" data-wipe aria-describedby="wipe-hint">${t('watch.wipe')}</button>
</aside>`;
  return layout(parts, 'watch', content);
}
