import { readNodeLibrary } from '../node.ts';
import { serve } from './serve.ts';

serve({ library: () => readNodeLibrary() });
