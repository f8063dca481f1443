/**
 * English labels of all code lists: `code.<list>.<code>`.
 */
import { agencyLabels } from './messages.agency.en.ts';
import { campaignLabels } from './messages.campaign.en.ts';
import { careLabels } from './messages.care.en.ts';
import { communityLabels } from './messages.community.en.ts';
import { countriesLabels } from './messages.countries.en.ts';
import { currenciesLabels } from './messages.currencies.en.ts';
import { enterpriseLabels } from './messages.enterprise.en.ts';
import { groupsLabels } from './messages.groups.en.ts';
import { homeLabels } from './messages.home.en.ts';
import { householdLabels } from './messages.household.en.ts';
import { justiceLabels } from './messages.justice.en.ts';
import { languagesLabels } from './messages.languages.en.ts';
import { organisationLabels } from './messages.organisation.en.ts';
import { personLabels } from './messages.person.en.ts';
import { planLabels } from './messages.plan.en.ts';
import { proceedingLabels } from './messages.proceeding.en.ts';
import { programmeLabels } from './messages.programme.en.ts';
import { protectionLabels } from './messages.protection.en.ts';
import { recoveryLabels } from './messages.recovery.en.ts';
import { reportLabels } from './messages.report.en.ts';
import { scriptsLabels } from './messages.scripts.en.ts';
import { supportLabels } from './messages.support.en.ts';
import { traffickingLabels } from './messages.trafficking.en.ts';

export const messages = {
  ...reportLabels,
  ...personLabels,
  ...traffickingLabels,
  ...protectionLabels,
  ...careLabels,
  ...recoveryLabels,
  ...homeLabels,
  ...groupsLabels,
  ...justiceLabels,
  ...communityLabels,
  ...organisationLabels,
  ...countriesLabels,
  ...languagesLabels,
  ...currenciesLabels,
  ...agencyLabels,
  ...campaignLabels,
  ...enterpriseLabels,
  ...householdLabels,
  ...supportLabels,
  ...planLabels,
  ...proceedingLabels,
  ...programmeLabels,
  ...scriptsLabels,
};
