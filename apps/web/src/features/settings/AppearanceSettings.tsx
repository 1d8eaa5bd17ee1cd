import { type Theme, themes, useTheme } from '../../state/theme.ts';
import { type TextId, t } from '../../text/t.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { ThemeSample } from './ThemeSample.tsx';

const labels: Record<Theme, TextId> = {
  system: 'appearance.system',
  light: 'appearance.light',
  dark: 'appearance.dark',
};

/** Light, dark, or as the system has it. */
export function AppearanceSettings() {
  const [theme, setTheme] = useTheme();
  return (
    <SettingsPage title={t('settings.appearance')}>
      <fieldset>
        <legend className="mb-3 text-label">{t('appearance.theme')}</legend>
        <div className="grid grid-cols-1 gap-3 two:grid-cols-3">
          {themes.map((each) => (
            <label
              key={each}
              className="flex cursor-pointer flex-wrap items-center gap-3 rounded-menu border border-edge bg-surface p-3 has-checked:border-control-on has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-focus two:flex-col two:items-stretch"
            >
              <ThemeSample theme={each} />
              <span className="flex min-h-6 items-center gap-3 text-body">
                <input
                  type="radio"
                  name="theme"
                  value={each}
                  checked={theme === each}
                  onChange={() => setTheme(each)}
                  className="size-5 accent-control-on outline-none"
                />
                {t(labels[each])}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </SettingsPage>
  );
}
