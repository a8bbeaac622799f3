/** The forms that a language has for counted things; `#` stands for the number. */
export type PluralForms = { zero?: string; one?: string; other: string };

/**
 * The form of `count` after the plural rules of `language` (CLDR, through Intl), with the number written as there.
 * `zero` is for wordings of their own ("nobody"), in any language.
 */
export function plural(language: string, count: number, forms: PluralForms): string {
  const isOne = new Intl.PluralRules(language).select(count) === 'one';
  const form = (count === 0 ? forms.zero : isOne ? forms.one : undefined) ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(language).format(count));
}
