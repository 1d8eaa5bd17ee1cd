import { useMatch } from 'react-router';
import { ChatsColumn } from '../features/chats/ChatsColumn.tsx';
import { TwoPanes } from '../features/shell/TwoPanes.tsx';

export function ChatsLayout() {
  return <TwoPanes column={<ChatsColumn />} paneOpen={useMatch('/chats/:id') !== null} />;
}
