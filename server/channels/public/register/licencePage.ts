/** A licence to print and to hang up, with a square that phones read: its address says whether the licence still holds. */
import encodeQR from 'qr';
import { Html, html } from '../../../http/viewer/html.ts';
import type { Asked, Page } from '../frame.ts';
import { dayWords } from '../words.ts';
import type { Agency, Register } from './agencies.ts';
import { licenceCard, numbersInForce } from './agencyPage.ts';
import { textOf } from './said.ts';

/** Only what holds today is printed. */
export function licencePage(asked: Asked, register: Register, agency: Agency, day: number): Page {
  const { text, origin } = asked;
  const valid = numbersInForce(agency, day);
  const papers = agency.licences.filter((one) => valid.has(textOf(one, 'number') ?? ''));
  return {
    title: text('register.licence.title'),
    content: html`${papers.length === 0 ? html`<p>${text('register.licence.none')}</p>` : ''}
${papers.map((paper) => {
  const address = checkAddress(origin, agency.number, textOf(paper, 'number') ?? '');
  return html`<article class="paper"><h2>${agency.name}</h2>
<p><bdi>${agency.number}</bdi> · ${register.areaName(agency.area)}</p>
${licenceCard(asked, agency, paper)}
<p>${text('register.licence.check')}</p>
<p dir="ltr"><b>${address}</b></p>
<div class="square" role="img" aria-label="${address}">${squareOf(address)}</div>
<p class="soft">${text('register.licence.printed', { day: dayWords(asked.language, day) })}</p></article>`;
})}
<p class="no-print"><a href="${asked.link(`/register/${agency.number}`)}">${agency.name}</a></p>`,
  };
}

/** A code that phones read, as a drawing; its address stands beside it in letters. */
const squareOf = (address: string): Html =>
  new Html(
    encodeQR(address, 'svg', { ecc: 'medium', border: 4 }).replace('<svg ', '<svg aria-hidden="true" '),
  );

/** What the square holds. */
const checkAddress = (origin: string, number: string, licence: string): string =>
  `${origin}/register/${number}?${new URLSearchParams({ licence })}`;
