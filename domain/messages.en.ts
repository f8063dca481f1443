/**
 * English texts of the domain: kinds, states, entries and fields (`<kind>.<entry>.<field>`), safeguards, settings, roles,
 * data groups, codes. A language is added by a file with the same keys.
 */

import { labels as agencyLabels } from './agency/messages.en.ts';
import { safeguardTexts as agencySafeguards } from './agency/messages.safeguards.en.ts';
import { labels as campaignLabels } from './campaign/messages.en.ts';
import { safeguardTexts as campaignSafeguards } from './campaign/messages.safeguards.en.ts';
import { labels as caseLabels } from './case/messages.en.ts';
import { safeguardTexts as caseSafeguards } from './case/messages.safeguards.en.ts';
import { messages as codeLabels } from './codes/messages.en.ts';
import { labels as communityLabels } from './community/messages.en.ts';
import { safeguardTexts as communitySafeguards } from './community/messages.safeguards.en.ts';
import { labels as enterpriseLabels } from './enterprise/messages.en.ts';
import { safeguardTexts as enterpriseSafeguards } from './enterprise/messages.safeguards.en.ts';
import { labels as householdLabels } from './household/messages.en.ts';
import { safeguardTexts as householdSafeguards } from './household/messages.safeguards.en.ts';
import { figureTexts } from './messages.figures.en.ts';
import { kindLabels } from './messages.kinds.en.ts';
import { labels as organisationLabels } from './organisation/messages.en.ts';
import { safeguardTexts as organisationSafeguards } from './organisation/messages.safeguards.en.ts';
import { labels as planLabels } from './plan/messages.en.ts';
import { safeguardTexts as planSafeguards } from './plan/messages.safeguards.en.ts';
import { labels as proceedingLabels } from './proceeding/messages.en.ts';
import { safeguardTexts as proceedingSafeguards } from './proceeding/messages.safeguards.en.ts';
import { labels as programmeLabels } from './programme/messages.en.ts';
import { safeguardTexts as programmeSafeguards } from './programme/messages.safeguards.en.ts';
import { labels as reportLabels } from './report/messages.en.ts';
import { safeguardTexts as reportSafeguards } from './report/messages.safeguards.en.ts';

const general = {
  'safeguard.unknown':
    'Whether this may be done cannot be established here. Somebody in another role must settle it.',
  'safeguard.emergency': 'Review what was done in an emergency',
  'safeguard.breach': 'Something was recorded that should not have happened',
  'safeguard.emergency-grant': 'The emergency way in is looked at afterwards',
  'safeguard.emergency-grant.given': 'Review who opened this file in an emergency, and why',
  'setting.disclosure.default': 'Least number of people in a published figure',
  'setting.disclosure.children': 'Least number of children in a published figure',
  'setting.disclosure.rounding': 'Released counts of people are multiples of',
  'setting.disclosure.months': 'Length of the period that a release is about',
  'setting.disclosure.wait': 'A period stays open after its end for',
  'setting.climb-step': 'What is late is told to the next person after',
  'setting.emergency-grant-review': 'A file opened in an emergency is reviewed within',
  'role.operator': 'Operator',
  'role.responder': 'Responder',
  'role.social-worker': 'Social worker',
  'role.guardian': 'Guardian',
  'role.supervisor': 'Supervisor',
  'role.liaison': 'Liaison official',
  'role.administrator': 'Administrator',
  'role.counsellor': 'Counsellor',
  'role.carer': 'Carer in a shelter',
  'role.health-worker': 'Health worker',
  'role.lawyer': 'Lawyer',
  'role.complaints-officer': 'Complaints officer',
  'role.programme-officer': 'Programme officer',
  'role.licensing-officer': 'Licensing officer',
  'role.inspector': 'Inspector',
  'role.supply-chain-lead': 'Supply chain lead',
  'role.monitor': 'Independent monitor',
  'role.prosecution-liaison': 'Prosecution liaison',
  'role.plan-coordinator': 'Plan coordinator',
  'role.focal-point': 'Focal point of an organisation',
  'role.reporter': 'Person who reported',
  'role.intake': 'Gwen itself',
  'role.emergency': 'Emergency way in',
  'group.report-opening': 'How the report came',
  'group.report-message': 'Words of the person who reported',
  'group.report-answer': 'Answers to the person who reported',
  'group.reporter': 'Who reported, and their safety',
  'group.report-triage': 'Judgement of the report',
  'group.report-response': 'Teams asked to go',
  'group.report-need': 'Needs found on the way',
  'group.report-outcome': 'Outcome of the report',
  'group.report-routing': 'Who is shut out',
  'group.organisation': 'The organisation and its policies',
  'group.staff': 'Training and vetting of its people',
  'group.breach': 'Breaches of data or conduct',
  'group.community': 'The community',
  'group.response-team': 'Response teams',
  'group.service-point': 'Service points',
  'group.watch-members': 'Members of the watch',
  'group.observation': 'What the watch observed',
  'group.place-inspection': 'Inspections of places where children stay',
  'group.household': 'The household and its profile',
  'group.household-members': 'Members of the household',
  'group.household-support': 'Support given',
  'group.household-credit': 'Loans',
  'group.household-visits': 'Visits',
  'group.programme': 'The programme',
  'group.programme-payments': 'Cycles and payments',
  'group.campaign': 'The campaign',
  'group.agency': 'Licence, fees and offers',
  'group.agency-people': 'Owners and agents',
  'group.agency-placements': 'Placements',
  'group.agency-inspection': 'Inspections of the agency',
  'group.agency-complaints': 'Complaints about the agency',
  'group.agency-sanction': 'Sanctions',
  'group.enterprise': 'The enterprise and its policies',
  'group.supply': 'Supply chain',
  'group.enterprise-audit': 'Audits and corrections',
  'group.enterprise-inspection': 'Inspections of workplaces',
  'group.proceeding': 'Steps and judgments',
  'group.suspects': 'Suspects',
  'group.evidence': 'Evidence',
  'group.proceeding-child': 'The child in the proceeding',
  'group.informants': 'Informants',
  'group.national-plan': 'Actions and indicators of the plan',
  'group.plan-money': 'Budget of the plan',
  'group.law': 'Law register',
  'group.treaty-report': 'Treaty reports',
  'group.submission': 'Own submissions',
};

export const messages: Readonly<Record<string, string>> = {
  ...general,
  ...reportLabels,
  ...reportSafeguards,
  ...caseLabels,
  ...caseSafeguards,
  ...organisationLabels,
  ...organisationSafeguards,
  ...communityLabels,
  ...communitySafeguards,
  ...agencyLabels,
  ...agencySafeguards,
  ...campaignLabels,
  ...campaignSafeguards,
  ...enterpriseLabels,
  ...enterpriseSafeguards,
  ...kindLabels,
  ...householdLabels,
  ...householdSafeguards,
  ...planLabels,
  ...planSafeguards,
  ...proceedingLabels,
  ...proceedingSafeguards,
  ...programmeLabels,
  ...programmeSafeguards,
  ...codeLabels,
  ...figureTexts,
};
