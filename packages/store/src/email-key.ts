/** The form of an e-mail address by which an account is found: NFC and lower case; the written form is kept beside it. */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase();
