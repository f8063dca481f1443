/** One agency: first whether it may, then what it may and charges, what was found and decided, and how to complain. */
import type { Standing } from '../../../../domain/agency/standing.ts';
import { licencesOn, standingOn } from '../../../../domain/agency/standing.ts';
import { shownValue } from '../../../../domain/kernel/dossier.ts';
import type { PublicValues } from '../../../../domain/kernel/publishing.ts';
import { mayBeWithin } from '../../../../domain/shared/periods.ts';
import type { Html } from '../../../http/viewer/html.ts';
import { html } from '../../../http/viewer/html.ts';
import type { Asked, Page } from '../frame.ts';
import { dateWords, dayWords } from '../words.ts';
import type { Agency, Register } from './agencies.ts';
import { codesWords, codeWords, mark, period, sumWords, told } from './parts.ts';
import { isYes, listOf, moneyOf, numberOf, textOf } from './said.ts';

/** Numbers of the licences that hold on a day; none where the agency may place nobody. */
export const numbersInForce = ({ dossier }: Agency, day: number): ReadonlySet<string> =>
  new Set(
    standingOn(dossier, day) === 'in-force'
      ? licencesOn(dossier, day).map((paper) => String(shownValue(paper, 'number')))
      : [],
  );

export function agencyPage(asked: Asked, register: Register, agency: Agency, day: number): Page {
  const { text } = asked;
  const { registration } = agency;
  const standing = standingOn(agency.dossier, day);
  const today = dayWords(asked.language, day);
  const valid = numbersInForce(agency, day);
  const isValid = (paper: PublicValues): boolean => valid.has(textOf(paper, 'number') ?? '');
  const sites = listOf(registration, 'sites').map((site) =>
    [textOf(site, 'address'), register.areaName(textOf(site, 'area') ?? '')].filter(Boolean).join(', '),
  );
  const papers = agency.licences.filter(isValid);
  const isNow = (one: PublicValues): boolean => mayBeWithin(day, textOf(one, 'from'), textOf(one, 'to'));
  const fees = agency.fees.filter((one) => isNow(one) && isTold(one));
  const old = [
    ...agency.licences.filter((one) => !isValid(one)).map((one) => [one, licenceName(asked, one)] as const),
    ...agency.fees.filter((one) => !fees.includes(one)).map((one) => [one, feesName(asked, one)] as const),
  ];
  return {
    title: agency.name,
    content: html`${paperCheck(asked, agency, valid, today)}
<p>${mark(asked, standing, true)}</p>
<p>${standing === 'in-force' ? text('register.in-force.text', { day: today }) : text('register.not-in-force.text', { day: today })}</p>
${told(
  [text('register.number'), html`<bdi>${agency.number}</bdi>`],
  [asked.label('agency.registration.kind'), codeWords(asked, 'agency-kind', textOf(registration, 'kind'))],
  [asked.label('agency.registration.registerNumber'), textOf(registration, 'registerNumber') ?? ''],
  [
    text('register.sites'),
    sites.length === 0
      ? register.areaName(agency.area)
      : html`${sites.map((one) => html`<div>${one}</div>`)}`,
  ],
  [asked.label('agency.registration.membersOf'), codesWords(asked, 'gwen-kind', registration, 'membersOf')],
)}
${papers.length > 0 ? html`<h2>${text('register.may')}</h2>${papers.map((paper) => licenceCard(asked, agency, paper))}` : ''}
${papers.length > 0 ? html`<p class="no-print"><a href="${asked.link(`/register/${agency.number}/licence`)}">${text('register.print')}</a></p>` : ''}
<h2>${text('register.fees')}</h2>
${
  fees.length === 0
    ? html`<p>${text('register.fees.none')}</p>`
    : html`${fees.map((one) => feeTable(asked, one))}<p><b>${text('register.fees.rule')}</b></p>`
}
<h2>${text('register.sanctions')}</h2>
${agency.sanctions.length === 0 ? html`<p>${text('register.sanctions.none')}</p>` : sanctionTable(asked, agency.sanctions)}
<h2>${text('register.inspections')}</h2>
${agency.inspections.length === 0 ? html`<p>${text('register.inspections.none')}</p>` : inspectionTable(asked, agency.inspections)}
${
  old.length > 0
    ? html`<details><summary>${text('register.history')}</summary><ul>${old.map(
        ([one, name]) => html`<li>${name}: ${period(asked, one)}</li>`,
      )}</ul></details>`
    : ''
}
<section class="card no-print"><h2>${text('register.complain')}</h2><p>${text('register.complain.text')}</p>
<p><a class="button" href="/report">${text('register.complain.button')}</a></p></section>
<p class="no-print"><a href="${asked.link('/register')}">${text('register.back')}</a></p>`,
  };
}

/** Fees that nobody was told of do not count. */
const isTold = (one: PublicValues): boolean =>
  listOf(one, 'published').some((where) => where !== 'not-published');

/** The answer to whoever follows the square on a paper licence, or types its number. */
function paperCheck(asked: Asked, { licences }: Agency, valid: ReadonlySet<string>, day: string): Html {
  const number = asked.query.get('licence')?.slice(0, 60).trim();
  if (number === undefined || number === '') return html``;
  const isKnown = licences.some((one) => textOf(one, 'number') === number);
  const standing: Standing = valid.has(number) ? 'in-force' : 'expired';
  const words = !isKnown
    ? asked.text('register.paper.unknown')
    : asked.text(valid.has(number) ? 'register.paper.good' : 'register.paper.bad', { day });
  return html`<section class="card" role="status"><h2>${asked.text('register.paper', { number })}</h2>
${isKnown ? html`<p><span class="mark ${standing === 'in-force' ? 'yes' : 'no'}"><span aria-hidden="true">${standing === 'in-force' ? '✓' : '✕'}</span> ${words}</span></p>` : html`<p><span class="mark no"><span aria-hidden="true">✕</span> ${words}</span></p>`}</section>`;
}

const licenceName = ({ text }: Asked, one: PublicValues): string =>
  text('register.may.licence', { number: textOf(one, 'number') ?? '' });

function feesName(asked: Asked, one: PublicValues): string {
  const country = textOf(one, 'destination');
  return country === undefined
    ? asked.text('register.fees.all')
    : asked.text('register.fees.for', { country: codeWords(asked, 'country', country) });
}

/** What a licence allows. */
export function licenceCard(asked: Asked, { registration }: Agency, paper: PublicValues): Html {
  const { text, label, language } = asked;
  const age = numberOf(paper, 'minimumAge');
  const young = isYes(registration, 'handlesUnder18') && (age ?? 18) < 18;
  const conditions = listOf(paper, 'conditions');
  const sectors = codesWords(asked, 'sector', paper, 'sectors');
  return html`<section class="card"><h3>${licenceName(asked, paper)}</h3>${told(
    [label('agency.licence.class'), codeWords(asked, 'licence-class', textOf(paper, 'class'))],
    [text('register.when'), period(asked, paper)],
    [text('register.destination'), codesWords(asked, 'country', paper, 'destinations')],
    [label('agency.registration.sectors'), sectors === '' ? text('register.all-work') : sectors],
    [
      text('register.age'),
      age === undefined ? '' : text('register.age.years', { age: age.toLocaleString(language) }),
    ],
    [text('register.under-18'), text(young ? 'register.under-18.yes' : 'register.under-18.no')],
    [
      text('register.conditions'),
      conditions.length === 0
        ? ''
        : html`${conditions.map((one) => html`<div>${codeWords(asked, 'licence-condition', one)}</div>`)}`,
    ],
    [label('agency.licence.bond'), moneyOf(paper, 'bond') ? sumWords(asked, paper, 'bond') : ''],
  )}</section>`;
}

/** Who pays in the worker’s stead pays as the worker: she owes it. */
const yours: readonly (string | undefined)[] = ['worker', 'family', 'lender'];

function feeTable(asked: Asked, one: PublicValues): Html {
  const { text } = asked;
  // what she pays comes first
  const fees = listOf(one, 'fees').toSorted(
    (a, b) => Number(yours.includes(textOf(b, 'payer'))) - Number(yours.includes(textOf(a, 'payer'))),
  );
  return html`<div class="wide" tabindex="0" role="group" aria-label="${feesName(asked, one)}"><table><caption>${feesName(asked, one)}</caption>
<thead><tr><th scope="col">${text('register.fees.item')}</th><th scope="col">${text('register.fees.payer')}</th><th scope="col" class="number">${text('register.fees.amount')}</th></tr></thead>
<tbody>${fees.map((fee) => {
    const payer = textOf(fee, 'payer');
    return html`<tr><th scope="row">${codeWords(asked, 'fee-item', textOf(fee, 'item'))}</th>
<td>${yours.includes(payer) ? html`<span class="mark wait"><span aria-hidden="true">●</span> ${text('register.fees.you')}</span>` : codeWords(asked, 'fee-payer', payer)}</td>
<td class="number">${sumWords(asked, fee, 'amount')}${
      moneyOf(fee, 'legalMaximum')
        ? html`<div class="soft">${text('register.fees.maximum', { amount: sumWords(asked, fee, 'legalMaximum') })}</div>`
        : ''
    }</td></tr>`;
  })}</tbody></table></div>
${isYes(one, 'lowInterestLoan') ? html`<p>${text('register.fees.loan')}</p>` : ''}`;
}

function sanctionTable(asked: Asked, all: readonly PublicValues[]): Html {
  const { text } = asked;
  return html`<ul>${all.map(
    (one) => html`<li><b>${codeWords(asked, 'sanction-kind', textOf(one, 'kind'))}</b>: ${period(asked, one)}.
${listOf(one, 'rules').length > 0 ? html`${text('register.inspections.broken')}: ${codesWords(asked, 'agency-rule', one, 'rules')}.` : ''}
${moneyOf(one, 'fine') ? html`${text('register.sanctions.fine', { amount: sumWords(asked, one, 'fine') })}.` : ''}
${moneyOf(one, 'repayment') ? html`${text('register.sanctions.repayment', { amount: sumWords(asked, one, 'repayment') })}.` : ''}
${textOf(one, 'appeal') === 'upheld' ? text('register.sanctions.upheld') : ''}</li>`,
  )}</ul>`;
}

function inspectionTable(asked: Asked, all: readonly PublicValues[]): Html {
  const { text, language } = asked;
  const result = text('register.inspections.result');
  return html`<div class="wide" tabindex="0" role="group" aria-label="${text('register.inspections')}"><table>
<thead><tr><th scope="col">${text('register.when')}</th><th scope="col">${result}</th><th scope="col">${text('register.inspections.broken')}</th></tr></thead>
<tbody>${all.map((one) => {
    const by = dateWords(language, textOf(one, 'putRightBy'));
    return html`<tr><th scope="row">${dateWords(language, textOf(one, 'on'))}</th>
<td>${codeWords(asked, 'inspection-result', textOf(one, 'result'))}</td>
<td>${codesWords(asked, 'agency-rule', one, 'broken')}${by === '' ? '' : html`<div>${text('register.inspections.by', { day: by })}</div>`}</td></tr>`;
  })}</tbody></table></div>`;
}
