import { describe, expect, it } from 'vitest';
import * as codes from '../../../domain/codes/index.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import {
  findCountry,
  findDate,
  finderOf,
  findLanguage,
  findScript,
  findSector,
  findUnsaid,
  findYesNo,
  readCodes,
} from './values.ts';

describe('answers that say there is none', () => {
  it.each([
    ['Unknown', 'not-known'],
    ["don't know", 'not-known'],
    ['N/A', 'not-known'],
    ['-99', 'not-known'],
    ['--', 'not-known'],
    ['Not Specified/Unknown', 'not-known'],
    ['not asked', 'not-asked'],
    ['Refused', 'refused'],
  ])('%s', (cell, reason) => expect(findUnsaid(cell)).toBe(reason));
  it.each(['Adanna', '0', 'no', 'constructor', '99'])('but not %s', (cell) =>
    expect(findUnsaid(cell)).toBeUndefined(),
  );
});

describe('dates', () => {
  it.each([
    ['2011-05-02', '2011-05-02'],
    ['2011-5-2', '2011-05-02'],
    ['2011/05/02', '2011-05-02'],
    ['2011-05-02T00:00:00.000Z', '2011-05-02'],
    ['2011-05-02 00:00', '2011-05-02'],
    ['2011-05', '2011-05'],
    ['2011', '2011'],
    ['05/2011', '2011-05'],
    ['23/05/2011', '2011-05-23'],
    ['05/23/2011', '2011-05-23'],
    ['5.5.2011', '2011-05-05'],
    ['2 May 2011', '2011-05-02'],
    ['2nd May 2011', '2011-05-02'],
    ['2-May-2011', '2011-05-02'],
    ['May 2, 2011', '2011-05-02'],
    ['May 2011', '2011-05'],
    ['14 Sept. 2011', '2011-09-14'],
  ])('%s', (cell, date) => expect(findDate(cell)).toEqual({ date, whole: true }));

  it('takes only the year where day and month cannot be told apart, unless the order is known', () => {
    expect(findDate('03/04/2011')).toEqual({ date: '2011', whole: false });
    expect(findDate('03/04/2011', 'dmy')).toEqual({ date: '2011-04-03', whole: true });
    expect(findDate('03/04/2011', 'mdy')).toEqual({ date: '2011-03-04', whole: true });
    expect(findDate('23/04/2011', 'mdy')?.date).toBe('2011-04-23');
  });

  it.each([
    '',
    'soon',
    '31/02/2011',
    '2011-13-01',
    '01/02/03',
    '1900-01-01',
    '1899',
    '2190',
    '39511',
    'Smarch 2011',
    'Marbles 2011',
    '2011-02-30',
  ])('is no date: %s', (cell) => expect(findDate(cell)).toBeUndefined());
});

describe('codes', () => {
  const findControl = finderOf(codes.controlMeans);
  it('are found by value name, label and our own code and label', () => {
    for (const spelling of ['DebtBondage', 'debt bondage', 'debt', 'Debt that must be worked off']) {
      expect(findControl(spelling)).toBe('debt');
    }
    expect(findControl('witchcraft')).toBeUndefined();
    expect(findControl('toString')).toBeUndefined();
  });

  it('never mistake our label for a value of the standard that means another code', () => {
    // "Forced labour" is a value; nothing of ours may shadow any value name.
    const lists: readonly CodeList<string>[] = [
      codes.exploitationType,
      codes.controlMeans,
      codes.sector,
      codes.recruitmentMethod,
    ];
    for (const list of lists) {
      const find = finderOf(list);
      for (const code of list.codes) {
        const name = list.htcdsName(code);
        if (name !== undefined && list.findByHtcds(name) === code) expect(find(name)).toBe(code);
      }
    }
  });

  it('are told apart in a cell at semicolons, bars, lines and safe commas', () => {
    expect(readCodes('DebtBondage;Physical abuse', findControl)).toEqual({
      found: ['debt', 'physical-abuse'],
      rest: [],
    });
    expect(readCodes('DebtBondage|FalsePromises\nOther|', findControl).found).toEqual([
      'debt',
      'promises',
      'other',
    ]);
    expect(readCodes('DebtBondage, FalsePromises', findControl)).toEqual({
      found: ['debt', 'promises'],
      rest: [],
    });
    expect(readCodes('DebtBondage, witchcraft; hours', findControl)).toEqual({
      found: ['hours'],
      rest: ['DebtBondage, witchcraft'],
    });
    expect(readCodes('Water supply; sewerage, waste management and remediation', findSector).found).toEqual([
      'water-waste',
    ]);
  });
});

describe('industries', () => {
  it.each([
    'A_AgricultureForestryAndFishing',
    'Agriculture, forestry and fishing',
    'agriculture forestry and fishing',
    'A',
  ])('%s', (text) => expect(findSector(text)).toBe('agriculture'));
});

describe('countries and languages', () => {
  it.each([
    ['ET', 'ET'],
    ['eth', 'ET'],
    ['Ethiopia', 'ET'],
    ["Côte d'Ivoire", 'CI'],
    ['Ivory Coast', 'CI'],
    ['Viet Nam', 'VN'],
    ['XKX', 'XK'],
  ])('country %s', (text, code) => expect(findCountry(text)).toBe(code));
  it.each([
    ['am', 'am'],
    ['amh', 'am'],
    ['Amharic', 'am'],
    ['Afaan Oromo', 'om'],
    ['Dari', 'prs'],
  ])('language %s', (text, code) => expect(findLanguage(text)).toBe(code));
  it('are not guessed where a word is the name of one and the code of another', () => {
    expect(findLanguage('Mon')).toBeUndefined();
    expect(findLanguage('Mongolian')).toBe('mn');
    expect(findCountry('Atlantis')).toBeUndefined();
  });
  it('each find themselves by code', () => {
    for (const code of codes.country.codes) expect(findCountry(code)).toBe(code);
    for (const code of codes.language.codes) expect([code, undefined]).toContain(findLanguage(code));
  });
});

it('reads yes and no, and the script of a name', () => {
  expect([findYesNo('TRUE'), findYesNo('1'), findYesNo('no'), findYesNo('perhaps')]).toEqual([
    true,
    true,
    false,
    undefined,
  ]);
  expect([
    findScript('Inês'),
    findScript('ሰላም'),
    findScript('مريم'),
    findScript('सीता'),
    findScript('Anna Анна'),
    findScript('…'),
  ]).toEqual(['Latn', 'Ethi', 'Arab', 'Deva', undefined, undefined]);
});
