import type { SystemContent } from '@chatter/protocol/content/system';
import type { UserId } from '@chatter/protocol/ids';
import { joinNames } from './join-names.ts';
import { t } from './t.ts';

const namedAtMost = 4;

const listOf = (ids: readonly UserId[], nameOf: (id: UserId) => string): string => {
  if (ids.length <= namedAtMost) return joinNames(ids.map(nameOf));
  const named = ids.slice(0, namedAtMost - 1).map(nameOf);
  return joinNames([...named, t('system.others', { count: ids.length - named.length })]);
};

/** The sentence of a system line, said from the reader's side ("You added Mara"). */
export const systemWords = (
  content: SystemContent,
  authorId: UserId,
  nameOf: (id: UserId) => string,
  meId: UserId,
): string => {
  const own = authorId === meId;
  const name = nameOf(authorId);
  const title = content.title ?? '';
  const people = listOf(content.userIds, (id) => (id === meId ? t('system.youInside') : nameOf(id)));
  switch (content.event) {
    case 'group-created':
      return own ? t('system.youCreated', { title }) : t('system.created', { name, title });
    case 'members-added':
      return own ? t('system.youAdded', { people }) : t('system.added', { name, people });
    case 'member-left':
      return own ? t('system.youLeft') : t('system.left', { name });
    case 'member-removed':
      return own ? t('system.youRemoved', { people }) : t('system.removed', { name, people });
    case 'title-changed':
      return own ? t('system.youRenamed', { title }) : t('system.renamed', { name, title });
    case 'picture-changed':
      return own ? t('system.youPictured') : t('system.pictured', { name });
  }
};
