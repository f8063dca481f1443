/**
 * How a name sounds, roughly, whatever its script: a short code of consonant classes, so that Mohammed, Muhamad, محمد and
 * मोहम्मद have one code. It finds candidates; ranking decides.
 *
 * Vowels, h, w and y are left out; p b f v are one class (P), as are t d th (T), k g q kh (K) and s z sh ch j (S);
 * l, m, n and r stay. A name that begins with something left out begins with A. Scripts without such letters (Chinese,
 * Japanese, Korean) have no code.
 */

const LONGEST = 5;

/** Consonant classes of successive letters from a first one; a dot is left out. */
const LETTERS: readonly (readonly [first: number, classes: string])[] = [
  [0x0061, '.PKT.PK..SKLMN.PKRST.P.K.S'], // Latin
  [0x03b1, '.PKT.S.T.KLMNK.PRSST.PKP.'], // Greek
  [0x0430, '.PPKT.SS..KLMN.PRST.PKSSSS......'], // Cyrillic
  [0x0561, '.PKT.S..TS.LKSK.SKSM.NS.SPSRSPTRS.PK.P'], // Armenian
  [0x05d0, '.PKT..S.T.KKLMMNNS.PPSSKRST'], // Hebrew
  [0x0627, '.P.TTS.KTSRSSSSTTS.K'], // Arabic
  [0x0641, 'PKKLMN...'],
  [0x0e01, 'KKKKKKNSSSSS.TTTTTNTTTTTNPPPPPPPM.RRLL.SSS.L..'], // Thai
  [0x0e81, 'KK.K.KNSSS.S.TTTTTNTTTTTNPPPPPPPM.R.L..SSS.L..'], // Lao
  [0x0d9a, 'KKKKNNSSSSNNSTTTTNTTTTTN.TPPPPMP.R.L..PSSS.LP'], // Sinhala
  [0x1000, 'KKKKNSSSSNNTTTTNTTTTNPPPPM..L.T.L'], // Burmese
  [0x10d0, '.PKT.PST.KLMN.PSRST.PKKKSSSSSSKS.'], // Georgian
  [0x1780, 'KKKKNSSSSNTTTTNTTTTNPPPPM.RLPSSS.L.'], // Khmer
];

/** Single letters: of Persian, Urdu and Pashto, of Cyrillic beyond Russian, of Bengali. */
const MORE = {
  P: 'پڤ',
  T: 'ٹڈټډৎ',
  K: 'گґқғҡҳ',
  S: 'چژݜҷӡјџ',
  N: 'ںڼңњ',
  R: 'ڑړ',
  L: 'љڵ',
  '.': 'ۀےһіїєўөү',
};

// The nine scripts of India in Unicode repeat one arrangement in blocks of 128 letters.
const INDIC_BLOCKS = [0x0900, 0x0980, 0x0a00, 0x0a80, 0x0b00, 0x0b80, 0x0c00, 0x0c80, 0x0d00];
const INDIC_SIGNS = 'NN'; // candrabindu, anusvara
const INDIC_LETTERS = 'KKKKNSSSSNTTTTNTTTTNNPPPPM.RRLLLPSSS.';

// Ethiopic writes a consonant with each of eight vowels in a row.
const ETHIOPIC = '.L.MSRSSKKKKPPTS..NN.KK....SS.TTSKKKTSPSSPP';

const classes = letterClasses();

/** Letters that together stand for another sound, mostly in Latin writing; applied in this order. */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/t?s?ch(?=[^aeiouy]|$)/g, 'k'],
  [/d(?:j|zh|g(?=[ei]))|t?s?ch|t[sz]|[sz]h|дж/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ng(?![aeiou])/g, 'n'],
  [/x/g, 'ks'],
  [/ξ/g, 'κσ'],
  [/ψ/g, 'πσ'],
];

/** The sound code of one normalised part of a name: up to five classes after an optional A; empty without letters known. */
export function soundOf(part: string): string {
  const spelled = TOGETHER.reduce((text, [letters, sound]) => text.replace(letters, sound), part);
  let code = '';
  let before = '';
  for (const letter of spelled) {
    const heard = classes.get(letter);
    if (heard === undefined) continue;
    if (heard === '.') code ||= 'A';
    else if (heard !== before) code += heard;
    before = heard;
  }
  return code.slice(0, LONGEST + (code.startsWith('A') ? 1 : 0));
}

function letterClasses(): Map<string, string> {
  const found = new Map<string, string>();
  const put = (first: number, text: string, step = 1): void => {
    for (const [at, heard] of [...text].entries()) {
      for (let code = first + at * step; code < first + (at + 1) * step; code++) {
        found.set(String.fromCodePoint(code), heard);
      }
    }
  };
  for (const [first, text] of LETTERS) put(first, text);
  for (const block of INDIC_BLOCKS) {
    put(block + 0x01, INDIC_SIGNS);
    put(block + 0x05, '................');
    put(block + 0x15, INDIC_LETTERS);
  }
  put(0x1200, ETHIOPIC, 8);
  for (const [heard, letters] of Object.entries(MORE)) for (const letter of letters) found.set(letter, heard);
  return found;
}
