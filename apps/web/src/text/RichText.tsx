import { shortenMiddle } from './shorten-middle.ts';
import { splitLinks } from './split-links.ts';

/** What a person wrote, with its addresses as links, which Tab finds in the message that has the focus. React escapes the words; an address comes from the URL parser. */
export function RichText({ text }: { text: string }) {
  return splitLinks(text).map((part) =>
    part.kind === 'words' ? (
      part.text
    ) : (
      <a
        key={part.at}
        href={part.href}
        target="_blank"
        tabIndex={-1}
        rel="noopener noreferrer nofollow"
        title={part.text.length > 60 ? part.href : undefined}
        className="underline decoration-link decoration-2 underline-offset-3"
      >
        {shortenMiddle(part.text)}
      </a>
    ),
  );
}
