import { Icon } from './Icon.tsx';

/** The words under a field, or under a form, that tell what to mend. */
export function FieldError({ id, text, announce = false }: { id?: string; text: string; announce?: boolean }) {
  return (
    <p id={id} role={announce ? 'alert' : undefined} className="flex items-start gap-1.5 text-danger text-small">
      <span className="mt-0.5">
        <Icon name="alert" size={16} />
      </span>
      {text}
    </p>
  );
}
