/**
 * English texts of the domain: kinds, states, entries and fields (`<kind>.<entry>.<field>`), safeguards, settings, roles,
 * data groups, codes. A language is added by a file with the same keys.
 */
import { labels as caseLabels } from './case/messages.en.ts';
import { safeguardTexts as caseSafeguards } from './case/messages.safeguards.en.ts';
import { messages as codeLabels } from './codes/messages.en.ts';
import { labels as communityLabels } from './community/messages.en.ts';
import { labels as organisationLabels } from './organisation/messages.en.ts';
import { labels as reportLabels } from './report/messages.en.ts';
import { safeguardTexts as reportSafeguards } from './report/messages.safeguards.en.ts';

const general = {
  'safeguard.unknown':
    'Whether this may be done cannot be established here. Somebody in another role must settle it.',
  'safeguard.emergency': 'Review what was done in an emergency',
  'safeguard.breach': 'Something was recorded that should not have happened',
  'safeguard.emergency-grant': 'The emergency way in is looked at afterwards',
  'safeguard.emergency-grant.given': 'Review who opened this file in an emergency, and why',
  'setting.emergency-grant-review': 'A file opened in an emergency is reviewed within',
  'role.operator': 'Operator',
  'role.responder': 'Responder',
  'role.social-worker': 'Social worker',
  'role.guardian': 'Guardian',
  'role.supervisor': 'Supervisor',
  'role.liaison': 'Liaison official',
  'role.administrator': 'Administrator',
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
};

export const messages: Readonly<Record<string, string>> = {
  ...general,
  ...reportLabels,
  ...reportSafeguards,
  ...caseLabels,
  ...caseSafeguards,
  ...organisationLabels,
  ...communityLabels,
  ...codeLabels,
};
