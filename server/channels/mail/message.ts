/**
 * What a mail says, and nothing of where it comes from but the address to answer: headers that tell of the sender's
 * machine, network or programs are not read, quoted history and signatures are cut off, attachments are counted here and fetched
 * apart (attachments.ts).
 * Hostile mails cost little: only so many bytes are looked at, and parts only so deep.
 */
import PostalMime from 'postal-mime';

/** Bytes of a mail that are read; what is beyond is left out. */
export const readBytes = 128 * 1024;
/** Taking apart costs the more for each line the more there are; a mail that somebody wrote has fewer. */
const mostLines = 6000;
const mostParts = { maxNestingDepth: 20, maxHeadersSize: 64 * 1024, maxRfc822NestingDepth: 0 } as const;
/** Headers alone may be found in so much, where the rest cannot be taken apart. */
const headBytes = 64 * 1024;
const longestRaw = 20_000;

export type ReadMail =
  /** Answers by itself, comes from a list, or tells that something was not delivered: no report (RFC 3834). */
  | { readonly is: 'automatic' }
  /** Nobody to answer and nothing said. */
  | { readonly is: 'empty' }
  | {
      readonly is: 'mail';
      readonly sender: string;
      /** Message-ID, when it has one. */
      readonly id: string | undefined;
      readonly text: string;
      /** Attachments, and one for a mail that is longer than what was read. */
      readonly leftOut: number;
    };

interface Headers {
  readonly from: string | undefined;
  get(name: string): string | undefined;
}

/** @param isCut there is more of this mail than these bytes */
export async function readMail(bytes: Uint8Array, isCut: boolean): Promise<ReadMail> {
  const raw = Uint8Array.from(bytes.subarray(0, endOfLine(bytes, mostLines)));
  const isLonger = isCut || raw.length < bytes.length;
  try {
    const mail = await PostalMime.parse(raw, mostParts);
    const headers: Headers = {
      from: mail.from?.address,
      get: (name) => mail.headers.find(({ key }) => key === name)?.value,
    };
    const said = mail.text?.trim() ? mail.text : fromHtml(mail.html ?? '');
    return judge(
      headers,
      withSubject(mail.subject, ownWords(said)),
      mail.attachments.length + (isLonger ? 1 : 0),
    );
  } catch {
    // too deep, or no mail at all: what can be read of it is better than nothing
    const [head = '', ...body] = Buffer.from(raw.subarray(0, headBytes))
      .toString('latin1')
      .split(/\r?\n\r?\n/);
    const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
    const get = (name: string): string | undefined =>
      lines
        .find((line) => line.toLowerCase().startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const from = /<([^<>\s]+)>|([^<>\s]+@[^<>\s]+)/.exec(get('from') ?? '');
    return judge({ from: from?.[1] ?? from?.[2], get }, body.join('\n\n').slice(0, longestRaw), 1);
  }
}

/** Where so many lines end. */
function endOfLine(bytes: Uint8Array, lines: number): number {
  let at = -1;
  for (let line = 0; line < lines; line += 1) {
    at = bytes.indexOf(0x0a, at + 1);
    if (at < 0) return bytes.length;
  }
  return at + 1;
}

function judge(headers: Headers, text: string, leftOut: number): ReadMail {
  const { from } = headers;
  if (isAutomatic(headers)) return { is: 'automatic' };
  if (!from || !/^[^\s<>@,;]{1,64}@[^\s<>@,;]{1,255}$/.test(from)) return { is: 'empty' };
  if (text === '' && leftOut === 0) return { is: 'empty' };
  return { is: 'mail', sender: from, id: headers.get('message-id')?.slice(0, 1000), text, leftOut };
}

function isAutomatic({ from, get }: Headers): boolean {
  const says = (name: string, what: RegExp): boolean => what.test(get(name) ?? '');
  const submitted = get('auto-submitted');
  return (
    (submitted !== undefined && !/^\s*no\b/i.test(submitted)) ||
    says('precedence', /^\s*(?:bulk|junk|list|auto_reply)\s*$/i) ||
    says('return-path', /^\s*<\s*>\s*$/) ||
    says('content-type', /^\s*multipart\/report\b/i) ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => get(name) !== undefined) ||
    /^(?:mailer-daemon|postmaster)@/i.test(from ?? '')
  );
}

const withSubject = (subject: string | undefined, text: string): string => {
  const own = subject?.trim() ?? '';
  return own === '' || /^(?:re|aw|sv|antw|tr|رد)\s*:/i.test(own) ? text : `${own}\n\n${text}`.trim();
};

/** Without what she was written before, and without a signature, which tells who she is. */
function ownWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const signature = lines.findIndex((line) => /^-- ?$/.test(line));
  const written = signature < 0 ? lines : lines.slice(0, signature);
  const history = written.findIndex((line) => /^-{3,}\s*(?:original|forwarded)\b.*-{3,}\s*$/i.test(line));
  const own = history < 0 ? written : written.slice(0, history);
  return own
    .filter(
      (line, at) =>
        !/^\s*>/.test(line) &&
        // the line that names who wrote what is quoted below it
        !(
          /:\s*$/.test(line) &&
          own
            .slice(at + 1, at + 4)
            .find((one) => one.trim() !== '')
            ?.trimStart()
            .startsWith('>')
        ),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words of a page; nothing of it is ever shown as a page. */
function fromHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(style|script|head|blockquote)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
      (whole, decimal, hex, name: string | undefined) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
