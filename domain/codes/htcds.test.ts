/** Holds the lists against the published standard where its tables are at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CodeList } from '../kernel/codes.ts';
import * as codes from './index.ts';

const standard = new URL('../../../shared/data/htcds/htcds.json', import.meta.url);

/** Our lists and the HTCDS 2.0 field whose values they exchange; `ours` are codes that the standard lacks. */
const pairs: readonly {
  field: string;
  list: CodeList<string>;
  ours: readonly string[];
  beyond: readonly string[];
}[] = [
  { field: 'vic_TypeOfExploitation', list: codes.exploitationType, ours: ['criminality'], beyond: [] },
  { field: 'vic_TypeOfSexExploitation', list: codes.sexualExploitationForm, ours: [], beyond: [] },
  { field: 'vic_ForcedLabourIndustry', list: codes.sector, ours: [], beyond: [] },
  {
    field: 'vic_MethodsOfControl',
    list: codes.controlMeans,
    ours: [],
    // The standard defines these and leaves them out of its list of values.
    beyond: ['Threats', 'RestrictsMovement', 'UsesChildren'],
  },
  {
    field: 'vic_RelationshipToTrafficker',
    list: codes.recruiterRole,
    ours: ['agency', 'online'],
    beyond: [],
  },
  { field: 'vic_MethodOfRecruitment', list: codes.recruitmentMethod, ours: [], beyond: [] },
  { field: 'vic_RecruitmentWebsitesAndApps', list: codes.onlinePlatform, ours: [], beyond: [] },
  { field: 'vic_TraffickingStatus', list: codes.identificationDecision, ours: [], beyond: [] },
  {
    field: 'vic_TraffickingStatusDecisionMakingOrg',
    list: codes.identificationAuthority,
    ours: [],
    beyond: [],
  },
  { field: 'hte_Type', list: codes.traffickingStage, ours: [], beyond: [] },
  { field: 'cas_ReasonForOutgoingReferral', list: codes.referralReason, ours: [], beyond: [] },
  { field: 'prs_HighestLevelOfEducation', list: codes.educationLevel, ours: ['none'], beyond: [] },
  {
    field: 'org_Type',
    list: codes.organisationKind,
    ours: ['consulate', 'union', 'employers-federation', 'international-agency'],
    beyond: [],
  },
];

describe.skipIf(!existsSync(standard))('the lists against HTCDS 2.0', () => {
  it.each(pairs)('$field can be read in full and written in full', ({ field, list, ours, beyond }) => {
    const { fields } = JSON.parse(readFileSync(standard, 'utf8')) as {
      fields: { fullName: string; values: { code: string }[] }[];
    };
    const values = fields.find(({ fullName }) => fullName === field)?.values.map(({ code }) => code) ?? [];
    expect(values.length).toBeGreaterThan(0);
    for (const value of [...values, ...beyond]) {
      const code = list.findByHtcds(value);
      expect(code, value).toBeDefined();
      expect(list.htcdsName(code ?? '')).toBe(value);
    }
    for (const code of list.codes) {
      const name = list.htcdsName(code);
      if (ours.includes(code)) expect(name).toBeUndefined();
      else expect([...values, ...beyond], code).toContain(name);
    }
  });
});
