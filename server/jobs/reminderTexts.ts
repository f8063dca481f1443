/** What a reminder says, by language: always the same, and nothing that tells a stranger what it is about. */
export const reminderTexts = {
  en: { subject: 'A reminder', text: 'Something waits for you. Please look when you can.\n' },
  fr: { subject: 'Un rappel', text: 'Quelque chose vous attend. Regardez dès que vous pouvez.\n' },
  ar: { subject: 'تذكير', text: 'هناك ما ينتظرك. يرجى الاطلاع عليه متى استطعت.\n' },
} as const;
