import { useState } from 'react';
import { languageOf, useLanguage } from '../../state/language.ts';
import { languages, offeredLanguages } from '../../text/languages.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { FieldError } from '../../ui/FieldError.tsx';

/** The languages by their own names, under every page before the sign-in. What is in the fields stays. */
export function GuestLanguage() {
  const [chosen, choose] = useLanguage();
  const [failed, setFailed] = useState(false);
  const spoken = chosen && languageOf(chosen);
  return (
    <fieldset className="mx-auto mt-8 flex w-full max-w-90 flex-wrap gap-x-4 two:max-w-110 two:justify-center">
      <legend className="sr-only">{t('language.label')}</legend>
      {offeredLanguages.map((language) => (
        <button
          key={language}
          type="button"
          lang={languages[language].tag}
          aria-pressed={spoken === language}
          onClick={() => {
            setFailed(false);
            choose(language).catch(() => setFailed(true));
          }}
          className={classNames(
            'target rounded-control text-small hover:text-text-1',
            spoken === language ? 'font-semibold text-text-1' : 'text-text-2 underline underline-offset-3',
          )}
        >
          {languages[language].name}
        </button>
      ))}
      {failed && <FieldError text={t('language.failed')} announce />}
    </fieldset>
  );
}
