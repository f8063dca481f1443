/** The supply chain link by link, and what reaches a buyer from below [2.4]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/**
 * One supplier behind this enterprise, at any tier that it knows. `buyer` says who buys from it, when that is not this
 * enterprise itself.
 */
export const supplyLink = entry('supply-link', {
  group: 'supply',
  writers: ['supply-chain-lead', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    supplier: f.link('enterprise').required(),
    buyer: f.link('enterprise'),
    tier: f.code(list.supplyTier).required().measured('supply-tier'),
    products: f.codes(list.product).required().measured('supply-product'),
    site: f.entryLink('site'),
    evidence: f.code(list.linkEvidence).required().measured('supply-evidence'),
    subContracted: f.yesNo(),
    allowed: f.yesNo().when('subContracted', true),
    from: f.date().required(),
    to: f.date(),
    endReason: f.code(list.linkEnd).measured('supply-link-end'),
    note: f.longText(2000),
  },
});

/** What a finding below means for this enterprise, written down so that those who buy from it see it too [V7]. */
export const exposure = entry('exposure', {
  group: 'supply',
  writers: ['supply-chain-lead', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    supplier: f.link('enterprise').required(),
    finding: f.link('enterprise').required(),
    kind: f.code(list.findingKind).required().measured('exposure'),
    products: f.codes(list.product),
    on: f.date().required(),
    answer: f.code(list.exposureAnswer).required().measured('exposure-answer'),
    remedySupported: f.codes(list.childRemedy),
    endedOn: f.date(),
    note: f.longText(2000),
  },
});
