// The compiler leaves pictures behind.
import { cpSync } from 'node:fs';

cpSync('icons', 'dist/icons', { recursive: true });
