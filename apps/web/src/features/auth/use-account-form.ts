import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { type FieldErrors, toFieldErrors } from './check-account.ts';

interface Options<Values> {
  read: (form: FormData) => Values;
  check: (values: Values) => FieldErrors;
  submit: (values: Values) => Promise<void>;
}

/** A form that says what is wrong when it is sent, at the fields, and takes it back while one types. */
export const useAccountForm = <Values>({ read, check, submit }: Options<Values>) => {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const focusFirstBad = useRef(false);

  useLayoutEffect(() => {
    if (!focusFirstBad.current) return;
    focusFirstBad.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  });

  const show = (found: FieldErrors) => {
    focusFirstBad.current = true;
    setErrors(found);
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const values = read(new FormData(event.currentTarget));
    const found = check(values);
    show(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await submit(values);
    } catch (error) {
      show(toFieldErrors(error));
    }
    setBusy(false);
  };

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    if (name in errors || errors.form)
      setErrors(({ form: _form, ...rest }) => ({ ...rest, [name]: undefined }) as FieldErrors);
  };

  return { errors, busy, form: { ref: form, onSubmit, onInput, noValidate: true } };
};

/** The text of a form's field. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
