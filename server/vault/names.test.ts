import { describe, expect, test } from 'vitest';
import { nameParts } from '../../domain/shared/names/parts.ts';
import { soundOf } from '../../domain/shared/names/sounds.ts';
import { phoneEnd, pieces } from './names.ts';

describe('parts of names', () => {
  test.each([
    ['Nguyễn Thị Minh', 'nguyen thi minh'],
    ["  O'Brien-Łukasz  ", 'obrien lukasz'],
    ['STRAẞE Þór İpek Ćwik', 'strasse thor ipek cwik'],
    ['أحمد إبراهيم', 'احمد ابراهيم'],
    ['مُحَمَّد', 'محمد'],
    ['فاطمة علی کریمی', 'فاطمه علي كريمي'],
    ['الحسن بن علي', 'حسن بن علي'],
    ['Fatima bint Al-Hassan Ali', 'fatima hassan ali'],
    ['bin Ali', 'bin ali'],
    ['Йосип Ґалаґан', 'иосип ґалаґан'],
    ['फ़ातिमा', 'फातिमा'],
    ['王 小明', '王 小明'],
    ['김민수', '김민수'],
    ['(none) 12', 'none'],
    ['١٢٣ ...', ''],
  ])('%s', (name, parts) => {
    expect(nameParts(name).join(' ')).toBe(parts);
  });

  test('are at most six', () => {
    expect(nameParts('a b c d e f g h')).toHaveLength(6);
  });

  test('have pieces that mark their ends, shorter where a sign is a syllable', () => {
    expect(pieces('amina')).toEqual(['^am', 'ami', 'min', 'ina', 'na$']);
    expect(pieces('li')).toEqual(['^li', 'li$']);
    expect(pieces('小明')).toEqual(['^小', '小明', '明$']);
  });
});

describe('sounds', () => {
  test.each([
    ['Mohammed Muhamad Mehmet محمد मोहम्मद মোহাম্মদ ሙሐመድ', 'MMT'],
    ['Khaled Khalid خالد Халид', 'KLT'],
    ['Jamal Cemal Djamel جمال Джамал', 'SML'],
    ['Yusuf Yousef Iosif يوسف ዮሴፍ', 'ASP'],
    ['Aisha Ayesha Aïcha عائشة', 'AS'],
    ['Waleed Oualid وليد', 'ALT'],
    ['Priyanka प्रियंका প্রিয়াঙ্কা பிரியங்கா', 'PRNK'],
    ['Sanjay संजय', 'SNS'],
    ['Somchai สมชาย', 'SMS'],
    ['Tigran Տիգրան', 'TKRN'],
    ['Giorgi გიორგი', 'KRK'],
    ['Nimal නිමල්', 'NML'],
    ['Sok សុខ', 'SK'],
    ['Christopher Kristofer Kristopher', 'KRSTP'],
    ['Natsagiin Нацагийн', 'NSKN'],
    ['Smith Smyth', 'SMT'],
  ])('%s', (names, code) => {
    for (const name of nameParts(names)) expect(soundOf(name), name).toBe(code);
  });

  test('differ where names differ', () => {
    const names = [
      'amina',
      'fatima',
      'ibrahim',
      'sokha',
      'maria',
      'tigist',
      'chandra',
      'kebede',
      'rosa',
      'lin',
    ];
    expect(new Set(names.map(soundOf)).size).toBe(names.length);
  });

  test('scripts without letters have none', () => {
    for (const name of ['王', '김', 'ユキ', '']) expect(soundOf(name)).toBe('');
  });
});

test('telephone numbers are compared by their last digits', () => {
  for (const written of ['+232 76 123 456', '0023276123456', '(076) 123-456 ', '٠٧٦١٢٣٤٥٦', '०७६ १२३ ४५६']) {
    expect(phoneEnd(written)?.slice(-6), written).toBe('123456');
  }
  expect(phoneEnd('+232 76 123 456')).toBe(phoneEnd('00 232 76-123-456'));
  expect(phoneEnd('112')).toBeUndefined();
  expect(phoneEnd('none')).toBeUndefined();
});
