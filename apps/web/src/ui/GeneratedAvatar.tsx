import { avatarDisc, hueClass, initials } from './person-look.ts';

/** Initials on a ground of the person's own colour; on a plain one while there is no id yet. */
export function GeneratedAvatar({ id, name, size }: { id: string | null; name: string; size: number }) {
  const disc = id === null ? null : avatarDisc(id);
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className={`size-full ${id === null ? '' : hueClass(id)}`}>
      <rect width="100" height="100" className={disc ? 'avatar-ground' : 'fill-pill'} />
      {disc && <circle {...disc} className="avatar-disc" />}
      <text
        x="50"
        y="51"
        textAnchor="middle"
        dominantBaseline="central"
        fontSize="38"
        fontWeight="600"
        className={disc ? 'avatar-ink' : 'fill-text-2'}
      >
        {initials(name, size)}
      </text>
    </svg>
  );
}
