/** The register to take along: a table that a spreadsheet opens without running anything in it, and data for programs. */

import { standingOn } from '../../../../domain/agency/standing.ts';
import { isoDay } from '../../../../domain/kernel/dates.ts';
import { csvLine } from '../../../exchange/csv.ts';
import type { Asked } from '../frame.ts';
import type { Download } from '../site.ts';
import type { Agency, Register } from './agencies.ts';
import { destinationsOf, search } from './agencies.ts';
import { wantedIn } from './listPage.ts';
import { listOf, numberOf, textOf } from './said.ts';

const columns = [
  'number',
  'name',
  'kind',
  'register-number',
  'area',
  'area-name',
  'licence',
  'since',
  'licence-number',
  'licence-from',
  'licence-to',
  'minimum-age',
  'destinations',
  'sectors',
  'decisions',
  'last-inspection',
  'last-inspection-result',
] as const;

export function csvFile(asked: Asked, register: Register, day: number): Download {
  const lines = search(register, wantedIn(asked), day, asked.language).map(({ agency, standing }) => {
    const { registration, licences, sanctions, inspections, dossier } = agency;
    const [paper] = licences;
    const [seen] = inspections;
    return csvLine([
      agency.number,
      agency.name,
      textOf(registration, 'kind'),
      textOf(registration, 'registerNumber'),
      agency.area,
      register.areaName(agency.area),
      standing,
      dossier.stateSince.slice(0, 10),
      textOf(paper, 'number'),
      textOf(paper, 'from'),
      textOf(paper, 'to'),
      numberOf(paper, 'minimumAge'),
      destinationsOf(agency).join(' '),
      listOf(registration, 'sectors').join(' '),
      sanctions.map((one) => `${textOf(one, 'kind') ?? ''} ${textOf(one, 'from') ?? ''}`.trim()).join('; '),
      textOf(seen, 'on'),
      textOf(seen, 'result'),
    ]);
  });
  return {
    type: 'text/csv; charset=utf-8',
    name: `agencies-${isoDay(day)}.csv`,
    // so that spreadsheets take it for UTF-8
    body: `\uFEFF${csvLine(columns)}${lines.join('')}`,
  };
}

export function jsonFile(asked: Asked, register: Register, day: number): Download {
  const told = ({
    number,
    name,
    area,
    registration,
    licences,
    fees,
    inspections,
    sanctions,
    dossier,
  }: Agency) => ({
    number,
    name,
    area,
    standing: standingOn(dossier, day),
    since: dossier.stateSince.slice(0, 10),
    registration,
    licences,
    fees,
    inspections,
    sanctions,
  });
  const agencies = search(register, wantedIn(asked), day, asked.language).map(({ agency }) => told(agency));
  return {
    type: 'application/json; charset=utf-8',
    name: `agencies-${isoDay(day)}.json`,
    body: JSON.stringify({ day: isoDay(day), agencies }, null, 1),
  };
}
