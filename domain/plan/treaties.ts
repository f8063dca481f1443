/**
 * The treaties of the law register: who supervises each, how often a country reports, and whether it must ask workers' and
 * employers' organisations on the way [2.5]. The date on which a report is due stands with the report: a body may ask for
 * one sooner, and a country enters what it was asked.
 *
 * Cycles: the textbook of 2009 speaks of reports every two years. Since then the Governing Body of the ILO has set three
 * years for fundamental and governance conventions and six for technical ones (in force from 2019, decided at its 334th
 * session); reports on the convention on the rights of the child follow five years after the last one (article 44).
 */
import type { treaty } from '../codes/index.ts';

export type Treaty = (typeof treaty.codes)[number];

export interface TreatyFacts {
  /** `ilo`: its Committee of Experts; `crc`: the Committee on the Rights of the Child; `palermo`: its conference of parties. */
  readonly body: 'ilo' | 'crc' | 'palermo';
  /** Years between reports; 0 where there is no fixed cycle. */
  readonly everyYears: number;
  /** Are workers' and employers' organisations to be consulted before a report on it is sent? */
  readonly tripartite: boolean;
}

const ilo = (everyYears: number): TreatyFacts => ({ body: 'ilo', everyYears, tripartite: true });

export const treaties: { readonly [T in Treaty]: TreatyFacts } = {
  c29: ilo(3),
  c105: ilo(3),
  c138: ilo(3),
  c182: ilo(3),
  c181: ilo(6),
  c144: ilo(3),
  c87: ilo(3),
  crc: { body: 'crc', everyYears: 5, tripartite: false },
  palermo: { body: 'palermo', everyYears: 0, tripartite: false },
};
