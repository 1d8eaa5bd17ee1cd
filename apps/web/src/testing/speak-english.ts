import en from '../locales/en.json';
import { speak } from '../text/speak.ts';

// The page fetches its words; tests have them from the start.
speak('en', en);
