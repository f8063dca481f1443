/** What each kind of channel must be told, as the form asks for it; the server checks it (server/channels/kinds.ts). */

export const channelKinds = ['android', 'twilio', 'rapidpro', 'email', 'openrosa'] as const;
export type ChannelKind = (typeof channelKinds)[number];

export interface ChannelField {
  readonly name: string;
  /** Secrets are told to the server and shown nowhere again. */
  readonly in: 'settings' | 'secrets';
  readonly isRequired: boolean;
  readonly as: 'text' | 'number' | 'list';
}

const needed = (name: string): ChannelField => ({ name, in: 'settings', isRequired: true, as: 'text' });
const secret = (name: string, isRequired = true): ChannelField => ({
  name,
  in: 'secrets',
  isRequired,
  as: 'text',
});
const number = (name: string): ChannelField => ({ name, in: 'settings', isRequired: false, as: 'number' });

export const channelFields: { readonly [K in ChannelKind]: readonly ChannelField[] } = {
  android: [needed('url'), needed('login'), secret('password'), secret('signing'), number('sim')],
  twilio: [needed('account'), needed('from'), secret('token')],
  rapidpro: [
    needed('send'),
    needed('from'),
    { name: 'allow', in: 'settings', isRequired: true, as: 'list' },
    secret('authorization', false),
  ],
  email: [
    needed('address'),
    needed('imap'),
    needed('smtp'),
    needed('login'),
    secret('password'),
    number('imapPort'),
    number('smtpPort'),
  ],
  openrosa: [],
};

/** What was typed into the form, by name of the field. */
export type Typed = { readonly [name: string]: string | undefined };

/** Names of fields that must be filled in and are not, or hold no number where one is needed. */
export const lackingIn = (kind: ChannelKind, typed: Typed): readonly string[] =>
  channelFields[kind]
    .filter(({ name, isRequired, as }) => {
      const text = typed[name]?.trim() ?? '';
      return text === '' ? isRequired : as === 'number' && !/^\d{1,5}$/.test(text);
    })
    .map(({ name }) => name);

/** The channel as the server takes it. */
export function channelOf(kind: ChannelKind, typed: Typed) {
  const part = (which: ChannelField['in']) =>
    Object.fromEntries(
      channelFields[kind].flatMap(({ name, in: at, as }) => {
        const text = typed[name]?.trim() ?? '';
        if (at !== which || text === '') return [];
        const value = as === 'number' ? Number(text) : as === 'list' ? text.split(/[\s,]+/) : text;
        return [[name, value] as const];
      }),
    );
  return { kind, settings: part('settings'), secrets: part('secrets') };
}
