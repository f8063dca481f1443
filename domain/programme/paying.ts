/** Cycles: who is paid how much, who approved it, and what came back [2.1]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const cycle = entry('cycle', {
  group: 'programme-payments',
  writers: ['programme-officer', 'supervisor'],
  subject: 'matter',
  many: true,
  // a list is prepared and approved in Gwen alone; that money went out without can be told of the households
  decides: 'always',
  fields: {
    number: f.number(10_000).required(),
    state: f.code(list.cycleState).required().measured('cycle-state'),
    from: f.date().required(),
    to: f.date().required(),
    payments: f.items({
      household: f.link('household').required(),
      amount: f.money().required(),
      state: f.code(list.paymentState),
      failure: f.code(list.payoutFailure),
    }),
    households: f.number().measured('cycle-households'),
    total: f.money().measured('cycle-total'),
    preparedBy: f.account(),
    approvedBy: f.account(),
    approvedOn: f.date(),
    channel: f.code(list.payoutChannel),
    file: f.attachment(),
    sentOn: f.date(),
    paid: f.number().measured('cycle-paid'),
    failed: f.number().measured('cycle-failed'),
    paidTotal: f.money(),
    returned: f.money(),
    reconciledOn: f.date(),
    difference: f.longText(4000),
  },
});
