/** Going back, or on to another place: how it is prepared, carried out and looked after [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/**
 * A day of travel is set, or an arrival told of, only when what C12 asks is there; before that it is a plan that hurts
 * nobody. Her guardian and lawyer see it, since they must agree or appeal.
 */
export const returning = entry('return', {
  group: 'best-interests',
  writers: ['social-worker', 'supervisor'],
  many: true,
  decides: true,
  fields: {
    to: f.place().required(),
    country: f.code(list.country),
    toWhom: f.code(list.returnTo).required().measured('return-to'),
    member: f.entryLink('family'),
    procedure: f.code(list.returnProcedure).required().measured('return-procedure'),
    sameCountry: f.yesNo(),
    foundNear: f.yesNo().when('procedure', 'fast'),
    authority: f.code(list.identificationAuthority).when('procedure', 'fast'),
    decidedBy: f.text().when('procedure', 'fast'),
    decidedOn: f.date(),
    placeSafe: f.yesNo().required(),
    familySafe: f.yesNo().required(),
    assessedBy: f.text(),
    assessedOn: f.date(),
    assessment: f.longText(),
    organisation: f.organisation().required(),
    agency: f.text(),
    acceptedOn: f.date(),
    reintegrationPlan: f.entryLink('plan'),
    familySupport: f.yesNo().measured('return-family-support'),
    travelPlan: f.longText(),
    escort: f.codes(list.returnEscort),
    travelOn: f.date().ahead(),
    arrivedOn: f.date(),
    handedTo: f.text(),
    handedOn: f.date(),
    calledOff: f.yesNo(),
    note: f.longText(),
  },
});
