import { type ComponentProps, type KeyboardEvent, useState } from 'react';
import { t } from '../text/t.ts';
import { Field } from './Field.tsx';
import { IconButton } from './IconButton.tsx';

/** A password that can be looked at, with a note while Caps Lock is on. */
export function PasswordField({ hint, ...rest }: Omit<ComponentProps<typeof Field>, 'end' | 'type'>) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const noteCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const eye = (
    <IconButton
      icon={shown ? 'eyeOff' : 'eye'}
      label={t(shown ? 'password.hide' : 'password.show')}
      aria-pressed={shown}
      onClick={() => setShown(!shown)}
      className="text-text-2"
    />
  );
  return (
    <Field
      {...rest}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      onKeyDown={noteCapsLock}
      onKeyUp={noteCapsLock}
      hint={capsLock ? t('password.capsLock') : hint}
      end={eye}
    />
  );
}
