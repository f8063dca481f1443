/**
 * English texts of the safeguards of a community: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it, the
 * others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {};
