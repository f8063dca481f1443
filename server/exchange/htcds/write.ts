/** Writing values as cells: the standard's name of a code where it has one, ISO codes, and words for unsaid answers. */
import * as codes from '../../../domain/codes/index.ts';
import { messages } from '../../../domain/codes/messages.en.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { Json, UnsaidReason } from '../../../domain/kernel/values.ts';
import { isUnsaid } from '../../../domain/kernel/values.ts';
import * as find from './finders.ts';
import type { FindCode } from './values.ts';
import { findSector } from './values.ts';

/** A value as the text of a cell; undefined where there is nothing to write. */
export type Write = (value: Json | undefined) => string | undefined;

const unsaidWords: Readonly<Record<UnsaidReason, string>> = {
  'not-known': 'Unknown',
  'not-asked': 'Not asked',
  refused: 'Refused',
};

const answered =
  (write: (value: Json) => string | undefined): Write =>
  (value) => {
    if (value === undefined || value === null) return undefined;
    return isUnsaid(value) ? unsaidWords[value.unsaid] : write(value);
  };

export const asText: Write = answered((value) => (typeof value === 'string' ? value : undefined));

const each = (one: (code: string) => string): Write =>
  answered((value) =>
    (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((code) => one(String(code))).join(';'),
  );

const labels: Readonly<Record<string, string>> = messages;

/** Where the standard has no name our own label stands, as long as it can be read again. */
const asCode = <C extends string>(list: CodeList<C>, finder: FindCode<C>): Write =>
  each((code) => {
    if (!list.has(code)) return code;
    const label = labels[codeLabelKey(list, code)];
    return list.htcdsName(code) ?? (label !== undefined && finder(label) === code ? label : code);
  });

const alpha3 = (all: Readonly<Record<string, string>>): Write => each((code) => all[code] ?? code);

export const asCountry = alpha3(codes.countryAlpha3);
export const asLanguage = alpha3(codes.languageAlpha3);
export const asSex = asCode(codes.sex, find.findSex);
export const asEducation = asCode(codes.educationLevel, find.findEducation);
export const asDecision = asCode(codes.identificationDecision, find.findDecision);
export const asAuthority = asCode(codes.identificationAuthority, find.findAuthority);
export const asRecruiter = asCode(codes.recruiterRole, find.findRecruiter);
export const asRecruitmentMethod = asCode(codes.recruitmentMethod, find.findRecruitmentMethod);
export const asPlatform = asCode(codes.onlinePlatform, find.findPlatform);
export const asExploitation = asCode(codes.exploitationType, find.findExploitation);
export const asSexualForm = asCode(codes.sexualExploitationForm, find.findSexualForm);
export const asControl = asCode(codes.controlMeans, find.findControl);
export const asSector = asCode(codes.sector, findSector);
export const asStage = asCode(codes.traffickingStage, find.findStage);
export const asReferralReason = asCode(codes.referralReason, find.findReferralReason);
export const asService = asCode(codes.serviceKind, find.findService);
