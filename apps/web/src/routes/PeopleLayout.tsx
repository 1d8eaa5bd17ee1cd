import { useMatch } from 'react-router';
import { PeopleColumn } from '../features/people/PeopleColumn.tsx';
import { TwoPanes } from '../features/shell/TwoPanes.tsx';

export function PeopleLayout() {
  return <TwoPanes column={<PeopleColumn />} paneOpen={useMatch('/people/:id') !== null} />;
}
