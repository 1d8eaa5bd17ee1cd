import { type SkinTone, skinTones } from '../../state/emoji-habits.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';

const hands = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const;
const names = [
  'emoji.tonePlain',
  'emoji.toneLight',
  'emoji.toneMediumLight',
  'emoji.toneMedium',
  'emoji.toneMediumDark',
  'emoji.toneDark',
] as const;

/** The skin tone of all hands and people in the picker. */
export function SkinTones({ value, onChange }: { value: SkinTone; onChange: (tone: SkinTone) => void }) {
  return (
    <fieldset aria-label={t('emoji.tones')} className="flex min-w-0 items-center">
      {skinTones.map((tone) => (
        <button
          key={tone}
          type="button"
          aria-label={t(names[tone])}
          title={t(names[tone])}
          aria-pressed={tone === value}
          onClick={() => onChange(tone)}
          className={classNames(
            'flex size-7 min-w-0 items-center justify-center rounded-item text-body ring-inset pointer-coarse:size-11',
            tone === value && 'bg-selected',
          )}
        >
          {hands[tone]}
        </button>
      ))}
    </fieldset>
  );
}
