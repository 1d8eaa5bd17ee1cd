const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that is safe to send. */
export interface Html {
  readonly markup: string;
}

const toMarkup = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (char) => entities[char] ?? char);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
};

/** A template in which every text is escaped, and markup is what another template made. */
export const html = (parts: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html => ({
  markup: parts.map((part, index) => part + toMarkup(values[index] ?? '')).join(''),
});
