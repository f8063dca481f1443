/** The page on which a reporter comes back with her code, reads what was answered and writes more. */
import type { Parts } from './layout.ts';
import { fileField, inHtml, layout, linkTo, news, withoutLock } from './layout.ts';

/** One line of the talk; the script fills the same from a template. */
const line = (who: string, at: string, text: string, from: string): string =>
  `<li class="${from}"><p class="who"><b>${who}</b> <time>${at}</time></p><p class="words" dir="auto">${text}</p></li>`;

export function answerPage(parts: Parts): string {
  const t = inHtml(parts.texts);
  const content = `{{#asking}}
<section id="asking">
<h1 tabindex="-1">${t('answer.title')}</h1>
<form id="open" method="post" action="/report/answer" autocomplete="off" novalidate>
<input type="hidden" name="lang" value="${parts.language}">
<div class="field">
<label for="code">${t('answer.code')}</label>
<p class="hint" id="code-hint">${t('answer.code.hint')}</p>
<input id="code" name="code" value="{{code}}" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint" dir="ltr" translate="no">
</div>
${news}
${withoutLock(parts.texts, 'read')}
<noscript><p class="notice">${t('answer.open')}</p></noscript>
<button class="primary wide" type="submit">${t('answer.read')}</button>
</form>
${linkTo(parts, 'form', t('answer.back'))}
</section>
{{/asking}}
<section id="talk"{{^talk}} hidden{{/talk}}>
<h1 tabindex="-1">${t('talk.title')}</h1>
<p data-talk-state>{{talk}}</p>
<ol class="talk">{{#lines}}${line('{{who}}', '{{at}}', '{{text}}', '{{from}}')}{{/lines}}</ol>
<template id="line">${line('', '', '', '')}</template>
<form id="more" method="post" action="/report/answer" enctype="multipart/form-data" autocomplete="off" novalidate>
<input type="hidden" name="lang" value="${parts.language}">
<input type="hidden" name="code" value="{{code}}">
<input type="hidden" name="once" value="{{once}}">
<div class="field">
<label for="words">${t('talk.more')}</label>
<p class="hint" id="words-hint">${t('talk.more.hint')}</p>
<textarea id="words" name="text" rows="4" autocomplete="off" spellcheck="false" aria-describedby="words-hint" dir="auto">
{{text}}</textarea>
</div>
${fileField(parts, 'more-files')}
${news}
<button class="primary wide js" type="submit">${t('talk.send')}</button>
<noscript><p class="notice">${t('form.open')}</p>
<button class="primary wide" type="submit">${t('form.send.plain')}</button></noscript>
</form>
<p><a class="primary quiet wide" data-leave href="{{leaveTo}}" rel="noreferrer">${t('done.leave')}</a></p>
</section>`;
  return layout(parts, 'answer', content);
}
