/**
 * Texts of the demonstration country: names for the codes that ISO leaves to their users, laid over the catalogues.
 */
export const messages = {
  'code.country.XA': 'Zelmara',
  'code.country.XB': 'Ostrene',
  'code.country.XC': 'Pellumar',
};
