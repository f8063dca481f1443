/**
 * English labels of all code lists: `code.<list>.<code>`.
 */
import { careLabels } from './messages.care.en.ts';
import { communityLabels } from './messages.community.en.ts';
import { countriesLabels } from './messages.countries.en.ts';
import { currenciesLabels } from './messages.currencies.en.ts';
import { groupsLabels } from './messages.groups.en.ts';
import { justiceLabels } from './messages.justice.en.ts';
import { languagesLabels } from './messages.languages.en.ts';
import { organisationLabels } from './messages.organisation.en.ts';
import { personLabels } from './messages.person.en.ts';
import { protectionLabels } from './messages.protection.en.ts';
import { reportLabels } from './messages.report.en.ts';
import { scriptsLabels } from './messages.scripts.en.ts';
import { traffickingLabels } from './messages.trafficking.en.ts';

export const messages = {
  ...reportLabels,
  ...personLabels,
  ...traffickingLabels,
  ...protectionLabels,
  ...careLabels,
  ...groupsLabels,
  ...justiceLabels,
  ...communityLabels,
  ...organisationLabels,
  ...countriesLabels,
  ...languagesLabels,
  ...currenciesLabels,
  ...scriptsLabels,
};
