/** Loans that a family can carry, and what it puts aside [2.1]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const loan = entry('loan', {
  group: 'household-credit',
  writers: ['programme-officer'],
  many: true,
  decides: true,
  fields: {
    purpose: f.code(list.loanPurpose).required().measured('loan-purpose'),
    state: f.code(list.loanState).required().measured('loan-state'),
    on: f.date().required(),
    amount: f.money().required().measured('loan-amount'),
    interestPerYear: f.number(200),
    months: f.number(120),
    instalmentPerMonth: f.money(),
    needsPerMonth: f.money(),
    trade: f.code(list.trade).when('purpose', 'business').measured('loan-trade'),
    area: f.area().when('purpose', 'business'),
    businessPlan: f.longText(8000).when('purpose', 'business'),
    businessPlanFile: f.attachment().when('purpose', 'business'),
    marketCheck: f.code(list.marketCheck).when('purpose', 'business'),
    agency: f.link('agency').when('purpose', 'recruitment-costs'),
    repayments: f.items({ on: f.date().required(), amount: f.money().required() }),
    arrears: f.money(),
    note: f.longText(2000),
  },
});

export const savings = entry('savings', {
  group: 'household-credit',
  writers: ['programme-officer', 'social-worker'],
  many: true,
  fields: {
    on: f.date().required(),
    balance: f.money().required().measured('savings'),
    where: f.code(list.savingsPlace).required(),
    group: f.link('programme'),
  },
});
