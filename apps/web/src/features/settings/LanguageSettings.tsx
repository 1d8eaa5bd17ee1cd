import { useState } from 'react';
import { type LanguageChoice, languageChoices, languageOf, useLanguage } from '../../state/language.ts';
import { languages } from '../../text/languages.ts';
import { t } from '../../text/t.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { SettingsPage } from './SettingsPage.tsx';

interface Props {
  choice: LanguageChoice;
  checked: boolean;
  onChoose: () => void;
}

// Each by its own name: whoever chose the wrong one has to find the way back.
function LanguageRow({ choice, checked, onChoose }: Props) {
  const language = languages[languageOf(choice)];
  const name = <span lang={language.tag}>{language.name}</span>;
  return (
    <label className="flex min-h-13 cursor-pointer items-center gap-3 rounded-row px-3 py-2 text-body hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2">
      <input
        type="radio"
        name="language"
        value={choice}
        checked={checked}
        onChange={onChoose}
        className="size-5 shrink-0 accent-control-on outline-none"
      />
      {choice === 'system' ? (
        <span className="flex min-w-0 flex-col">
          {t('appearance.system')}
          <span className="text-small text-text-2">{name}</span>
        </span>
      ) : (
        name
      )}
    </label>
  );
}

/** The language of the page, kept on this device. */
export function LanguageSettings() {
  const [chosen, choose] = useLanguage();
  // Ticked at once; the words follow when they are here.
  const [wanted, setWanted] = useState<LanguageChoice | null>(null);
  const [failed, setFailed] = useState(false);
  const onChoose = (choice: LanguageChoice) => {
    setFailed(false);
    setWanted(choice);
    choose(choice)
      .catch(() => setFailed(true))
      .finally(() => setWanted((now) => (now === choice ? null : now)));
  };
  return (
    <SettingsPage title={t('settings.language')}>
      <fieldset className="-mx-3">
        <legend className="sr-only">{t('settings.language')}</legend>
        {languageChoices.map((choice) => (
          <LanguageRow
            key={choice}
            choice={choice}
            checked={(wanted ?? chosen) === choice}
            onChoose={() => onChoose(choice)}
          />
        ))}
      </fieldset>
      {failed && <FieldError text={t('language.failed')} announce />}
    </SettingsPage>
  );
}
